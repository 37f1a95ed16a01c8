import { SingleBar } from 'cli-progress';
import type { Input } from './input.js';

/** How often a log without a terminal hears of progress, in milliseconds. */
const LINE_EVERY = 5_000;

/** Shows how far a seed is, on standard error. */
export interface Progress {
  bytes(count: number): void;
  records(count: number): void;
  /** Writes a line without tearing the bar. */
  line(text: string): void;
  end(): void;
}

/** A bar on a terminal, a line every few seconds elsewhere. The share done is that of bytes, where every input's size is known. */
export function showProgress(inputs: readonly Input[]): Progress {
  const sizes = inputs.map(({ size }) => size);
  const total = sizes.reduce((sum: number | null, size) => (sum === null || size === null ? null : sum + size), 0);
  return process.stderr.isTTY ? bar(total) : lines(total);
}

function bar(total: number | null): Progress {
  const single = new SingleBar({
    format:
      total === null ? '{records} records read' : '{bar} {percentage}% {records} records read, {eta_formatted} left',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
    barCompleteChar: '\u2588',
    barIncompleteChar: '\u2591',
  });
  single.start(total ?? 1, 0, { records: 0 });
  return {
    bytes: (count) => total !== null && single.increment(count),
    records: (count) => single.update({ records: count }),
    line(text) {
      process.stderr.write(`\r\u001b[K${text}\n`);
    },
    end: () => single.stop(),
  };
}

function lines(total: number | null): Progress {
  let bytes = 0;
  let last = Date.now();
  return {
    bytes(count) {
      bytes += count;
    },
    records(count) {
      if (Date.now() - last < LINE_EVERY) return;
      last = Date.now();
      const share = total ? ` (${Math.floor((100 * bytes) / total)}%)` : '';
      process.stderr.write(`${count} records read${share}\n`);
    },
    line(text) {
      process.stderr.write(`${text}\n`);
    },
    end: () => undefined,
  };
}
