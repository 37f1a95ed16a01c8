import type { Candidate } from './candidate.js';
import { type KnownField, MAX_WORDS, type PaperWord } from './known-field.js';

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
  // How each stands to the one that is asked for; put back to 0 before the answer.
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
