import type { Address } from '../text/address.js';
import { endOf, type Occurrence, startOf } from '../text/candidate.js';
import type { Judged } from './classifier.js';

/** A candidate that is taken for a concept, with the places where it stands by itself. */
export interface Chosen {
  readonly judged: Judged;
  readonly occurrences: readonly Occurrence[];
}

/**
 * The candidates taken for concepts that are not generic, each where it stands outside of every longer one that scores higher, and of
 * every address: the words of "github.com/lab/robot-learning" are no words of the text.
 */
export function chooseConcepts(
  judged: readonly Judged[],
  generic: ReadonlySet<string>,
  addresses: readonly Address[],
): Chosen[] {
  const accepted = judged.filter(({ candidate }) => !generic.has(candidate.form));
  return accepted.flatMap((one) => {
    const above = accepted.filter(({ score }) => score > one.score).map(({ candidate }) => candidate);
    const occurrences = one.candidate.occurrences.filter(
      (place) =>
        !above.some((candidate) => candidate.covers(place)) && !addresses.some((address) => isWithin(place, address)),
    );
    return occurrences.length > 0 ? [{ judged: one, occurrences }] : [];
  });
}

function isWithin(place: Occurrence, { field, start, end }: Address): boolean {
  return place.field === field && startOf(place) >= start && endOf(place) <= end;
}
