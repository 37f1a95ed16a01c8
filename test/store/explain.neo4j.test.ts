import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportNdjson } from '../../src/export/ndjson.js';
import { prepareBatch } from '../../src/seed/batch.js';
import { toStoredRecord } from '../../src/seed/plan.js';
import { writeChange, writeFinish } from '../../src/store/cypher/change-write.js';
import { takeLeaseNode } from '../../src/store/cypher/lease-write.js';
import { createReads } from '../../src/store/cypher/reads.js';
import { createSeedReads } from '../../src/store/cypher/seed-read.js';
import type { Engine, Parameters, Run } from '../../src/store/engine.js';
import { neo4jDialect, openNeo4j } from '../../src/store/neo4j.js';
import { EVERY_PAPER } from '../../src/store/store.js';
import { emptyTestDatabase, testNeo4jUri } from '../neo4j/connection.js';
import { digestSource, SELF, seedInto, shippedExtractor, shippedVocabulary } from './open-fixture.js';

const uri = testNeo4jUri();

interface Plan {
  readonly operatorType: string;
  readonly children: readonly Plan[];
}

/** A cross product of two unique look-ups has one row; any other may multiply. */
function faultsOf(plan: Plan): string[] {
  const below = plan.children.flatMap(faultsOf);
  const operator = plan.operatorType.replace(/@.*$/, '');
  if (operator === 'AllNodesScan') return [...below, operator];
  if (operator === 'CartesianProduct' && !plan.children.every(isUniqueSeek)) return [...below, operator];
  return below;
}

const operatorsOf = ({ operatorType, children }: Plan): string[] => [operatorType, ...children.flatMap(operatorsOf)];

function isUniqueSeek(plan: Plan): boolean {
  return (
    /^NodeUniqueIndexSeek/.test(plan.operatorType) || (plan.children.length === 1 && plan.children.every(isUniqueSeek))
  );
}

