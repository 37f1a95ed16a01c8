import { z } from 'zod';
import { ask, type Request } from './client.js';

/** One question, asked of papergraph and of its peer with the same arguments, in the words of each. */
export interface Workload {
  readonly name: string;
  /** What it is aimed at without a cache, as a share of the peer's requests a second; null where it has no aim. */
  readonly coldAim: number | null;
  readonly ours: readonly Request[];
  readonly theirs: readonly Request[];
  /** What an answer says, as text: equal for equal content. */
  oursSays(data: unknown): string;
  theirsSays(data: unknown): string;
}

const COLD_AIM = 1.2;

/** Arguments of the questions: what a client would page and click through. */
interface Arguments {
  /** Pages of 20 papers by slug: the cursor before each, and the slug that it stands for. */
  readonly pages: readonly { readonly after: string; readonly slug: string }[];
  /** Concepts by number of papers. */
  readonly concepts: readonly {
    readonly slug: string;
    readonly paperCount: number;
    readonly papersWithCodeCount: number;
  }[];
}

/** The questions over a graph that papergraph serves. */
export async function workloadsOf(url: string): Promise<readonly Workload[]> {
  const { pages, concepts } = await argumentsOf(url);
  const slugs = (of: Arguments['concepts']) => of.map(({ slug }) => slug);
  const known = slugs(concepts.filter(({ paperCount }) => paperCount >= 20));
  const withCode = slugs(concepts.filter(({ papersWithCodeCount }) => papersWithCodeCount >= 5));
  return [
    pageOfPapers(pages),
    papersOfConcept(known.slice(0, 200)),
    papersWithCode(withCode.slice(0, 200)),
    papersWithCodeOfConcept(withCode.slice(0, 200)),
    neighborsOfHub(slugs(concepts).slice(0, 30)),
  ];
}

/** Entries of a list from its start, with their cursors, so many or all that there are. */
export async function entriesOf<S extends z.ZodType>(url: string, list: string, fields: string, node: S, most: number) {
  const Edges = z.array(z.object({ cursor: z.string(), node }));
  const Page = z.object({ list: z.object({ edges: Edges }) });
  const query = `query ($after: String) { list: ${list}, after: $after) { edges { cursor node { ${fields} } } } }`;
  const entries: z.infer<typeof Edges> = [];
  let after: string | null = null;
  do {
    const page: z.infer<typeof Page> = Page.parse(await ask(url, { query, variables: { after } }));
    entries.push(...page.list.edges);
    after = page.list.edges.at(-1)?.cursor ?? null;
  } while (after !== null && entries.length < most);
  return entries;
}

async function argumentsOf(url: string): Promise<Arguments> {
  const papers = await entriesOf(url, 'papers(first: 100', 'slug', z.object({ slug: z.string() }), 4_000);
  const Concept = z.object({ slug: z.string(), paperCount: z.number(), papersWithCodeCount: z.number() });
  const list = 'concepts(first: 100, orderBy: { field: PAPER_COUNT, direction: DESC }';
  const concepts = await entriesOf(url, list, 'slug paperCount papersWithCodeCount', Concept, 1_000);
  return {
    pages: papers.filter((_, index) => index % 20 === 19).map(({ cursor, node }) => ({ after: cursor, ...node })),
    concepts: concepts.map(({ node }) => node),
  };
}

const Labels = z.object({ edges: z.array(z.object({ node: z.object({ slug: z.string(), label: z.string() }) })) });
const Urls = z.object({ edges: z.array(z.object({ node: z.object({ url: z.string() }) })) });
const OurPaper = z.object({ slug: z.string(), title: z.string(), concepts: Labels, repositories: Urls });
const TheirPaper = z.object({
  slug: z.string(),
  title: z.string(),
  conceptsConnection: Labels,
  repositories: z.array(z.object({ url: z.string() })),
});

const sayOurs = ({ slug, title, concepts, repositories }: z.infer<typeof OurPaper>) => ({
  slug,
  title,
  concepts: concepts.edges.map(({ node }) => [node.slug, node.label]),
  repositories: repositories.edges.map(({ node }) => node.url),
});
const sayTheirs = ({ slug, title, conceptsConnection, repositories }: z.infer<typeof TheirPaper>) => ({
  slug,
  title,
  concepts: conceptsConnection.edges.map(({ node }) => [node.slug, node.label]),
  repositories: repositories.map(({ url }) => url),
});

