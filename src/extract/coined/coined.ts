import type { Introduction } from '../../domain/facts.js';
import { compareText, foldPhrase, slugify } from '../../domain/fold.js';
import { logOdds } from '../model/log-odds.js';
import { createScratch } from '../model/scratch.js';
import { scoreInStages, type TreeModel } from '../model/tree.js';
import { type Candidate, startOf } from '../text/candidate.js';
import { evidenceAt } from '../text/token.js';
import { COINED_FEATURES, type CoinedContext, describeCoined, mayBeCoined } from './coined-feature.js';
import { COINED_RIVAL_FEATURES, describeCoinedRivals } from './coined-rival.js';
import { endOfName, nameOf } from './site.js';

/** Which candidates go on to the rivals, and which are taken for coined in the end. The trainer takes them from here (coined.mjs). */
export const LIMITS = {
  /** The first trees, and their log-odds at or below which a candidate is dropped. */
  first: { trees: 8, gate: -3.2 },
  /** The probability from which a name is taken for coined: chosen by cross-validation (training/README.md). */
  coined: 0.29,
};
const TAKEN = logOdds(LIMITS.coined);

/** Two models: how a candidate is written and stands, and how it stands among the paper's others. */
export interface CoinedModels {
  readonly names: TreeModel;
  readonly rivals: TreeModel;
}

/** A candidate with the log-odds that each model gives it; the rivals have the last word. */
export interface JudgedName {
  readonly candidate: Candidate;
  readonly names: number;
  readonly rivals: number;
}

/** Judges the candidates of a paper that are written or brought in like a coined name, as far as they are not dropped. */
export type JudgeNames = (context: CoinedContext) => JudgedName[];

export function nameJudge(models: CoinedModels): JudgeNames {
  const scratch = createScratch(KEPT_ROWS * ROW);
  return (context) => {
    const { document } = context;
    const candidates = document.candidates.filter((candidate) => mayBeCoined(candidate, document));
    const values = scratch(candidates.length * ROW);
    const rows = candidates.map((_, at) => at * ROW);
    for (const [at, candidate] of candidates.entries()) describeCoined(candidate, context, values, at * ROW);
    const names = scoreInStages(models.names, values, rows, LIMITS.first, () => Number.NEGATIVE_INFINITY);
    const scored = candidates
      .map((candidate, at) => ({ candidate, row: at * ROW, score: names[at] ?? 0 }))
      .filter(({ score }) => score > Number.NEGATIVE_INFINITY);
    const left = scored.map(({ row }) => row);
    describeCoinedRivals(scored, document.fields, values, (at) => (left[at] ?? 0) + COINED_FEATURES.length);
    const rivals = models.rivals.score(values, left);
    return scored.map(({ candidate, score }, i) => ({ candidate, names: score, rivals: rivals[i] ?? 0 }));
  };
}

/** More candidates than most papers have that are written like names. */
const KEPT_ROWS = 200;

const ROW = COINED_FEATURES.length + COINED_RIVAL_FEATURES.length;

/** The names that a paper coins. Of names that stand in one another everywhere the likelier one is kept. */
export function findCoinedNames(context: CoinedContext, judgeNames: JudgeNames): Introduction[] {
  const { candidates, shortForms } = context.document;
  const scored = judgeNames(context)
    .filter(({ rivals }) => rivals >= TAKEN)
    .sort((a, b) => b.rivals - a.rivals || compareText(a.candidate.form, b.candidate.form));
  const kept: Introduction[] = [];
  const taken: Candidate[] = [];
  const longForms = new Set<string>();
  for (const { candidate } of scored) {
    if (longForms.has(candidate.form) || taken.some((other) => standsWithin(candidate, other))) continue;
    const name = nameOf(candidate);
    const long = shortForms.get(candidate.form)?.long ?? null;
    if (long !== null) {
      const folded = foldPhrase(long);
      longForms.add(folded);
      taken.push(...candidatesOf(folded, candidates));
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

function candidatesOf(form: string, candidates: readonly Candidate[]): Candidate[] {
  const { length } = form.split(' ');
  return candidates.filter((candidate) => candidate.length === length && candidate.form === form);
}

/** Whether each of a candidate's places shares a word with one of another's. */
function standsWithin(inner: Candidate, outer: Candidate): boolean {
  return inner.occurrences.every((place) => outer.overlaps(place));
}
