import { CAPITALS, DIGITS, LOWER } from '../lexicon/spelling.js';
import type { Candidate } from '../text/candidate.js';
import type { Document } from '../text/document.js';

/** What is seen of where and how a candidate stands in its paper, and at which of the values. */
export const PLACE_AT = {
  /** Its occurrences: all, and those of the title and of the abstract. */
  count: 0,
  'in title': 1,
  'in abstract': 2,
  /** Where it first stands in the abstract, as a share of its length, and in which sentence; 2 and 99 where it does not. */
  'first position': 3,
  'first sentence': 4,
  /** Where it last stands in the abstract, -1 where it does not, and the number of its sentences. */
  'last position': 5,
  sentences: 6,
  /** Shares of its occurrences that a hyphen joins to the word before and after, and that a content word stands right before and after. */
  'hyphen before': 7,
  'hyphen after': 8,
  'content before': 9,
  'content after': 10,
  /** Occurrences with neither of these words; before an opening bracket, and alone in brackets. */
  'free here': 11,
  'bracket after': 12,
  'in brackets': 13,
  /** Shares of its occurrences that begin with a capital, and end with a word in capitals. */
  capital: 14,
  'all capitals': 15,
  /** Its words; letters of its folded form, with the spaces, and of its last word; 1 where it has a digit. */
  length: 16,
  letters: 17,
  'last word letters': 18,
  digits: 19,
  /** 1 where the text explains an acronym with it, and where it is one that the text explains. */
  'long form': 20,
  'short form': 21,
  /** Share of its words that the title has, the fewest occurrences of a word of it, and those of its last word elsewhere. */
  'title words': 22,
  'word repeats': 23,
  'head elsewhere': 24,
  /** Index of the last word that a hyphen joins to the one before it. */
  'inner hyphens': 25,
} as const;

/** The names of the features, in the order of their values. */
export const PLACE_FEATURES: readonly string[] = Object.keys(PLACE_AT);

/** Writes the PLACE_FEATURES of a candidate into `values`, from `row` on. */
export function describePlace(
  candidate: Candidate,
  { longForms, shortForms }: Document,
  values: Float64Array,
  row: number,
): void {
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
  values[row + PLACE_AT.count] = n;
  values[row + PLACE_AT['in title']] = title;
  values[row + PLACE_AT['in abstract']] = n - title;
  values[row + PLACE_AT['first position']] = position;
  values[row + PLACE_AT['first sentence']] = sentence;
  values[row + PLACE_AT['last position']] = lastPosition;
  values[row + PLACE_AT.sentences] = sentences;
  values[row + PLACE_AT['hyphen before']] = hyphenBefore;
  values[row + PLACE_AT['hyphen after']] = hyphenAfter;
  values[row + PLACE_AT['content before']] = left;
  values[row + PLACE_AT['content after']] = right;
  values[row + PLACE_AT['free here']] = free;
  values[row + PLACE_AT['bracket after']] = bracketAfter;
  values[row + PLACE_AT['in brackets']] = inBrackets;
  values[row + PLACE_AT.capital] = capital;
  values[row + PLACE_AT['all capitals']] = allCapitals;
  values[row + PLACE_AT.length] = length;
  values[row + PLACE_AT.letters] = letters;
  values[row + PLACE_AT['last word letters']] = head?.known.folded.length ?? 0;
  values[row + PLACE_AT.digits] = digits;
  values[row + PLACE_AT['long form']] = longForms.size > 0 && longForms.has(candidate.form) ? 1 : 0;
  values[row + PLACE_AT['short form']] = shortForms.size > 0 && shortForms.has(candidate.form) ? 1 : 0;
  values[row + PLACE_AT['title words']] = titleWords;
  values[row + PLACE_AT['word repeats']] = wordRepeats;
  values[row + PLACE_AT['head elsewhere']] = (head?.count ?? 0) - n;
  values[row + PLACE_AT['inner hyphens']] = innerHyphens;
}
