import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createReads } from '../../src/store/cypher/reads.js';
import type { Run } from '../../src/store/engine.js';
import { graphPath } from '../../src/store/generation.js';
import { grafeoDialect } from '../../src/store/grafeo.js';
import { openGrafeoReader } from '../../src/store/grafeo-reader.js';
import { EVERY_PAPER, type Reads } from '../../src/store/store.js';
import { onFileEnd, temporaryFolder } from '../file-end.js';
import { digestSource, seedInto } from './open-fixture.js';

let statements = 0;
let reads: Reads;
let papers: readonly string[];
beforeAll(async () => {
  const directory = join(await temporaryFolder(), 'store');
  await seedInto({ kind: 'file', directory }, [digestSource()]);
  const reader = await openGrafeoReader(graphPath(directory, 1));
  onFileEnd(() => reader.close());
  const counting: Run = (statement, parameters) => {
    statements += 1;
    return reader.run(statement, parameters);
  };
  reads = createReads(counting, grafeoDialect);
  const window = { after: null, before: null, limit: 50, from: 'start' } as const;
  const listed = await reads.papers({ filter: EVERY_PAPER, order: { field: 'SLUG', direction: 'ASC' }, window });
  papers = listed.map(({ id }) => id);
});

async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  statements = 0;
  await work();
  return statements;
}

describe('the number of statements', () => {
  it.each([1, 50])('for what is like %i papers is three', async (many) => {
    expect(papers).toHaveLength(50);
    expect(await statementsOf(() => reads.similarPapers(papers.slice(0, many)))).toBe(3);
  });

  it('for a search of each kind is one', async () => {
    expect(await statementsOf(() => reads.searchPapers(['meta', 'learning'], 100))).toBe(1);
    expect(await statementsOf(() => reads.papersNaming(['c++', 'f#'], 100))).toBe(1);
    expect(await statementsOf(() => reads.searchConcepts('meta learning', 100))).toBe(1);
    expect(await statementsOf(() => reads.searchRepositories('a b', ['a', 'b'], null, 100))).toBe(1);
  });

  it('for the neighbours of a frontier is one, and one counts the papers of many pairs', async () => {
    const concepts = ['meta-learning', 'transformer', 'distribution-shift'];
    expect(await statementsOf(() => reads.linkedConcepts(concepts, 100))).toBe(1);
    const pairs = concepts.map((concept) => ({ concept, other: 'pre-training' }));
    expect(await statementsOf(() => reads.countSharedPapers(pairs))).toBe(1);
  });
});
