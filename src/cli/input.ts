import { randomUUID } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { formatNames, readerNamed } from '../ingest/format.js';
import { readSource, SourceError } from '../ingest/read-source.js';
import { problem, type Reader, type ReadItem } from '../ingest/reader.js';
import { download } from './download.js';
import { CommandError, fileFault } from './failure.js';

/** One input of a command. */
export interface Input {
  readonly name: string;
  /** Equal for what is surely the same content: a file's path, size and time. No other input is ever the same again. */
  readonly identity: string;
  /** In bytes, as stored; null where it is not known beforehand. */
  readonly size: number | null;
  /** Reads it once; `onBytes` hears of each piece as it comes. Throws a SourceError. */
  read(onBytes?: (count: number) => void): AsyncIterable<ReadItem>;
}

/**
 * The inputs that SOURCE arguments name, in their order: a file, a folder (its files in the order of their paths, hidden ones left
 * out), a glob, "-" for standard input, or an http(s) address. Throws before anything is read: a SourceError where an argument names
 * nothing readable, a CommandError for an unknown format.
 */
export async function findInputs(sources: readonly string[], format: string | undefined): Promise<readonly Input[]> {
  const reader = format === undefined ? null : readerNamed(format);
  if (format !== undefined && !reader) {
    throw new CommandError(`There is no format "${format}"; --format takes ${formatNames()}.`, 2);
  }
  const inputs = await Promise.all(sources.map((source) => inputsOf(source, reader)));
  return inputs.flat();
}

async function inputsOf(source: string, reader: Reader | null): Promise<readonly Input[]> {
  if (source === '-') return [streamInput('standard input', () => process.stdin, reader)];
  if (/^https?:\/\//i.test(source)) return [streamInput(source, () => download(source), reader)];
  const found = await stat(source).catch(() => null);
  if (found?.isDirectory()) return folderInputs(source, reader);
  if (found) return [await fileInput(source, reader)];
  if (!isDynamicPattern(source)) throw new SourceError(`${source} does not exist; check the path.`);
  const paths = (await glob(source, { expandDirectories: false })).sort();
  if (paths.length === 0) throw new SourceError(`${source} matches no file; check the pattern.`);
  return Promise.all(paths.map((path) => fileInput(path, reader)));
}

async function folderInputs(folder: string, reader: Reader | null): Promise<readonly Input[]> {
  const paths = (await glob('**/*', { cwd: folder })).sort();
  if (paths.length === 0) throw new SourceError(`The folder ${folder} holds no file to read.`);
  const inputs = await Promise.all(paths.map((path) => fileInput(join(folder, path), reader)));
  return inputs.map((input) => ({ ...input, read: (onBytes) => readOrReport(input, onBytes) }));
}

/** A folder may hold other files beside the lists: each is reported, and keeps none of the rest from being read. */
async function* readOrReport(input: Input, onBytes?: (count: number) => void): AsyncIterable<ReadItem> {
  try {
    yield* input.read(onBytes);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    yield problem(1, 'the file was left out', error.message);
  }
}

async function fileInput(path: string, reader: Reader | null): Promise<Input> {
  try {
    await access(path, constants.R_OK);
    const { size, mtimeMs } = await stat(path);
    const identity = `${resolve(path)} ${size} ${mtimeMs}`;
    return { name: path, identity, size, read: reading(path, () => createReadStream(path), reader) };
  } catch (error) {
    throw new SourceError(`${path} cannot be read: ${fileFault(error)}.`, { cause: error });
  }
}

function streamInput(name: string, open: () => AsyncIterable<Uint8Array>, reader: Reader | null): Input {
  return { name, identity: `${name} ${randomUUID()}`, size: null, read: reading(name, open, reader) };
}

function reading(name: string, open: () => AsyncIterable<Uint8Array>, reader: Reader | null): Input['read'] {
  return (onBytes = () => undefined) => readSource(name, counted(open(), onBytes), reader);
}

async function* counted(bytes: AsyncIterable<Uint8Array>, onBytes: (count: number) => void): AsyncIterable<Uint8Array> {
  for await (const chunk of bytes) {
    onBytes(chunk.byteLength);
    yield chunk;
  }
}
