import { foldCase, foldPhrase, plural, singular } from './fold.js';

/** What somebody types into a search box, as each kind of thing is searched. */
export interface SearchQuery {
  /** The whole query in the form under which names are compared. */
  readonly phrase: string;
  /** Its words; none where it has neither letter nor digit. */
  readonly words: readonly string[];
  /** Each word as texts may spell it, singular and plural, in letters and digits alone. */
  readonly spellings: readonly string[];
  /** Names of one letter and signs, "c++" and "f#": full text drops the signs and may drop the letter. The first few, folded. */
  readonly signed: readonly string[];
  /** What stands between white space, in lower case, without scheme and host: how addresses are searched. */
  readonly parts: readonly string[];
}

/** Names of one letter and signs that are looked for: each is a look into every text. */
export const MOST_SIGNED = 4;

const SIGNED = /(?<![\p{L}\p{N}\p{M}+#])\p{L}[+#]+\p{N}*(?![\p{L}\p{N}\p{M}+#])/gu;

/** Words in a row that may be a concept's name within the query. */
const LONGEST_NAME = 8;

export function readQuery(text: string): SearchQuery {
  const phrase = foldPhrase(text);
  const lower = text.toLowerCase();
  const signed = lower.match(SIGNED) ?? [];
  const plain = lower.replace(SIGNED, ' ').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const parts = text.split(/[\s\p{C}]+/u).map(toPart);
  return {
    phrase,
    words: phrase === '' ? [] : [...new Set(phrase.split(' '))],
    spellings: [...new Set(plain.flatMap(spellingsOf))],
    signed: [...new Set(signed.map(foldCase))].slice(0, MOST_SIGNED),
    parts: [...new Set(parts.filter((part) => part !== ''))],
  };
}

function toPart(word: string): string {
  return word.toLowerCase().replace(/^(?:https?:\/\/)?(?:[\w-]{1,63}\.){1,9}[a-z]{2,63}\//, '');
}

function spellingsOf(word: string): string[] {
  const folded = foldCase(word);
  const one = singular(folded);
  // Of "C" or "AI" a plural would be another abbreviation.
  const forms = one.length < 3 ? [word, folded] : [word, folded, one, plural(one)];
  return forms.filter((spelling) => /^[\p{L}\p{N}\p{M}]+$/u.test(spelling));
}

/** Every row of words of the phrase, the whole first: what of it may be a name. */
export function phrasesWithin({ phrase }: SearchQuery): string[] {
  const words = phrase === '' ? [] : phrase.split(' ');
  const rows = words.flatMap((_, start) =>
    words.slice(start, start + LONGEST_NAME).map((_, length) => words.slice(start, start + length + 1).join(' ')),
  );
  return [...new Set([phrase, ...rows])].filter((row) => row !== '');
}
