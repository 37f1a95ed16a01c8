import { describe, expect, it } from 'vitest';
import { dailyPapers } from '../../src/ingest/daily-papers.js';
import { HEADER, wrap } from './page.js';
import { readAll } from './read-all.js';

const LONG = 'We light every harbour, one lamp at a time, and count the ships. '.repeat(5).trim();

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

  it('begins another page where it names another day, its heading copied or not', async () => {
    const { digests, records } = await readAll(dailyPapers, [
      ...HEADER,
      ...body,
      'Sep 18',
      ...body,
      '',
      'Sep 19',
      ...body,
    ]);
    expect(digests.map(({ label }) => label)).toEqual(['Sep 18', 'Sep 19']);
    expect(records).toHaveLength(3);
  });

  it('is no day that an abstract ends with', async () => {
    const wrapped = [
      'Lamps for Harbours',
      ...wrap(`${LONG} We have counted the ships of every harbour until Sep 19`, 80).split('\n'),
    ];
    const { digests, records } = await readAll(dailyPapers, ['Daily Papers', 'Sep 18', ...wrapped, ...body]);
    expect(digests.map(({ label }) => label)).toEqual(['Sep 18']);
    expect(records[0]?.abstract).toMatch(/until Sep 19$/);
  });

  it('makes no paper of what is above it, and reports that', async () => {
    const { digests, records, problems } = await readAll(dailyPapers, [
      'Harbour Browser',
      '',
      'A tab',
      '',
      ...HEADER,
      ...body,
    ]);
    expect(digests.map(({ label }) => label)).toEqual(['Sep 18']);
    expect(records.map(({ title }) => title)).toEqual([body[0]]);
    expect(problems).toEqual([
      { line: 1, reason: 'belongs to no paper', text: 'Harbour Browser' },
      { line: 3, reason: 'belongs to no paper', text: 'A tab' },
    ]);
  });

  it('of a page without papers makes no digest of the lines below it', async () => {
    const { digests, problems } = await readAll(dailyPapers, [...HEADER, ...body, '', 'Sep 19', '', 'A tab']);
    expect(digests.map(({ label }) => label)).toEqual(['Sep 18']);
    expect(problems).toMatchObject([{ text: 'A tab' }]);
  });

  it('alone gives no digest, and no paper', async () => {
    expect(await readAll(dailyPapers, HEADER)).toEqual({ digests: [], records: [], problems: [] });
  });
});
