import { SourceError } from '../ingest/read-source.js';

/** How long a download may be silent before and between its parts, in milliseconds, and how large it may be, in bytes. */
const PATIENCE = 30_000;
const MAX_DOWNLOAD = 2 ** 30;

/** The body of an address. Throws a SourceError where it does not answer, refuses, falls silent or does not end. */
export async function* download(address: string): AsyncIterable<Uint8Array> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE);
  try {
    const response = await fetch(address, { signal: abort.signal });
    if (!response.ok) {
      throw new SourceError(`${address} answered ${response.status} ${response.statusText}; check the address.`);
    }
    let size = 0;
    for await (const chunk of response.body ?? []) {
      timer.refresh();
      size += chunk.byteLength;
      if (size > MAX_DOWNLOAD)
        throw new SourceError(`${address} is larger than ${MAX_DOWNLOAD} bytes; save it as a file.`);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof SourceError) throw error;
    const reason = abort.signal.aborted ? `was silent for ${PATIENCE / 1000} s` : 'cannot be fetched';
    throw new SourceError(`${address} ${reason}; check the address and the network.`, { cause: error });
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
}
