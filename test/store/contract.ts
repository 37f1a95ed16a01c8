import { beforeAll, describe, expect, test } from 'vitest';
import { exportNdjson } from '../../src/export/ndjson.js';
import type { Extractor } from '../../src/extract/extractor.js';
import { readSource } from '../../src/ingest/read-source.js';
import type { SeedReport } from '../../src/seed/report.js';
import type { SeedSource } from '../../src/seed/seed.js';
import { openStore, type StoreLocation } from '../../src/store/open.js';
import { EVERY_NEIGHBOR, EVERY_PAPER, type Reads } from '../../src/store/store.js';
import { describeFinding } from './finding-contract.js';
import { digestSource, seedInto, shippedExtractor, shippedVocabulary } from './open-fixture.js';

interface Line {
  readonly title: string;
  readonly [field: string]: unknown;
}

/** Records of a test as a JSON Lines source. */
export function lines(...records: readonly Line[]): SeedSource {
  const text = records.map((record) => JSON.stringify(record)).join('\n');
  const bytes = async function* () {
    yield Buffer.from(text);
  };
  return { name: 'test.ndjson', read: () => readSource('test.ndjson', bytes(), null) };
}

async function reading<T>(location: StoreLocation, work: (reads: Reads) => Promise<T>): Promise<T> {
  const store = await openStore(location);
  const view = await store.view();
  try {
    return await work(view);
  } finally {
    view.release();
    await store.close();
  }
}

export function exported(location: StoreLocation): Promise<string> {
  return reading(location, async (reads) => {
    let text = '';
    for await (const line of exportNdjson(reads)) text += line;
    return text;
  });
}

const WINDOW = { after: null, before: null, limit: 100, from: 'start' } as const;
const slugsOf = (location: StoreLocation) =>
  reading(location, async (reads) => {
    const order = { field: 'SLUG', direction: 'ASC' } as const;
    return (await reads.papers({ filter: EVERY_PAPER, order, window: WINDOW })).map(({ position }) => position[0]);
  });

const idOf = (location: StoreLocation, key: string) =>
  reading(location, async (reads) => (await reads.paperIdsByKeys([key])).get(key) ?? []);