describe.skipIf(uri === null)('the statements', () => {
  const statements = new Map<string, Parameters>();
  let driver: Driver;
  let engine: Engine;

  beforeAll(async () => {
    await emptyTestDatabase(uri ?? '');
    await seedInto({ kind: 'neo4j', uri: uri ?? '', username: null, password: null, database: null }, [digestSource()]);
    driver = neo4j.driver(uri ?? '');
    engine = await openNeo4j({ uri: uri ?? '', username: null, password: null, database: null });
    await runEverything();
  });
  afterAll(async () => {
    await engine.close();
    await driver.close();
  });

  /** Runs every verb once over a recording port. */
  async function runEverything(): Promise<void> {
    const recording =
      (run: Run): Run =>
      (statement, parameters = {}) => {
        statements.set(statement, parameters);
        return run(statement, parameters);
      };
    const port: Engine = {
      ...engine,
      run: recording(engine.run),
      read: (work) => engine.read((run) => work(recording(run))),
      write: (work) => engine.write((run) => work(recording(run))),
    };
    const reads = createReads(port.run, neo4jDialect);
    for await (const _ of exportNdjson(reads));
    const selection = { all: [['meta-learning'], ['transformer']], any: ['optimization'], none: ['x'], central: true };
    const filter = {
      concepts: selection,
      codeStatus: ['LINKED' as const],
      hasRepository: true,
      repositoryHost: ['github.com'],
      digest: 'd',
      venue: ['icml'],
      publishedFrom: '2020',
      publishedTo: '2024',
      text: 'a b',
    };
    const window = { after: ['a', 'a'] as const, before: ['z', 'z'] as const, limit: 5, from: 'end' as const };
    const order = { field: 'SLUG', direction: 'ASC' } as const;
    for (const chosen of [filter, { ...filter, concepts: null }, { ...EVERY_PAPER, text: 'a' }]) {
      await reads.papers({ filter: chosen, order, window });
      await reads.countPapers(chosen);
      const papers = { list: { filter: chosen, order, window }, bring: ['concepts', 'links'] } as const;
      await reads.papers(papers.list, papers.bring);
      await reads.papersOfConcepts(['meta-learning'], papers);
      await reads.conceptsByNames(['meta learning'], { papers });
      await reads.countPapersOfConcepts(['meta-learning'], chosen);
      await reads.codeStatuses(chosen);
      await reads.codeOfConcepts(chosen, window);
      await reads.countConceptsOfPapers(chosen);
    }
    await reads.paperIdsByKeys(['a']);
    await reads.paperIdsBySlugs(['a']);
    await reads.conceptsByNames(['a']);
    const concepts = {
      kinds: ['TASK' as const],
      prefix: 'a',
      minPapers: 1,
      hasCode: true,
      narrowerThan: 'machine-learning',
    };
    await reads.concepts({ filter: concepts, order, window });
    await reads.concepts({ filter: { ...concepts, narrowerThan: null }, order, window });
    await reads.countConcepts({ ...concepts, narrowerThan: null });
    await reads.codeOfConcepts(EVERY_PAPER, window);
    await reads.countConceptsOfPapers(EVERY_PAPER);
    await reads.narrowerOfConcepts(['a']);
    await reads.conceptsWithin(['a']);
    const repositories = { host: ['github.com'], owner: 'a', concepts: selection, digest: 'd' };
    await reads.repositories({
      filter: repositories,
      order: { field: 'PAPER_COUNT', direction: 'DESC' },
      window: { ...window, after: [1, 'a'], before: null },
    });
    await reads.countRepositories({ ...repositories, concepts: null });
    await reads.conceptsOfPapers(['a']);
    await reads.mentions([{ paper: 'a', concept: 'b' }]);
    await reads.introductionsOfConcepts(['a']);
    await reads.linksOfRepositories(['a']);
    await reads.linksOfResources(['a']);
    await reads.similarPapers(['a']);
    await reads.digestsOfPapers(['a']);
    const neighbors = { minPapers: 2, kinds: ['TASK' as const] };
    for (const field of ['PAPERS', 'NPMI', 'SLUG'] as const) {
      const part = { filter: neighbors, order: { field, direction: 'DESC' as const }, window };
      await reads.neighborsOfConcepts(['meta-learning'], part);
      await reads.conceptsByNames(['meta learning'], { neighbors: part });
    }
    await reads.countNeighborsOfConcepts(['meta-learning'], neighbors);
    await reads.searchPapers(['meta', 'learning'], 5);
    await reads.papersNaming(['c++', 'f#'], 5);
    await reads.searchConcepts('meta learning', 5);
    await reads.searchRepositories('a b', ['a', 'b'], 'c', 5);
    await reads.linkedConcepts(['a'], 5);
    await reads.countSharedPapers([{ concept: 'a', other: 'b' }]);
    await reads.sharedPapers([{ concept: 'a', other: 'b' }], window);
    await reads.repositoriesOfConcepts(['a']);
    await reads.conceptsOfRepositories(['a']);
    await runWrites(port);
  }

  async function runWrites(port: Engine): Promise<void> {
    const seedReads = createSeedReads(port.run);
    await seedReads.stalePaperIds('none', '', 5);
    await seedReads.recordStates(['a']);
    await seedReads.currentIds(['a']);
    await seedReads.digestHashes(['a']);
    const base = {
      source: 'ndjson',
      sourceId: null,
      textKind: 'ABSTRACT' as const,
      authors: [],
      publishedOn: null,
      venue: null,
      url: null,
    };
    const first = toStoredRecord({
      ...base,
      title: 'First',
      abstract: 'On meta-learning. We call it QUUX7.',
      arxivId: '2001.00001',
      doi: null,
    });
    const second = toStoredRecord({
      ...base,
      title: 'Second',
      abstract: 'Code: https://github.com/a/b, page https://a.github.io/b.',
      arxivId: null,
      doi: '10.1000/1',
    });
    const both = toStoredRecord({
      ...base,
      source: 'b',
      title: 'Both',
      abstract: 'Nothing.',
      arxivId: '2001.00001',
      doi: '10.1000/1',
    });
    const extractor = await shippedExtractor();
    const { concepts } = await shippedVocabulary();
    for (const records of [[first, second], [both]]) {
      const { change } = await prepareBatch(records, [], seedReads, extractor);
      const digests = [{ id: 'd', title: 'D', label: null, date: null, papers: change.papers.map(({ id }) => id) }];
      await port.write((run) => writeChange(run, { ...change, digests }, concepts));
    }
    await port.write((run) => writeFinish(run, { seededAt: new Date(0).toISOString(), extractorVersion: 'x' }));
    const lease = await takeLeaseNode(port, SELF);
    await lease.check();
    await lease.release();
  }

  test('are all planned without a scan of all nodes or a cross product', async () => {
    expect(statements.size).toBeGreaterThan(80);
    const faults: string[] = [];
    for (const [statement, parameters] of statements) {
      for (const fault of faultsOf(await planOf(statement, parameters))) faults.push(`${fault}: ${statement}`);
    }
    expect(faults).toEqual([]);
  });

  test.each(['PAPER_COUNT', 'PAPERS_WITH_CODE_COUNT'] as const)(
    'that page all concepts by %s take them in order from an index',
    async (field) => {
      const filter = { kinds: null, prefix: null, minPapers: null, hasCode: null, narrowerThan: null };
      for (const after of [null, [2, 'a'] as const]) {
        const asked: [string, Parameters][] = [];
        const recording: Run = (statement, parameters = {}) => {
          asked.push([statement, parameters]);
          return engine.run(statement, parameters);
        };
        const window = { after, before: null, limit: 5, from: 'start' as const };
        await createReads(recording, neo4jDialect).concepts({ filter, order: { field, direction: 'DESC' }, window });
        expect(asked).toHaveLength(1);
        for (const [statement, parameters] of asked) {
          const operators = operatorsOf(await planOf(statement, parameters));
          expect(operators).toContainEqual(expect.stringMatching(/^NodeIndex(Scan|SeekByRange)/));
          expect(operators).toContainEqual(expect.stringMatching(/^PartialTop/));
        }
      }
    },
  );

  async function planOf(statement: string, parameters: Parameters): Promise<Plan> {
    const { summary } = await driver.executeQuery(`EXPLAIN ${statement}`, integers(parameters));
    if (summary.plan === false) throw new Error(`Neo4j explained nothing of ${statement}`);
    return summary.plan;
  }
});

const integers = (parameters: Parameters) =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, typeof value === 'number' ? neo4j.int(value) : value]),
  );
