import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseVocabulary } from '../../src/domain/vocabulary.js';
import { Lexicon } from '../../src/extract/lexicon/lexicon.js';
import { createNameIndex } from '../../src/extract/meaning/name-index.js';
import { openMeaning } from '../../src/extract/meaning/open-meaning.js';
import { createUsualSpelling } from '../../src/extract/meaning/usual-spelling.js';
import { readDocument } from '../../src/extract/text/document.js';
import { weights } from './open-extractor.js';

const vocabulary = parseVocabulary(readFileSync(new URL('./vocabulary.tsv', import.meta.url), 'utf8'));
const index = createNameIndex(vocabulary);
const lexicon = new Lexicon(weights.corpus, index.forms, weights.words);

/** The slug and label of a phrase of a text, as if it were chosen. */
function meaningOf(phrase: string, abstract: string) {
  const document = readDocument({ title: 'Notes', abstract }, lexicon);
  const candidate = document.candidates.find(({ form }) => form === phrase.toLowerCase());
  if (!candidate) throw new Error(`"${phrase}" is no candidate of the text.`);
  const judged = { candidate, words: 0, trees: 0, score: 0, isTaken: true, central: 0 };
  const { slug, label } = openMeaning({ judged, occurrences: candidate.occurrences }, document, {
    index,
    vocabulary,
    lexicon,
    usualSpelling: createUsualSpelling(weights.corpus, lexicon),
  }).meaning;
  return [slug, label];
}

it.each([
  [
    'graph neural network pruning',
    'Graph neural network pruning is slow.',
    'graph-neural-network-pruning',
    'graph neural network pruning',
  ],
  ['GNN pruning', 'On GNN pruning.', 'graph-neural-network-pruning', 'GNN pruning'],
  ['TBS pruning', 'A tree bark scan (TBS) and TBS pruning.', 'tree-bark-scan-pruning', 'TBS pruning'],
  ['AL pruning', 'On AL pruning.', 'al-pruning', 'AL pruning'],
  ['GNN T pruning', 'On GNN-T pruning.', 'gnn-t-pruning', 'GNN-T pruning'],
  ['CLIP pruning', 'On CLIP pruning.', 'clip-pruning', 'CLIP pruning'],
  ['subword regularisation', 'On subword regularisation.', 'subword-regularization', 'subword regularisation'],
  ['unsupervised advertising', 'On unsupervised advertising.', 'unsupervised-advertising', 'unsupervised advertising'],
  ['multitask pruning', 'On multitask pruning.', 'multi-task-pruning', 'multitask pruning'],
  ['multi modal pruning', 'On multi-modal pruning.', 'multimodal-pruning', 'multi-modal pruning'],
  ['neuralnetwork pruning', 'On neuralnetwork pruning.', 'neural-network-pruning', 'neuralnetwork pruning'],
  ['3 d pruning', 'On 3-D pruning.', '3d-pruning', '3-D pruning'],
  ['vgg 11 pruning', 'On VGG-11 pruning.', 'vgg-11-pruning', 'VGG-11 pruning'],
  ['sceneflow pruning', 'On SceneFlow pruning.', 'sceneflow-pruning', 'SceneFlow pruning'],
  ['center point pruning', 'On center point pruning.', 'center-point-pruning', 'center point pruning'],
  ['sparse r cnn pruning', 'On Sparse R-CNN pruning.', 'sparse-r-cnn-pruning', 'sparse R-CNN pruning'],
  ['few shot learn ing', 'On few-shot learn- ing.', 'few-shot-learning', 'few-shot learning'],
  ['rgb d pruning', 'On RGB- D pruning.', 'rgb-d-pruning', 'RGB-D pruning'],
  ['few shot pruning', 'Few-shot pruning is slow.', 'few-shot-pruning', 'few-shot pruning'],
  ['particle dynamic', 'On particle dynamics.', 'particle-dynamic', 'particle dynamics'],
  ['kernel k mean', 'On kernel k-means.', 'kernel-k-mean', 'kernel k-means'],
  ['ranking heuristic', 'On ranking heuristics.', 'ranking-heuristic', 'ranking heuristic'],
])('"%s" in "%s" is %s, labelled %s', (phrase, text, slug, label) => {
  expect(meaningOf(phrase, text)).toEqual([slug, label]);
});
