import { readFile } from 'node:fs/promises';
import { parseVocabulary, type Vocabulary, VocabularyError } from '../domain/vocabulary.js';
import { CommandError, fileFault } from './failure.js';
import { DEFAULT_VOCABULARY } from './package-file.js';

/** Reads the vocabulary of a file, or the packaged one. Throws a CommandError that names the file. */
export async function readVocabulary(path: string = DEFAULT_VOCABULARY): Promise<Vocabulary> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new CommandError(`Cannot read the vocabulary ${path}: ${fileFault(error)}.`, 1, { cause: error });
  }
  try {
    return parseVocabulary(text);
  } catch (error) {
    if (error instanceof VocabularyError) throw new CommandError(`${path}: ${error.message}`, 1, { cause: error });
    throw error;
  }
}
