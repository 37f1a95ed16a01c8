import { readFile } from 'node:fs/promises';
import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  printSchema,
  validateSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../src/graphql/schema.js';

const schema = createSchema();
const own = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

interface Described {
  readonly at: string;
  readonly description: string | null | undefined;
}

/** A type and everything in it that readers see. */
function* described(type: GraphQLNamedType): Iterable<Described> {
  yield { at: type.name, description: type.description };
  if (isEnumType(type)) {
    for (const value of type.getValues()) yield { at: `${type.name}.${value.name}`, description: value.description };
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      yield { at: `${type.name}.${field.name}`, description: field.description };
      for (const { name, description } of field.args) yield { at: `${type.name}.${field.name}(${name})`, description };
    }
  }
  if (isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) {
      yield { at: `${type.name}.${field.name}`, description: field.description };
    }
  }
}

describe('the schema', () => {
  it('is valid, and its printed form is the committed one', async () => {
    expect(validateSchema(schema)).toEqual([]);
    const committed = await readFile(new URL('../../schema/schema.graphql', import.meta.url), 'utf8');
    expect(committed, 'schema/schema.graphql is stale: run "npm run schema"').toBe(`${printSchema(schema)}\n`);
  });

  it('describes every type, field, argument and value, in words and not in names', () => {
    const all = own.flatMap((type) => [...described(type)]);
    expect(all.length).toBeGreaterThan(400);
    expect(all.filter(({ description }) => !description?.trim().endsWith('.')).map(({ at }) => at)).toEqual([]);
  });

  it('pages every connection the same way', () => {
    const connections = own.filter((type) => isObjectType(type) && type.name.endsWith('Connection'));
    expect(connections.length).toBeGreaterThan(15);
    for (const type of connections) {
      if (!isObjectType(type)) continue;
      const edge = type.name.replace(/Connection$/, 'Edge');
      expect(
        Object.entries(type.getFields())
          .map(([name, field]) => `${name}: ${field.type}`)
          .sort(),
      ).toEqual([`edges: [${edge}!]!`, 'pageInfo: PageInfo!', 'totalCount: Int!']);
    }
    const fields = own.flatMap((type) => (isObjectType(type) ? Object.values(type.getFields()) : []));
    for (const field of fields.filter(({ type }) => String(type).endsWith('Connection!'))) {
      const paging = field.args.filter(({ name }) => ['first', 'after', 'last', 'before'].includes(name));
      expect(paging.map(({ name, type }) => `${name}: ${type}`).sort(), field.name).toEqual([
        'after: String',
        'before: String',
        'first: Int',
        'last: Int',
      ]);
    }
  });

  it('says where its scalars are specified, and that a paper is named in one way', () => {
    expect(own.filter(isScalarType).map(({ name, specifiedByURL }) => [name, specifiedByURL])).toEqual([
      ['DateTime', 'https://scalars.graphql.org/andimarek/date-time.html'],
      ['PartialDate', 'https://www.loc.gov/standards/datetime/'],
      ['URL', 'https://url.spec.whatwg.org/'],
    ]);
    const by = schema.getType('PaperBy');
    expect(isInputObjectType(by) && by.isOneOf).toBe(true);
  });
});
