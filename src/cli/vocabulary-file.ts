import { parseVocabulary, type Vocabulary, VocabularyError } from '../domain/vocabulary.js';
import { CommandError } from './failure.js';
import { DEFAULT_VOCABULARY } from './package-file.js';
import { readTextFile } from './text-file.js';

/** Reads the vocabulary of a file, or the packaged one. Throws a CommandError that names the file. */
export async function readVocabulary(path: string = DEFAULT_VOCABULARY): Promise<Vocabulary> {
  const text = await readTextFile('the vocabulary', path);
  try {
    return parseVocabulary(text);
  } catch (error) {
    if (error instanceof VocabularyError) throw new CommandError(`${path}: ${error.message}`, 1, { cause: error });
    throw error;
  }
}
