import { probability } from '../model/log-odds.js';
import { byScore, ranksIn } from '../model/rank.js';
import type { Candidate } from '../text/candidate.js';
import { NO_RIVAL } from '../text/overlap.js';
import { RELATIONS, type Rivals, relationOf } from './rival.js';

/** What is seen of how a candidate stands to its rivals, and at which of the values. */
export const RIVAL_AT = {
  /** Its score, and how many are higher, or as high and before it. */
  score: 0,
  rank: 1,
  /** The best scores among its rivals of three kinds, and by how much its own is higher. */
  container: 2,
  contained: 3,
  crossing: 4,
  'over container': 5,
  'over contained': 6,
  'over crossing': 7,
  /** The best scores of containers and parts by where they stand, of those that end in the same word elsewhere, and of its other form. */
  'longer left': 8,
  'longer right': 9,
  'at end': 10,
  'at start': 11,
  'same head': 12,
  partner: 13,
  /** In how many of its places no container scores as high. */
  'share uncovered': 14,
  uncovered: 15,
  /** Words that its strongest container has more, and its strongest part has less. */
  'longer by': 16,
  'shorter by': 17,
  /** How many containers are concepts, by their chances, and in how many of its places none comes near to being one. */
  containers: 18,
  'free of containers': 19,
  'best rival': 20,
} as const;

/** The names of the features, in the order of their values. */
export const RIVAL_FEATURES: readonly string[] = Object.keys(RIVAL_AT);

/** Log-odds from which a container comes near to being a concept. */
const NEAR = -0.5;

/** Writes the RIVAL_FEATURES of one candidate into `values`, from `row` on. */
export type DescribeRivals = (self: number, values: Float64Array, row: number) => void;

/** The describer of some candidates, given the scores of all of them. */
export function rivalDescriber(candidates: readonly Candidate[], rivals: Rivals, scores: Float64Array): DescribeRivals {
  const { places } = rivals;
  const ranks = ranksIn(byScore(scores));
  const score = (other: number): number => scores[other] ?? NO_RIVAL;
  const length = (other: number): number => candidates[other]?.length ?? 0;
  // The turn in which each was last seen to share words, and to be a container.
  let turn = 0;
  const sharing = new Int32Array(candidates.length);
  const containing = new Int32Array(candidates.length);
  return (self, values, row) => {
    const candidate = candidates[self];
    if (!candidate) return;
    turn += 1;
    const own = score(self);
    let [container, longerLeft, longerRight] = [NO_RIVAL, NO_RIVAL, NO_RIVAL];
    let [contained, atEnd, atStart, crossing] = [NO_RIVAL, NO_RIVAL, NO_RIVAL, NO_RIVAL];
    let [containers, uncovered, free] = [0, 0, 0];
    // The strongest of them, of equals the first in the text.
    let [longer, shorter] = [self, self];
    for (let i = 0; i < candidate.count; i++) {
      const first = places.firstOf(candidate.place(i));
      const last = first + candidate.length - 1;
      let cover = NO_RIVAL;
      const end = places.nearEnd(last);
      for (let place = places.nearBegin(first); place < end; place++) {
        const other = places.candidate[place] ?? self;
        const otherLast = places.last[place] ?? 0;
        if (other === self || otherLast < first) continue;
        sharing[other] = turn;
        const relation = relationOf(places.first[place] ?? 0, otherLast, first, last);
        const its = score(other);
        if ((relation & RELATIONS.containers) !== 0) {
          cover = Math.max(cover, its);
          if (longer === self || its > container || (its === container && other < longer)) longer = other;
          container = Math.max(container, its);
          if (containing[other] !== turn) containers += probability(its);
          containing[other] = turn;
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
    for (const other of rivals.sameHead(self))
      if (other !== self && sharing[other] !== turn) sameHead = Math.max(sameHead, score(other));
    const partner = rivals.partner(self);
    values[row + RIVAL_AT.score] = own;
    values[row + RIVAL_AT.rank] = ranks[self] ?? 0;
    values[row + RIVAL_AT.container] = container;
    values[row + RIVAL_AT.contained] = contained;
    values[row + RIVAL_AT.crossing] = crossing;
    values[row + RIVAL_AT['over container']] = own - container;
    values[row + RIVAL_AT['over contained']] = own - contained;
    values[row + RIVAL_AT['over crossing']] = own - crossing;
    values[row + RIVAL_AT['longer left']] = longerLeft;
    values[row + RIVAL_AT['longer right']] = longerRight;
    values[row + RIVAL_AT['at end']] = atEnd;
    values[row + RIVAL_AT['at start']] = atStart;
    values[row + RIVAL_AT['same head']] = sameHead;
    values[row + RIVAL_AT.partner] = partner === null ? NO_RIVAL - 3 : score(partner);
    values[row + RIVAL_AT['share uncovered']] = uncovered / candidate.count;
    values[row + RIVAL_AT.uncovered] = uncovered;
    values[row + RIVAL_AT['longer by']] = length(longer) - length(self);
    values[row + RIVAL_AT['shorter by']] = length(self) - length(shorter);
    values[row + RIVAL_AT.containers] = containers;
    values[row + RIVAL_AT['free of containers']] = free;
    values[row + RIVAL_AT['best rival']] = Math.max(container, contained, crossing);
  };
}
