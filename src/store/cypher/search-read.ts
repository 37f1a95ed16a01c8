import { z } from 'zod';
import { matchingWords } from '../../domain/highlight.js';
import type { Dialect } from '../dialect.js';
import type { Parameters, Run } from '../engine.js';
import type { Reads } from '../store.js';
import { query } from './query.js';

const PaperRow = z.object({ id: z.string(), slug: z.string(), title: z.string(), score: z.number() });
const NamingRow = z.object({ id: z.string(), slug: z.string(), title: z.string(), abstract: z.string().nullable() });
const ConceptRow = z.object({ slug: z.string(), label: z.string(), papers: z.number() });
const RepositoryRow = z.object({
  id: z.string(),
  url: z.string(),
  fit: z.enum(['IS', 'BEGINS', 'HAS']),
});

/** A condition for each text, and the parameters that hold them, under a name with the text's place. */
function each(name: string, texts: readonly string[], condition: (parameter: string, at: number) => string) {
  const parameters: Record<string, Parameters[string]> = {};
  for (const [at, text] of texts.entries()) parameters[`${name}${at}`] = text;
  return { condition: texts.map((_, at) => condition(`$${name}${at}`, at)).join(' AND '), parameters };
}

export function createSearchReads(
  run: Run,
  dialect: Dialect,
): Pick<Reads, 'searchPapers' | 'papersNaming' | 'searchConcepts' | 'searchRepositories'> {
  return {
    async searchPapers(words, limit) {
      if (words.length === 0) return [];
      const { statement, parameters } = dialect.findPapers(words, limit);
      const found = new Map<string, z.infer<typeof PaperRow>>();
      for (const row of await query(run, PaperRow, statement, parameters)) {
        found.set(row.id, { ...row, score: row.score + (found.get(row.id)?.score ?? 0) });
      }
      return [...found.values()];
    },
    async papersNaming(names, limit) {
      if (names.length === 0) return [];
      const has = (property: string) => names.map((_, at) => `${property} CONTAINS $name${at}`).join(' OR ');
      const rows = await query(
        run,
        NamingRow,
        `MATCH (n:Paper)
         WITH n, toLower(n.title) AS title, toLower(coalesce(n.abstract, '')) AS abstract
         WHERE ${has('title')} OR ${has('abstract')}
         RETURN n.id AS id, n.slug AS slug, n.title AS title, n.abstract AS abstract,
           CASE WHEN ${has('title')} THEN 0 ELSE 1 END AS rank
         ORDER BY rank, slug LIMIT $limit`,
        { ...Object.fromEntries(names.map((name, at) => [`name${at}`, name])), limit },
      );
      const scoreOf = (text: string | null, score: number) =>
        text !== null && matchingWords(text, names).length > 0 ? score : 0;
      return rows
        .map(({ id, slug, title, abstract }) => ({
          id,
          slug,
          title,
          score: Math.max(scoreOf(title, 2), scoreOf(abstract, 1)),
        }))
        .filter(({ score }) => score > 0);
    },
    async searchConcepts(phrase, limit) {
      const words = phrase.split(' ').filter(Boolean);
      if (words.length === 0) return [];
      // All names are looked at, so what most of them fail comes first.
      const holds = each('word', words, (word) => `name.folded CONTAINS ${word}`);
      const inside = words.map((word) => ` ${word}`);
      const begins = each(
        'inside',
        inside,
        (word, at) => `(name.folded STARTS WITH $word${at} OR name.folded CONTAINS ${word})`,
      );
      return query(
        run,
        ConceptRow,
        `MATCH (name:ConceptName) WHERE ${holds.condition} AND ${begins.condition}
         WITH name, CASE WHEN name.folded STARTS WITH $phrase THEN 1 ELSE 0 END AS begins
         MATCH (name)-[:NAMES]->(c:Concept)
         WITH c, max(begins) AS begins
         RETURN c.slug AS slug, c.label AS label, c.paperCount AS papers, begins
         ORDER BY begins DESC, papers DESC, slug LIMIT $limit`,
        { ...holds.parameters, ...begins.parameters, phrase, limit },
      );
    },
    async searchRepositories(text, parts, id, limit) {
      if (parts.length === 0) return [];
      const { condition, parameters } = each(
        'part',
        parts,
        (part) => `toLower(n.owner + '/' + n.name) CONTAINS ${part}`,
      );
      return query(
        run,
        RepositoryRow,
        `MATCH (n:Repository) WHERE n.id = $id OR (${condition})
         WITH n, toLower(n.name) AS name
         WITH n, CASE WHEN n.id = $id OR name = $text OR toLower(n.owner) + '/' + name = $text THEN 'IS'
           WHEN name STARTS WITH $text THEN 'BEGINS' ELSE 'HAS' END AS fit
         RETURN n.id AS id, n.url AS url, fit,
           CASE fit WHEN 'IS' THEN 0 WHEN 'BEGINS' THEN 1 ELSE 2 END AS rank
         ORDER BY rank, url LIMIT $limit`,
        { ...parameters, text, id: id ?? '', limit },
      );
    },
  };
}
