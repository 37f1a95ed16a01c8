import { readFile } from 'node:fs/promises';
import { parseJson } from '../domain/json.js';
import { ScoreSheet } from '../domain/score.js';
import { CommandError, fileFault } from './failure.js';
import { WEIGHTS } from './package-file.js';

/** What the shipped extractor measured. Throws a CommandError where the packaged file is missing or no score sheet. */
export async function readScores(): Promise<ScoreSheet> {
  const path = `${WEIGHTS}/scores.json`;
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new CommandError(`Cannot read the extractor's scores ${path}: ${fileFault(error)}.`, 1, { cause: error });
  }
  const parsed = ScoreSheet.safeParse(parseJson(text));
  if (!parsed.success) throw new CommandError(`${path} is no score sheet; training/README.md says how to write it.`, 1);
  return parsed.data;
}
