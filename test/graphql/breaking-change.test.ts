import { readFile } from 'node:fs/promises';
import { buildSchema, findBreakingChanges, printSchema } from 'graphql';
import { expect, test } from 'vitest';
import { createSchema } from '../../src/graphql/schema.js';

const released = await readFile(new URL('../../schema/released.graphql', import.meta.url), 'utf8');

const breaking = (current: string) =>
  findBreakingChanges(buildSchema(released), buildSchema(current)).map(({ description }) => description);

test('nothing breaks for clients of the last release; a release that must break them copies schema.graphql to released.graphql', () => {
  expect(breaking(printSchema(createSchema()))).toEqual([]);
});

test('what breaks is named', () => {
  expect(breaking(released.replace(/^ {2}venue: String\n/m, '  place: String\n'))).toEqual([
    'Paper.venue was removed.',
  ]);
});
