import type { Candidate } from './candidate.js';
import type { Document } from './document.js';

/** Where and how a candidate stands in its paper. */
export interface Place {
  /** Occurrences in the title. */
  title: number;
  /** Where it first and last stands in the abstract, as a share of its length; 2 and -1 where it does not. */
  position: number;
  lastPosition: number;
  /** Its first sentence in the abstract, 99 where there is none, and the number of its sentences. */
  sentence: number;
  sentences: number;
  /** Shares of its occurrences that a hyphen joins to the word before and after, and that a content word stands right before and after. */
  hyphenBefore: number;
  hyphenAfter: number;
  left: number;
  right: number;
  /** Occurrences with neither. */
  free: number;
  /** Occurrences before an opening bracket, and alone in brackets. */
  bracketAfter: number;
  inBrackets: number;
  /** Shares of its occurrences that begin with a capital, and end with a word in capitals. */
  capital: number;
  allCapitals: number;
  /** 1 where the text explains an acronym with it, and where it is one that the text explains. */
  longForm: number;
  shortForm: number;
  /** Share of its words that the title has, the fewest occurrences of a word of it, and those of its last word elsewhere. */
  titleWords: number;
  wordRepeats: number;
  headElsewhere: number;
  /** Index of the last word that a hyphen joins to the one before it. */
  innerHyphens: number;
}

export function placeOf({ words, form, occurrences }: Candidate, document: Document): Place {
  const n = occurrences.length;
  const place: Place = {
    title: 0,
    position: 2,
    lastPosition: -1,
    sentence: 99,
    sentences: 0,
    hyphenBefore: 0,
    hyphenAfter: 0,
    left: 0,
    right: 0,
    free: 0,
    bracketAfter: 0,
    inBrackets: 0,
    capital: 0,
    allCapitals: 0,
    innerHyphens: 0,
    longForm: document.longForms.has(form) ? 1 : 0,
    shortForm: document.shortForms.has(form) ? 1 : 0,
    titleWords: 0,
    wordRepeats: Number.POSITIVE_INFINITY,
    headElsewhere: (words.at(-1)?.count ?? 0) - n,
  };
  for (const { count, inTitle } of words) {
    if (inTitle) place.titleWords += 1 / words.length;
    place.wordRepeats = Math.min(place.wordRepeats, count);
  }
  let sentence = -1;
  for (const { field, first, last } of occurrences) {
    const { tokens, text } = field;
    const from = tokens[first];
    const to = tokens[last];
    if (!from || !to) continue;
    const before = from.bound ? tokens[first - 1] : undefined;
    const next = tokens[last + 1];
    const after = next?.bound ? next : undefined;
    const left = before?.content === true;
    const right = after?.content === true;
    if (field.field === 'title') place.title += 1;
    else {
      place.position = Math.min(place.position, from.start / text.length);
      place.lastPosition = Math.max(place.lastPosition, from.start / text.length);
      place.sentence = Math.min(place.sentence, from.sentence);
      if (from.sentence !== sentence) place.sentences += 1;
      sentence = from.sentence;
    }
    if (from.hyphenated) place.hyphenBefore += 1 / n;
    if (next?.hyphenated) place.hyphenAfter += 1 / n;
    if (left) place.left += 1 / n;
    if (right) place.right += 1 / n;
    if (!left && !right) place.free += 1;
    const [tail, tail2] = [text[to.end], text[to.end + 1]];
    if (tail === '(' || (tail === ' ' && tail2 === '(')) place.bracketAfter += 1;
    if (text[from.start - 1] === '(' && tail === ')') place.inBrackets += 1;
    if (from.shape !== 'a' && from.shape !== 'd') place.capital += 1 / n;
    if (to.shape === 'A') place.allCapitals += 1 / n;
    for (let at = first + 1; at <= last; at++)
      if (tokens[at]?.hyphenated) place.innerHyphens = Math.max(place.innerHyphens, at - first);
  }
  return place;
}
