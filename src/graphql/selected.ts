import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';
import type { PaperPart } from '../store/store.js';

type Selecting = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;

/**
 * The fields that are asked for below a path from a field, fragments spread; what a directive leaves out counts as asked for. Each
 * fragment is looked at once a level, however often it is spread.
 */
export function selectedBelow({ fieldNodes, fragments }: Selecting, path: readonly string[]): readonly FieldNode[] {
  const fieldsOf = (nodes: readonly FieldNode[]): FieldNode[] => {
    const fields: FieldNode[] = [];
    const seen = new Set<string>();
    const collect = (set: SelectionSetNode | undefined) => {
      for (const selection of set?.selections ?? []) {
        if (selection.kind === Kind.FIELD) fields.push(selection);
        else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
        else if (!seen.has(selection.name.value)) {
          seen.add(selection.name.value);
          collect(fragments[selection.name.value]?.selectionSet);
        }
      }
    };
    for (const node of nodes) collect(node.selectionSet);
    return fields;
  };
  let nodes: readonly FieldNode[] = fieldNodes;
  for (const step of path) nodes = fieldsOf(nodes).filter(({ name }) => name.value === step);
  return fieldsOf(nodes);
}

/** What the papers of a connection should bring along. */
export function partsOf(info: Selecting): PaperPart[] {
  const fields = new Set(selectedBelow(info, ['edges', 'node']).map(({ name }) => name.value));
  const parts: PaperPart[] = [];
  if (fields.has('concepts')) parts.push('concepts');
  if (fields.has('repositories') || fields.has('resources')) parts.push('links');
  return parts;
}
