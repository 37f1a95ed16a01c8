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
export const NO_RIVAL = -12;

/** What the features of one candidate are read from: scores of its strongest rivals of each kind, and the rest. */
interface View {
  readonly rivals: Rivals;
  readonly own: number;
  readonly rank: number;
  readonly container: number;
  readonly contained: number;
  readonly crossing: number;
  /** For each of its occurrences the best score of a container there. */
  readonly covers: readonly number[];
  /** Words that its strongest container has more, and its strongest part has less. */
  readonly longerBy: number;
  readonly shorterBy: number;
  readonly score: (at: number) => number;
  readonly best: (ats: readonly number[]) => number;
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
  'longer left': ({ rivals, best }) => best(rivals.longerLeft),
  'longer right': ({ rivals, best }) => best(rivals.longerRight),
  'at end': ({ rivals, best }) => best(rivals.atEnd),
  'at start': ({ rivals, best }) => best(rivals.atStart),
  'same head': ({ rivals, best }) => best(rivals.sameHead),
  partner: ({ rivals, score }) => (rivals.partner === null ? NO_RIVAL - 3 : score(rivals.partner)),
  'share uncovered': ({ covers, own }) => covers.filter((cover) => cover < own).length / covers.length,
  uncovered: ({ covers, own }) => covers.filter((cover) => cover < own).length,
  'longer by': ({ longerBy }) => longerBy,
  'shorter by': ({ shorterBy }) => shorterBy,
  containers: ({ rivals, score }) => rivals.containers.reduce((sum, at) => sum + probability(score(at)), 0),
  'free of containers': ({ covers }) => covers.filter((cover) => cover < -0.5).length,
  'best rival': ({ container, contained, crossing }) => Math.max(container, contained, crossing),
};

/** The names of the features, in the order of their values. */
export const RIVAL_FEATURES: readonly string[] = Object.keys(FEATURES);

const VALUES = Object.values(FEATURES);

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
  const score = (at: number): number => scores[at] ?? NO_RIVAL;
  const best = (ats: readonly number[]): number => ats.reduce((max, at) => Math.max(max, score(at)), NO_RIVAL);
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
    const longer = strongest(rival.containers);
    const shorter = strongest(rival.contained);
    const view: View = {
      rivals: rival,
      own: score(self),
      rank: rank.get(self) ?? 0,
      container: best(rival.containers),
      contained: best(rival.contained),
      crossing: best(rival.crossing),
      covers: rival.covers.map(best),
      longerBy: longer === undefined ? 0 : length(longer) - length(self),
      shorterBy: shorter === undefined ? 0 : length(self) - length(shorter),
      score,
      best,
    };
    return VALUES.map((value) => value(view));
  });
}
