import { describe, expect, it } from 'vitest';
import { parseCorpus } from '../../src/extract/lexicon/corpus.js';
import { Lexicon } from '../../src/extract/lexicon/lexicon.js';
import { parseWordWeights } from '../../src/extract/lexicon/word-weight.js';
import { readDocument } from '../../src/extract/text/document.js';

const emptyLexicon = () => new Lexicon(parseCorpus('', ''), [], parseWordWeights(''));
const read = (lexicon: Lexicon, text: string) => lexicon.words.read(text, 0, text.length);

describe('a lexicon', () => {
  it('knows a word by its folded form, however it is written', () => {
    const lexicon = emptyLexicon();
    expect(read(lexicon, 'Networks')).toMatchObject({ text: 'Networks', folded: 'network', content: true });
    expect(read(lexicon, 'networks').known).toBe(read(lexicon, 'Network').known);
  });

  it.each([
    ['many words', Array.from({ length: 100_000 }, (_, at) => `word${at}`)],
    ['long words', Array.from({ length: 50 }, (_, at) => `${'long'.repeat(20_000)}${at}`)],
  ])('forgets %s of earlier texts, but none of the one that is read', (_name, words) => {
    const lexicon = emptyLexicon();
    const { fields } = readDocument({ title: words.join(' '), abstract: words.join(', ') }, lexicon);
    const [title, abstract] = fields;
    expect(title?.words).toHaveLength(words.length);
    expect(title?.words.every((word, at) => word === abstract?.words[at])).toBe(true);
    readDocument({ title: 'Notes', abstract: null }, lexicon);
    expect(read(lexicon, words[0] ?? '').known).not.toBe(title?.words[0]?.known);
  });
});
