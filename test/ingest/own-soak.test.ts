import { createReadStream } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dailyPapers } from '../../src/ingest/daily-papers.js';
import { readSource } from '../../src/ingest/read-source.js';
import { HEADER, LAYOUTS, type Paper, papers } from './page.js';
import { type Read, readAll, sort } from './read-all.js';

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

const readPage = (text: string): Promise<Read> => sort(readSource('page', bytesOf(text), null));
const papersOf = ({ records }: Read) => records.map(({ title, abstract }) => ({ title, abstract }));
const lines = (all: readonly Paper[]): string[] => all.flatMap(({ title, abstract }) => [title, abstract]);

fc.configureGlobal({ numRuns: 1500 });
describe('a page of Daily Papers', () => {
  it.each(Object.entries(LAYOUTS))('%s reads back to its papers', async (_, print) => {
    await fc.assert(
      fc.asyncProperty(papers, async (all) => {
        const read = await readPage(print(all));
        expect(papersOf(read)).toEqual(all);
        expect(read.problems).toEqual([]);
        expect(read.digests).toHaveLength(1);
      }),
    );
  });

  it('reads on to the next page in the same file', async () => {
    await fc.assert(
      fc.asyncProperty(papers, papers, async (first, second) => {
        const print = LAYOUTS['as it is copied'] ?? (() => '');
        const read = await readPage(`${print(first)}\n${print(second).replace('Sep 18', 'Sep 19, 2023')}`);
        expect(papersOf(read)).toEqual([...first, ...second]);
        expect(read.digests.map(({ label, date }) => [label, date])).toEqual([
          ['Sep 18', null],
          ['Sep 19, 2023', '2023-09-19'],
        ]);
      }),
    );
  });

  it.each([
    ['with blank lines', '\n\n'],
    ['without', '\n'],
  ])('keeps the title whose abstract is missing, and all that follow it, %s', async (_, gap) => {
    await fc.assert(
      fc.asyncProperty(papers, fc.nat(), async (all, pick) => {
        const missing = pick % all.length;
        const text = lines(all)
          .filter((__, at) => at !== 2 * missing + 1)
          .join(gap);
        const read = await readPage(text);
        expect(papersOf(read)).toEqual(all.map((paper, at) => (at === missing ? { ...paper, abstract: null } : paper)));
        expect(read.records[missing]?.textKind).toBe('NONE');
        const line = 1 + 2 * missing * gap.length;
        expect(read.problems).toEqual([
          { line, reason: expect.stringMatching(/no abstract/), text: all[missing]?.title },
        ]);
      }),
    );
  });

  it('reports an abstract without title, and reads all that follow it', async () => {
    await fc.assert(
      fc.asyncProperty(papers, async (all) => {
        const read = await readPage(lines(all).slice(1).join('\n\n'));
        expect(papersOf(read)).toEqual(all.slice(1));
        expect(read.problems).toMatchObject([{ line: 1, reason: 'is neither a title nor the abstract of one' }]);
      }),
    );
  });

  it('gives two papers of one title twice', async () => {
    const paper = { title: 'Lamps for Harbours', abstract: 'We light every harbour. '.repeat(12).trim() };
    expect(papersOf(await readPage(lines([paper, paper]).join('\n')))).toEqual([paper, paper]);
  });
});

describe('the header of a page', () => {
  const body = ['Lamps for Harbours', 'We light every harbour, one lamp at a time, and count the ships. '.repeat(5)];
  const read = (...header: string[]) => readAll(dailyPapers, [...header, ...body]);

  it('gives the digest as the page writes it, without guessing a year', async () => {
    expect((await read(...HEADER)).digests).toEqual([
      { source: 'daily-papers', title: 'Daily Papers', label: 'Sep 18', date: null },
    ]);
    expect((await read()).digests).toMatchObject([{ title: 'Daily Papers', label: null, date: null }]);
  });

  it.each([
    ['Sep 18, 2023', '2023-09-18'],
    ['September 3 2023', '2023-09-03'],
    ['Feb 30, 2023', null],
    ['Dec 1', null],
  ])('with the date "%s" is of %s', async (label, date) => {
    expect((await read('Daily Papers', label)).digests).toMatchObject([{ label, date }]);
  });

  it('declares what the texts are', async () => {
    const kindOf = async (...header: string[]) => (await read(...header)).records[0]?.textKind;
    expect(await kindOf('Daily Papers', 'TEXTS: Summaries in our own words')).toBe('SUMMARY');
    expect(await kindOf('Daily Papers', 'Texts: abstracts')).toBe('ABSTRACT');
    expect(await kindOf('Daily Papers')).toBe('ABSTRACT');
  });

  it('alone gives no digest, and no paper', async () => {
    expect(await readAll(dailyPapers, HEADER)).toEqual({ digests: [], records: [], problems: [] });
  });
});

describe('the page that ships', () => {
  it('holds 56 summaries and no fault', async () => {
    const path = new URL('../../seeds/daily-papers.txt', import.meta.url);
    const { digests, records, problems } = await sort(readSource('seeds', createReadStream(path), null));
    expect(problems).toEqual([]);
    expect(digests).toMatchObject([{ label: 'Sep 18', date: null }]);
    expect(records).toHaveLength(56);
    expect(new Set(records.map(({ textKind }) => textKind))).toEqual(new Set(['SUMMARY']));
    expect(new Set(records.map(({ title }) => title)).size).toBe(56);
  });
});
