// Prints what the trainer fits to: a paper a line, with its candidates, their features and rivals, and what its annotator says of each.
// Without ANNOTATIONS all papers, for the parity test. STATISTICS has a folder for each group of annotated papers, counted without it.
//   node training/candidates.mjs CORPUS [ANNOTATIONS STATISTICS]
import { foldPhrase } from '../dist/domain/fold.js';
import { LIMITS } from '../dist/extract/concept/classifier.js';
import { describe, FEATURES } from '../dist/extract/concept/feature.js';
import { RELATIONS, relationOf, rivalsAmong } from '../dist/extract/concept/rival.js';
import { RIVAL_FEATURES } from '../dist/extract/concept/rival-feature.js';
import { wordFeatures } from '../dist/extract/concept/word-feature.js';
import { readDocument } from '../dist/extract/text/document.js';
import { openTraining, readGold, spansOf } from './input.mjs';

const [corpusFile, annotationsFile, statistics] = process.argv.slice(2);
const knownFor = openTraining(statistics);
process.stdout.write(
  `${JSON.stringify({ features: FEATURES.map(({ group, name }) => `${group}: ${name}`), rivals: RIVAL_FEATURES, limits: LIMITS })}\n`,
);
const valuesOf = (candidate, document, lexicon) => {
  const values = new Float64Array(FEATURES.length);
  describe(candidate, document, lexicon, values, 0);
  return [...values];
};

/** The rivals of a candidate: a list for each relation, those that end in the same word elsewhere, and for each of its places the containers there. */
const listsOf = (candidate, self, rivals) => {
  const { places } = rivals;
  const relations = new Map();
  const covers = candidate.occurrences.map((occurrence) => {
    const ownFirst = places.firstOf(occurrence);
    const ownLast = ownFirst + candidate.length - 1;
    const here = [];
    for (let at = places.nearBegin(ownFirst); at < places.nearEnd(ownLast); at++) {
      const [other, first, last] = [places.candidate[at], places.first[at], places.last[at]];
      if (other === self || last < ownFirst) continue;
      const relation = relationOf(first, last, ownFirst, ownLast);
      if ((relation & RELATIONS.containers) !== 0) here.push(other);
      relations.set(other, (relations.get(other) ?? 0) | relation);
    }
    return here;
  });
  const sameHead = rivals.sameHead(self).filter((other) => other !== self && !relations.has(other));
  return {
    ...Object.fromEntries(
      Object.entries(RELATIONS).map(([name, flag]) => [
        name,
        [...relations].filter(([, relation]) => (relation & flag) !== 0).map(([other]) => other),
      ]),
    ),
    sameHead,
    partner: rivals.partner(self),
    covers,
  };
};

for (const { paper, concepts, introduces, own, group } of await readGold(corpusFile, annotationsFile)) {
  const { corpus, lexicon } = knownFor({ group });
  const document = readDocument(paper, lexicon);
  const { candidates } = document;
  const rivals = rivalsAmong(candidates, document.fields, document.partners);
  const owners = new Map();
  concepts.forEach((concept, at) => {
    for (const name of concept.names) owners.set(foldPhrase(name), [...(owners.get(foldPhrase(name)) ?? []), at]);
  });
  const coined = new Set(introduces.map(foldPhrase));
  const line = {
    title: paper.title,
    own,
    concepts: concepts.map(({ label, names, central }) => ({
      label: foldPhrase(label ?? names[0]),
      central: central ? 1 : 0,
    })),
    candidates: candidates.map((candidate, at) => {
      const { form } = candidate;
      return {
        form,
        concepts: owners.get(form) ?? [],
        coined: coined.has(form) ? 1 : 0,
        spans: spansOf(candidate),
        words: Object.fromEntries(wordFeatures(candidate, corpus)),
        values: valuesOf(candidate, document, lexicon),
        rivals: listsOf(candidate, at, rivals),
      };
    }),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
