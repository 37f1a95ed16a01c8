import { z } from 'zod';
import { Evidence } from '../../domain/evidence.js';
import type { Parameters, Run } from '../engine.js';
import { StoreError } from '../errors.js';

/** Runs a statement and parses its rows: what the graph holds is checked where it enters. */
export async function query<S extends z.ZodType>(
  run: Run,
  row: S,
  statement: string,
  parameters: Parameters = {},
): Promise<z.infer<S>[]> {
  return (await run(statement, parameters)).map((found) => {
    const parsed = row.safeParse(found);
    if (parsed.success) return parsed.data;
    throw new StoreError(
      'INVALID',
      'The store holds rows of another form than this version of papergraph writes; seed it anew with this version.',
      { cause: parsed.error },
    );
  });
}

/** The only row of a statement that always gives one. */
export async function queryOne<S extends z.ZodType>(
  run: Run,
  row: S,
  statement: string,
  parameters: Parameters = {},
): Promise<z.infer<S>> {
  const [first] = await query(run, row, statement, parameters);
  if (first === undefined) throw new StoreError('STATEMENT', 'A statement that always gives a row gave none.');
  return first;
}

const EvidenceList = z.array(Evidence);

/** Evidence as it is kept on an edge: one JSON text. */
export const StoredEvidence = z.string().transform((text) => EvidenceList.parse(JSON.parse(text)));
