import { createReadStream } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/ingest/read-source.js';
import { HEADER, LAYOUTS, type Paper, papers, wrap } from './page.js';
import { type Read, sort } from './read-all.js';

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

const readPage = (text: string): Promise<Read> => sort(readSource('page', bytesOf(text), null));
const papersOf = ({ records }: Read) => records.map(({ title, abstract }) => ({ title, abstract }));
const LONG = 'We light every harbour, one lamp at a time, and count the ships. '.repeat(5).trim();
const BELLS = { title: 'Bells for Foggy Islands', abstract: 'We ring a bell on each island. '.repeat(9).trim() };
const lines = (all: readonly Paper[]): string[] => all.flatMap(({ title, abstract }) => [title, abstract]);

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

  it('keeps the last title, whose abstract was not copied', async () => {
    await fc.assert(
      fc.asyncProperty(papers, async (all) => {
        const read = await readPage(lines(all).slice(0, -1).join('\n\n'));
        expect(papersOf(read)).toEqual([...all.slice(0, -1), { title: all.at(-1)?.title, abstract: null }]);
        expect(read.problems).toMatchObject([{ line: 4 * all.length - 3, text: all.at(-1)?.title }]);
      }),
    );
  });

  it.each([
    ['asks', 'What Do Lamps Know?', LONG],
    ['is a sentence', 'Lamps Are All You Need.', LONG],
    ['starts with a mark in brackets', '[Re] Lamps for Harbours', LONG],
    ['is long', `Lamps: ${'Lighting Every Harbour and '.repeat(7)}Counting Ships`, LONG],
    ['stands over a short abstract', 'Lamps for Harbours', 'We light every harbour, and count its ships.'],
  ])('shifts no paper where a title %s', async (_, title, text) => {
    const all = [BELLS, { title, abstract: text }, BELLS];
    for (const gap of ['\n', '\n\n']) {
      const read = await readPage(lines(all).join(gap));
      expect(papersOf(read)).toEqual(all);
      expect(read.problems).toEqual([]);
    }
  });

  it('keeps the last word of a wrapped title, though the page has a menu of that name', async () => {
    const title = 'Counting the Ships that Pass Our Harbours by Night and by Day with Language Models';
    const all = [BELLS, { title, abstract: LONG }, BELLS];
    const read = await readPage(
      lines(all)
        .map((text) => wrap(text, 80))
        .join('\n\n'),
    );
    expect(wrap(title, 80)).toMatch(/\nModels$/);
    expect(papersOf(read)).toEqual(all);
  });

  it('takes what it says of a paper, and its foot, for no paper', async () => {
    const said = ['Submitted by', 'harbourmaster', '12'];
    const page = [
      ...HEADER,
      ...said,
      ...lines([BELLS]),
      '·',
      '5 authors',
      ...said,
      ...lines([BELLS]),
      'Company',
      'TOS',
    ];
    for (const gap of ['\n', '\n\n']) {
      const read = await readPage(page.join(gap));
      expect(papersOf(read)).toEqual([BELLS, BELLS]);
      expect(read.problems).toEqual([]);
    }
  });

  it('gives two papers of one title twice', async () => {
    const paper = { title: 'Lamps for Harbours', abstract: 'We light every harbour. '.repeat(12).trim() };
    expect(papersOf(await readPage(lines([paper, paper]).join('\n')))).toEqual([paper, paper]);
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
