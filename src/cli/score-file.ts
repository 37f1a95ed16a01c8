import { parseJson } from '../domain/json.js';
import { ScoreSheet } from '../domain/score.js';
import { CommandError } from './failure.js';
import { WEIGHTS } from './package-file.js';
import { readTextFile } from './text-file.js';

/** What the shipped extractor measured. Throws a CommandError where the packaged file is missing or no score sheet. */
export async function readScores(): Promise<ScoreSheet> {
  const path = `${WEIGHTS}/scores.json`;
  const text = await readTextFile("the extractor's scores", path);
  const parsed = ScoreSheet.safeParse(parseJson(text));
  if (!parsed.success) throw new CommandError(`${path} is no score sheet; training/README.md says how to write it.`, 1);
  return parsed.data;
}
