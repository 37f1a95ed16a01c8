import { foldPhrase } from '../../domain/fold.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { type Acronym, findAcronyms } from './acronym.js';
import { type Address, findAddresses } from './address.js';
import { type Candidate, findCandidates } from './candidate.js';
import { type KnownField, lookUp } from './known-field.js';
import { readField } from './token.js';

/** The texts that are read: nothing else of a paper. */
export interface PaperText {
  readonly title: string;
  readonly abstract: string | null;
}

/** A paper's text, read once: its words, the acronyms that it explains, its addresses, the phrases that may be names. */
export interface Document {
  readonly fields: readonly KnownField[];
  readonly acronyms: readonly Acronym[];
  readonly addresses: readonly Address[];
  readonly candidates: readonly Candidate[];
  /** Folded short and long forms, each to its other. */
  readonly partners: ReadonlyMap<string, string>;
  /** The acronyms by their folded short form. */
  readonly shortForms: ReadonlyMap<string, Acronym>;
  readonly longForms: ReadonlySet<string>;
}

export function readDocument({ title, abstract }: PaperText, lexicon: Lexicon): Document {
  lexicon.words.forget();
  const texts = [
    readField('title', title, lexicon),
    ...(abstract === null ? [] : [readField('abstract', abstract, lexicon)]),
  ];
  const fields = lookUp(texts, lexicon);
  const acronyms = fields.flatMap(findAcronyms);
  const folded = acronyms.map((acronym) => ({
    acronym,
    short: foldPhrase(acronym.short),
    long: foldPhrase(acronym.long),
  }));
  return {
    fields,
    acronyms,
    addresses: fields.flatMap(findAddresses),
    candidates: findCandidates(fields),
    partners: new Map([
      ...folded.map(({ short, long }) => [short, long] as const),
      ...folded.map(({ short, long }) => [long, short] as const),
    ]),
    shortForms: new Map(folded.map(({ short, acronym }) => [short, acronym] as const).reverse()),
    longForms: new Set(folded.map(({ long }) => long)),
  };
}
