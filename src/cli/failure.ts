import { CommanderError } from 'commander';
import { VocabularyError } from '../domain/vocabulary.js';
import { SourceError } from '../ingest/read-source.js';
import { ListenError } from '../server/listen.js';
import { StoreError } from '../store/errors.js';

/** A fault that a person can mend: its message is all that is shown. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

/** How a command ends that threw: what standard error says, and the exit code. Only our own faults show a stack, and only where asked. */
export interface Failure {
  readonly text: string;
  readonly exitCode: number;
}

const KNOWN = [SourceError, ListenError, StoreError, VocabularyError];

export function failureOf(error: unknown, debug: boolean): Failure {
  if (error instanceof CommanderError) return usageFailure(error);
  if (error instanceof CommandError) return { text: error.message, exitCode: error.exitCode };
  const known = isForPeople(error);
  const message = error instanceof Error ? error.message : String(error);
  const text = known ? message : `Something failed that should not have: ${message}`;
  if (!debug) return { text: known ? text : `${text} (LOG_LEVEL=debug shows where)`, exitCode: 1 };
  return { text: `${text}\n${traceOf(error)}`, exitCode: 1 };
}

/** A statement that the engine refuses is a fault of ours, though it comes as a store's. */
function isForPeople(error: unknown): boolean {
  if (error instanceof StoreError && error.code === 'STATEMENT') return false;
  return KNOWN.some((type) => error instanceof type);
}

/** Commander ends the program by an error after help and version too, which it has printed. */
function usageFailure({ exitCode, code, message }: CommanderError): Failure {
  if (exitCode === 0) return { text: '', exitCode: 0 };
  if (code === 'commander.help') return { text: '', exitCode: 2 };
  const line = message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '');
  return { text: `papergraph: ${line}; see papergraph --help`, exitCode: 2 };
}

function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const cause = error.cause === undefined ? '' : `\nCaused by: ${traceOf(error.cause) || String(error.cause)}`;
  return `${error.stack ?? ''}${cause}`;
}

/** What went wrong with a file, in words. */
export function fileFault(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const words: { readonly [code: string]: string } = {
    ENOENT: 'it does not exist, or its folder does not',
    EACCES: 'its permissions do not allow it',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a part of its path is no folder',
    ENOSPC: 'the disk is full',
    EROFS: 'the disk is read-only',
  };
  return words[code] ?? code;
}
