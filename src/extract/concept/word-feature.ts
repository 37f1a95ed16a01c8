import { type Corpus, TAGS, UNSEEN } from '../lexicon/corpus.js';
import { bins } from '../lexicon/phrase-bin.js';
import { SHAPES } from '../lexicon/spelling.js';
import type { Candidate, Occurrence } from '../text/candidate.js';
import type { KnownField } from '../text/known-field.js';
import type { FieldText, Token } from '../text/token.js';

/** The features of a candidate with their values: 1, or for what surrounds it the share of its occurrences. */
export function wordFeatures({ words, occurrences, form }: Candidate, corpus: Corpus): ReadonlyMap<string, number> {
  const folded = words.map(({ known }) => known.folded);
  const [first = '', head = ''] = [folded[0], folded.at(-1)];
  const features = new Map<string, number>();
  const add = (name: string, value = 1) => features.set(name, (features.get(name) ?? 0) + value);
  const many = folded.length > 1;
  add(`first=${first}`);
  add(`head=${head}`);
  add(`${many ? 'start' : 'alone start'}=${first.slice(0, 3)}`);
  add(`${many ? 'end' : 'alone end'}=${head.slice(-3)}`);
  for (const word of folded) add(`word=${word}`);
  if (many) {
    add(`last two=${folded.slice(-2).join(' ')}`);
    add(`first two=${folded.slice(0, 2).join(' ')}`);
  } else add(`alone=${head}`);
  add(`tags=${words.map(({ known }) => TAGS[known.statistics.tag] ?? '').join('')}`);
  for (const [name, bin] of bins(corpus.phrase(form) ?? UNSEEN)) add(`${name}=${bin}`);
  for (const occurrence of occurrences) {
    for (const name of contextOf(occurrence)) add(name, 1 / occurrences.length);
  }
  return features;
}

/** What surrounds an occurrence, and how it is written. */
function contextOf({ field, first, last }: Occurrence): string[] {
  const { tokens, words, text } = field;
  const from = tokens[first];
  const to = tokens[last];
  if (!from || !to) return [];
  const before = from.bound ? tokens[first - 1] : undefined;
  const after = tokens[last + 1]?.bound ? tokens[last + 1] : undefined;
  const tagAt = (at: number): string =>
    tokens[at]?.content ? (TAGS[words[at]?.known.statistics.tag ?? -1] ?? '') : 'stop';
  return [
    before ? `before=${before.folded}` : `before mark=${markBefore(field, first)}`,
    after ? `after=${after.folded}` : `after mark=${markAfter(text, to)}`,
    `between=${before ? tagAt(first - 1) : '|'}${after ? tagAt(last + 1) : '|'}${hyphens(from, after)}`,
    `case=${writing(from, to, field)}`,
  ];
}

/** "^" at the beginning of a sentence. */
export function markBefore({ tokens }: KnownField, first: number): ',' | '^' {
  return tokens[first - 1]?.sentence === tokens[first]?.sentence ? ',' : '^';
}

/** The character that follows, or follows a space; empty where none does. */
export function markAfter(text: string, { end }: Token): string {
  return text.charAt(end).trim() || text.charAt(end + 1).trim();
}

const hyphens = (from: Token, after: Token | undefined): string =>
  `${from.hyphenated ? '-' : ''}${after?.hyphenated ? '+' : ''}`;
const writing = (from: Token, to: Token, { field }: FieldText): string =>
  `${SHAPES[from.shape]}${from === to ? '' : SHAPES[to.shape]}${field === 'title' ? ' title' : ''}`;
