import type { Evidence } from '../../domain/evidence.js';
import { SequenceTable } from '../lexicon/sequence-table.js';
import { LINKING_WORDS } from '../lexicon/stop-word.js';
import { type KnownField, MAX_WORDS, type PaperWord, phraseAt } from './known-field.js';
import { evidenceAt, type Token } from './token.js';

/** A place where a phrase stands: indexes of its first and last token, both inclusive. */
export interface Occurrence {
  readonly field: KnownField;
  readonly first: number;
  readonly last: number;
}

/** The words of a place, as evidence. */
export function evidenceFor(place: Occurrence): Evidence {
  return evidenceAt(place.field, startOf(place), endOf(place));
}

export const startOf = ({ field, first }: Occurrence): number => field.tokens[first]?.start ?? 0;
export const endOf = ({ field, last }: Occurrence): number => field.tokens[last]?.end ?? 0;

/** A phrase of a text that may name a concept, with all places that it stands in: itself the first of them, as nearly all have no other. */
export class Candidate implements Occurrence {
  readonly field: KnownField;
  readonly first: number;
  readonly last: number;
  /** Its number in the lexicon. */
  readonly phrase: number;
  #others: Occurrence[] | undefined;
  #form: string | undefined;

  constructor(field: KnownField, first: number, last: number) {
    this.field = field;
    this.first = first;
    this.last = last;
    this.phrase = phraseAt(field, first, last);
  }

  /** Its words. */
  get length(): number {
    return this.last - this.first + 1;
  }

  /** In how many places it stands. */
  get count(): number {
    return 1 + (this.#others?.length ?? 0);
  }

  /** One of its places, from 0 to its count. */
  place(at: number): Occurrence {
    return at === 0 ? this : (this.#others?.[at - 1] ?? this);
  }

  /** All of its places, in the order of the text. */
  get occurrences(): readonly Occurrence[] {
    return this.#others ? [this, ...this.#others] : [this];
  }

  /** Whether it stands somewhere over all words of a place. */
  covers({ field, first, last }: Occurrence): boolean {
    for (let at = 0; at < this.count; at++) {
      const outer = this.place(at);
      if (outer.field === field && outer.first <= first && outer.last >= last) return true;
    }
    return false;
  }

  /** Whether it stands somewhere over a word of a place. */
  overlaps({ field, first, last }: Occurrence): boolean {
    for (let at = 0; at < this.count; at++) {
      const other = this.place(at);
      if (other.field === field && other.first <= last && other.last >= first) return true;
    }
    return false;
  }

  addPlace(place: Occurrence): void {
    if (this.#others) this.#others.push(place);
    else this.#others = [place];
  }

  /** One of its words, from 0 to its length. */
  word(at: number): PaperWord | undefined {
    return this.field.words[this.first + at];
  }

  /** Its last word. */
  get head(): PaperWord | undefined {
    return this.field.words[this.last];
  }

  /** All of its words, in a list of their own. */
  get words(): readonly PaperWord[] {
    return this.field.words.slice(this.first, this.last + 1);
  }

  /** Its folded words, joined by single spaces. */
  get form(): string {
    // Made when first asked for: most candidates are dropped before.
    this.#form ??= this.words.map(({ known }) => known.folded).join(' ');
    return this.#form;
  }
}

/** Of the words of candidates; used again for each paper. */
const sequences = new SequenceTable();

/** All runs of 1 to MAX_WORDS words that could be a name: not across punctuation, no stop word at either end. */
export function findCandidates(fields: readonly KnownField[]): Candidate[] {
  const candidates: Candidate[] = [];
  sequences.clear();
  const bySequence: (Candidate | undefined)[] = [];
  for (const field of fields) {
    const { tokens, words } = field;
    for (let first = 0; first < tokens.length; first++) {
      if (!mayBegin(tokens, first)) continue;
      let number = 0;
      for (let last = first; last < tokens.length && last < first + MAX_WORDS; last++) {
        const token = tokens[last];
        const word = words[last];
        if (!token || !word || (last > first && !token.bound)) break;
        number = sequences.add(number, word.number);
        if (!mayEnd(tokens, first, last)) {
          if (!mayGoOn(tokens, last)) break;
          continue;
        }
        const known = bySequence[number];
        if (known) known.addPlace({ field, first, last });
        else {
          const candidate = new Candidate(field, first, last);
          bySequence[number] = candidate;
          candidates.push(candidate);
        }
      }
    }
  }
  return candidates;
}

/** A number begins a name only where a hyphen goes on from it: "3-manifold". */
function mayBegin(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || token.decimal) return false;
  return token.content && !token.isNumber ? true : tokens[at + 1]?.hyphenated === true;
}

/** Not within a number: "GPT-3.5" is no "GPT-3". */
function mayEnd(tokens: readonly Token[], first: number, last: number): boolean {
  const token = tokens[last];
  if (!token || token.folded === '' || tokens[last + 1]?.decimal) return false;
  if (first === last) return token.content && !token.isNumber;
  return token.content || token.hyphenated;
}

/** What a name may not end with, it may hold inside where it links two words or a hyphen joins it to one. */
function mayGoOn(tokens: readonly Token[], last: number): boolean {
  const token = tokens[last];
  return (
    token !== undefined && (token.content || LINKING_WORDS.has(token.folded) || tokens[last + 1]?.hyphenated === true)
  );
}
