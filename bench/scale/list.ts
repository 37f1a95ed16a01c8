import { z } from 'zod';
import type { Request } from '../load/client.js';
import type { Landmarks } from './landmark.js';

/** A list that is read in pages of 20. */
export interface List {
  readonly name: string;
  page(after: string | null): Request;
}

const PAGE = 'pageInfo { endCursor hasNextPage }';
const PAPERS = `${PAGE} edges { node { slug title } }`;
const CONCEPTS = `${PAGE} edges { node { slug label } }`;
const REPOSITORIES = `${PAGE} edges { node { url } }`;
/** What lists whose nodes are of no interest select. */
const PLACES = `${PAGE} edges { cursor }`;

/** The field's arguments behind the paging ones, and its selection. */
type Field = readonly [field: string, more: string, selection: string];

const ROOT: readonly Field[] = [
  ['papers', '', PAPERS],
  ['papers', 'orderBy: { field: TITLE }', PAPERS],
  ['papers', 'orderBy: { field: PUBLISHED_ON, direction: DESC }', PAPERS],
  ['papers', 'where: { codeStatus: [LINKED] }', PAPERS],
  ['papers', 'where: { text: "transformer" }', PAPERS],
  ['papers', 'where: { publishedFrom: "2024" }', PAPERS],
  ['concepts', '', CONCEPTS],
  ['concepts', 'orderBy: { field: PAPER_COUNT, direction: DESC }', CONCEPTS],
  ['concepts', 'orderBy: { field: PAPERS_WITH_CODE_COUNT, direction: DESC }', CONCEPTS],
  ['concepts', 'where: { prefix: "re" }', CONCEPTS],
  ['concepts', 'where: { minPapers: 5, kinds: [METHOD] }', CONCEPTS],
  ['repositories', '', REPOSITORIES],
  ['repositories', 'orderBy: { field: PAPER_COUNT, direction: DESC }', REPOSITORIES],
  ['digests', '', `${PAGE} edges { node { title } }`],
];

const ROOT_OF_HUB: readonly Field[] = [
  ['papers', 'where: { concepts: { all: [$hub] } }', PAPERS],
  ['papers', 'where: { concepts: { none: [$hub] } }', PAPERS],
  ['repositories', 'where: { concepts: { all: [$hub] } }', REPOSITORIES],
  ['search', 'query: $hub', PLACES],
];

const ROOT_OF_PAIR: readonly Field[] = [['papers', 'where: { concepts: { all: [$hub, $neighbor] } }', PAPERS]];

const OF_CONCEPT: readonly Field[] = [
  ['papers', '', PAPERS],
  ['papers', 'orderBy: { field: SLUG, direction: ASC }', PAPERS],
  ['papers', 'where: { codeStatus: [LINKED] }', PAPERS],
  ['neighbors', '', CONCEPTS],
  ['neighbors', 'orderBy: { field: NPMI }', CONCEPTS],
  ['neighbors', 'orderBy: { field: SLUG, direction: ASC }', CONCEPTS],
  ['neighbors', 'minPapers: 2, kinds: [TASK]', CONCEPTS],
  ['repositories', '', REPOSITORIES],
  ['introducedBy', '', PAPERS],
  ['narrower', '', CONCEPTS],
];

const OF_PAPER: readonly Field[] = [
  ['concepts', '', CONCEPTS],
  ['similarPapers', '', PAPERS],
];

const OF_REPOSITORY: readonly Field[] = [
  ['papers', '', PAPERS],
  ['concepts', '', CONCEPTS],
];

/** A list by its name, whose field stands in a query that `around` makes; its variables beside $after have those types and values. */
function lists(
  fields: readonly Field[],
  name: string,
  { types, values }: { readonly types: string; readonly values: Readonly<Record<string, string>> },
  around: (list: string) => string,
): readonly List[] {
  return fields.map(([field, more, selection]) => {
    const list = `list: ${field}(first: 20, after: $after ${more}) { ${selection} }`;
    return {
      name: `${name}${field}${more === '' ? '' : ` (${more})`}`,
      page: (after) => ({
        query: `query ($after: String ${types}) { ${around(list)} }`,
        variables: { ...values, after },
      }),
    };
  });
}

/** Root lists, and lists of the largest things of a store. */
export function listsOf(landmarks: Landmarks): readonly List[] {
  const { hub, neighbor, hubPapers, repository } = landmarks;
  const ofHub = { types: '$hub: String!', values: { hub: hub.slug } };
  const ofPair = { types: '$hub: String!, $neighbor: String!', values: { hub: hub.slug, neighbor } };
  const ofPaper = { types: '$title: String!', values: { title: hubPapers[0].title } };
  const ofRepository = { types: '$url: String!', values: { url: repository } };
  return [
    ...lists(ROOT, '', { types: '', values: {} }, (list) => list),
    ...lists(ROOT_OF_HUB, '', ofHub, (list) => list),
    ...lists(ROOT_OF_PAIR, '', ofPair, (list) => list),
    ...lists(OF_CONCEPT, 'concept.', ofHub, (list) => `concept(name: $hub) { ${list} }`),
    ...lists(
      [['sharedPapers', '', PAPERS]],
      'neighbor.',
      ofHub,
      (list) => `concept(name: $hub) { neighbors(first: 1) { edges { ${list} } } }`,
    ),
    ...lists(OF_PAPER, 'paper.', ofPaper, (list) => `paper(by: { title: $title }) { ${list} }`),
    ...lists(OF_REPOSITORY, 'repository.', ofRepository, (list) => `repository(url: $url) { ${list} }`),
    ...lists(
      [['papers', '', PAPERS]],
      'digest.',
      { types: '', values: {} },
      (list) => `digests(first: 1) { edges { node { ${list} } } }`,
    ),
    ...lists(
      [['concepts', '', CONCEPTS]],
      'codeAvailability.',
      { types: '', values: {} },
      (list) => `codeAvailability { ${list} }`,
    ),
  ];
}

const Page = z.object({ pageInfo: z.object({ endCursor: z.string().nullable(), hasNextPage: z.boolean() }) });

/** Where the list goes on behind a page, of the data that has it as `list` at any depth; null where it ends. */
export function cursorBehind(data: unknown): string | null {
  const values: unknown[] = [data];
  for (const value of values) {
    if (value === null || typeof value !== 'object') continue;
    if ('list' in value) {
      const { endCursor, hasNextPage } = Page.parse(value.list).pageInfo;
      return hasNextPage ? endCursor : null;
    }
    values.push(...Object.values(value));
  }
  throw new Error('The answer has no list.');
}
