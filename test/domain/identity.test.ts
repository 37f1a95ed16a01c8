import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  identifyingKeys,
  mintPaperId,
  normalizeArxivId,
  normalizeDoi,
  normalizeUrl,
  recordKey,
  slugKey,
  titleKey,
  urlKeys,
} from '../../src/domain/identity.js';
import type { PaperRecord } from '../../src/domain/paper.js';

const paper: PaperRecord = {
  source: 'harbour',
  sourceId: null,
  title: 'Lamps for Harbours',
  abstract: null,
  textKind: 'NONE',
  authors: ['Ada Boat', 'Bo Anchor'],
  arxivId: null,
  doi: null,
  publishedOn: null,
  venue: null,
  url: null,
};

describe('an arXiv id', () => {
  it.each([
    ['2309.06440', '2309.06440'],
    ['arXiv:2309.06440v3', '2309.06440'],
    [' arxiv: 0704.0001 ', '0704.0001'],
    ['cs/0112017v1', 'cs/0112017'],
    ['math.AG/0112017', 'math.ag/0112017'],
    ['2309.6', null],
    ['2309.064401', null],
    ['', null],
  ])('of "%s" is %s', (text, id) => expect(normalizeArxivId(text)).toBe(id));
});

describe('a DOI', () => {
  it.each([
    ['10.1145/3292500.3330701', '10.1145/3292500.3330701'],
    ['https://doi.org/10.1145/ABC', '10.1145/abc'],
    ['http://dx.doi.org/10.1145/ABC', '10.1145/abc'],
    ['doi: 10.1145/ABC', '10.1145/abc'],
    ['11.1145/abc', null],
    ['10.1145/', null],
    ['10.1145/a b', null],
  ])('of "%s" is %s', (text, doi) => expect(normalizeDoi(text)).toBe(doi));
});

describe('an address', () => {
  it('is one with and without scheme, "www." and closing slash, and keeps the case of its path', () => {
    const spellings = ['https://www.Harbour.example/A/', 'HTTP://harbour.example/A', 'harbour.example/A//'];
    expect(new Set(spellings.map(normalizeUrl))).toEqual(new Set(['harbour.example/A']));
  });

  it.each([
    ['https://arxiv.org/abs/2309.06440v2', 'arxiv:2309.06440'],
    ['https://arxiv.org/pdf/2309.06440.pdf', 'arxiv:2309.06440'],
    ['http://export.arxiv.org/abs/cs/0112017', 'arxiv:cs/0112017'],
    ['https://arxiv.org/html/2309.06440?x=1#S2', 'arxiv:2309.06440'],
    ['https://huggingface.co/papers/2309.06440', 'arxiv:2309.06440'],
    ['https://doi.org/10.1145/ABC', 'doi:10.1145/abc'],
    ['https://doi.org/10.1145%2FABC', 'doi:10.1145/abc'],
    ['https://doi.org/10.48550/arXiv.2309.06440', 'arxiv:2309.06440'],
    ['https://doi.org/%E0%A4%A', 'url:doi.org/%E0%A4%A'],
    ['https://arxiv.org/list/cs.LG', 'url:arxiv.org/list/cs.LG'],
    ['https://www.harbour.example/paper?id=7', 'url:harbour.example/paper?id=7'],
  ])('%s stands for %s', (url, key) => expect(urlKeys(url)).toEqual([key]));
});

describe('the keys of a paper', () => {
  it('name it once each, however it is named', () => {
    const named = {
      ...paper,
      sourceId: '7',
      arxivId: '2309.06440',
      doi: '10.48550/arxiv.2309.06440',
      url: 'https://arxiv.org/abs/2309.06440v2',
    };
    expect(identifyingKeys(named)).toEqual(['arxiv:2309.06440', 'harbour:7']);
    expect(identifyingKeys(paper)).toEqual([]);
  });

  it('are one for a title in another spelling', () => {
    expect(titleKey('Lamps for harbours')).toBe(titleKey('LAMPS FOR HARBOUR'));
    expect(slugKey(paper.title)).toBe('slug:lamps-for-harbours');
  });

  it.each([
    [{}, 'harbour|NONE|lamp for harbour/ada boat'],
    [{ authors: [] }, 'harbour|NONE|lamp for harbour/'],
    [{ doi: '10.1145/abc' }, 'harbour|NONE|10.1145/abc'],
    [{ doi: '10.1145/abc', arxivId: '2309.06440', textKind: 'SUMMARY' as const }, 'harbour|SUMMARY|2309.06440'],
    [{ arxivId: '2309.06440', sourceId: '7' }, 'harbour|NONE|7'],
  ])('of the record %j begin with what names it best', (change, key) => {
    expect(recordKey({ ...paper, ...change })).toBe(key);
  });
});

describe('the id of a paper', () => {
  it('is the same for the same key, and another for each attempt', () => {
    const ids = [0, 1, 2].map((attempt) => mintPaperId(paper, attempt));
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect(mintPaperId({ ...paper, title: 'LAMPS for harbour', authors: ['bo anchor', 'Ada Boat'] })).toBe(ids[0]);
    expect(mintPaperId({ ...paper, authors: ['Ada Boat'] })).not.toBe(ids[0]);
  });

  it('comes from the arXiv id where there is one, whatever the record says else', () => {
    const id = mintPaperId({ ...paper, arxivId: '2309.06440' });
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (title, authors) => {
        expect(mintPaperId({ ...paper, title, authors, arxivId: '2309.06440' })).toBe(id);
      }),
    );
  });
});
