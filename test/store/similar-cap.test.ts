import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createSimilarReads, MOST_PAPERS } from '../../src/store/cypher/similar-read.js';
import { openGrafeo } from '../../src/store/grafeo.js';
import { graphSchema } from '../../src/store/graph-schema.js';
import { onFileEnd, temporaryFolder } from '../file-end.js';

test('of a hub those papers alone make others alike that are most about it', async () => {
  const engine = openGrafeo(join(await temporaryFolder(), 'graph.grafeo'));
  onFileEnd(() => engine.close());
  await engine.createSchema(await graphSchema());
  // Papers p0, p1, … mention the hub, each a little less than the one before.
  const many = MOST_PAPERS + 10;
  const papers = Array.from({ length: many }, (_, at) => ({ id: `p${at}`, salience: 1 - at / many }));
  await engine.write(async (run) => {
    await run('CREATE (:Concept {slug: $slug, paperCount: $papers})', { slug: 'hub', papers: many });
    await run('CREATE (:Concept {slug: $slug, paperCount: $papers})', { slug: 'rare', papers: 3 });
    await run('UNWIND $papers AS paper CREATE (:Paper {id: paper.id, slug: paper.id})', { papers });
    await run("UNWIND range(1, 1000) AS at CREATE (:Paper {id: 'other' + toString(at), slug: 'other' + toString(at)})");
    await run(
      `UNWIND $papers AS paper MATCH (p:Paper {id: paper.id}) MATCH (c:Concept {slug: 'hub'})
       CREATE (p)-[:MENTIONS {salience: paper.salience, central: true}]->(c)`,
      { papers },
    );
    await run(
      `UNWIND $papers AS paper MATCH (p:Paper {id: paper.id}) MATCH (c:Concept {slug: 'rare'})
       CREATE (p)-[:MENTIONS {salience: 0.5, central: true}]->(c)`,
      { papers: [papers[0], papers[MOST_PAPERS - 1], papers[MOST_PAPERS]].flatMap((paper) => paper ?? []) },
    );
  });
  const similar = (await createSimilarReads(engine.run).similarPapers(['p0'])).get('p0') ?? [];
  const reasonsOf = (at: number) =>
    similar.find(({ paperId }) => paperId === `p${at}`)?.reasons.map(({ slug }) => slug);
  expect(reasonsOf(MOST_PAPERS - 1)?.sort()).toEqual(['hub', 'rare']);
  expect(reasonsOf(MOST_PAPERS)).toEqual(['rare']);
});
