import SchemaBuilder from '@pothos/core';
import RelayPlugin, { decodeGlobalID, encodeGlobalID } from '@pothos/plugin-relay';
import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { PartialDate } from '../domain/paper.js';
import type { Context } from './context.js';
import { apiError } from './errors.js';

export interface SchemaTypes {
  Context: Context;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: string; Output: string };
    PartialDate: { Input: string; Output: string };
    URL: { Input: string; Output: string };
  };
}

export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [RelayPlugin],
  defaultFieldNullability: false,
  relay: {
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    nodeTypeOptions: { description: 'Anything with an id that finds it again.' },
    idFieldOptions: { description: 'Opaque and stable: an id goes on finding its thing when it learns a better key.' },
    pageInfoTypeOptions: { description: 'Where a page lies in its list.' },
  },
});

/** The kind and key that a global id stands for; null for a text that is none. */
export function readGlobalId(id: string): { typename: string; id: string } | null {
  try {
    return decodeGlobalID(id);
  } catch {
    return null;
  }
}

/** A global id of one kind of thing; null for one of another kind. */
export function keyOf(typename: string, id: string): string | null {
  const read = readGlobalId(id);
  return read?.typename === typename ? read.id : null;
}

export const globalId = (typename: string, id: string): string => encodeGlobalID(typename, id);

function textScalar(
  name: 'DateTime' | 'PartialDate' | 'URL',
  description: string,
  specifiedByURL: string,
  isValid: (text: string) => boolean,
) {
  const isOne = (value: unknown): value is string => typeof value === 'string' && isValid(value);
  /** Of a variable graphql says which it is, of a literal the place does. */
  const read = (value: unknown, literal?: ValueNode) => {
    if (isOne(value)) return value;
    throw apiError('BAD_INPUT', `A ${name} must be ${description}.`, {}, literal);
  };
  // What the graph holds is no caller's fault.
  const write = (value: unknown) => {
    if (!isOne(value)) throw new Error(`The graph holds a ${name} that is none: ${String(value)}`);
    return value;
  };
  builder.addScalarType(
    name,
    new GraphQLScalarType<string, string>({
      name,
      description: `${description[0]?.toUpperCase()}${description.slice(1)}.`,
      specifiedByURL,
      serialize: write,
      parseValue: (value) => read(value),
      parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : null, node),
    }),
  );
}

textScalar(
  'DateTime',
  'an instant of ISO 8601 with time zone, such as 2026-09-18T12:00:00Z',
  'https://scalars.graphql.org/andimarek/date-time.html',
  (text) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(text),
);
textScalar(
  'PartialDate',
  'a year, month or day, as far as known: 2023, 2023-09, 2023-09-18',
  'https://www.loc.gov/standards/datetime/',
  (text) => PartialDate.safeParse(text).success,
);
textScalar('URL', 'an absolute address', 'https://url.spec.whatwg.org/', URL.canParse);
