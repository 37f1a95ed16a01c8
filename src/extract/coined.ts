import type { Introduction } from '../domain/facts.js';
import { compareText, foldPhrase, slugify } from '../domain/fold.js';
import { type Candidate, startOf } from './candidate.js';
import { type CoinedContext, describeCoined, mayBeCoined } from './coined-feature.js';
import { logOdds } from './log-odds.js';
import { endOfName, nameOf } from './site.js';
import { evidenceAt } from './token.js';
import type { TreeModel } from './tree.js';

/** Log-odds from which a name is taken for coined: chosen by cross-validation (training/README.md). */
const THRESHOLD = logOdds(0.26);

/**
 * Log-odds of the first trees below which the others are not asked; no name of the annotated papers that the others raise over the
 * threshold lies there.
 */
const FIRST_TREES = 8;
const GATE = -3.2;

/** The names that a paper coins. Of names that stand in one another everywhere the likelier one is kept. */
export function findCoinedNames(context: CoinedContext, model: TreeModel): Introduction[] {
  const { candidates, shortForms } = context.document;
  const scored = candidates
    .filter((candidate) => mayBeCoined(candidate, context.document))
    .map((candidate) => ({ candidate, score: scoreOf(describeCoined(candidate, context), model) }))
    .filter(({ score }) => score >= THRESHOLD)
    .sort((a, b) => b.score - a.score || compareText(a.candidate.form, b.candidate.form));
  const kept: Introduction[] = [];
  const taken: Candidate[] = [];
  const longForms = new Set<string>();
  for (const { candidate } of scored) {
    if (longForms.has(candidate.form) || taken.some((other) => overlaps(other, candidate))) continue;
    const name = nameOf(candidate.occurrences[0]);
    const long = shortForms.get(candidate.form)?.long ?? null;
    if (long !== null) {
      const folded = foldPhrase(long);
      longForms.add(folded);
      taken.push(...candidates.filter(({ form }) => form === folded));
    }
    taken.push(candidate);
    kept.push({
      slug: slugify(name),
      name,
      longForm: long,
      evidence: candidate.occurrences.map((place) => evidenceAt(place.field, startOf(place), endOfName(place))),
    });
  }
  const slugs = new Set<string>();
  return kept.sort((a, b) => compareText(a.slug, b.slug)).filter(({ slug }) => !slugs.has(slug) && slugs.add(slug));
}

function scoreOf(values: Float64Array, model: TreeModel): number {
  const first = model.score(values, 0, 0, FIRST_TREES);
  return first > GATE ? first + model.score(values, 0, FIRST_TREES) : first;
}

function overlaps(a: Candidate, b: Candidate): boolean {
  return b.occurrences.every((inner) =>
    a.occurrences.some(
      (outer) => outer.field === inner.field && outer.first <= inner.last && inner.first <= outer.last,
    ),
  );
}
