import type { Candidate, Occurrence } from './candidate.js';
import type { Corpus, PhraseStatistics } from './corpus.js';
import type { FieldText, Token } from './token.js';

/** The features of a candidate with their values: 1, or for what surrounds it the share of its occurrences. */
export function wordFeatures(candidate: Candidate, corpus: Corpus): ReadonlyMap<string, number> {
  const { words, occurrences, form } = candidate;
  const [first, head] = ends(words);
  const features = new Map<string, number>();
  const add = (name: string, value = 1) => features.set(name, (features.get(name) ?? 0) + value);
  const many = words.length > 1;
  add(`first=${first}`);
  add(`head=${head}`);
  add(`${many ? 'start' : 'alone start'}=${first.slice(0, 3)}`);
  add(`${many ? 'end' : 'alone end'}=${head.slice(-3)}`);
  for (const word of words) add(`word=${word}`);
  if (many) {
    add(`last two=${words.slice(-2).join(' ')}`);
    add(`first two=${words.slice(0, 2).join(' ')}`);
  } else add(`alone=${head}`);
  add(`tags=${tagsOf(words, corpus)}`);
  for (const [name, bin] of bins(corpus.phrase(form))) add(`${name}=${bin}`);
  for (const occurrence of occurrences) {
    for (const name of contextOf(occurrence, corpus)) add(name, 1 / occurrences.length);
  }
  return features;
}

function ends(words: readonly string[]): [string, string] {
  return [words[0] ?? '', words.at(-1) ?? ''];
}

function tagsOf(words: readonly string[], corpus: Corpus): string {
  let tags = '';
  for (const word of words) tags += corpus.word(word)?.tag ?? '?';
  return tags;
}

const NOTHING: readonly (readonly [string, number])[] = [['papers', 0]];

/** Corpus statistics in steps, so that a linear model can bend. */
export function bins(phrase: PhraseStatistics | undefined): readonly (readonly [string, number])[] {
  if (!phrase) return NOTHING;
  const { papers, titles, count, right, free, inside, capitals, cohesion, toRight, defines } = phrase;
  return [
    ['papers', Math.ceil(Math.log2(papers))],
    ['titles', Math.min(8, Math.round((titles / papers) * 20))],
    ['right', Math.round((right / count) * 8)],
    ['free', Math.round((free / count) * 8)],
    ['capitals', inside > 0 ? Math.round((capitals / inside) * 4) : -1],
    ['cohesion', Math.max(-2, Math.min(10, Math.round(cohesion)))],
    ['to right', Math.round(toRight * 5)],
    ['defines', Math.min(3, defines)],
  ];
}

/** What surrounds an occurrence, and how it is written. */
function contextOf({ field, first, last }: Occurrence, corpus: Corpus): string[] {
  const { tokens, text } = field;
  const from = tokens[first];
  const to = tokens[last];
  if (!from || !to) return [];
  const before = from.bound ? tokens[first - 1] : undefined;
  const after = tokens[last + 1]?.bound ? tokens[last + 1] : undefined;
  return [
    before ? `before=${before.folded}` : `before mark=${markBefore(tokens, first)}`,
    after ? `after=${after.folded}` : `after mark=${markAfter(text, to)}`,
    `between=${tagOf(before, corpus)}${tagOf(after, corpus)}${hyphens(from, after)}`,
    `case=${writing(from, to, field)}`,
  ];
}

export const markBefore = (tokens: readonly Token[], first: number): string =>
  tokens[first - 1]?.sentence === tokens[first]?.sentence ? ',' : '^';
export const markAfter = (text: string, { end }: Token): string =>
  text
    .slice(end, end + 2)
    .trim()
    .charAt(0);
const hyphens = (from: Token, after: Token | undefined): string =>
  `${from.hyphenated ? '-' : ''}${after?.hyphenated ? '+' : ''}`;
const writing = (from: Token, to: Token, { field }: FieldText): string =>
  `${from.shape}${from === to ? '' : to.shape}${field === 'title' ? ' title' : ''}`;

export function tagOf(token: Token | undefined, corpus: Corpus): string {
  if (!token) return '|';
  return token.content ? (corpus.word(token.folded)?.tag ?? '?') : 'stop';
}
