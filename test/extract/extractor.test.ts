import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/domain/facts.js';
import { parseVocabulary, VOCABULARY_HEADER } from '../../src/domain/vocabulary.js';
import { createExtractor } from '../../src/extract/extractor.js';
import { openExtractor, weights } from './open-extractor.js';

const extractor = openExtractor();
const slugs = (title: string, abstract: string | null = null): string[] =>
  extractor
    .extract({ title, abstract })
    .concepts.map(({ slug }) => slug)
    .sort();

const pieces = fc.constantFrom(
  ...['CLIP', 'meta-learning ', 'Graph Neural Networks (GNNs) ', 'we propose FOO (BAR), ', 'AL', '(', ')', '. ', ' '],
  ...['https://github.com/', 'a/b', 'https:// ', '\\url{', '}', '🙂', 'é', 'ﬁ', 'İ', '\u0301', '\n', 'Foo: ', '’s'],
);
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.oneof(pieces, fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 30 })
    .map((all) => all.join('')),
);
const papers = fc.record({ title: texts, abstract: fc.option(texts) });

const evidenceOf = (facts: Facts) => [
  ...facts.concepts.flatMap(({ evidence }) => evidence),
  ...facts.introduces.flatMap(({ evidence }) => evidence),
  ...facts.links.flatMap(({ evidence }) => evidence),
  ...facts.codeAvailability.evidence,
];

