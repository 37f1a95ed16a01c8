import type { Parameters } from '../engine.js';
import type { PaperFilter } from '../store.js';

/** A set of papers in Cypher: a pattern that binds `n`, conditions on it, and their parameters. */
export interface PaperPattern {
  readonly match: string;
  /** Whether it binds all papers; not, where it is not said. */
  readonly all?: boolean;
  readonly conditions: readonly string[];
  readonly parameters: Parameters;
}

/** The same of papers that the statement has bound already. */
export interface PaperConditions extends Pick<PaperPattern, 'conditions' | 'parameters'> {
  /** What stands between the pattern that binds `n` and the conditions; of what was bound, `kept` is still there behind it. */
  narrow(kept: string): string;
}

interface Draft {
  conditions: string[];
  /** Patterns that a paper must have, each of which may match it several times. */
  patterns: string[];
  parameters: Record<string, Parameters[string]>;
}

/** The papers that a filter admits. The pattern starts at what is rarest, a concept or a digest, where the filter names one. */
export function paperPattern(filter: PaperFilter): PaperPattern {
  const draft: Draft = { conditions: [], patterns: [], parameters: {} };
  const { match, ...start } = anchor(filter, draft);
  addConditions(filter, draft);
  const { conditions, parameters } = draft;
  return { match: `${match} ${narrowing(draft, 'n')}`, ...start, conditions, parameters };
}

/** The same conditions on papers that the statement has bound to `n` already. */
export function paperConditions(filter: PaperFilter): PaperConditions {
  const draft: Draft = { conditions: [], patterns: [], parameters: {} };
  addDigest(draft, filter.digest);
  if (filter.concepts) {
    for (const set of filter.concepts.all) addMentions(draft, set, filter.concepts.central);
    if (filter.concepts.any) addMentions(draft, filter.concepts.any, filter.concepts.central);
  }
  addConditions(filter, draft);
  const { conditions, parameters } = draft;
  return { conditions, parameters, narrow: (kept) => narrowing(draft, kept) };
}

const narrowing = ({ patterns }: Draft, kept: string) =>
  patterns.map((pattern) => `${pattern} WITH DISTINCT ${kept}`).join(' ');

function anchor(filter: PaperFilter, draft: Draft): Pick<PaperPattern, 'match' | 'all'> {
  const selection = filter.concepts;
  const first = selection?.all[0] ?? selection?.any ?? null;
  if (selection && first) {
    for (const set of selection.all.slice(1)) addMentions(draft, set, selection.central);
    if (selection.any && selection.all.length > 0) addMentions(draft, selection.any, selection.central);
    addDigest(draft, filter.digest);
    draft.parameters['anchor'] = first;
    const central = selection.central ? ' WHERE anchorMention.central = true' : '';
    const mentioned = `MATCH (:Concept {slug: slug})<-[anchorMention:MENTIONS]-(n:Paper)${central}`;
    // A paper mentions a concept once, so that of one there is nothing to be told apart.
    return { match: `UNWIND $anchor AS slug ${mentioned} WITH ${first.length === 1 ? 'n' : 'DISTINCT n'}` };
  }
  if (filter.digest !== null) {
    draft.parameters['digest'] = filter.digest;
    return { match: 'MATCH (:Digest {id: $digest})-[:LISTS]->(n:Paper)' };
  }
  return { match: 'MATCH (n:Paper)', all: true };
}

function addDigest(draft: Draft, digest: string | null): void {
  if (digest === null) return;
  draft.conditions.push('EXISTS { (:Digest {id: $digest})-[:LISTS]->(n) }');
  draft.parameters['digest'] = digest;
}

/** As a pattern: to ask of each paper whether one EXISTS takes Grafeo ten times as long. */
function addMentions(draft: Draft, slugs: readonly string[], central: boolean): void {
  const name = `set${draft.patterns.length}`;
  draft.parameters[name] = slugs;
  const mention = `${name}Mention`;
  const concept = `${name}Concept`;
  draft.patterns.push(
    `MATCH (n)-[${mention}:MENTIONS]->(${concept}) WHERE ${concept}.slug IN $${name}${central ? ` AND ${mention}.central = true` : ''}`,
  );
}

function addConditions(filter: PaperFilter, draft: Draft): void {
  const add = (condition: string, name?: string, value?: Parameters[string]) => {
    draft.conditions.push(condition);
    if (name !== undefined && value !== undefined) draft.parameters[name] = value;
  };
  const none = filter.concepts?.none ?? [];
  if (none.length > 0) {
    add('NOT EXISTS { MATCH (n)-[:MENTIONS]->(c:Concept) WHERE c.slug IN $noConcepts }', 'noConcepts', none);
  }
  if (filter.codeStatus) add('n.codeStatus IN $codeStatus', 'codeStatus', filter.codeStatus);
  if (filter.hasRepository !== null) {
    add(`${filter.hasRepository ? '' : 'NOT '}EXISTS { (n)-[:LINKS]->(:Repository) }`);
  }
  if (filter.repositoryHost) {
    const hosts = filter.repositoryHost.map((host) => host.toLowerCase());
    add('EXISTS { MATCH (n)-[:LINKS]->(r:Repository) WHERE r.host IN $hosts }', 'hosts', hosts);
  }
  if (filter.venue) {
    const venues = filter.venue.map((venue) => venue.toLowerCase());
    add('toLower(n.venue) IN $venues', 'venues', venues);
  }
  if (filter.publishedFrom !== null) add('n.publishedLast >= $from', 'from', earliestDay(filter.publishedFrom));
  if (filter.publishedTo !== null) add('n.publishedFirst <= $to', 'to', latestDay(filter.publishedTo));
  const words = filter.text?.toLowerCase().split(/\s+/).filter(Boolean) ?? [];
  for (const [index, word] of words.entries()) {
    const name = `word${index}`;
    add(`(toLower(n.title) CONTAINS $${name} OR toLower(coalesce(n.abstract, '')) CONTAINS $${name})`, name, word);
  }
}

/** The first day that a partial date may stand for: "2022" → "2022-01-01". */
export function earliestDay(date: string): string {
  return `${date}-01-01`.slice(0, 10);
}

/** The last day that a partial date may stand for, with 31 for every month: days are compared as text, so a day too many does no harm. */
export function latestDay(date: string): string {
  return date.length === 10 ? date : `${date.length === 4 ? `${date}-12` : date}-31`;
}
