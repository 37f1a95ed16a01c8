import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { createReads } from '../../src/store/cypher/reads.js';
import { grafeoDialect, openGrafeo } from '../../src/store/grafeo.js';
import { graphSchema } from '../../src/store/graph-schema.js';
import { EVERY_NEIGHBOR, pairKey, type Reads } from '../../src/store/store.js';
import { onFileEnd, temporaryFolder } from '../file-end.js';

const PAPERS = 700;
/** Each paper mentions all: 70,000 mentions, more than Grafeo's 65,535 rows of one step. */
const CONCEPTS = 100;
const WINDOW = { after: null, before: null, limit: 3, from: 'start' } as const;
const slugs = Array.from({ length: CONCEPTS }, (_, at) => `c${String(at).padStart(2, '0')}`);

let reads: Reads;
beforeAll(async () => {
  const engine = openGrafeo(join(await temporaryFolder(), 'graph.grafeo'));
  onFileEnd(() => engine.close());
  await engine.createSchema(await graphSchema());
  await engine.write(async (run) => {
    await run(
      `UNWIND $slugs AS slug CREATE (:Concept {slug: slug, label: slug, kind: 'METHOD', paperCount: ${PAPERS},
         papersWithCodeCount: 0})`,
      { slugs },
    );
    await run(
      `UNWIND range(1, ${PAPERS}) AS at CREATE (:Paper {id: toString(at), slug: toString(1000 + at), title: 'T', codeStatus: 'LINKED'})`,
    );
    await run(
      `UNWIND $slugs AS slug MATCH (c:Concept {slug: slug}) MATCH (p:Paper)
       CREATE (p)-[:MENTIONS {salience: 0.5, central: true, count: 1, evidence: '[]'}]->(c)`,
      { slugs },
    );
  });
  reads = createReads(engine.run, grafeoDialect);
});

test('the neighbours of a concept whose papers have 70,000 mentions are read in each order', async () => {
  for (const field of ['PAPERS', 'NPMI', 'SLUG'] as const) {
    const list = { filter: EVERY_NEIGHBOR, order: { field, direction: 'ASC' as const }, window: WINDOW };
    const found = (await reads.neighborsOfConcepts(['c00'], list)).get('c00') ?? [];
    expect(found.map(({ concept, papers }) => [concept.slug, papers])).toEqual([
      ['c01', PAPERS],
      ['c02', PAPERS],
      ['c03', PAPERS],
    ]);
  }
  expect(await reads.countNeighborsOfConcepts(['c00'], EVERY_NEIGHBOR)).toEqual(new Map([['c00', CONCEPTS - 1]]));
  expect((await reads.linkedConcepts(['c00'], PAPERS)).get('c00')).toHaveLength(CONCEPTS - 1);
});

test('so are the papers that it shares with another', async () => {
  const pair = { concept: 'c00', other: 'c99' };
  const key = pairKey(pair.concept, pair.other);
  expect(await reads.countSharedPapers([pair])).toEqual(new Map([[key, PAPERS]]));
  const shared = (await reads.sharedPapers([pair], WINDOW)).get(key) ?? [];
  expect(shared.map(({ paper }) => paper.slug)).toEqual(['1001', '1002', '1003']);
});