const OUR_PAPER = `slug title
  concepts(first: 10) { edges { node { slug label } } }
  repositories { edges { node { url } } }`;
const THEIR_PAPER = `slug title
  conceptsConnection(first: 10, sort: [{ edge: { salience: DESC } }, { node: { slug: ASC } }]) { edges { node { slug label } } }
  repositories(sort: [{ url: ASC }]) { url }`;

function pageOfPapers(pages: Arguments['pages']): Workload {
  const ours = `query ($after: String) { papers(first: 20, after: $after) { edges { node { ${OUR_PAPER} } } } }`;
  const theirs = `query ($slug: String) {
    papers(limit: 20, where: { slug: { gt: $slug } }, sort: [{ slug: ASC }]) { ${THEIR_PAPER} }
  }`;
  const Ours = z.object({ papers: z.object({ edges: z.array(z.object({ node: OurPaper })) }) });
  const Theirs = z.object({ papers: z.array(TheirPaper) });
  return {
    name: 'a page of 20 papers with 10 concepts and repositories',
    coldAim: COLD_AIM,
    ours: pages.map(({ after }) => ({ query: ours, variables: { after } })),
    theirs: pages.map(({ slug }) => ({ query: theirs, variables: { slug } })),
    oursSays: (data) => JSON.stringify(Ours.parse(data).papers.edges.map(({ node }) => sayOurs(node))),
    theirsSays: (data) => JSON.stringify(Theirs.parse(data).papers.map(sayTheirs)),
  };
}

function papersOfConcept(slugs: readonly string[]): Workload {
  const ours = `query ($name: String!) {
    concept(name: $name) { slug label papers(first: 20) { edges { salience node { ${OUR_PAPER} } } } }
  }`;
  const theirs = `query ($slug: String!) {
    concepts(where: { slug: { eq: $slug } }) {
      slug label
      papersConnection(first: 20, sort: [{ edge: { salience: DESC } }, { node: { slug: ASC } }]) {
        edges { properties { salience } node { ${THEIR_PAPER} } }
      }
    }
  }`;
  const Ours = z.object({
    concept: z.object({
      slug: z.string(),
      label: z.string(),
      papers: z.object({ edges: z.array(z.object({ salience: z.number(), node: OurPaper })) }),
    }),
  });
  const Theirs = z.object({
    concepts: z.tuple([
      z.object({
        slug: z.string(),
        label: z.string(),
        papersConnection: z.object({
          edges: z.array(z.object({ properties: z.object({ salience: z.number() }), node: TheirPaper })),
        }),
      }),
    ]),
  });
  return {
    name: 'a concept with 20 papers, their repositories and concepts',
    coldAim: COLD_AIM,
    ours: slugs.map((name) => ({ query: ours, variables: { name } })),
    theirs: slugs.map((slug) => ({ query: theirs, variables: { slug } })),
    oursSays(data) {
      const { slug, label, papers } = Ours.parse(data).concept;
      return JSON.stringify([slug, label, papers.edges.map(({ salience, node }) => [salience, sayOurs(node)])]);
    },
    theirsSays(data) {
      const [{ slug, label, papersConnection }] = Theirs.parse(data).concepts;
      const papers = papersConnection.edges.map(({ properties, node }) => [properties.salience, sayTheirs(node)]);
      return JSON.stringify([slug, label, papers]);
    },
  };
}

const NAMED = { slug: z.string(), label: z.string() };
const OurCoded = z.object({
  slug: z.string(),
  title: z.string(),
  codeAvailability: z.object({ status: z.string() }),
  repositories: Urls,
});
const TheirCoded = z.object({
  slug: z.string(),
  title: z.string(),
  codeStatus: z.string(),
  repositories: z.array(z.object({ url: z.string() })),
});
const sayOurCoded = ({ slug, title, codeAvailability, repositories }: z.infer<typeof OurCoded>) => [
  slug,
  title,
  codeAvailability.status,
  repositories.edges.map(({ node }) => node.url),
];
const sayTheirCoded = ({ slug, title, codeStatus, repositories }: z.infer<typeof TheirCoded>) => [
  slug,
  title,
  codeStatus,
  repositories.map(({ url }) => url),
];

