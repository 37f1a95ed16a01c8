import { describe, expect, it } from 'vitest';
import { parseCorpus } from '../../src/extract/lexicon/corpus.js';
import { Lexicon } from '../../src/extract/lexicon/lexicon.js';
import { parseWordWeights } from '../../src/extract/lexicon/word-weight.js';
import { findAcronyms } from '../../src/extract/text/acronym.js';
import { readField } from '../../src/extract/text/token.js';

/** Acronyms are told by how words are written, whatever is known of them. */
const lexicon = new Lexicon(parseCorpus('', ''), [], parseWordWeights(''));

/** "SF = long form" of each acronym that a text explains. */
const explained = (text: string) =>
  findAcronyms(readField('abstract', text, lexicon)).map(({ short, long }) => `${short} = ${long}`);

describe('an acronym stands for', () => {
  it.each([
    ['words with its letters as initials', 'We use support vector machines (SVMs).', 'SVM = support vector machines'],
    ['the parts of words with hyphens', 'It is semi-supervised learning (SSL).', 'SSL = semi-supervised learning'],
    [
      'more words where fewer have its letters inside',
      'We train by proximal policy optimization (PPO).',
      'PPO = proximal policy optimization',
    ],
    [
      'a word with all that hyphens join to its beginning, where that begins alike',
      'By non-negative matrix factorization (NMF).',
      'NMF = non-negative matrix factorization',
    ],
    ['a word without what begins otherwise', 'By pre-trained language models (TLM).', 'TLM = trained language models'],
    ['the words that link others too', 'Out-of-distribution (OOD) data.', 'OOD = Out-of-distribution'],
    [
      'words with linking ones between its letters',
      'The data are independent and identically distributed (IID).',
      'IID = independent and identically distributed',
    ],
    ['a word with its letters inside', 'A variational autoencoder (VAE) is fitted.', 'VAE = variational autoencoder'],
    [
      'words before it in brackets',
      'We use GANs, CNN (convolutional neural network) and more.',
      'CNN = convolutional neural network',
    ],
  ])('%s', (_, text, expected) => {
    expect(explained(text)).toEqual([expected]);
  });

  it('nothing that lacks its letters, nor what another clause says', () => {
    expect(explained('We beat the best model (SVM).')).toEqual([]);
    expect(explained('Proximal methods; policy gradients (PPG).')).toEqual([]);
  });

  it('words of the length that it may explain at most', () => {
    expect(explained(`${'semantic '.repeat(50)}segmentation (SS)`)).toEqual(['SS = semantic segmentation']);
  });
});
