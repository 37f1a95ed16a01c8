#!/usr/bin/env node
import { failureOf } from './failure.js';
import { createProgram } from './program.js';

const failure = await createProgram()
  .parseAsync()
  .then(
    () => null,
    (error: unknown) => failureOf(error, process.env['LOG_LEVEL'] === 'debug'),
  );
if (failure) {
  if (failure.text !== '') process.stderr.write(`${failure.text}\n`);
  process.exitCode = failure.exitCode;
}
