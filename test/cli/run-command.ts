import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A command that runs: what it has written so far, and how it ends. */
export interface Running {
  readonly child: ChildProcess;
  readonly written: { out: string; err: string };
  readonly ended: Promise<Ended>;
}

/** Starts the built command line, with nothing of this process's settings. */
export function startCommand(args: readonly string[], env: Record<string, string> = {}): Running {
  if (!existsSync(main)) throw new Error('The command line is not built; run "npm run build" first, or "npm test".');
  const child = spawn(process.execPath, [main, ...args], { env: { PATH: process.env['PATH'], ...env } });
  const written = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    written.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    written.err += chunk;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, ...written }));
  });
  return { child, written, ended };
}

/** Runs it to its end; `input` is its standard input. */
export function runCommand(args: readonly string[], env: Record<string, string> = {}, input = ''): Promise<Ended> {
  const { child, ended } = startCommand(args, env);
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  return ended;
}
