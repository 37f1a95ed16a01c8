import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PaperRecord } from '../../src/domain/paper.js';
import { compatible, mergeRecords } from '../../src/seed/merge.js';
import { planPapers, toStoredRecord } from '../../src/seed/plan.js';

const record = (fields: Partial<PaperRecord>): PaperRecord =>
  PaperRecord.parse({
    source: 'ndjson',
    sourceId: null,
    title: 'A title',
    abstract: 'An abstract.',
    textKind: 'ABSTRACT',
    authors: [],
    arxivId: null,
    doi: null,
    publishedOn: null,
    venue: null,
    url: null,
    ...fields,
  });

const anyRecord = fc
  .record({
    source: fc.constantFrom('arxiv', 'daily-papers', 'ndjson', 'elsewhere'),
    sourceId: fc.option(fc.constantFrom('1', '2', '3')),
    title: fc.constantFrom('Attention', 'Attention!', 'Graph kernels', 'On bandits'),
    textKind: fc.constantFrom('ABSTRACT' as const, 'SUMMARY' as const),
    arxivId: fc.option(fc.constantFrom('2001.00001', '2001.00002')),
    venue: fc.option(fc.constantFrom('ICML', 'ACL')),
  })
  .map(record);

describe('merging records', () => {
  test('gives the same paper in whatever order they came', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyRecord, { minLength: 1, selector: (of) => toStoredRecord(of).key }), (records) => {
        const stored = records.map(toStoredRecord);
        expect(mergeRecords([...stored].reverse())).toEqual(mergeRecords(stored));
      }),
    );
  });

  test('takes the abstract before the summary, and each other field from the first source that has it', () => {
    const merged = mergeRecords(
      [
        record({ source: 'daily-papers', textKind: 'SUMMARY', abstract: 'Short.', venue: 'ICML' }),
        record({ source: 'arxiv', title: 'A Title', arxivId: '2001.00001', authors: ['Jane Smith'] }),
      ].map(toStoredRecord),
    );
    expect(merged).toMatchObject({
      title: 'A Title',
      abstract: 'An abstract.',
      venue: 'ICML',
      authors: ['Jane Smith'],
    });
  });

  test('records of one title are compatible unless an id or all authors differ', () => {
    expect(compatible(record({ authors: ['J. Smith'] }), [record({ authors: ['Jane Smith', 'Bo Li'] })])).toBe(true);
    expect(compatible(record({ authors: ['Smith, Jane'] }), [record({ authors: ['Jane Smith'] })])).toBe(true);
    expect(compatible(record({ authors: ['Ann Lee'] }), [record({ authors: ['Jane Smith'] })])).toBe(false);
    expect(compatible(record({ arxivId: '2001.00001' }), [record({ arxivId: '2001.00002' })])).toBe(false);
    expect(compatible(record({ doi: '10.1000/1' }), [record({ doi: '10.48550/arxiv.2001.00001' })])).toBe(true);
    expect(compatible(record({ sourceId: '1' }), [record({ sourceId: '2' })])).toBe(false);
  });
});

describe('planning a batch', () => {
  test('every record finds a paper that holds it, every key one paper, every address one paper', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyRecord, { selector: (of) => toStoredRecord(of).key }), (records) => {
        const stored = records.map(toStoredRecord);
        const { papers, paperOfRecord } = planPapers(stored, []);
        for (const [at, { key }] of stored.entries()) {
          const holders = papers.filter((paper) => paper.records.some((held) => held.key === key));
          expect(holders.map(({ id }) => id)).toEqual([paperOfRecord[at]]);
        }
        expect(new Set(papers.map(({ slug }) => slug)).size).toBe(papers.length);
        const strong = papers.flatMap(({ keys }) => keys.filter((key) => key.startsWith('arxiv:')));
        expect(new Set(strong).size).toBe(strong.length);
      }),
    );
  });

  test('a record with keys of two papers makes them one', () => {
    const [first, second, both] = [
      record({ title: 'One', arxivId: '2001.00001' }),
      record({ title: 'Two', doi: '10.1000/1' }),
      record({ title: 'Three', source: 'x', arxivId: '2001.00001', doi: '10.1000/1' }),
    ].map(toStoredRecord);
    if (!first || !second || !both) throw new Error('three records');
    const { papers, paperOfRecord } = planPapers([first, second, both], []);
    expect(papers).toHaveLength(1);
    expect(new Set(paperOfRecord).size).toBe(1);
    expect(papers[0]?.records).toHaveLength(3);
  });

  test('a title that two papers have decides nothing for a record that has only a title', () => {
    const named = [
      record({ arxivId: '2001.00001' }),
      record({ arxivId: '2001.00002' }),
      record({ source: 'daily-papers' }),
    ];
    expect(planPapers(named.map(toStoredRecord), []).papers).toHaveLength(3);
  });
});
