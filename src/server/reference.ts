import { isObjectType } from 'graphql';
import { MOST_SIGNED } from '../domain/search-query.js';
import { FOUND_THROUGH, MOST_SIMILAR } from '../domain/similarity.js';
import { MOST_OF_ONE, SEARCH_BUDGET } from '../graphql/concept-path.js';
import { COST_BUDGET } from '../graphql/cost.js';
import { ERROR_CODES } from '../graphql/errors.js';
import { MAX_NAMES, MAX_WORDS } from '../graphql/filter.js';
import { DEFAULT_PAGE, MAX_PAGE } from '../graphql/page.js';
import { MAX_PAPERS } from '../graphql/paper-name.js';
import { createSchema } from '../graphql/schema.js';
import { LONGEST_QUERY, MOST_FOUND, MOST_WORDS } from '../graphql/search.js';
import { MOST_HOPS } from '../graphql/type/concept-path.js';
import { MAX_IDS } from '../graphql/type/query.js';
import { MOST_PAPERS } from '../store/cypher/similar-read.js';
import { READ_TIMEOUT } from '../store/neo4j.js';
import { MAX_ALIASES, MAX_DEPTH, MAX_NESTING, MAX_TEXT, MAX_TOKENS } from './document-limit.js';
import { TIMEOUTS } from './listen.js';
import { MAX_BODY } from './request-parser.js';
import { MAX_VALUES } from './value-limit.js';

/** The pages of docs/ that say what the code says; `npm run docs` writes them. */
export const REFERENCE_PAGES = { errors: errorsPage, limits: limitsPage } as const;

const WRITTEN = '<!-- Written by "npm run docs" from the code. -->';
const number = (value: number) => value.toLocaleString('en-US');

function table(head: readonly [string, string], rows: readonly (readonly [string, string])[]): string {
  return [head, ['---', '---'] as const, ...rows].map(([left, right]) => `| ${left} | ${right} |`).join('\n');
}

function errorsPage(): string {
  const rows = Object.entries(ERROR_CODES).map(([code, says]) => [`\`${code}\``, says] as const);
  return `${WRITTEN}

# Errors

Every error of an answer has one of these as \`extensions.code\`. Codes with INTERNAL in them are faults of the server, and tell no more
than a request id under which the log has the rest; all others say what to do. Unknown things are null, not errors.

${table(['code', ''], rows)}
`;
}

function limitsPage(): string {
  return `${WRITTEN}

# Limits

What is beyond a limit is refused before the graph is asked, with a code of [errors](errors.md) and the limit in the message.

Every GraphQL answer has \`extensions.cost\`: the \`budget\` of nodes, and how many of them were \`requested\`. A document that is no GraphQL,
does not fit the schema or is too large to look at, an operation that it does not have, and variables that do not fit the operation leave
nothing to count: then there is the \`budget\` alone. A request that is refused for its path, method, content type or stated length is not
looked at, and its answer says no cost.

## Of a request

${table(
  ['what', 'at most'],
  [
    ['bytes of a body', number(MAX_BODY)],
    ['tokens of a document', number(MAX_TOKENS)],
    ['brackets open at once', number(MAX_NESTING)],
    ['fields below one another', number(MAX_DEPTH)],
    ['aliases', number(MAX_ALIASES)],
    ['characters of a text, in the document or a variable', number(MAX_TEXT)],
    ['values in the variables', number(MAX_VALUES)],
    ['levels of the variables', number(MAX_NESTING)],
    ['nodes that it may return, counted from its arguments (`extensions.cost`)', number(COST_BUDGET)],
    ['seconds for its headers', number(TIMEOUTS.headersTimeout / 1_000)],
    ['seconds for all of it', number(TIMEOUTS.requestTimeout / 1_000)],
    ['seconds of one read of a Neo4j', number(READ_TIMEOUT / 1_000)],
  ],
)}

Some fields look at more than they return; each counts as so many nodes on top:

${table(['field', 'nodes'], fieldsWithWork())}

## Of arguments

${table(
  ['what', 'at most'],
  [
    [`\`first\`, \`last\` (${DEFAULT_PAGE} where neither is given)`, number(MAX_PAGE)],
    ['`nodes(ids)`', number(MAX_IDS)],
    ['`sharedConcepts(papers)`', number(MAX_PAPERS)],
    ['names in a `ConceptSelection`', number(MAX_NAMES)],
    ['words of `PaperFilter.text`', number(MAX_WORDS)],
    ['`conceptPath(maxHops)`', number(MOST_HOPS)],
    ['characters of `search(query)`', number(LONGEST_QUERY)],
    ['words of `search(query)`', number(MOST_WORDS)],
  ],
)}

## Of what is looked at

Here nothing is refused: the answer is of what was looked at.

${table(
  ['what', 'at most'],
  [
    ['things that a search finds', number(MOST_FOUND)],
    ['names of one letter and signs, such as C++, in a search', number(MOST_SIGNED)],
    ['papers that are like a paper', number(MOST_SIMILAR)],
    ['concepts that those are found through, the rarest first', number(FOUND_THROUGH)],
    ['papers of each of these concepts, those most about it first', number(MOST_PAPERS)],
    ['papers that `conceptPath` looks at; beyond them its answer is `truncated`', number(SEARCH_BUDGET)],
    ['of these, papers of one concept', number(MOST_OF_ONE)],
  ],
)}
`;
}

/** Fields that say in their extensions that finding what they return is work, by type and name. */
function fieldsWithWork(): (readonly [string, string])[] {
  return Object.values(createSchema().getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field })))
    .flatMap(({ name, field }) => {
      const work: unknown = field.extensions['work'];
      return typeof work === 'number' ? [[`\`${name}\``, number(work)] as const] : [];
    });
}
