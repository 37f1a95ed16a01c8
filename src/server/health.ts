import type { ServerResponse } from 'node:http';
import type { Store } from '../store/store.js';
import { sendJson } from './answer.js';
import type { Logger } from './logger.js';

/** How long the store may take to answer a readiness check, in milliseconds. */
const PATIENCE = 3_000;

/** 200 while the process can answer at all. */
export function answerLive(response: ServerResponse): void {
  sendJson(response, 200, { status: 'ok' });
}

/** 200 where the store answers, else 503. The reason names no host and no path: those are for the log. */
export async function answerReady(response: ServerResponse, store: Store, logger: Logger): Promise<void> {
  const timer = new AbortController();
  try {
    await Promise.race([store.ping(), tooLate(timer.signal)]);
    sendJson(response, 200, { status: 'ok' });
  } catch (error) {
    logger.warn({ err: error }, 'not ready');
    const reason = error instanceof TooLate ? 'The store does not answer in time.' : 'The store cannot be read.';
    sendJson(response, 503, { status: 'unavailable', reason });
  } finally {
    timer.abort();
  }
}

class TooLate extends Error {}

function tooLate(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const timer = setTimeout(() => reject(new TooLate(`no answer within ${PATIENCE} ms`)), PATIENCE);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
}
