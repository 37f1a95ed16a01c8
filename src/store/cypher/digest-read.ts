import { z } from 'zod';
import { groupBy } from '../../domain/group.js';
import type { Dialect } from '../dialect.js';
import type { Run } from '../engine.js';
import type { Reads } from '../store.js';
import { countList, keysetPage, Place, positionOf } from './list.js';
import { query } from './query.js';

const DigestPlace = Place.extend({ id: z.string() });
const ALL = { match: 'MATCH (n:Digest)', all: true, conditions: [], parameters: {} };

type DigestReads = Pick<Reads, 'digestsByIds' | 'digests' | 'countDigests' | 'digestsOfPapers' | 'papersOfDigests'>;

export function createDigestReads(run: Run, { ordersByIndex }: Dialect): DigestReads {
  return {
    async digestsByIds(ids) {
      const rows = await query(
        run,
        z.object({ id: z.string(), title: z.string(), label: z.string().nullable(), date: z.string().nullable() }),
        `UNWIND $ids AS id MATCH (d:Digest {id: id})
         RETURN d.id AS id, d.title AS title, d.label AS label, d.date AS date`,
        { ids },
      );
      return new Map(rows.map((digest) => [digest.id, digest]));
    },
    async digests({ window }) {
      const source = { ...ALL, value: 'n.title', tie: 'n.id', direction: 'ASC', indexed: ordersByIndex } as const;
      const rows = await keysetPage(run, source, { row: DigestPlace, columns: 'n.id AS id' }, window);
      return rows.map((row) => ({ id: row.id, position: positionOf(row) }));
    },
    countDigests: () => countList(run, ALL),
    async digestsOfPapers(ids) {
      const rows = await query(
        run,
        z.object({ paper: z.string(), digestId: z.string(), title: z.string(), rank: z.number() }),
        `UNWIND $ids AS paper MATCH (:Paper {id: paper})<-[l:LISTS]-(d:Digest)
         RETURN paper, d.id AS digestId, d.title AS title, l.rank AS rank ORDER BY title, digestId`,
        { ids },
      );
      return groupBy(
        rows,
        (row) => row.paper,
        ({ paper: _, ...listing }) => listing,
      );
    },
    async papersOfDigests(ids) {
      const rows = await query(
        run,
        z.object({ digest: z.string(), paperId: z.string(), rank: z.number() }),
        `UNWIND $ids AS digest MATCH (:Digest {id: digest})-[l:LISTS]->(p:Paper)
         RETURN digest, p.id AS paperId, l.rank AS rank ORDER BY rank, paperId`,
        { ids },
      );
      return groupBy(
        rows,
        (row) => row.digest,
        ({ paperId, rank }) => ({ paperId, rank }),
      );
    },
  };
}
