#!/usr/bin/env node
import { failureOf } from './failure.js';
import { createProgram } from './program.js';

// Commands load graphql when they run: unless it is told that this is production, it looks twice at each type of each field.
process.env['NODE_ENV'] ??= 'production';

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
