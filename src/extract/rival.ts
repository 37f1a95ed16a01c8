import type { Candidate } from './candidate.js';
import { type KnownField, MAX_WORDS, type PaperWord } from './known-field.js';
import { probability } from './log-odds.js';

/** How another candidate stands to one that it shares words of the text with: flags, as it may stand in several ways at several places. */
export const RELATIONS = {
  /** Longer ones that it stands in; of these those that add words before it only, and after it only. */
  containers: 1,
  longerLeft: 2,
  longerRight: 4,
  /** Shorter ones that stand in it; of these those at its end and at its beginning. */
  contained: 8,
  atEnd: 16,
  atStart: 32,
  /** Those that share some of its words, but not all of one of the two. */
  crossing: 64,
} as const;

/** How a candidate stands to the others of its paper; indexes into the list of candidates. */
export interface Rivals {
  /** Those that share words of the text with it, and how each stands to it. */
  readonly others: readonly number[];
  readonly relations: readonly number[];
  /** Those that end in the same word elsewhere. */
  readonly sameHead: readonly number[];
  /** Its short or long form, where the text explains it as an acronym. */
  readonly partner: number | null;
  /** For each of its occurrences the containers that stand there. */
  readonly covers: readonly (readonly number[])[];
}

/** The rivals of the candidates of a paper, by their index. */
export function rivalsAmong(
  candidates: readonly Candidate[],
  partners: ReadonlyMap<string, string>,
): (self: number) => Rivals {
  const byHead = new Map<PaperWord | undefined, number[]>();
  for (const [at, { head }] of candidates.entries()) {
    const known = byHead.get(head);
    if (known) known.push(at);
    else byHead.set(head, [at]);
  }
  const byForm = new Map(partners.size > 0 ? candidates.map(({ form }, at) => [form, at]) : []);
  const starting = spansByStart(candidates);
  // The relations of the one that is asked for to each other; all 0 between two questions.
  const relationTo = new Uint8Array(candidates.length);
  return (self) => {
    const others: number[] = [];
    const covers = (candidates[self]?.occurrences ?? []).map(({ field, first, last }) => {
      const here: number[] = [];
      const spans = starting.get(field);
      for (let start = Math.max(0, first - MAX_WORDS + 1); start <= last; start++) {
        for (const span of spans?.[start] ?? NO_SPANS) {
          if (span.candidate === self || span.last < first) continue;
          const relation = relationOf(span, first, last);
          if ((relation & RELATIONS.containers) !== 0) here.push(span.candidate);
          const known = relationTo[span.candidate] ?? 0;
          if (known === 0) others.push(span.candidate);
          relationTo[span.candidate] = known | relation;
        }
      }
      return here;
    });
    const relations = others.map((other) => relationTo[other] ?? 0);
    const sameHead = (byHead.get(candidates[self]?.head) ?? []).filter((at) => at !== self && relationTo[at] === 0);
    for (const other of others) relationTo[other] = 0;
    const partner = byForm.get(partners.get(candidates[self]?.form ?? '') ?? '') ?? null;
    return { others, relations, sameHead, partner: partner === self ? null : partner, covers };
  };
}

/** A place of a candidate in a field. */
interface Span {
  readonly candidate: number;
  readonly first: number;
  readonly last: number;
}

const NO_SPANS: readonly Span[] = [];

/** How a span stands to the words from `first` to `last`, some of which it shares. */
function relationOf(span: Span, first: number, last: number): number {
  if (span.first <= first && span.last >= last)
    return (
      RELATIONS.containers |
      (span.last === last ? RELATIONS.longerLeft : 0) |
      (span.first === first ? RELATIONS.longerRight : 0)
    );
  if (span.first >= first && span.last <= last)
    return (
      RELATIONS.contained | (span.last === last ? RELATIONS.atEnd : 0) | (span.first === first ? RELATIONS.atStart : 0)
    );
  return RELATIONS.crossing;
}

/** The places of all candidates in each field, by the word that they begin with. */
function spansByStart(candidates: readonly Candidate[]): ReadonlyMap<KnownField, readonly (Span[] | undefined)[]> {
  const fields = new Map<KnownField, (Span[] | undefined)[]>();
  for (const [candidate, { occurrences }] of candidates.entries()) {
    for (const { field, first, last } of occurrences) {
      let starts = fields.get(field);
      if (!starts) {
        starts = new Array<Span[] | undefined>(field.tokens.length).fill(undefined);
        fields.set(field, starts);
      }
      const spans = starts[first];
      if (spans) spans.push({ candidate, first, last });
      else starts[first] = [{ candidate, first, last }];
    }
  }
  return fields;
}

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
