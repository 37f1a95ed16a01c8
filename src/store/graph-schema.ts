import { readFile } from 'node:fs/promises';

/** The statements of schema/neo4j.cypher: constraints and indexes, without comments. */
export async function graphSchema(): Promise<string[]> {
  const text = await readFile(new URL('../../schema/neo4j.cypher', import.meta.url), 'utf8');
  return text
    .replace(/^\s*\/\/.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
