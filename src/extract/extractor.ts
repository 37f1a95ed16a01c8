import type { Facts } from '../domain/facts.js';
import { foldPhrase } from '../domain/fold.js';
import { hashOf } from '../domain/hash.js';
import type { Vocabulary } from '../domain/vocabulary.js';
import { findAcronyms } from './acronym.js';
import { judgeCode } from './code-availability.js';
import { findCoinedNames } from './coined.js';
import { findLinks } from './link.js';
import { findMentions } from './mention.js';
import { createNameIndex } from './name-index.js';
import { readField } from './token.js';

/** Raised with every change of what the code in this folder finds, so that stored papers are read again. */
const CODE_VERSION = 5;

export interface Extractor {
  /** A hash over the code's version and the vocabulary: equal versions find the same in the same text. */
  readonly version: string;
  /** All that a title and an abstract say. Pure: the same text gives the same facts. */
  extract(paper: { readonly title: string; readonly abstract: string | null }): Facts;
}

export function createExtractor(vocabulary: Vocabulary): Extractor {
  const index = createNameIndex(vocabulary);
  return {
    version: hashOf(['extractor', CODE_VERSION, vocabulary.hash]).slice(0, 12),
    extract({ title, abstract }) {
      const fields = [readField('title', title), ...(abstract === null ? [] : [readField('abstract', abstract)])];
      const acronyms = fields.flatMap(findAcronyms);
      const introduces = findCoinedNames(fields, acronyms, index);
      const coined = new Set(introduces.flatMap(({ name, longForm }) => [name, longForm ?? name].map(foldPhrase)));
      const links = findLinks(fields);
      return {
        concepts: findMentions(fields, acronyms, index, vocabulary, coined),
        introduces,
        links,
        codeAvailability: judgeCode(fields, links),
      };
    },
  };
}
