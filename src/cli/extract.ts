import type { Facts } from '../domain/facts.js';
import { createExtractor, type Extractor } from '../extract/extractor.js';
import { SourceError } from '../ingest/read-source.js';
import { findInputs, type Input } from './input.js';
import { type Output, standardOutput } from './output.js';
import { readVocabulary } from './vocabulary-file.js';

export interface ExtractOptions {
  readonly format?: string;
  readonly vocabulary?: string;
}

/** `papergraph extract`: a line of JSON for each paper, and no store. An input that fails does not keep the others from being read. */
export async function extract(sources: readonly string[], options: ExtractOptions): Promise<void> {
  const inputs = await findInputs(sources.length === 0 ? ['-'] : sources, options.format);
  const extractor = createExtractor(await readVocabulary(options.vocabulary));
  const output = standardOutput();
  for (const input of inputs) {
    try {
      if (!(await extractInput(input, extractor, output))) return;
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    }
  }
}

/** False when nobody reads the output any more. */
async function extractInput(input: Input, extractor: Extractor, output: Output): Promise<boolean> {
  for await (const item of input.read()) {
    if (item.kind === 'problem') {
      const { line, reason, text } = item.problem;
      process.stderr.write(`${input.name}, line ${line}: ${reason}: ${text}\n`);
    } else if (item.kind === 'record') {
      const { title, abstract } = item.record;
      const row = rowOf(title, abstract, extractor.extract({ title, abstract }));
      if (!(await output.write(`${JSON.stringify(row)}\n`))) return false;
    }
  }
  return true;
}

/** The published shape of a line: the order of its names, and nothing that only the graph needs. */
function rowOf(title: string, abstract: string | null, facts: Facts) {
  return {
    title,
    abstract,
    concepts: facts.concepts,
    introduces: facts.introduces.map(({ name, longForm, evidence }) => ({ name, longForm, evidence })),
    links: facts.links.map(({ url, kind, role, raw, evidence }) => ({ url, kind, role, raw, evidence })),
    codeAvailability: facts.codeAvailability.status,
  };
}
