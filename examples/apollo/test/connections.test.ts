import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isAbstractType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { CONNECTIONS, POSSIBLE_TYPES } from '../src/client.js';

const schema = buildSchema(readFileSync(new URL('../../../schema/schema.graphql', import.meta.url), 'utf8'));
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const PAGING = ['after', 'before', 'first', 'last'];

test('the cache knows every connection of the schema and what makes it another list', () => {
  const connections = types.filter(isObjectType).flatMap((type) => {
    const fields = Object.values(type.getFields()).filter(({ type }) => getNamedType(type).name.endsWith('Connection'));
    const keys = fields.map(({ name, args }) => [
      name,
      args.map((arg) => arg.name).filter((arg) => !PAGING.includes(arg)),
    ]);
    return fields.length > 0 ? [[type.name, Object.fromEntries(keys)]] : [];
  });
  expect(CONNECTIONS).toEqual(Object.fromEntries(connections));
});

test('the cache knows the types behind every interface and union', () => {
  const possible = types.filter(isAbstractType).map((type) => [
    type.name,
    schema
      .getPossibleTypes(type)
      .map(({ name }) => name)
      .sort(),
  ]);
  expect(POSSIBLE_TYPES).toEqual(Object.fromEntries(possible));
});
