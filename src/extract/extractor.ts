import type { Facts } from '../domain/facts.js';
import { foldPhrase } from '../domain/fold.js';
import { hashOf } from '../domain/hash.js';
import type { Vocabulary } from '../domain/vocabulary.js';
import { findCoinedNames, nameJudge } from './coined/coined.js';
import { chooseConcepts } from './concept/choice.js';
import { createClassifier, type Explained, type Judged } from './concept/classifier.js';
import { createWordModel } from './concept/word-model.js';
import { Lexicon } from './lexicon/lexicon.js';
import { judgeCode } from './link/code-availability.js';
import { findLinks } from './link/link.js';
import { toMentions } from './meaning/mention.js';
import { createNameIndex } from './meaning/name-index.js';
import { createUsualSpelling } from './meaning/usual-spelling.js';
import { type PaperText, readDocument } from './text/document.js';
import type { Weights } from './weights.js';

/** Raised with every change of what the code in this folder finds, so that stored papers are read again. */
const CODE_VERSION = 13;

export interface Extractor {
  /** A hash over the code's version, the vocabulary and the weights: equal versions find the same in the same text. */
  readonly version: string;
  /** All that a title and an abstract say. Pure: the same text gives the same facts. */
  extract(paper: PaperText): Facts;
}

export interface Explainer {
  /** Every phrase that came near to being a concept, the likeliest first, and whether it was taken. */
  explain(paper: PaperText): readonly { readonly judged: Explained; readonly chosen: boolean }[];
}

export function createExtractor(vocabulary: Vocabulary, weights: Weights): Extractor & Explainer {
  const { corpus, words, generic } = weights;
  const index = createNameIndex(vocabulary);
  const lexicon = new Lexicon(corpus, index.forms, words);
  const classifier = createClassifier(lexicon, createWordModel(words), weights.trees);
  const judgeNames = nameJudge(weights.coined);
  const knowledge = { index, vocabulary, lexicon, usualSpelling: createUsualSpelling(corpus, lexicon) };
  return {
    version: hashOf(['extractor', CODE_VERSION, vocabulary.hash, weights.hash]).slice(0, 12),
    extract(paper) {
      const document = readDocument(paper, lexicon);
      const introduces = findCoinedNames({ document, lexicon }, judgeNames);
      const coined = new Set(introduces.flatMap(({ name, longForm }) => [name, longForm ?? name].map(foldPhrase)));
      const links = findLinks(document.addresses);
      return {
        concepts: toMentions(
          chooseConcepts(classifier.judge(document), generic, document.addresses),
          document,
          coined,
          knowledge,
        ),
        introduces,
        links,
        codeAvailability: judgeCode(document.fields, links),
      };
    },
    explain(paper) {
      const document = readDocument(paper, lexicon);
      const judged = classifier.explain(document);
      const taken = judged.filter(({ isTaken }) => isTaken);
      const chosen = new Set<Judged>(chooseConcepts(taken, generic, document.addresses).map((one) => one.judged));
      return judged
        .map((one) => ({ judged: one, chosen: chosen.has(one) }))
        .sort((a, b) => b.judged.score - a.judged.score);
    },
  };
}
