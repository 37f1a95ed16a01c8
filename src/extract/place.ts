import type { Candidate } from './candidate.js';
import type { Document } from './document.js';
import { CAPITALS, DIGITS, LOWER } from './spelling.js';

/** Where and how a candidate stands in its paper. */
export interface Place {
  /** Occurrences in the title. */
  readonly title: number;
  /** Where it first and last stands in the abstract, as a share of its length; 2 and -1 where it does not. */
  readonly position: number;
  readonly lastPosition: number;
  /** Its first sentence in the abstract, 99 where there is none, and the number of its sentences. */
  readonly sentence: number;
  readonly sentences: number;
  /** Shares of its occurrences that a hyphen joins to the word before and after, and that a content word stands right before and after. */
  readonly hyphenBefore: number;
  readonly hyphenAfter: number;
  readonly left: number;
  readonly right: number;
  /** Occurrences with neither. */
  readonly free: number;
  /** Occurrences before an opening bracket, and alone in brackets. */
  readonly bracketAfter: number;
  readonly inBrackets: number;
  /** Shares of its occurrences that begin with a capital, and end with a word in capitals. */
  readonly capital: number;
  readonly allCapitals: number;
  /** 1 where the text explains an acronym with it, and where it is one that the text explains. */
  readonly longForm: number;
  readonly shortForm: number;
  /** Share of its words that the title has, the fewest occurrences of a word of it, and those of its last word elsewhere. */
  readonly titleWords: number;
  readonly wordRepeats: number;
  readonly headElsewhere: number;
  /** Index of the last word that a hyphen joins to the one before it. */
  readonly innerHyphens: number;
  /** Letters of its folded form, with the spaces, and 1 where it has a digit. */
  readonly letters: number;
  readonly digits: number;
}

export function placeOf(candidate: Candidate, { longForms, shortForms }: Document): Place {
  const { length, head, count: n } = candidate;
  let titleWords = 0;
  let wordRepeats = Number.POSITIVE_INFINITY;
  let letters = length - 1;
  let digits = 0;
  for (let at = 0; at < length; at++) {
    const word = candidate.word(at);
    if (!word) continue;
    if (word.inTitle) titleWords += 1 / length;
    if (word.count < wordRepeats) wordRepeats = word.count;
    letters += word.known.folded.length;
    if (word.known.hasDigit) digits = 1;
  }
  let title = 0;
  let [position, lastPosition] = [2, -1];
  let [sentence, sentences, lastSentence] = [99, 0, -1];
  let [hyphenBefore, hyphenAfter, left, right, free] = [0, 0, 0, 0, 0];
  let [bracketAfter, inBrackets, capital, allCapitals, innerHyphens] = [0, 0, 0, 0, 0];
  for (let at = 0; at < n; at++) {
    const { field, first, last } = candidate.place(at);
    const { tokens, text } = field;
    const from = tokens[first];
    const to = tokens[last];
    if (!from || !to) continue;
    const before = from.bound ? tokens[first - 1] : undefined;
    const next = tokens[last + 1];
    const contentBefore = before?.content === true;
    const contentAfter = next?.bound === true && next.content;
    if (field.field === 'title') title += 1;
    else {
      position = Math.min(position, from.start / text.length);
      lastPosition = Math.max(lastPosition, from.start / text.length);
      sentence = Math.min(sentence, from.sentence);
      if (from.sentence !== lastSentence) sentences += 1;
      lastSentence = from.sentence;
    }
    if (from.hyphenated) hyphenBefore += 1 / n;
    if (next?.hyphenated) hyphenAfter += 1 / n;
    if (contentBefore) left += 1 / n;
    if (contentAfter) right += 1 / n;
    if (!contentBefore && !contentAfter) free += 1;
    const opens = text[to.end] === '(' || (text[to.end] === ' ' && text[to.end + 1] === '(');
    if (opens) bracketAfter += 1;
    if (text[to.end] === ')' && text[from.start - 1] === '(') inBrackets += 1;
    if (from.shape !== LOWER && from.shape !== DIGITS) capital += 1 / n;
    if (to.shape === CAPITALS) allCapitals += 1 / n;
    for (let word = first + 1; word <= last; word++)
      if (tokens[word]?.hyphenated) innerHyphens = Math.max(innerHyphens, word - first);
  }
  return {
    title,
    position,
    lastPosition,
    sentence,
    sentences,
    hyphenBefore,
    hyphenAfter,
    left,
    right,
    free,
    bracketAfter,
    inBrackets,
    capital,
    allCapitals,
    longForm: longForms.size > 0 && longForms.has(candidate.form) ? 1 : 0,
    shortForm: shortForms.size > 0 && shortForms.has(candidate.form) ? 1 : 0,
    titleWords,
    wordRepeats,
    headElsewhere: (head?.count ?? 0) - n,
    innerHyphens,
    letters,
    digits,
  };
}
