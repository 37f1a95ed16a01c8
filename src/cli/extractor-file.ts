import type { Vocabulary } from '../domain/vocabulary.js';
import { createExtractor, type Explainer, type Extractor } from '../extract/extractor.js';
import { parseWeights, readWeightTexts, type Weights } from '../extract/weights.js';
import { CommandError } from './failure.js';
import { WEIGHTS } from './package-file.js';
import { readTextFile } from './text-file.js';
import { readVocabulary } from './vocabulary-file.js';

/** The extractor with the packaged weights, over the vocabulary of a file or the packaged one. Throws a CommandError that names the file. */
export async function openExtractor(
  vocabularyFile?: string,
): Promise<{ extractor: Extractor & Explainer; vocabulary: Vocabulary }> {
  const [vocabulary, weights] = await Promise.all([readVocabulary(vocabularyFile), readWeights()]);
  return { extractor: createExtractor(vocabulary, weights), vocabulary };
}

async function readWeights(): Promise<Weights> {
  const texts = await readWeightTexts((name) => readTextFile("the extractor's weights", `${WEIGHTS}/${name}`));
  try {
    return parseWeights(texts);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(
      `The extractor's weights in ${WEIGHTS} cannot be used: ${reason}\nInstall papergraph anew, or fit them again (training/README.md).`,
      1,
      { cause: error },
    );
  }
}
