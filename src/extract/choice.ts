import type { Occurrence } from './candidate.js';
import { type Judged, THRESHOLD } from './classifier.js';

/** A candidate that is taken for a concept, with the places where it stands by itself. */
export interface Chosen {
  readonly judged: Judged;
  readonly occurrences: readonly Occurrence[];
}

/** The candidates above the threshold that are not generic, each where it stands outside of every longer one that scores higher. */
export function chooseConcepts(judged: readonly Judged[], generic: ReadonlySet<string>): Chosen[] {
  const accepted = judged.filter(({ score, candidate }) => score >= THRESHOLD && !generic.has(candidate.form));
  return accepted.flatMap((one) => {
    const above = accepted.filter(({ score }) => score > one.score);
    const occurrences = one.candidate.occurrences.filter(
      (place) => !above.some(({ candidate }) => candidate.occurrences.some((other) => covers(other, place))),
    );
    return occurrences.length > 0 ? [{ judged: one, occurrences }] : [];
  });
}

function covers(outer: Occurrence, inner: Occurrence): boolean {
  return outer.field === inner.field && outer.first <= inner.first && outer.last >= inner.last;
}