/** What every engine must do, on real engines. `fresh` gives an empty store. */
export function describeStore(name: string, fresh: () => Promise<StoreLocation>): void {
  describe(`a store on ${name}`, () => {
    let location: StoreLocation;
    const seed = (...sources: readonly SeedSource[]): Promise<SeedReport> => seedInto(location, sources);
    const begin = async () => {
      location = await fresh();
    };

    describe('seeding', () => {
      test('the same input twice leaves snapshot, revision and export as they were', async () => {
        await begin();
        const first = await seed(digestSource());
        const before = await exported(location);
        const second = await seed(digestSource());
        expect(first.papersNew).toBe(56);
        expect(second).toMatchObject({ papersNew: 0, papersChanged: 0, papersUnchanged: 56, rejected: 0 });
        expect(second.graph).toEqual(first.graph);
        expect(await exported(location)).toBe(before);
      });

      test('a changed record loses what its new text no longer says, and nothing is left of it', async () => {
        await begin();
        const kept = { title: 'On few-shot learning', abstract: 'We study few-shot learning and meta-learning.' };
        await seed(lines(kept));
        const before = await exported(location);
        const text = 'We study adversarial training. We call it ZORBA9. Code: https://github.com/x-lab/zorba9.';
        await seed(lines({ title: 'A second paper', abstract: text }));
        await seed(lines({ title: 'A second paper', abstract: 'We study few-shot learning.' }));
        await reading(location, async (reads) => {
          expect((await reads.conceptsBySlugs(['adversarial-training', 'zorba9'])).size).toBe(0);
          expect((await reads.conceptsByNames(['zorba9'])).size).toBe(0);
          expect((await reads.repositoriesByIds(['github.com/x-lab/zorba9'])).size).toBe(0);
          expect((await reads.conceptsBySlugs(['few-shot-learning'])).get('few-shot-learning')?.paperCount).toBe(2);
          expect((await reads.graph()).counts.papers).toBe(2);
        });
        expect(before).not.toBe(await exported(location));
      });

      test('a digest seeded again replaces its list', async () => {
        await begin();
        const page = (...papers: string[]) =>
          digestSource(
            ['Daily Papers', 'Sep 20', ...papers.flatMap((title) => [title, `${title} is studied. ${PROSE}`])].join(
              '\n\n',
            ),
          );
        await seed(page('First Paper on Robust Transformers', 'Second Paper on Graph Kernels'));
        await seed(page('Second Paper on Graph Kernels', 'Third Paper on Causal Inference'));
        await reading(location, async (reads) => {
          const [digest, ...others] = await reads.digests({ window: WINDOW });
          expect(others).toEqual([]);
          const listed = (await reads.papersOfDigests([digest?.id ?? ''])).get(digest?.id ?? '') ?? [];
          const papers = await reads.papersByIds(listed.map(({ paperId }) => paperId));
          expect(listed.map(({ paperId, rank }) => [rank, papers.get(paperId)?.title])).toEqual([
            [1, 'Second Paper on Graph Kernels'],
            [2, 'Third Paper on Causal Inference'],
          ]);
        });
      });

      test('another extractor version reads all stored papers again', async () => {
        await begin();
        await seed(lines({ title: 'A paper on meta-learning', abstract: 'Meta-learning is studied.' }));
        const vocabulary = await shippedVocabulary();
        const blind: Extractor = {
          version: 'blind',
          extract: (paper) => ({ ...(extractor as Extractor).extract(paper), concepts: [], introduces: [] }),
        };
        const extractor = await shippedExtractor();
        const report = await seedInto(location, [lines({ title: 'Another paper' })], { extractor: blind, vocabulary });
        expect(report.papersReread).toBe(1);
        await reading(location, async (reads) => {
          const { counts, extractorVersion } = await reads.graph();
          expect(extractorVersion).toBe('blind');
          expect([counts.papers, counts.mentions, counts.concepts]).toEqual([2, 0, 0]);
        });
      });

      test('a record that says something else of a paper of the same input is rejected with both places', async () => {
        await begin();
        const report = await seed(
          lines({ title: 'Same', abstract: 'One text.' }, { title: 'Same', abstract: 'Another text.' }),
        );
        expect(report).toMatchObject({ recordsRead: 2, papersNew: 1, rejected: 1 });
      });
    });

    describe('identity', () => {
      test('a record that has only a title joins the one paper of that title', async () => {
        await begin();
        await seed(lines({ title: 'Deep Graph Kernels', arxivId: '2001.00001v2' }));
        await seed(
          digestSource(
            'Daily Papers\n\nSep 20\n\nDeep graph kernels\n\nWe study graph kernels in depth. They are good.',
          ),
        );
        expect(await idOf(location, 'title:deep graph kernel')).toHaveLength(1);
        expect(await idOf(location, 'arxiv:2001.00001')).toHaveLength(1);
      });

      test('equal titles with different arXiv ids stay two papers whose addresses do not depend on the order', async () => {
        const records = [
          { title: 'Attention', arxivId: '2001.00001', abstract: 'One.' },
          { title: 'Attention', arxivId: '2001.00002', abstract: 'Two.' },
        ] as const;
        await begin();
        await seed(lines(records[0]));
        expect(await slugsOf(location)).toEqual(['attention']);
        await seed(lines(records[1]));
        const forward = await slugsOf(location);
        await begin();
        await seed(lines(records[1]));
        await seed(lines(records[0]));
        expect(forward).toHaveLength(2);
        expect(await slugsOf(location)).toEqual(forward);
        expect(forward.every((slug) => /^attention-[0-9a-f]{8}$/.test(String(slug)))).toBe(true);
      });

      test('when two papers turn out to be one, both ids go on resolving', async () => {
        await begin();
        await seed(
          lines({ title: 'Old title', arxivId: '2001.00001' }),
          lines({ title: 'Other title', doi: '10.1000/xyz' }),
        );
        const [byArxiv] = await idOf(location, 'arxiv:2001.00001');
        const [byDoi] = await idOf(location, 'doi:10.1000/xyz');
        await seed(
          lines({ title: 'Final title', source: 'openreview', id: 'f1', arxivId: '2001.00001', doi: '10.1000/xyz' }),
        );
        await reading(location, async (reads) => {
          const papers = await reads.papersByIds([byArxiv ?? '', byDoi ?? '']);
          expect(papers.size).toBe(2);
          expect(new Set([...papers.values()].map((paper) => paper.id)).size).toBe(1);
          expect((await reads.graph()).counts.papers).toBe(1);
        });
      });

      test('a real abstract beats a summary, whichever came first', async () => {
        const summary = {
          title: 'Robust Meta-Learning',
          abstract: 'A summary of it.',
          textKind: 'SUMMARY',
          source: 'a',
        };
        const abstract = { title: 'Robust Meta-Learning', abstract: 'The abstract on few-shot learning.', source: 'b' };
        await begin();
        await seed(lines(summary));
        await seed(lines(abstract));
        const one = await exported(location);
        await begin();
        await seed(lines(abstract));
        await seed(lines(summary));
        expect(await exported(location)).toBe(one);
        expect(one).toContain('The abstract on few-shot learning.');
      });
    });

    describe('reading', () => {
      beforeAll(async () => {
        await begin();
        await seed(
          lines(
            {
              title: 'Alpha on meta-learning',
              abstract: 'Meta-learning for few-shot learning. Code: https://github.com/a/alpha.',
              venue: 'ICML',
              year: 2022,
            },
            {
              title: 'Beta on few-shot learning',
              abstract: 'Few-shot learning. Our code will be released.',
              year: 2023,
            },
            {
              title: 'Gamma on distribution shift',
              abstract:
                'Distribution shift and meta-learning, built on https://gitlab.com/g/gamma. We report results on object detection and image classification.',
              publishedOn: '2023-05-04',
            },
          ),
        );
      });
      const titles = (filter: Partial<typeof EVERY_PAPER>) =>
        reading(location, async (reads) => {
          const order = { field: 'SLUG', direction: 'ASC' } as const;
          const listed = await reads.papers({ filter: { ...EVERY_PAPER, ...filter }, order, window: WINDOW });
          expect(await reads.countPapers({ ...EVERY_PAPER, ...filter })).toBe(listed.length);
          return listed.map(({ position }) => String(position[0]).split('-')[0]);
        });
      const concepts = (selection: object) => ({
        concepts: { all: [], any: null, none: [], central: false, ...selection },
      });

      test.each([
        ['all concepts', concepts({ all: [['meta-learning'], ['few-shot-learning']] }), ['alpha']],
        ['any concept', concepts({ any: ['distribution-shift', 'few-shot-learning'] }), ['alpha', 'beta', 'gamma']],
        ['no concept of a list', concepts({ none: ['meta-learning'] }), ['beta']],
        ['mentions, central or not', concepts({ any: ['image-classification'] }), ['gamma']],
        [
          'central mentions',
          concepts({ any: ['image-classification', 'few-shot-learning'], central: true }),
          ['alpha', 'beta'],
        ],
        ['an unknown concept', concepts({ all: [[]] }), []],
        ['code status', { codeStatus: ['LINKED'] }, ['alpha']],
        ['a repository of any role', { hasRepository: true }, ['alpha', 'gamma']],
        ['no repository', { hasRepository: false }, ['beta']],
        ['a host', { repositoryHost: ['GitLab.com'] }, ['gamma']],
        ['a venue in any case', { venue: ['icml'] }, ['alpha']],
        ['dates that overlap', { publishedFrom: '2023-05-01', publishedTo: '2023-05-31' }, ['beta', 'gamma']],
        ['words', { text: 'BETA released' }, ['beta']],
      ] as const)('papers are filtered by %s', async (_, filter, expected) => {
        expect(await titles(filter as Partial<typeof EVERY_PAPER>)).toEqual(expected);
      });

      test('pages from either end meet in the middle', async () => {
        await reading(location, async (reads) => {
          const order = { field: 'PUBLISHED_ON', direction: 'DESC' } as const;
          const page = (window: object) =>
            reads.papers({ filter: EVERY_PAPER, order, window: { ...WINDOW, ...window } });
          const all = await page({});
          const [first] = await page({ limit: 1 });
          const rest = await page({ after: first?.position });
          const [last] = await page({ limit: 1, from: 'end' });
          const before = await page({ before: last?.position, from: 'end' });
          expect([first, ...rest]).toEqual(all);
          expect([...before, last]).toEqual(all);
        });
      });

      test('neighbours count shared papers, with NPMI over all papers', async () => {
        await reading(location, async (reads) => {
          const order = { field: 'PAPERS', direction: 'DESC' } as const;
          const part = { filter: EVERY_NEIGHBOR, order, window: WINDOW };
          const neighbors = (await reads.neighborsOfConcepts(['meta-learning'], part)).get('meta-learning') ?? [];
          const shift = neighbors.find(({ concept }) => concept.slug === 'distribution-shift');
          // 1 of 3 papers has both, 2 have the one, 1 the other: ln((1/3) / (2/3 · 1/3)) / -ln(1/3).
          expect(shift?.papers).toBe(1);
          expect(shift?.npmi).toBeCloseTo(Math.log(1.5) / Math.log(3), 12);
        });
      });
    });

    describeFinding(fresh);
  });
}

const PROSE =
  'The work compares several methods on public data over many runs, and explains when each of them is to be preferred over the others.';