describe('the extractor', () => {
  it('takes any text, and all its evidence is a slice of the field', () => {
    fc.assert(
      fc.property(papers, (paper) => {
        for (const { field, start, end, text } of evidenceOf(extractor.extract(paper))) {
          expect(text).not.toBe('');
          expect(paper[field]?.slice(start, end)).toBe(text);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each(['code will be ', 'https://github.com/a- ', 'GNN-', '(AB) ', 'http', 'x', 'called the ', 'neural '])(
    'reads a long text of nothing but "%s" in no time',
    (words) => {
      const started = performance.now();
      extractor.extract({ title: 'Notes', abstract: words.repeat(30_000 / words.length) });
      expect(performance.now() - started).toBeLessThan(5_000);
    },
  );

  it('finds the same in the same text, whatever it read before', () => {
    fc.assert(
      fc.property(papers, papers, (paper, other) => {
        const first = extractor.extract(paper);
        extractor.extract(other);
        expect(extractor.extract(paper)).toEqual(first);
        expect(openExtractor().extract(paper)).toEqual(first);
      }),
      { numRuns: 50 },
    );
  });

  it('finds the same after a text of tens of thousands of phrases', () => {
    const paper = {
      title: 'FOO: Meta-Learning under Distribution Shift',
      abstract: 'We propose FOO, a graph neural network (GNN) for few-shot learning.',
    };
    const first = extractor.extract(paper);
    const words = Array.from({ length: 12_000 }, (_, at) => `${at % 2 ? 'Neural' : 'net'}${at.toString(36)}`);
    expect(extractor.extract({ title: words.slice(0, 500).join(' '), abstract: words.join(' ') })).toBeDefined();
    expect(extractor.extract(paper)).toEqual(first);
    const explained = (by: typeof extractor) =>
      by.explain(paper).map(({ judged: { candidate, score, contributions }, chosen }) => {
        return { form: candidate.form, score, contributions, chosen };
      });
    expect(explained(extractor)).toEqual(explained(openExtractor()));
  });

  it.each([
    ['distinct words in a title', (at: number) => `Word${at.toString(36)} `, ' - :'],
    ['distinct names', (at: number) => `Foo${at}, `, ''],
    ['acronyms', (at: number) => `Aa${at} Bb (AB${at}). `, ''],
    ['letters outside of the basic plane', () => '𝒪𝐀 ', ''],
    ['halves of surrogate pairs', () => '\ud835x', ''],
  ])('reads a long text of %s in no time', (_, piece, end) => {
    const long = Array.from({ length: 1_300 }, (_piece, at) => piece(at)).join('') + end;
    const started = performance.now();
    extractor.extract({ title: long, abstract: long });
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('counts occurrences in text order, with a salience above 0 and at most 1', () => {
    fc.assert(
      fc.property(papers, (paper) => {
        for (const { salience, count, evidence } of extractor.extract(paper).concepts) {
          expect(salience > 0 && salience <= 1).toBe(true);
          expect(count).toBe(evidence.length);
          const places = evidence.map(({ field, start }) => (field === 'title' ? start - 1e6 : start));
          expect(places).toEqual(places.toSorted((a, b) => a - b));
        }
      }),
    );
  });

  it('has another version for another vocabulary', () => {
    const header = VOCABULARY_HEADER.join('\t');
    const versions = ['a\ta\tOTHER\t\t\t', 'a\tA\tOTHER\t\t\t'].map(
      (line) => createExtractor(parseVocabulary(`${header}\n${line}\n`), weights).version,
    );
    expect(new Set([...versions, extractor.version]).size).toBe(3);
    expect(openExtractor().version).toBe(extractor.version);
  });
});

describe('concepts', () => {
  it.each(['meta-learning', 'Meta Learning', 'meta-learned', 'META–LEARNING', 'learning to learn'])(
    'are one for the spelling %s',
    (spelling) => {
      const text = `We study ${spelling}. Methods of ${spelling} need few labels for image classification.`;
      expect(slugs('Notes', text)).toEqual(['image-classification', 'meta-learning']);
    },
  );

  it.each([
    ['the longest name goes first', 'We study few-shot learning.', ['few-shot-learning']],
    [
      'capitals are wanted where a name is all capitals',
      'We label a clip of the video with CLIPs, which were trained on ImageNet.',
      ['clip', 'imagenet'],
    ],
    ['other names take any case', 'WE TRAIN A GRAPH NEURAL NETWORK ON imagenet.', ['graph-neural-network', 'imagenet']],
    ['no name crosses the end of a sentence', 'It is a recurrent neural. Network speed is not limited.', []],
    ['no name crosses a comma', 'We use a neural, network based approach.', []],
    [
      'a number is one to its last digit',
      'We ask GPT-3.5 and not GPT-3. It is tested on SQuAD 2.0.',
      ['gpt-3', 'gpt-3-5', 'squad-2-0'],
    ],
    [
      'numbers share a name',
      'Results on CIFAR-10/100 and ImageNet are not bad.',
      ['cifar-10', 'cifar-100', 'imagenet'],
    ],
    ['a number ends before the end of a sentence', 'It is GPT-3. 5 of them are.', ['gpt-3']],
    ['an ambiguous name alone says nothing', 'We propose a method for AL with neural networks.', ['neural-network']],
    [
      'a hanging hyphen shares the head',
      'We study few- and zero-shot learning.',
      ['few-shot-learning', 'zero-shot-learning'],
    ],
    [
      'a label shares the head',
      'Models for image and video classification are trained on ImageNet.',
      ['image-classification', 'imagenet', 'video-classification'],
    ],
    ['what is a name alone shares no head', 'We use CLIP and video classification.', ['clip', 'video-classification']],
    [
      'an ambiguous name counts beside a clear one',
      'We study artificial life, or AL, with neural networks.',
      ['artificial-life', 'neural-network'],
    ],
  ])('%s', (_, text, expected) => {
    expect(slugs('Notes', text)).toEqual(expected);
  });

  it('take an ambiguous name in the sense whose words the text has', () => {
    const found = slugs('Notes', 'Active choice of labels helps neural networks, so we use AL.');
    expect(found).toContain('active-learning');
    expect(found).not.toContain('artificial-life');
  });

  it('count a word only where it is written like the name', () => {
    const { concepts } = extractor.extract({
      title: 'Notes',
      abstract: 'We label a clip of the video with CLIPs, which were trained on ImageNet.',
    });
    expect(concepts.find(({ slug }) => slug === 'clip')?.evidence.map(({ text }) => text)).toEqual(['CLIPs']);
  });

  it.each(['lab', 'anonymous'])('are not read from an address of %s', (owner) => {
    const address = `https://github.com/${owner}/meta-learning-for-image-classification`;
    expect(slugs('Notes', `We study few-shot learning. The code is at ${address}.`)).toEqual(['few-shot-learning']);
  });

  it('are found by an acronym in the plural', () => {
    expect(slugs('Notes', 'We train GNNs for image classification.')).toContain('graph-neural-network');
    expect(slugs('Notes', 'Large VLMs are prompted for image classification.')).toContain('vision-language-model');
  });

  it('that no vocabulary has are named as the text names them, in the singular', () => {
    const { concepts } = extractor.extract({
      title: 'Gradient Boosted Pagodas',
      abstract: 'We study variational autoencoders for protein folding on the Zephyr-3k dataset.',
    });
    expect(concepts.map(({ slug, label }) => [slug, label])).toContainEqual([
      'variational-autoencoder',
      'variational autoencoder',
    ]);
  });

  it('take an acronym in the sense that the text gives it, in the title too', () => {
    const facts = extractor.extract({ title: 'Prices of AL', abstract: 'We study active learning (AL) in villages.' });
    expect(facts.concepts.map(({ slug, count }) => [slug, count])).toEqual([['active-learning', 3]]);
  });

  it.each(['named GNN', 'GNN', 'abbreviated as GNN', 'GNN for short'])(
    'take an acronym as the text explains it: (%s)',
    (explanation) => {
      const abstract = `We train with Greedy Node Naming (${explanation}). Without GNN, classification is worse.`;
      expect(slugs('Image classification', 'We train with GNN. Without GNN, classification is worse.')).toContain(
        'graph-neural-network',
      );
      expect(slugs('Image classification', abstract)).not.toContain('graph-neural-network');
    },
  );

  it('are no acronym with another capital', () => {
    expect(slugs('Notes', 'We compare our network with CLIP.')).toContain('clip');
    expect(slugs('Notes', 'We compare our network with CLIPS.')).not.toContain('clip');
  });

  it('put what the title names before what is mentioned once', () => {
    const facts = extractor.extract({
      title: 'A neural network for image classification',
      abstract: 'It sees more. It is tried on ImageNet.',
    });
    expect(facts.concepts.map(({ slug }) => slug)).toEqual(['image-classification', 'neural-network', 'imagenet']);
    expect(facts.concepts.at(0)?.central).toBe(true);
    expect(facts.concepts.at(-1)?.central).toBe(false);
  });
});

describe('coined names', () => {
  it.each([
    ['before the colon of the title', 'LANTERN: A Light for Graphs', 'Graphs are dark.', 'LANTERN', null],
    ['after "dubbed"', 'A light', 'We build a model, dubbed GloWorm, for graphs.', 'GloWorm', null],
    ['after "we introduce"', 'A light', 'We introduce GloWorm, which shines.', 'GloWorm', null],
    [
      'in brackets after their long form',
      'A light',
      'We propose Node Transfer Learning (NTL) for graphs.',
      'NTL',
      'Node Transfer Learning',
    ],
  ])('are found %s', (_, title, abstract, name, longForm) => {
    expect(extractor.extract({ title, abstract }).introduces).toMatchObject([{ name, longForm }]);
  });

  it.each(['We use ImageNet and CLIP.', 'We compare with GloWorm.', 'Results on GloWorm improve.'])(
    'are not what a text uses: %s',
    (abstract) => {
      expect(extractor.extract({ title: 'A light', abstract }).introduces).toEqual([]);
    },
  );
});
