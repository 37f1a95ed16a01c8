import { readFile } from 'node:fs/promises';
import { CommandError, fileFault } from './failure.js';

/** The text of a file that a command cannot do without. Throws a CommandError that says what it was to be, where, and what is wrong. */
export async function readTextFile(what: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new CommandError(`Cannot read ${what} ${path}: ${fileFault(error)}.`, 1, { cause: error });
  }
}
