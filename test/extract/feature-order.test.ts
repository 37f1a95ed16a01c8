import { expect, it } from 'vitest';
import { COINED_AT } from '../../src/extract/coined/coined-feature.js';
import { COINED_RIVAL_AT } from '../../src/extract/coined/coined-rival.js';
import { SITE_AT } from '../../src/extract/coined/site.js';
import { PLACE_AT } from '../../src/extract/concept/place.js';
import { RIVAL_AT } from '../../src/extract/concept/rival-feature.js';

it.each([
  ['places', PLACE_AT],
  ['rivals', RIVAL_AT],
  ['sites', SITE_AT],
  ['coined names', COINED_AT],
  ['rivals of coined names', COINED_RIVAL_AT],
])('the features of %s have their values in the order of their names', (_name, at) => {
  const numbers: readonly number[] = Object.values(at);
  expect(numbers).toEqual([...numbers.keys()]);
});
