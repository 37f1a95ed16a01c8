import { readFile } from 'node:fs/promises';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema, printSchema } from 'graphql';
import { expect, test } from 'vitest';
import { createSchema } from '../../src/graphql/schema.js';

const released = await readFile(new URL('../../schema/released.graphql', import.meta.url), 'utf8');

async function breaking(current: string): Promise<string[]> {
  const changes = await diff(buildSchema(released), buildSchema(current));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ message }) => message);
}

test('nothing breaks for clients of the last release; a release that must break them copies schema.graphql to released.graphql', async () => {
  expect(await breaking(printSchema(createSchema()))).toEqual([]);
});

test.each([
  [
    'a field that is gone',
    /^ {2}venue: String\n/m,
    '  place: String\n',
    "Field 'venue' was removed from object type 'Paper'",
  ],
  [
    'a field that may be null now',
    /^ {2}rank: Int!\n/m,
    '  rank: Int\n',
    /^Field '\w+\.rank' changed type from 'Int!' to 'Int'$/,
  ],
  [
    'an argument that must be given now',
    /^ {4}query: String!,?\n/m,
    '    query: String!\n    more: Int!\n',
    "Argument 'more: Int!' added to field 'Query.search'",
  ],
])('%s is named', async (_, before, after, message) => {
  const changed = released.replace(before, after);
  expect(changed).not.toBe(released);
  expect(await breaking(changed)).toEqual([expect.stringMatching(message)]);
});
