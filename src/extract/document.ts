import { foldPhrase } from '../domain/fold.js';
import { type Acronym, findAcronyms } from './acronym.js';
import { type Candidate, findCandidates } from './candidate.js';
import { type FieldText, readField } from './token.js';

/** The texts that are read: nothing else of a paper. */
export interface PaperText {
  readonly title: string;
  readonly abstract: string | null;
}

/** A paper's text, read once: its words, the acronyms that it explains, the phrases that may be names. */
export interface Document {
  readonly fields: readonly FieldText[];
  readonly acronyms: readonly Acronym[];
  readonly candidates: readonly Candidate[];
  /** Folded short and long forms, each to its other. */
  readonly partners: ReadonlyMap<string, string>;
  /** The acronyms by their folded short form. */
  readonly shortForms: ReadonlyMap<string, Acronym>;
  readonly longForms: ReadonlySet<string>;
  readonly titleWords: ReadonlySet<string>;
  /** How often each folded word stands in the text. */
  readonly wordCounts: ReadonlyMap<string, number>;
}

export function readDocument({ title, abstract }: PaperText): Document {
  const fields = [readField('title', title), ...(abstract === null ? [] : [readField('abstract', abstract)])];
  const acronyms = fields.flatMap(findAcronyms);
  const folded = acronyms.map((acronym) => ({
    acronym,
    short: foldPhrase(acronym.short),
    long: foldPhrase(acronym.long),
  }));
  const wordCounts = new Map<string, number>();
  for (const { tokens } of fields)
    for (const token of tokens) wordCounts.set(token.folded, (wordCounts.get(token.folded) ?? 0) + 1);
  return {
    fields,
    acronyms,
    candidates: findCandidates(fields),
    partners: new Map([
      ...folded.map(({ short, long }) => [short, long] as const),
      ...folded.map(({ short, long }) => [long, short] as const),
    ]),
    shortForms: new Map(folded.map(({ short, acronym }) => [short, acronym] as const).reverse()),
    longForms: new Set(folded.map(({ long }) => long)),
    titleWords: new Set((fields[0]?.tokens ?? []).map((token) => token.folded)),
    wordCounts,
  };
}
