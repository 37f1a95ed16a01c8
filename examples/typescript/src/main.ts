// node dist/main.js [CONCEPT [PAGE SIZE]]: prints the papers of a concept and the words that mention it.
import { type PaperOfConcept, papersOfConcept } from './papers-of-concept.js';

const url = process.env['PAPERGRAPH_URL'] ?? 'http://127.0.0.1:4000/graphql';
const [name = 'meta-learning', pageSize = '5'] = process.argv.slice(2);

function describe({ node, central, evidence }: PaperOfConcept): string {
  const mentions = evidence.map(({ field, sentence }) => `  ${field.toLowerCase()}: ${sentence}`);
  return [
    `${node.title}${central ? ' (central)' : ''}`,
    ...(node.url === null ? [] : [`  ${node.url}`]),
    `  code: ${node.codeAvailability.status}`,
    ...new Set(mentions),
  ].join('\n');
}

const seen = new Set<string>();
let total = 0;
for await (const { totalCount, edges } of papersOfConcept(url, name, Number(pageSize))) {
  total = totalCount;
  for (const edge of edges) {
    seen.add(edge.node.id);
    console.log(describe(edge));
  }
}
console.log(`\n${name}: ${seen.size} of ${total} papers`);
// Fewer than there are, or a concept that nobody knows.
if (seen.size !== total || total === 0) process.exitCode = 1;
