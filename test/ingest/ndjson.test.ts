import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PaperRecord } from '../../src/domain/paper.js';
import { ndjson } from '../../src/ingest/ndjson.js';
import { readAll } from './read-all.js';

const recordOf = async (value: unknown) => (await readAll(ndjson, [JSON.stringify(value)])).records[0];

describe('a line of JSON', () => {
  it('gives a record of all that it says', async () => {
    const line = {
      title: '  Sailing\n by  Stars ',
      abstract: 'Robots\tfind their way.',
      source: 'harbour',
      id: 7,
      authors: ['Ada  Boat', { name: 'Bo Anchor' }, ' '],
      venue: 'SEA',
      year: 2022,
      arxivId: 'arXiv:2309.06440v2',
      doi: 'https://doi.org/10.1145/ABC.1',
      url: 'https://harbour.example/7',
      unknown: true,
    };
    expect(await recordOf(line)).toEqual({
      source: 'harbour',
      sourceId: '7',
      title: 'Sailing by Stars',
      abstract: 'Robots find their way.',
      textKind: 'ABSTRACT',
      authors: ['Ada Boat', 'Bo Anchor'],
      arxivId: '2309.06440',
      doi: '10.1145/abc.1',
      publishedOn: '2022',
      venue: 'SEA',
      url: 'https://harbour.example/7',
    });
  });

  it('is cleared of what no store keeps', async () => {
    expect(await recordOf({ title: 'Light\u200bhouses \u0000 of \ud800\u00adSea' })).toMatchObject({
      title: 'Lighthouses of \ufffdSea',
    });
  });

  it('needs a title alone', async () => {
    expect(await recordOf({ title: 'Sailing' })).toMatchObject({ source: 'ndjson', abstract: null, textKind: 'NONE' });
    expect(await recordOf({ title: 'Sailing', abstract: null, authors: null, year: null, doi: null })).toBeDefined();
  });

  it('takes a text for none where it is blank, whatever its kind is said to be', async () => {
    const record = await recordOf({ title: 'Sailing', abstract: ' ', textKind: 'SUMMARY', id: '', venue: ' ' });
    expect(record).toMatchObject({ abstract: null, textKind: 'NONE', sourceId: null, venue: null });
  });

  it('knows nothing where a field is empty', async () => {
    const empty = {
      abstract: '',
      source: '',
      id: '',
      venue: '',
      year: '',
      publishedOn: '',
      arxivId: ' ',
      doi: '',
      url: '',
    };
    expect(await recordOf({ title: 'A', ...empty, textKind: '' })).toEqual(await recordOf({ title: 'A' }));
  });

  it.each([
    [{ year: '2022' }, '2022'],
    [{ year: 2022, publishedOn: '2022-11-03' }, '2022-11-03'],
    [{ publishedOn: '2022-11' }, '2022-11'],
  ])('of the date %j is of %s', async (date, publishedOn) => {
    expect(await recordOf({ title: 'Sailing', ...date })).toMatchObject({ publishedOn });
  });

  it('keeps a summary apart from an abstract', async () => {
    expect(await recordOf({ title: 'A', abstract: 'B.', textKind: 'SUMMARY' })).toMatchObject({ textKind: 'SUMMARY' });
  });

  it.each([
    ['{"title":', /is no JSON object on one line/],
    ['[]', /^line: expected an object$/],
    ['{"abstract":"A."}', /^title: is missing$/],
    ['{"title":5}', /^title: expected a text$/],
    ['{"title":" "}', /^title: is empty$/],
    ['{"title":"A","arxivId":"none"}', /^arxivId: is no arXiv id/],
    ['{"title":"A","doi":"none"}', /^doi: is no DOI/],
    ['{"title":"A","url":"ftp://a.example"}', /^url: /],
    ['{"title":"A","year":"22"}', /^year: expected a year of four digits$/],
    ['{"title":"A","publishedOn":"2022-02-30"}', /^publishedOn: expected a day that the calendar has$/],
    ['{"title":"A","publishedOn":"May 2022"}', /^publishedOn: expected YYYY, YYYY-MM or YYYY-MM-DD$/],
    ['{"title":"A","authors":"Bo"}', /^authors: expected a list of names$/],
    ['{"title":"A","authors":[{}]}', /^authors\.0: expected a name, or an object with a name$/],
    ['{"title":"A","id":true}', /^id: expected a text or a number$/],
    ['{"title":"","doi":"x"}', /^title: .*; doi: /],
  ])('that cannot be taken is a problem with its line: %s', async (line, reason) => {
    const { records, problems } = await readAll(ndjson, ['{"title":"Before"}', '', line, '{"title":"After"}']);
    expect(records.map(({ title }) => title)).toEqual(['Before', 'After']);
    expect(problems).toEqual([{ line: 3, reason: expect.stringMatching(reason), text: line }]);
  });

  it('is cut to what fits a report', async () => {
    const { problems } = await readAll(ndjson, [`{"title":"${'a'.repeat(500)}`]);
    expect(problems[0]?.text).toHaveLength(120);
  });

  it('reads back as it was written', async () => {
    const word = fc.constantFrom('sail', 'Ö"l', 'a\\b', '船', '🙂', '{}', '0');
    const text = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
    const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary);
    const records = fc.record({
      source: fc.constantFrom('a', 'b'),
      sourceId: maybe(word),
      title: text,
      abstract: text,
      textKind: fc.constantFrom('ABSTRACT', 'SUMMARY'),
      authors: fc.array(text),
      arxivId: fc.constantFrom(null, '2309.06440', 'cs/0112017'),
      doi: fc.constantFrom(null, '10.1145/3292500.3330701'),
      publishedOn: fc.constantFrom(null, '2023', '2023-09', '2023-09-18'),
      venue: maybe(text),
      url: fc.constantFrom(null, 'https://harbour.example/7?a=b#c'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(records), async (written) => {
        const lines = written.map(({ sourceId, ...rest }) => JSON.stringify({ id: sourceId, ...rest }));
        const read = await readAll(ndjson, lines);
        expect(read.problems).toEqual([]);
        expect(read.records).toEqual(written);
        for (const record of read.records) expect(PaperRecord.parse(record)).toEqual(record);
      }),
    );
  });
});
