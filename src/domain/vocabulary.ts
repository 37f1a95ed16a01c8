import { VocabularyConcept } from './concept.js';
import { compareText, foldPhrase } from './fold.js';
import { hashOf } from './hash.js';

export interface Vocabulary {
  readonly concepts: ReadonlyMap<string, VocabularyConcept>;
  /** A hash of what it says. */
  readonly hash: string;
}

/** One line of a vocabulary that cannot be taken, and what to do about it. */
export interface VocabularyFault {
  readonly line: number;
  readonly message: string;
}

export class VocabularyError extends Error {
  override readonly name = 'VocabularyError';
  constructor(readonly faults: readonly VocabularyFault[]) {
    const shown = faults.slice(0, 20).map(({ line, message }) => `line ${line}: ${message}`);
    super(`The vocabulary has ${faults.length} fault(s):\n  ${shown.join('\n  ')}`);
  }
}

export const VOCABULARY_HEADER = ['slug', 'label', 'kind', 'broader', 'aliases', 'definition'];

interface Placed {
  readonly line: number;
  readonly concept: VocabularyConcept;
}

/**
 * A vocabulary from its text: tab-separated columns slug, label, kind, broader, aliases, definition under a header line, a concept a
 * line, in the order of the slugs; lists are separated by ";", an alias that means other concepts too ends in "?". Lines that begin
 * with "#" are comments. Throws a VocabularyError that lists every fault.
 */
export function parseVocabulary(text: string): Vocabulary {
  const faults: VocabularyFault[] = [];
  const placed: Placed[] = [];
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  if (lines[0] !== VOCABULARY_HEADER.join('\t')) {
    faults.push({ line: 1, message: `expected the header ${VOCABULARY_HEADER.join(' <tab> ')}` });
  }
  for (const [at, line] of lines.entries()) {
    if (at === 0 || line.trim() === '' || line.startsWith('#')) continue;
    const concept = parseLine(line);
    if (typeof concept === 'string') faults.push({ line: at + 1, message: concept });
    else placed.push({ line: at + 1, concept });
  }
  faults.push(...orderFaults(placed), ...nameFaults(placed), ...hierarchyFaults(placed));
  if (faults.length > 0) throw new VocabularyError(faults.sort((a, b) => a.line - b.line));
  const concepts = new Map(placed.map(({ concept }) => [concept.slug, concept]));
  return { concepts, hash: hashOf(placed.map(({ concept }) => concept)) };
}

function parseLine(line: string): VocabularyConcept | string {
  const columns = line.split('\t');
  if (columns.length !== VOCABULARY_HEADER.length) {
    return `expected ${VOCABULARY_HEADER.length} columns separated by tabs, found ${columns.length}`;
  }
  const [slug, label, kind, broader, aliases, definition] = columns;
  const parsed = VocabularyConcept.safeParse({
    slug,
    label,
    kind,
    broader: list(broader),
    aliases: list(aliases).map((alias) => ({ name: alias.replace(/\?$/, '').trim(), ambiguous: alias.endsWith('?') })),
    definition: definition?.trim() || null,
  });
  if (parsed.success) return parsed.data;
  return parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
}

function list(text = ''): string[] {
  return text
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function* orderFaults(placed: readonly Placed[]): Iterable<VocabularyFault> {
  let last = '';
  for (const { line, concept } of placed) {
    const order = compareText(last, concept.slug);
    if (order === 0) yield { line, message: `"${concept.slug}" stands twice; merge the two lines` };
    else if (order > 0) yield { line, message: `"${concept.slug}" stands after "${last}"; sort the lines by slug` };
    last = concept.slug;
  }
}

/** A name finds one concept, unless it is an alias that says of itself that it is ambiguous. */
function* nameFaults(placed: readonly Placed[]): Iterable<VocabularyFault> {
  const owners = new Map<string, { slug: string; ambiguous: boolean }>();
  for (const { line, concept } of placed) {
    const names = [{ name: concept.label, ambiguous: false }, ...concept.aliases];
    const own = new Set<string>();
    for (const { name, ambiguous } of names) {
      const folded = foldPhrase(name);
      if (folded === '') yield { line, message: `"${name}" has no letter or digit` };
      if (own.has(folded)) continue;
      own.add(folded);
      const owner = owners.get(folded);
      if (owner && !(owner.ambiguous && ambiguous)) {
        yield {
          line,
          message: `"${name}" names "${owner.slug}" too; take it from one of them, or end it with "?" in both`,
        };
      }
      if (!owner) owners.set(folded, { slug: concept.slug, ambiguous });
    }
  }
}

function* hierarchyFaults(placed: readonly Placed[]): Iterable<VocabularyFault> {
  const bySlug = new Map(placed.map((entry) => [entry.concept.slug, entry]));
  for (const { line, concept } of placed) {
    for (const broader of concept.broader) {
      if (!bySlug.has(broader)) yield { line, message: `the broader concept "${broader}" is not in the vocabulary` };
    }
  }
  const done = new Set<string>();
  const visit = function* (slug: string, path: readonly string[]): Iterable<VocabularyFault> {
    if (path.includes(slug)) {
      const cycle = [...path.slice(path.indexOf(slug)), slug].join(' → ');
      yield { line: bySlug.get(slug)?.line ?? 1, message: `broader concepts go round in a circle: ${cycle}` };
      return;
    }
    if (done.has(slug)) return;
    for (const broader of bySlug.get(slug)?.concept.broader ?? []) yield* visit(broader, [...path, slug]);
    done.add(slug);
  };
  for (const { concept } of placed) yield* visit(concept.slug, []);
}
