import type { Candidate } from './candidate.js';
import { probability } from './log-odds.js';
import { RELATIONS, type Rivals } from './rival.js';

/** What a candidate without a rival of some kind is given: below any score. */
export const NO_RIVAL = -12;

/** What the features of one candidate are read from: scores of its strongest rivals of each kind, and the rest. */
interface View {
  readonly own: number;
  readonly rank: number;
  readonly container: number;
  readonly contained: number;
  readonly crossing: number;
  readonly longerLeft: number;
  readonly longerRight: number;
  readonly atEnd: number;
  readonly atStart: number;
  readonly sameHead: number;
  readonly partner: number;
  /** For each of its occurrences the best score of a container there. */
  readonly covers: readonly number[];
  /** How many containers are concepts, by their chances. */
  readonly containers: number;
  /** Words that its strongest container has more, and its strongest part has less. */
  readonly longerBy: number;
  readonly shorterBy: number;
}

const FEATURES: Readonly<Record<string, (view: View) => number>> = {
  score: ({ own }) => own,
  rank: ({ rank }) => rank,
  container: ({ container }) => container,
  contained: ({ contained }) => contained,
  crossing: ({ crossing }) => crossing,
  'over container': ({ own, container }) => own - container,
  'over contained': ({ own, contained }) => own - contained,
  'over crossing': ({ own, crossing }) => own - crossing,
  'longer left': ({ longerLeft }) => longerLeft,
  'longer right': ({ longerRight }) => longerRight,
  'at end': ({ atEnd }) => atEnd,
  'at start': ({ atStart }) => atStart,
  'same head': ({ sameHead }) => sameHead,
  partner: ({ partner }) => partner,
  'share uncovered': ({ covers, own }) => below(covers, own) / covers.length,
  uncovered: ({ covers, own }) => below(covers, own),
  'longer by': ({ longerBy }) => longerBy,
  'shorter by': ({ shorterBy }) => shorterBy,
  containers: ({ containers }) => containers,
  'free of containers': ({ covers }) => below(covers, -0.5),
  'best rival': ({ container, contained, crossing }) => Math.max(container, contained, crossing),
};

/** How many scores are below one. */
function below(scores: readonly number[], limit: number): number {
  let count = 0;
  for (const score of scores) if (score < limit) count += 1;
  return count;
}

/** The names of the features, in the order of their values. */
export const RIVAL_FEATURES: readonly string[] = Object.keys(FEATURES);

const VALUES = Object.values(FEATURES);

/** Writes the RIVAL_FEATURES of a candidate into `values`, from `at` on, given the scores of all and its rank among them. */
export function describeRivals(
  self: number,
  { others, relations, sameHead, partner, covers }: Rivals,
  candidates: readonly Candidate[],
  scores: Float64Array,
  rank: number,
  values: Float64Array,
  at: number,
): void {
  const score = (other: number): number => scores[other] ?? NO_RIVAL;
  const length = (other: number): number => candidates[other]?.length ?? 0;
  const best = (list: readonly number[]): number => {
    let found = NO_RIVAL;
    for (const other of list) found = Math.max(found, score(other));
    return found;
  };
  let [container, longerLeft, longerRight] = [NO_RIVAL, NO_RIVAL, NO_RIVAL];
  let [contained, atEnd, atStart, crossing] = [NO_RIVAL, NO_RIVAL, NO_RIVAL, NO_RIVAL];
  let containers = 0;
  // The strongest of them, of equals the first in the text.
  let [longer, shorter] = [self, self];
  for (let i = 0; i < others.length; i++) {
    const other = others[i] ?? self;
    const relation = relations[i] ?? 0;
    const its = score(other);
    if ((relation & RELATIONS.containers) !== 0) {
      if (longer === self || its > container || (its === container && other < longer)) longer = other;
      container = Math.max(container, its);
      containers += probability(its);
    }
    if ((relation & RELATIONS.contained) !== 0) {
      if (shorter === self || its > contained || (its === contained && other < shorter)) shorter = other;
      contained = Math.max(contained, its);
    }
    if ((relation & RELATIONS.longerLeft) !== 0) longerLeft = Math.max(longerLeft, its);
    if ((relation & RELATIONS.longerRight) !== 0) longerRight = Math.max(longerRight, its);
    if ((relation & RELATIONS.atEnd) !== 0) atEnd = Math.max(atEnd, its);
    if ((relation & RELATIONS.atStart) !== 0) atStart = Math.max(atStart, its);
    if ((relation & RELATIONS.crossing) !== 0) crossing = Math.max(crossing, its);
  }
  const view: View = {
    own: score(self),
    rank,
    container,
    contained,
    crossing,
    longerLeft,
    longerRight,
    atEnd,
    atStart,
    sameHead: best(sameHead),
    partner: partner === null ? NO_RIVAL - 3 : score(partner),
    covers: covers.map(best),
    containers,
    longerBy: length(longer) - length(self),
    shorterBy: length(self) - length(shorter),
  };
  for (let feature = 0; feature < VALUES.length; feature++) values[at + feature] = VALUES[feature]?.(view) ?? 0;
}
