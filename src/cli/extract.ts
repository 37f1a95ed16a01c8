import type { Facts } from '../domain/facts.js';
import type { Explainer, Extractor } from '../extract/extractor.js';
import type { PaperText } from '../extract/text/document.js';
import { SourceError } from '../ingest/read-source.js';
import { describeCandidates } from './explanation.js';
import { openExtractor } from './extractor-file.js';
import { findInputs, type Input } from './input.js';
import { type Output, standardOutput } from './output.js';

export interface ExtractOptions {
  readonly format?: string;
  readonly vocabulary?: string;
  readonly explain?: boolean;
}

/** `papergraph extract`: a line of JSON for each paper, and no store. An input that fails does not keep the others from being read. */
export async function extract(sources: readonly string[], options: ExtractOptions): Promise<void> {
  const inputs = await findInputs(sources.length === 0 ? ['-'] : sources, options.format);
  const { extractor } = await openExtractor(options.vocabulary);
  const print = options.explain ? explanationOf : lineOf;
  const output = standardOutput();
  for (const input of inputs) {
    try {
      if (!(await extractInput(input, extractor, print, output))) return;
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    }
  }
}

/** False when nobody reads the output any more. */
async function extractInput(
  input: Input,
  extractor: Extractor & Explainer,
  print: Print,
  output: Output,
): Promise<boolean> {
  for await (const item of input.read()) {
    if (item.kind === 'problem') {
      const { line, reason, text } = item.problem;
      process.stderr.write(`${input.name}, line ${line}: ${reason}: ${text}\n`);
    } else if (item.kind === 'record') {
      const { title, abstract } = item.record;
      if (!(await output.write(print(extractor, { title, abstract })))) return false;
    }
  }
  return true;
}

type Print = (extractor: Extractor & Explainer, paper: PaperText) => string;

const lineOf: Print = (extractor, paper) =>
  `${JSON.stringify(rowOf(paper.title, paper.abstract, extractor.extract(paper)))}\n`;

const explanationOf: Print = (extractor, paper) => `${paper.title}\n${describeCandidates(extractor.explain(paper))}\n`;

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