function papersWithCode(slugs: readonly string[]): Workload {
  const ours = `query ($name: String!) {
    papers(first: 20, where: { concepts: { all: [$name] }, codeStatus: [LINKED] }) {
      edges { node { slug title codeAvailability { status } repositories { edges { node { url } } } } }
    }
  }`;
  const theirs = `query ($slug: String!) {
    papers(limit: 20, where: { concepts: { some: { slug: { eq: $slug } } }, codeStatus: { eq: "LINKED" } }, sort: [{ slug: ASC }]) {
      slug title codeStatus repositories(sort: [{ url: ASC }]) { url }
    }
  }`;
  const Ours = z.object({ papers: z.object({ edges: z.array(z.object({ node: OurCoded })) }) });
  const Theirs = z.object({ papers: z.array(TheirCoded) });
  return {
    name: 'papers with a concept and code',
    coldAim: COLD_AIM,
    ours: slugs.map((name) => ({ query: ours, variables: { name } })),
    theirs: slugs.map((slug) => ({ query: theirs, variables: { slug } })),
    oursSays: (data) => JSON.stringify(Ours.parse(data).papers.edges.map(({ node }) => sayOurCoded(node))),
    theirsSays: (data) => JSON.stringify(Theirs.parse(data).papers.map(sayTheirCoded)),
  };
}

/** The same from the concept's side, which @neo4j/graphql plans better. */
function papersWithCodeOfConcept(slugs: readonly string[]): Workload {
  const ours = `query ($name: String!) {
    concept(name: $name) {
      slug label
      papers(first: 20, where: { codeStatus: [LINKED] }, orderBy: { field: SLUG, direction: ASC }) {
        edges { node { slug title codeAvailability { status } repositories { edges { node { url } } } } }
      }
    }
  }`;
  const theirs = `query ($slug: String!) {
    concepts(where: { slug: { eq: $slug } }) {
      slug label
      papersConnection(first: 20, where: { node: { codeStatus: { eq: "LINKED" } } }, sort: [{ node: { slug: ASC } }]) {
        edges { node { slug title codeStatus repositories(sort: [{ url: ASC }]) { url } } }
      }
    }
  }`;
  const Ours = z.object({
    concept: z.object({ ...NAMED, papers: z.object({ edges: z.array(z.object({ node: OurCoded })) }) }),
  });
  const Theirs = z.object({
    concepts: z.tuple([
      z.object({ ...NAMED, papersConnection: z.object({ edges: z.array(z.object({ node: TheirCoded })) }) }),
    ]),
  });
  return {
    name: 'a concept with its papers that link code',
    coldAim: null,
    ours: slugs.map((name) => ({ query: ours, variables: { name } })),
    theirs: slugs.map((slug) => ({ query: theirs, variables: { slug } })),
    oursSays(data) {
      const { slug, label, papers } = Ours.parse(data).concept;
      return JSON.stringify([slug, label, papers.edges.map(({ node }) => sayOurCoded(node))]);
    },
    theirsSays(data) {
      const [{ slug, label, papersConnection }] = Theirs.parse(data).concepts;
      return JSON.stringify([slug, label, papersConnection.edges.map(({ node }) => sayTheirCoded(node))]);
    },
  };
}

function neighborsOfHub(slugs: readonly string[]): Workload {
  const ours = `query ($name: String!) {
    concept(name: $name) { slug label neighbors(first: 20) { edges { papers node { slug label } } } }
  }`;
  const theirs = `query ($slug: String!) {
    concepts(where: { slug: { eq: $slug } }) { slug label neighbors(first: 20) { papers slug label } }
  }`;
  const Ours = z.object({
    concept: z.object({
      ...NAMED,
      neighbors: z.object({ edges: z.array(z.object({ papers: z.number(), node: z.object(NAMED) })) }),
    }),
  });
  const Theirs = z.object({
    concepts: z.tuple([z.object({ ...NAMED, neighbors: z.array(z.object({ ...NAMED, papers: z.number() })) })]),
  });
  return {
    name: 'the neighbours of a hub concept',
    coldAim: COLD_AIM,
    ours: slugs.map((name) => ({ query: ours, variables: { name } })),
    theirs: slugs.map((slug) => ({ query: theirs, variables: { slug } })),
    oursSays(data) {
      const { slug, label, neighbors } = Ours.parse(data).concept;
      const rows = neighbors.edges.map(({ papers, node }) => [papers, node.slug, node.label]);
      return JSON.stringify([slug, label, rows]);
    },
    theirsSays(data) {
      const [{ slug, label, neighbors }] = Theirs.parse(data).concepts;
      return JSON.stringify([slug, label, neighbors.map((row) => [row.papers, row.slug, row.label])]);
    },
  };
}
