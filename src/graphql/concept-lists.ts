import { type FieldNode, type GraphQLField, type GraphQLResolveInfo, getArgumentValues, isObjectType } from 'graphql';
import { z } from 'zod';
import { ConceptKind } from '../domain/concept.js';
import { CodeStatus } from '../domain/paper.js';
import type { ConceptLists, MentionOrder, NeighborFilter, NeighborOrder, Position, Window } from '../store/store.js';
import { placeIn } from './cursor.js';
import { paperFilterOf } from './filter.js';
import { boundsOf, MAX_PAGE, windowOf } from './page.js';
import { partsOf, selectedBelow } from './selected.js';

/*
 * The papers and neighbours of a concept: which list the arguments ask for, and which can be read together with the concept. Both say it
 * in the same words, by which a list that was read is found again.
 */

type Maybe<T> = T | null | undefined;

export function mentionOrder(orderBy: Maybe<MentionOrder>): MentionOrder {
  return { field: orderBy?.field ?? 'SALIENCE', direction: orderBy?.direction ?? 'DESC' };
}

export function neighborOrder(orderBy: Maybe<NeighborOrder>): NeighborOrder {
  return { field: orderBy?.field ?? 'PAPERS', direction: orderBy?.direction ?? 'DESC' };
}

export function neighborFilter(minPapers: Maybe<number>, kinds: Maybe<NeighborFilter['kinds']>): NeighborFilter {
  return { minPapers: Math.max(minPapers ?? 1, 1), kinds: kinds ?? null };
}

const size = z.int().min(1).max(MAX_PAGE).nullish();
const absent = z.null().optional();
const direction = z.enum(['ASC', 'DESC']);
/**
 * A cursor's place, taken at its word: the list itself refuses one of another list. An argument that wants a look of its own, as names
 * of concepts do, or that will be refused, brings nothing along.
 */
const place = z
  .string()
  .transform(placeIn)
  .pipe(z.custom<Position>((found) => found !== undefined))
  .nullish();
const paging = { first: size, last: size, after: place, before: place };
type Paging = z.infer<z.ZodObject<typeof paging>>;
const fromOneEnd = ({ first, last }: { first?: Maybe<number>; last?: Maybe<number> }) =>
  (first ?? null) === null || (last ?? null) === null;

const texts = z.array(z.string()).nullish();
/** A filter that can be refused, or that names concepts, which have to be looked for, is none of these. */
const PlainFilter = z.object({
  concepts: absent,
  codeStatus: z.array(CodeStatus).nullish(),
  hasRepository: z.boolean().nullish(),
  repositoryHost: texts,
  digest: z.string().nullish(),
  venue: texts,
  publishedFrom: z.string().nullish(),
  publishedTo: z.string().nullish(),
  text: absent,
});

const PapersArguments = z
  .object({
    ...paging,
    where: PlainFilter.nullish(),
    orderBy: z.object({ field: z.enum(['SALIENCE', 'SLUG']), direction }).nullish(),
  })
  .refine(fromOneEnd);

const NeighborsArguments = z
  .object({
    ...paging,
    minPapers: z.int().nullish(),
    kinds: z.array(ConceptKind).nullish(),
    orderBy: z.object({ field: z.enum(['PAPERS', 'NPMI', 'SLUG']), direction }).nullish(),
  })
  .refine(fromOneEnd);

/** The lists that the selection of a concept asks for and that can be read in the statement that looks for it: one of each at most. */
export function listsOf(info: GraphQLResolveInfo): ConceptLists {
  const papers = selected(info, 'papers', PapersArguments);
  const neighbors = selected(info, 'neighbors', NeighborsArguments);
  return {
    ...(papers && {
      papers: {
        list: {
          filter: paperFilterOf(papers.args.where, null),
          order: mentionOrder(papers.args.orderBy),
          window: windowAt(papers.args),
        },
        bring: partsOf({ fieldNodes: [papers.node], fragments: info.fragments }),
      },
    }),
    ...(neighbors && {
      neighbors: {
        filter: neighborFilter(neighbors.args.minPapers, neighbors.args.kinds),
        order: neighborOrder(neighbors.args.orderBy),
        window: windowAt(neighbors.args),
      },
    }),
  };
}

/** A list's first field among a concept's, with its arguments where they are of that form. */
function selected<S extends z.ZodType>(info: GraphQLResolveInfo, name: string, form: S) {
  const node = selectedBelow(info, []).find((field) => field.name.value === name);
  const type = info.schema.getType('Concept');
  const field = isObjectType(type) ? type.getFields()[name] : undefined;
  if (!node || !field) return null;
  const { data } = form.safeParse(argumentsOf(field, node, info));
  return data === undefined ? null : { node, args: data };
}

/** None where they do not fit: that is the list's own fault, not the concept's. */
function argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode, { variableValues }: GraphQLResolveInfo) {
  try {
    return getArgumentValues(field, node, variableValues);
  } catch {
    return null;
  }
}

function windowAt({ first, last, after, before }: Paging): Window {
  const window = windowOf(boundsOf({ first, last }, () => ''));
  return { ...window, after: after ?? null, before: before ?? null };
}
