import type { DigestHeader } from '../../src/domain/digest.js';
import type { PaperRecord } from '../../src/domain/paper.js';
import type { Problem, Reader, ReadItem } from '../../src/ingest/reader.js';

export interface Read {
  readonly digests: DigestHeader[];
  readonly records: PaperRecord[];
  readonly problems: Problem[];
}

/** What a reader finds in lines, by kind. */
export async function readAll(reader: Reader, lines: Iterable<string>): Promise<Read> {
  return sort(reader.read(fromLines(lines)));
}

export async function sort(items: AsyncIterable<ReadItem>): Promise<Read> {
  const read: Read = { digests: [], records: [], problems: [] };
  for await (const item of items) {
    if (item.kind === 'digest') read.digests.push(item.digest);
    else if (item.kind === 'record') read.records.push(item.record);
    else read.problems.push(item.problem);
  }
  return read;
}

async function* fromLines(lines: Iterable<string>): AsyncIterable<string> {
  yield* lines;
}
