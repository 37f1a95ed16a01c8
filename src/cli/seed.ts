import type { Vocabulary } from '../domain/vocabulary.js';
import type { Reject, SeedReport } from '../seed/report.js';
import { type SeedTarget, seed } from '../seed/seed.js';
import { openSeedSession, type StoreLocation } from '../store/open.js';
import { openDryTarget } from './dry-target.js';
import { openExtractor } from './extractor-file.js';
import { CommandError } from './failure.js';
import { findInputs, type Input } from './input.js';
import { standardOutput } from './output.js';
import { DEFAULT_DIGEST } from './package-file.js';
import { type Progress, showProgress } from './progress.js';
import { openRejectLog } from './reject-log.js';
import { describeReport } from './seed-report.js';
import { thisProcess } from './seeder-process.js';
import { readSettings } from './settings.js';

export interface SeedCommandOptions {
  readonly format?: string;
  readonly vocabulary?: string;
  readonly rejects?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** Rejects that are shown; a file that is no list at all would fill the screen. */
const SHOWN_REJECTS = 20;

/** `papergraph seed`. What is rejected is reported and fails nothing; a source or a store that fails ends it. */
export async function seedCommand(sources: readonly string[], options: SeedCommandOptions): Promise<void> {
  const report = await runSeed(readSettings().store, sources, options);
  if (options.json) await standardOutput().write(`${JSON.stringify(report)}\n`);
  else process.stderr.write(`${describeReport(report)}\n`);
}

/** Seeds the sources, or the packaged digest where there are none, showing progress on standard error. */
export async function runSeed(
  location: StoreLocation,
  sources: readonly string[],
  options: SeedCommandOptions,
): Promise<SeedReport> {
  const inputs = await findInputs(sources.length === 0 ? [DEFAULT_DIGEST] : sources, options.format);
  const { extractor, vocabulary } = await openExtractor(options.vocabulary);
  const rejects = await openRejectLog(options.rejects);
  const target = await openTarget(location, inputs, vocabulary, extractor.version, options);
  const progress = showProgress(inputs);
  const showReject = rejectsOn(progress);
  const stop = stopOnSignal();
  try {
    return await seed({
      sources: inputs.map((input) => ({ name: input.name, read: () => input.read(progress.bytes) })),
      extractor,
      target,
      onProgress: ({ read }) => progress.records(read),
      onReject(reject) {
        rejects.add(reject);
        showReject(reject);
      },
      signal: stop.signal,
    });
  } catch (error) {
    await target.abandon();
    throw error;
  } finally {
    stop.forget();
    progress.end();
    await rejects.end();
  }
}

function openTarget(
  location: StoreLocation,
  inputs: readonly Input[],
  vocabulary: Vocabulary,
  extractorVersion: string,
  { format = null, dryRun }: { readonly format?: string | null; readonly dryRun?: boolean },
): Promise<SeedTarget & { abandon(): Promise<void> }> {
  if (dryRun) return openDryTarget(location);
  const manifest = { sources: inputs.map(({ identity }) => identity), options: { format } };
  return openSeedSession(location, manifest, { definitions: vocabulary.concepts, extractorVersion }, thisProcess);
}

function rejectsOn(progress: Progress): (reject: Reject) => void {
  let count = 0;
  return ({ source, line, reason, text }) => {
    count += 1;
    if (count <= SHOWN_REJECTS) progress.line(`${source}, line ${line}: ${reason}: ${text}`);
    if (count === SHOWN_REJECTS)
      progress.line('What else is rejected is only counted here; --rejects FILE keeps all of it.');
  };
}

/** The first SIGINT or SIGTERM ends the seed between two batches, the second the process: a killed seed does no harm. */
function stopOnSignal(): { readonly signal: AbortSignal; forget(): void } {
  const abort = new AbortController();
  const forget = () => {
    for (const name of ['SIGINT', 'SIGTERM']) process.off(name, stop);
  };
  const stop = () => {
    forget();
    abort.abort(new CommandError('The seed was stopped before its end; run the same command to finish it.'));
  };
  for (const name of ['SIGINT', 'SIGTERM']) process.on(name, stop);
  return { signal: abort.signal, forget };
}
