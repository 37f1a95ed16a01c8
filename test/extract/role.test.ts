import { expect, it } from 'vitest';
import { foldPhrase } from '../../src/domain/fold.js';
import { ROLES, rolesOf } from '../../src/extract/lexicon/role.js';

it.each([
  ['dubbed', ROLES.called | ROLES.named],
  ['as', ROLES.called | ROLES.as],
  ['proposes', ROLES.make],
  ['our', ROLES.ours],
  ['than', ROLES.example],
  ['such', ROLES.such],
  ['with', ROLES.preposition],
  ['datasets', ROLES.kind],
  ['has', ROLES.finite],
  ['outperforms', ROLES.finite],
  ['stands', ROLES.explanation],
  ['network', ROLES.kind],
  ['banana', 0],
])('"%s" says what its roles say', (word, roles) => {
  expect(rolesOf(foldPhrase(word))).toBe(roles);
});

it('finds every word of its lists as texts fold it', () => {
  expect(rolesOf('ha')).toBe(0);
  expect(rolesOf(foldPhrase('Does')) & ROLES.finite).toBe(ROLES.finite);
});
