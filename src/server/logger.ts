import { type Logger, pino } from 'pino';
import pretty from 'pino-pretty';
import type { Config } from '../config.js';
import { currentRequestId } from './request-id.js';

export type { Logger } from 'pino';

const STANDARD_ERROR = 2;

/**
 * The log on standard error: JSON Lines, or readable lines on a terminal. What is logged within a request carries its id. Writing is
 * synchronous, so that the last words of a failing process are not lost.
 */
export function createLogger(level: Config['logLevel'], terminal: boolean): Logger {
  const options = {
    level,
    base: null,
    mixin: () => {
      const requestId = currentRequestId();
      return requestId === undefined ? {} : { requestId };
    },
  };
  return terminal
    ? pino(options, pretty({ destination: STANDARD_ERROR, sync: true, translateTime: 'HH:MM:ss' }))
    : pino(options, pino.destination({ dest: STANDARD_ERROR, sync: true }));
}
