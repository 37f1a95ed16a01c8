import type { Evidence } from '../domain/evidence.js';
import { LINKING_WORDS } from './stop-word.js';
import { evidenceAt, type FieldText, type Token } from './token.js';

export const MAX_WORDS = 6;

/** A place where a phrase stands: indexes of its first and last token, both inclusive. */
export interface Occurrence {
  readonly field: FieldText;
  readonly first: number;
  readonly last: number;
}

/** The words of a place, as evidence. */
export function evidenceFor(place: Occurrence): Evidence {
  return evidenceAt(place.field, startOf(place), endOf(place));
}

export const startOf = ({ field, first }: Occurrence): number => field.tokens[first]?.start ?? 0;
export const endOf = ({ field, last }: Occurrence): number => field.tokens[last]?.end ?? 0;

/** A phrase of a text that may name a concept, with all places that it stands in. */
export interface Candidate {
  /** Its folded words, joined by single spaces. */
  readonly form: string;
  readonly words: readonly string[];
  readonly occurrences: Occurrence[];
}

/** All runs of 1 to MAX_WORDS words that could be a name: not across punctuation, no stop word at either end. */
export function findCandidates(fields: readonly FieldText[]): Candidate[] {
  const candidates = new Map<string, Candidate>();
  for (const field of fields) {
    const { tokens } = field;
    for (let first = 0; first < tokens.length; first++) {
      if (!mayBegin(tokens, first)) continue;
      let form = '';
      for (let last = first; last < tokens.length && last < first + MAX_WORDS; last++) {
        const token = tokens[last];
        if (!token || (last > first && !token.bound)) break;
        form = last > first ? `${form} ${token.folded}` : token.folded;
        if (!mayEnd(tokens, first, last)) {
          if (!mayGoOn(tokens, last)) break;
          continue;
        }
        const known = candidates.get(form);
        if (known) known.occurrences.push({ field, first, last });
        else
          candidates.set(form, {
            form,
            words: tokens.slice(first, last + 1).map(({ folded }) => folded),
            occurrences: [{ field, first, last }],
          });
      }
    }
  }
  return [...candidates.values()];
}

/** A number begins a name only where a hyphen goes on from it: "3-manifold". */
function mayBegin(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  return token.content && !token.isNumber ? true : tokens[at + 1]?.hyphenated === true;
}

function mayEnd(tokens: readonly Token[], first: number, last: number): boolean {
  const token = tokens[last];
  if (!token || token.folded === '') return false;
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
