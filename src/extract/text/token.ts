import type { Evidence, TextField } from '../../domain/evidence.js';
import { splitSentences } from '../../domain/sentence.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { WrittenWord } from '../lexicon/word-store.js';
import { wordEnd, wordStart } from './word-boundary.js';

/** A word of a text. Hyphens and slashes separate words; `bound` is whether only they or spaces stand before it, so that a phrase may go on. */
export interface Token extends WrittenWord {
  readonly start: number;
  readonly end: number;
  readonly bound: boolean;
  /** Whether a hyphen alone joins it to the word before. */
  readonly hyphenated: boolean;
  /** Whether it goes on the number that the word before ends in: the "5" of "GPT-3.5". */
  readonly decimal: boolean;
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

const HYPHEN = /^[-‐‑–]$/;
const BOUND = /^(?:\s+|\s?[-‐‑–/]\s?|)$/u;

export function readField(field: TextField, text: string, lexicon: Lexicon): FieldText {
  const sentences = splitSentences(text);
  const tokens: Token[] = [];
  let last = 0;
  let sentence = 0;
  for (let start = wordStart(text, 0); start < text.length; start = wordStart(text, last)) {
    const end = wordEnd(text, start);
    const before = sentence;
    while (sentence < sentences.length - 1 && start >= (sentences[sentence]?.end ?? 0)) sentence += 1;
    // Nearly always a space.
    const gap = start - last === 1 ? text.charAt(last) : text.slice(last, start);
    const decimal = gap === '.' && isDigit(text, last - 1) && isDigit(text, start);
    const bound = tokens.length > 0 && before === sentence && (gap === ' ' || decimal || BOUND.test(gap));
    const { text: written, folded, isNumber, content, shape, marks, known } = lexicon.words.read(text, start, end);
    last = end;
    tokens.push({
      start,
      end,
      text: written,
      folded,
      isNumber,
      content,
      shape,
      marks,
      known,
      bound,
      hyphenated: bound && gap !== ' ' && HYPHEN.test(gap),
      decimal,
      sentence,
    });
  }
  return { field, text, tokens, sentences };
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** A stretch of a field, as evidence. */
export function evidenceAt({ field, text }: FieldText, start: number, end: number): Evidence {
  return { field, start, end, text: text.slice(start, end) };
}

/** The sentence that an offset lies in. */
export function sentenceAt({ text, sentences }: FieldText, offset: number): { start: number; end: number } {
  return sentences.find(({ start, end }) => offset >= start && offset < end) ?? { start: 0, end: text.length };
}
