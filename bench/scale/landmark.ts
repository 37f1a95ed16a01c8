import { z } from 'zod';
import { answer, type BareEngine } from '../load/recorded.js';

/** What the requests are about: chosen by the same rules in every store, so that it exists and is as large as it gets. */
export interface Landmarks {
  readonly papers: number;
  /** The concept that most papers mention. */
  readonly hub: { readonly slug: string; readonly label: string };
  /** The concept that most papers with code mention. */
  readonly coded: string;
  /** The 500th concept by papers. */
  readonly middling: string;
  /** The two papers that are most about the hub. */
  readonly hubPapers: readonly [{ id: string; title: string }, { id: string; title: string }];
  /** The hub's first neighbour. */
  readonly neighbor: string;
  /** The address of the repository that most papers link. */
  readonly repository: string;
}

const only = <S extends z.ZodType>(node: S) => z.object({ edges: z.tuple([z.object({ node })]) });
const Named = z.object({ slug: z.string(), label: z.string() });
const Paper = z.object({ id: z.string(), title: z.string() });
const Page = z.object({
  list: z.object({ pageInfo: z.object({ endCursor: z.string() }), edges: z.array(z.object({ node: Named })) }),
});
const Overview = z.object({
  graph: z.object({ counts: z.object({ papers: z.number() }) }),
  hubs: only(Named),
  coded: only(Named),
  repositories: only(z.object({ url: z.string() })),
});
const Hub = z.object({
  concept: z.object({
    papers: z.object({ edges: z.tuple([z.object({ node: Paper }), z.object({ node: Paper })]) }),
    neighbors: only(Named),
  }),
});

export async function landmarksOf(engine: BareEngine): Promise<Landmarks> {
  const ask = async <S extends z.ZodType>(form: S, query: string, variables: Record<string, unknown> = {}) =>
    form.parse((await answer(engine, { query, variables })).data);
  const overview = await ask(
    Overview,
    `{
      graph { counts { papers } }
      hubs: concepts(first: 1, orderBy: { field: PAPER_COUNT, direction: DESC }) { edges { node { slug label } } }
      coded: concepts(first: 1, orderBy: { field: PAPERS_WITH_CODE_COUNT, direction: DESC }) { edges { node { slug label } } }
      repositories(first: 1, orderBy: { field: PAPER_COUNT, direction: DESC }) { edges { node { url } } }
    }`,
  );
  const hub = overview.hubs.edges[0].node;
  const { concept } = await ask(
    Hub,
    `query ($name: String!) {
      concept(name: $name) {
        papers(first: 2) { edges { node { id title } } }
        neighbors(first: 1) { edges { node { slug label } } }
      }
    }`,
    { name: hub.slug },
  );
  const [first, second] = concept.papers.edges;
  return {
    papers: overview.graph.counts.papers,
    hub,
    coded: overview.coded.edges[0].node.slug,
    middling: await middlingOf((query, variables) => ask(Page, query, variables)),
    hubPapers: [first.node, second.node],
    neighbor: concept.neighbors.edges[0].node.slug,
    repository: overview.repositories.edges[0].node.url,
  };
}

async function middlingOf(
  ask: (query: string, variables: Record<string, unknown>) => Promise<z.infer<typeof Page>>,
): Promise<string> {
  const query = `query ($after: String) {
    list: concepts(first: 100, after: $after, orderBy: { field: PAPER_COUNT, direction: DESC }) {
      pageInfo { endCursor } edges { node { slug label } }
    }
  }`;
  let page = await ask(query, {});
  for (let number = 2; number <= 5; number += 1) page = await ask(query, { after: page.list.pageInfo.endCursor });
  return page.list.edges.at(-1)?.node.slug ?? '';
}
