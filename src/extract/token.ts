import type { Evidence, TextField } from '../domain/evidence.js';
import { foldPhrase } from '../domain/fold.js';
import { splitSentences } from '../domain/sentence.js';
import { memoize } from './memo.js';
import { STOP_WORDS } from './stop-word.js';

/** A word of a text. Hyphens and slashes separate words; `bound` is whether only they or spaces stand before it, so that a phrase may go on. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly folded: string;
  readonly bound: boolean;
  /** Whether a hyphen alone joins it to the word before. */
  readonly hyphenated: boolean;
  readonly isNumber: boolean;
  /** Whether it is no stop word. */
  readonly content: boolean;
  /** How it is written: A capitals, C capitalized, M and m other capitals, d digits, a lower case. */
  readonly shape: string;
  /** Index of the sentence that it stands in. */
  readonly sentence: number;
}

/** One field of a paper, cut into words and sentences. */
export interface FieldText {
  readonly field: TextField;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly { readonly start: number; readonly end: number }[];
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}+#]*(?:['’][\p{L}]+)?/gu;
const HYPHEN = /^[-‐‑–]$/;
const BOUND = /^(?:\s+|\s?[-‐‑–/]\s?|)$/u;

/** Whether what stands between two words lets a phrase go on. Nearly always it is a space. */
const isBinding = (gap: string): boolean => gap === ' ' || BOUND.test(gap);

export function readField(field: TextField, text: string): FieldText {
  const sentences = splitSentences(text);
  const tokens: Token[] = [];
  let last = 0;
  let sentence = 0;
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const end = start + match[0].length;
    while (sentence < sentences.length - 1 && start >= (sentences[sentence]?.end ?? 0)) sentence += 1;
    const newSentence = tokens.at(-1)?.sentence !== sentence;
    const gap = text.slice(last, start);
    const bound = tokens.length > 0 && !newSentence && isBinding(gap);
    const { folded, isNumber, content, shape } = readWord(match[0]);
    tokens.push({
      start,
      end,
      text: match[0],
      folded,
      bound,
      hyphenated: bound && gap !== ' ' && HYPHEN.test(gap),
      isNumber,
      content,
      shape,
      sentence,
    });
    last = end;
  }
  return { field, text, tokens, sentences };
}

/** Most words of a text were in the texts before it. */
const KEPT_WORDS = 100_000;

const readWord = memoize(KEPT_WORDS, (word) => {
  const folded = foldPhrase(word);
  return { folded, isNumber: /^\p{N}+$/u.test(word), content: !STOP_WORDS.has(folded), shape: shapeOf(word) };
});

function shapeOf(word: string): string {
  if (/^[a-z]+$/.test(word)) return 'a';
  if (/^\p{Lu}+s?$/u.test(word)) return 'A';
  if (/^\p{Lu}/u.test(word)) return /^\p{Lu}\p{Ll}+$/u.test(word) ? 'C' : 'M';
  return /\p{Lu}/u.test(word) ? 'm' : /\p{N}/u.test(word) ? 'd' : 'a';
}

/** A stretch of a field, as evidence. */
export function evidenceAt({ field, text }: FieldText, start: number, end: number): Evidence {
  return { field, start, end, text: text.slice(start, end) };
}

/** The sentence that an offset lies in. */
export function sentenceAt({ text, sentences }: FieldText, offset: number): { start: number; end: number } {
  return sentences.find(({ start, end }) => offset >= start && offset < end) ?? { start: 0, end: text.length };
}
