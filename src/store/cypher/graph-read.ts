import { z } from 'zod';
import { CodeStatus } from '../../domain/paper.js';
import type { Run } from '../engine.js';
import { StoreError } from '../errors.js';
import type { GraphState, Reads } from '../store.js';
import { where } from './list.js';
import { paperPattern } from './paper-filter.js';
import { query } from './query.js';

const StateRow = z.object({
  snapshot: z.string(),
  revision: z.number(),
  seededAt: z.string().nullable(),
  extractorVersion: z.string().nullable(),
});

/** The graph's own node; null where nothing was ever seeded. */
export async function readGraphNode(run: Run): Promise<z.infer<typeof StateRow> | null> {
  const [state] = await query(
    run,
    StateRow,
    `MATCH (g:Graph {id: 'graph'})
     RETURN g.snapshot AS snapshot, g.revision AS revision, g.seededAt AS seededAt,
       g.extractorVersion AS extractorVersion`,
  );
  return state ?? null;
}

const CountRow = z.object({ name: z.string(), total: z.number() });

/** Numbers of nodes and edges, in one statement. Nobody walks the mentions: each concept knows how many papers mention it. */
async function readCounts(run: Run): Promise<GraphState['counts']> {
  const parts = [
    ['papers', '(n:Paper)', 'count(n)'],
    ['concepts', '(n:Concept)', 'count(n)'],
    ['repositories', '(n:Repository)', 'count(n)'],
    ['resources', '(n:Resource)', 'count(n)'],
    ['digests', '(n:Digest)', 'count(n)'],
    ['mentions', '(n:Concept)', 'sum(n.paperCount)'],
    ['repositoryLinks', '(:Repository)<-[n:LINKS]-()', 'count(n)'],
    ['resourceLinks', '(:Resource)<-[n:LINKS]-()', 'count(n)'],
  ];
  const statement = parts
    .map(([name, pattern, total]) => `MATCH ${pattern} RETURN '${name}' AS name, ${total} AS total`)
    .join(' UNION ALL ');
  const counts = new Map((await query(run, CountRow, statement)).map((row) => [row.name, row.total]));
  const count = (name: string) => counts.get(name) ?? 0;
  return {
    papers: count('papers'),
    concepts: count('concepts'),
    repositories: count('repositories'),
    resources: count('resources'),
    digests: count('digests'),
    mentions: count('mentions'),
    links: count('repositoryLinks') + count('resourceLinks'),
  };
}

export function createGraphReads(run: Run): Pick<Reads, 'graph' | 'codeStatuses'> {
  return {
    async graph() {
      const state = await readGraphNode(run);
      if (!state) throw new StoreError('EMPTY', 'The store holds no graph yet; seed it with "papergraph seed".');
      return { ...state, extractorVersion: state.extractorVersion ?? '', counts: await readCounts(run) };
    },
    codeStatuses(filter) {
      const { match, conditions, parameters } = paperPattern(filter);
      return query(
        run,
        z.object({ status: CodeStatus, papers: z.number() }),
        `${match}${where(conditions)} RETURN n.codeStatus AS status, count(n) AS papers ORDER BY status`,
        parameters,
      );
    },
  };
}
