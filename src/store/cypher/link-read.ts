import { z } from 'zod';
import { groupBy } from '../../domain/group.js';
import { LinkRole, Resource } from '../../domain/link.js';
import type { Dialect } from '../dialect.js';
import type { Run } from '../engine.js';
import { EVERY_PAPER, type Reads, type RepositoryFilter, type RepositoryOrder } from '../store.js';
import { REPOSITORY } from './columns.js';
import { countList, keysetPage, type ListSource, type Ordered, Place, positionOf } from './list.js';
import { paperPattern } from './paper-filter.js';
import { PaperParts, partColumns } from './paper-part.js';
import { query, StoredEvidence } from './query.js';

const RepositoryPlace = REPOSITORY.row.extend(Place.shape);

/** By what repositories are ordered, and what has to be worked out for it, once for each. */
const ORDERED: Record<RepositoryOrder['field'], { readonly value: string; readonly first: string }> = {
  URL: { value: 'n.url', first: '' },
  PAPER_COUNT: { value: 'papers', first: ' WITH n, COUNT { (n)<-[:LINKS]-(:Paper) } AS papers' },
};

type LinkReads = Pick<
  Reads,
  | 'repositoriesByIds'
  | 'repositories'
  | 'countRepositories'
  | 'resourcesByIds'
  | 'linksOfPapers'
  | 'linksOfRepositories'
  | 'linksOfResources'
  | 'repositoriesOfConcepts'
  | 'conceptsOfRepositories'
>;

export function createLinkReads(run: Run, { ordersByIndex }: Dialect): LinkReads {
  return {
    async repositoriesByIds(ids) {
      const rows = await query(
        run,
        REPOSITORY.row,
        `UNWIND $ids AS wanted MATCH (r:Repository {id: wanted}) RETURN ${REPOSITORY.of('r')}`,
        { ids },
      );
      return new Map(rows.map((repository) => [repository.id, repository]));
    },
    async repositories({ filter, order, window }) {
      const { value, first } = ORDERED[order.field];
      const pattern = repositoryPattern(filter);
      const place = { value, tie: 'n.id', direction: order.direction, indexed: ordersByIndex && order.field === 'URL' };
      const source = { ...pattern, match: pattern.match + first, ...place };
      const rows = await keysetPage(run, source, { row: RepositoryPlace, columns: REPOSITORY.of('n') }, window);
      return rows.map(({ value, tie, ...repository }) => ({
        id: repository.id,
        position: positionOf({ value, tie }),
        repository,
      }));
    },
    countRepositories: (filter) => countList(run, repositoryPattern(filter)),
    async resourcesByIds(ids) {
      const rows = await query(
        run,
        Resource,
        `UNWIND $ids AS id MATCH (r:Resource {id: id})
         RETURN r.id AS id, r.url AS url, r.host AS host, r.kind AS kind`,
        { ids },
      );
      return new Map(rows.map((resource) => [resource.id, resource]));
    },
    ...createEdgeReads(run),
    async repositoriesOfConcepts(slugs) {
      const rows = await query(
        run,
        z.object({ slug: z.string(), repositoryId: z.string(), url: z.string(), papers: z.number() }),
        `UNWIND $slugs AS slug
         MATCH (:Concept {slug: slug})<-[:MENTIONS]-(:Paper)-[:LINKS]->(r:Repository)
         RETURN slug, r.id AS repositoryId, r.url AS url, count(*) AS papers ORDER BY papers DESC, repositoryId`,
        { slugs },
      );
      return groupBy(
        rows,
        (row) => row.slug,
        ({ slug: _, ...repository }) => repository,
      );
    },
    async conceptsOfRepositories(ids) {
      const rows = await query(
        run,
        z.object({ id: z.string(), slug: z.string(), papers: z.number() }),
        `UNWIND $ids AS id
         MATCH (:Repository {id: id})<-[:LINKS]-(:Paper)-[:MENTIONS]->(c:Concept)
         RETURN id, c.slug AS slug, count(*) AS papers ORDER BY papers DESC, slug`,
        { ids },
      );
      return groupBy(
        rows,
        (row) => row.id,
        ({ slug, papers }) => ({ slug, papers }),
      );
    },
  };
}

const EDGE = 'l.role AS role, l.raw AS raw, l.url AS url, l.evidence AS evidence';
const EdgeRow = z.object({ role: LinkRole, raw: z.string(), url: z.string(), evidence: StoredEvidence });

function createEdgeReads(run: Run): Pick<Reads, 'linksOfPapers' | 'linksOfRepositories' | 'linksOfResources'> {
  const linksOfTargets = async (label: 'Repository' | 'Resource', ids: readonly string[]) => {
    const rows = await query(
      run,
      EdgeRow.extend({ id: z.string(), paperId: z.string(), paperSlug: z.string() }),
      `UNWIND $ids AS id MATCH (:${label} {id: id})<-[l:LINKS]-(p:Paper)
       RETURN id, p.id AS paperId, p.slug AS paperSlug, ${EDGE} ORDER BY paperSlug`,
      { ids },
    );
    return groupBy(
      rows,
      (row) => row.id,
      ({ id: _, ...link }) => link,
    );
  };
  return {
    async linksOfPapers(ids) {
      const rows = await query(
        run,
        PaperParts.pick({ links: true }).extend({ paper: z.string() }),
        `UNWIND $ids AS paper MATCH (n:Paper {id: paper}) RETURN paper, ${partColumns(['links'])}`,
        { ids },
      );
      return new Map(rows.map(({ paper, links }) => [paper, links]));
    },
    linksOfRepositories: (ids) => linksOfTargets('Repository', ids),
    linksOfResources: (ids) => linksOfTargets('Resource', ids),
  };
}

/** Repositories; where concepts or a digest are asked for, those that the papers of that selection link. */
function repositoryPattern(filter: RepositoryFilter): Omit<ListSource, keyof Ordered> {
  const conditions: string[] = [];
  let parameters: Record<string, ListSource['parameters'][string]> = {};
  let match = 'MATCH (n:Repository)';
  if (filter.concepts || filter.digest !== null) {
    const papers = paperPattern({ ...EVERY_PAPER, concepts: filter.concepts, digest: filter.digest });
    const restricted = papers.conditions.length > 0 ? ` WHERE ${papers.conditions.join(' AND ')}` : '';
    match = `${papers.match}${restricted} WITH n AS paper MATCH (paper)-[:LINKS]->(n:Repository) WITH DISTINCT n`;
    parameters = { ...papers.parameters };
  }
  if (filter.host) {
    conditions.push('n.host IN $repositoryHosts');
    parameters['repositoryHosts'] = filter.host.map((host) => host.toLowerCase());
  }
  if (filter.owner !== null) {
    conditions.push('toLower(n.owner) = $owner');
    parameters['owner'] = filter.owner.toLowerCase();
  }
  return { match, all: filter.concepts === null && filter.digest === null, conditions, parameters };
}
