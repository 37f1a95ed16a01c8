// node walk.js [CONCEPT]: sends what the compiler made of src/, as a Relay app does: a page of a concept, then its next pages by its id.
import papersQuery from './src/__generated__/conceptPagePapersQuery.graphql.js';
import conceptQuery from './src/__generated__/conceptPageQuery.graphql.js';
import cardQuery from './src/__generated__/paperCardQuery.graphql.js';
import searchQuery from './src/__generated__/paperListSearchQuery.graphql.js';

const url = process.env.PAPERGRAPH_URL ?? 'http://127.0.0.1:4000/graphql';
const [name = 'meta-learning'] = process.argv.slice(2);

async function ask({ params: { text } }, variables) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: text, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(`${errors[0].extensions.code}: ${errors[0].message}`);
  return data;
}

const { concept } = await ask(conceptQuery, { name, count: 6 });
if (!concept) throw new Error(`No concept is called "${name}".`);
const ids = [];
for (let { papers } = concept; ; ) {
  ids.push(...papers.edges.map(({ node }) => node.id));
  if (!papers.pageInfo.hasNextPage) break;
  papers = (await ask(papersQuery, { id: concept.id, count: 6, cursor: papers.pageInfo.endCursor })).node.papers;
}

const { totalCount, edges } = concept.papers;
console.log(
  `${concept.label}: ${new Set(ids).size} of ${totalCount} papers, ${concept.neighbors.edges.length} neighbours`,
);
console.log(`first: ${(await ask(cardQuery, { id: edges[0].node.id })).node.title}`);
console.log(
  `found: ${(await ask(searchQuery, { text: name })).search.edges.map(({ node }) => node.__typename).join(', ')}`,
);
if (ids.length !== totalCount || new Set(ids).size !== totalCount) process.exitCode = 1;
