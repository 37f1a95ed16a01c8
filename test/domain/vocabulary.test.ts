import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseVocabulary, VOCABULARY_HEADER, VocabularyError } from '../../src/domain/vocabulary.js';

const text = (...lines: string[]): string => [VOCABULARY_HEADER.join('\t'), ...lines, ''].join('\n');

function faultsOf(source: string): string[] {
  try {
    parseVocabulary(source);
  } catch (error) {
    if (error instanceof VocabularyError) return error.faults.map(({ line, message }) => `${line}: ${message}`);
    throw error;
  }
  return [];
}

describe('a vocabulary', () => {
  it('gives its concepts with broader ones, aliases and definition', () => {
    const vocabulary = parseVocabulary(
      text(
        '# words',
        'lens\tlens\tOTHER\t\t\tBends light.',
        'metalens\tmetalens\tMETHOD\tlens\tflat lens; ML?\t',
      ).replaceAll('\n', '\r\n'),
    );
    expect(vocabulary.concepts.get('metalens')).toEqual({
      slug: 'metalens',
      label: 'metalens',
      kind: 'METHOD',
      broader: ['lens'],
      aliases: [
        { name: 'flat lens', ambiguous: false },
        { name: 'ML', ambiguous: true },
      ],
      definition: null,
    });
    expect(vocabulary.concepts.get('lens')?.definition).toBe('Bends light.');
  });

  it('has a hash of what it says, not of its comments', () => {
    const line = 'lens\tlens\tOTHER\t\t\t';
    const { hash } = parseVocabulary(text(line));
    expect(parseVocabulary(text('# note', line)).hash).toBe(hash);
    expect(parseVocabulary(text(`${line}Bends light.`)).hash).not.toBe(hash);
  });

  it.each([
    ['columns are missing', ['lens\tlens\tOTHER'], '2: expected 6 columns separated by tabs, found 3'],
    ['a kind is unknown', ['lens\tlens\tTHING\t\t\t'], '2: kind'],
    ['a slug has capitals', ['Lens\tlens\tOTHER\t\t\t'], '2: slug'],
    ['a slug stands twice', ['a\ta\tOTHER\t\t\t', 'a\tb\tOTHER\t\t\t'], '3: "a" stands twice'],
    ['lines are out of order', ['b\tb\tOTHER\t\t\t', 'a\ta\tOTHER\t\t\t'], '3: "a" stands after "b"'],
    ['a broader concept is unknown', ['a\ta\tOTHER\tz\t\t'], '2: the broader concept "z"'],
    ['two concepts share a name', ['a\tLENS\tOTHER\t\t\t', 'b\tb\tOTHER\t\tLens\t'], '3: "Lens" names "a" too'],
    ['only one marks a shared alias', ['a\ta\tOTHER\t\tX?\t', 'b\tb\tOTHER\t\tX\t'], '3: "X" names "a" too'],
    ['a label has no letter', ['a\t--\tOTHER\t\t\t'], '2: "--" has no letter or digit'],
  ])('says where and what when %s', (_, lines, expected) => {
    const faults = faultsOf(text(...lines));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(expected);
  });

  it('prints a circle of broader concepts', () => {
    const faults = faultsOf(text('a\ta\tOTHER\tb\t\t', 'b\tb\tOTHER\tc\t\t', 'c\tc\tOTHER\ta\t\t'));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain('a → b → c → a');
  });

  it('lists all faults by line, the missing header among them', () => {
    const faults = faultsOf('slug\tlabel\nx\ny\ty\tTHING\t\t\t');
    expect(faults.map((fault) => Number.parseInt(fault, 10))).toEqual([1, 2, 3]);
  });

  it('lets several concepts share an alias that all of them mark', () => {
    expect(faultsOf(text('a\ta\tOTHER\t\tX?\t', 'b\tb\tOTHER\t\tX?\t', 'c\tc\tOTHER\t\tx?\t'))).toEqual([]);
  });

  it('carries a chain and a breadth of 15,000 concepts', () => {
    const lines = Array.from({ length: 15_000 }, (_, at) => {
      const slug = `c${String(at).padStart(5, '0')}`;
      const broader = at % 500 === 0 ? '' : `c${String(at - 1).padStart(5, '0')}`;
      return `${slug}\tname ${slug}\tOTHER\t${broader}\tother ${slug}\t`;
    });
    expect(parseVocabulary(text(...lines)).concepts.size).toBe(15_000);
  });

  it('that ships has no fault', () => {
    const shipped = parseVocabulary(readFileSync(new URL('../../seeds/vocabulary.tsv', import.meta.url), 'utf8'));
    expect(shipped.concepts.size).toBeGreaterThan(3_000);
  });
});
