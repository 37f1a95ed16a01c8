import { type FragmentDefinitionNode, Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { partsOf, selectedBelow } from '../../src/graphql/selected.js';

const namesBelow = (...asked: Parameters<typeof selectedBelow>) =>
  selectedBelow(...asked).map(({ name }) => name.value);

/** The first field of an operation, as a resolver is told of it. */
function selecting(text: string) {
  const fragments: Record<string, FragmentDefinitionNode> = {};
  const { definitions } = parse(text);
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  const fieldNodes = definitions
    .flatMap((definition) => (definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : []))
    .filter((selection) => selection.kind === Kind.FIELD);
  return { fieldNodes, fragments };
}

describe('what is selected below a path', () => {
  it('is found through aliases, fragments and fields that are asked for twice', () => {
    const info = selecting(`{ papers { ...Page edges { own: node { title } } } }
      fragment Page on PaperConnection { edges { ... on PaperEdge { node { other: concepts { totalCount } } } } }`);
    expect(namesBelow(info, ['edges', 'node']).sort()).toEqual(['concepts', 'title']);
    expect(partsOf(info)).toEqual(['concepts']);
  });

  it('is nothing where the path is not selected', () => {
    expect(partsOf(selecting('{ papers { totalCount edges { cursor } } }'))).toEqual([]);
  });

  it('holds links for repositories and resources', () => {
    expect(partsOf(selecting('{ papers { edges { node { resources { totalCount } } } } }'))).toEqual(['links']);
    expect(
      partsOf(selecting('{ papers { edges { node { repositories { totalCount } concepts { totalCount } } } } }')),
    ).toEqual(['concepts', 'links']);
  });

  it('is found at once where fragments double at each of 60 levels', () => {
    const levels = Array.from(
      { length: 60 },
      (_, level) =>
        `fragment F${level} on PaperConnection { ...F${level + 1} ... on PaperConnection { ...F${level + 1} } }`,
    );
    const last = 'fragment F60 on PaperConnection { edges { node { title } } }';
    const info = selecting(`{ papers { ...F0 } } ${levels.join(' ')} ${last}`);
    expect(namesBelow(info, ['edges', 'node'])).toEqual(['title']);
  });
});
