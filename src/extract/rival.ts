import type { Candidate } from './candidate.js';
import { MAX_WORDS, type PaperWord } from './known-field.js';
import { probability } from './log-odds.js';

/** How the candidates of one paper stand to each other; indexes into the list of candidates. */
export interface Rivals {
  /** Longer candidates that one stands in; of these those that add words before it only, and after it only. */
  readonly containers: readonly number[];
  readonly longerLeft: readonly number[];
  readonly longerRight: readonly number[];
  /** Shorter ones that stand in it, of these those at its end and at its beginning. */
  readonly contained: readonly number[];
  readonly atEnd: readonly number[];
  readonly atStart: readonly number[];
  /** Those that share some of its words, but not all of one of the two. */
  readonly crossing: readonly number[];
  /** Those that end in the same word elsewhere. */
  readonly sameHead: readonly number[];
  /** Its short or long form, where the text explains it as an acronym. */
  readonly partner: number | null;
  /** For each of its occurrences the containers that stand there. */
  readonly covers: readonly (readonly number[])[];
}

/** What a candidate without a rival of some kind is given: below any score. */
const NONE = -12;

export const RIVAL_FEATURES = [
  'score',
  'rank',
  'container',
  'contained',
  'crossing',
  'over container',
  'over contained',
  'over crossing',
  'longer left',
  'longer right',
  'at end',
  'at start',
  'same head',
  'partner',
  'share uncovered',
  'uncovered',
  'longer by',
  'shorter by',
  'containers',
  'free of containers',
  'best rival',
] as const;

interface Span {
  readonly candidate: number;
  readonly first: number;
  readonly last: number;
}

/** The rivals of each candidate that is asked for, null for the others. */
export function findRivals(
  candidates: readonly Candidate[],
  partners: ReadonlyMap<string, string>,
  wanted: readonly boolean[],
): (Rivals | null)[] {
  const byForm = new Map(candidates.map(({ form }, at) => [form, at]));
  const byHead = new Map<PaperWord | undefined, number[]>();
  candidates.forEach(({ words }, at) => {
    const head = words.at(-1);
    const known = byHead.get(head);
    if (known) known.push(at);
    else byHead.set(head, [at]);
  });
  const starting = spansByStart(candidates);
  return candidates.map((candidate, self): Rivals | null => {
    if (!wanted[self]) return null;
    const containers = new Set<number>();
    const longerLeft = new Set<number>();
    const longerRight = new Set<number>();
    const contained = new Set<number>();
    const atEnd = new Set<number>();
    const atStart = new Set<number>();
    const crossing = new Set<number>();
    const covers = candidate.occurrences.map(({ field, first, last }) => {
      const here: number[] = [];
      for (let start = Math.max(0, first - MAX_WORDS + 1); start <= last; start++) {
        for (const span of starting.get(field.field)?.get(start) ?? []) {
          if (span.candidate === self || span.last < first) continue;
          if (span.first <= first && span.last >= last) {
            containers.add(span.candidate);
            here.push(span.candidate);
            if (span.last === last) longerLeft.add(span.candidate);
            if (span.first === first) longerRight.add(span.candidate);
          } else if (first <= span.first && last >= span.last) {
            contained.add(span.candidate);
            if (span.last === last) atEnd.add(span.candidate);
            if (span.first === first) atStart.add(span.candidate);
          } else crossing.add(span.candidate);
        }
      }
      return here;
    });
    const partner = byForm.get(partners.get(candidate.form) ?? '') ?? null;
    return {
      containers: [...containers],
      longerLeft: [...longerLeft],
      longerRight: [...longerRight],
      contained: [...contained],
      atEnd: [...atEnd],
      atStart: [...atStart],
      crossing: [...crossing],
      sameHead: (byHead.get(candidate.words.at(-1)) ?? []).filter(
        (at) => at !== self && !containers.has(at) && !contained.has(at) && !crossing.has(at),
      ),
      partner: partner === self ? null : partner,
      covers,
    };
  });
}

function spansByStart(candidates: readonly Candidate[]): ReadonlyMap<string, ReadonlyMap<number, Span[]>> {
  const fields = new Map<string, Map<number, Span[]>>();
  candidates.forEach(({ occurrences }, candidate) => {
    for (const { field, first, last } of occurrences) {
      const starts = fields.get(field.field) ?? new Map<number, Span[]>();
      fields.set(field.field, starts);
      const spans = starts.get(first);
      if (spans) spans.push({ candidate, first, last });
      else starts.set(first, [{ candidate, first, last }]);
    }
  });
  return fields;
}

/** The RIVAL_FEATURES of each candidate, given the scores of all. */
export function describeRivals(
  candidates: readonly Candidate[],
  rivals: readonly (Rivals | null)[],
  scores: readonly number[],
): (number[] | null)[] {
  const score = (at: number): number => scores[at] ?? NONE;
  const best = (ats: readonly number[]): number => ats.reduce((max, at) => Math.max(max, score(at)), NONE);
  const rank = new Map(
    scores
      .map((_, at) => at)
      .sort((a, b) => score(b) - score(a) || a - b)
      .map((at, place) => [at, place]),
  );
  const length = (at: number): number => candidates[at]?.length ?? 0;
  const strongest = (ats: readonly number[]): number | undefined => {
    let found: number | undefined;
    for (const at of ats)
      if (found === undefined || score(at) > score(found) || (score(at) === score(found) && at < found)) found = at;
    return found;
  };
  return rivals.map((rival, self) => {
    if (!rival) return null;
    const own = score(self);
    const [container, contained, crossing] = [best(rival.containers), best(rival.contained), best(rival.crossing)];
    const covers = rival.covers.map(best);
    const uncovered = covers.filter((cover) => cover < own).length;
    const longer = strongest(rival.containers);
    const shorter = strongest(rival.contained);
    return [
      own,
      rank.get(self) ?? 0,
      container,
      contained,
      crossing,
      own - container,
      own - contained,
      own - crossing,
      best(rival.longerLeft),
      best(rival.longerRight),
      best(rival.atEnd),
      best(rival.atStart),
      best(rival.sameHead),
      rival.partner === null ? NONE - 3 : score(rival.partner),
      uncovered / covers.length,
      uncovered,
      longer === undefined ? 0 : length(longer) - length(self),
      shorter === undefined ? 0 : length(self) - length(shorter),
      rival.containers.reduce((sum, at) => sum + probability(score(at)), 0),
      covers.filter((cover) => cover < -0.5).length,
      Math.max(container, contained, crossing),
    ];
  });
}
