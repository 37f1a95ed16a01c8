import type { Candidate } from './candidate.js';
import { probability } from './log-odds.js';
import { RELATIONS, type Rivals, relationOf } from './rival.js';

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
  /** How many of its places it has, in how many of them no container scores as high, and in how many none comes near to being a concept. */
  readonly places: number;
  readonly uncovered: number;
  readonly free: number;
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
  'share uncovered': ({ uncovered, places }) => uncovered / places,
  uncovered: ({ uncovered }) => uncovered,
  'longer by': ({ longerBy }) => longerBy,
  'shorter by': ({ shorterBy }) => shorterBy,
  containers: ({ containers }) => containers,
  'free of containers': ({ free }) => free,
  'best rival': ({ container, contained, crossing }) => Math.max(container, contained, crossing),
};

/** The names of the features, in the order of their values. */
export const RIVAL_FEATURES: readonly string[] = Object.keys(FEATURES);

const VALUES = Object.values(FEATURES);

/** Log-odds from which a container comes near to being a concept. */
const NEAR = -0.5;

/** Writes the RIVAL_FEATURES of one candidate into `values`, from `row` on, given its rank among the scores. */
export type DescribeRivals = (self: number, rank: number, values: Float64Array, row: number) => void;

/** Of some candidates, given the scores of all. */
export function rivalDescriber(candidates: readonly Candidate[], rivals: Rivals, scores: Float64Array): DescribeRivals {
  const { places } = rivals;
  const score = (other: number): number => scores[other] ?? NO_RIVAL;
  const length = (other: number): number => candidates[other]?.length ?? 0;
  // The candidate that each was last seen as sharing words with, and as a container of; from 1 on.
  const sharing = new Int32Array(candidates.length);
  const containing = new Int32Array(candidates.length);
  return (self, rank, values, row) => {
    const candidate = candidates[self];
    if (!candidate) return;
    const own = score(self);
    let [container, longerLeft, longerRight] = [NO_RIVAL, NO_RIVAL, NO_RIVAL];
    let [contained, atEnd, atStart, crossing] = [NO_RIVAL, NO_RIVAL, NO_RIVAL, NO_RIVAL];
    let [containers, uncovered, free] = [0, 0, 0];
    // The strongest of them, of equals the first in the text.
    let [longer, shorter] = [self, self];
    for (let i = 0; i < candidate.count; i++) {
      const stretch = places.stretchOf(candidate.place(i));
      let cover = NO_RIVAL;
      const end = places.nearEnd(stretch);
      for (let place = places.nearBegin(stretch); place < end; place++) {
        const other = places.candidate[place] ?? self;
        const last = places.last[place] ?? 0;
        if (other === self || last < stretch.first) continue;
        sharing[other] = self + 1;
        const relation = relationOf(places.first[place] ?? 0, last, stretch);
        const its = score(other);
        if ((relation & RELATIONS.containers) !== 0) {
          cover = Math.max(cover, its);
          if (longer === self || its > container || (its === container && other < longer)) longer = other;
          container = Math.max(container, its);
          if (containing[other] !== self + 1) containers += probability(its);
          containing[other] = self + 1;
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
      if (cover < own) uncovered += 1;
      if (cover < NEAR) free += 1;
    }
    let sameHead = NO_RIVAL;
    for (let other = rivals.lastWithHead(self); other >= 0; other = rivals.beforeWithHead[other] ?? -1)
      if (other !== self && sharing[other] !== self + 1) sameHead = Math.max(sameHead, score(other));
    const partner = rivals.partner(self);
    const view: View = {
      own,
      rank,
      container,
      contained,
      crossing,
      longerLeft,
      longerRight,
      atEnd,
      atStart,
      sameHead,
      partner: partner === null ? NO_RIVAL - 3 : score(partner),
      places: candidate.count,
      uncovered,
      free,
      containers,
      longerBy: length(longer) - length(self),
      shorterBy: length(self) - length(shorter),
    };
    for (let feature = 0; feature < VALUES.length; feature++) values[row + feature] = VALUES[feature]?.(view) ?? 0;
  };
}
