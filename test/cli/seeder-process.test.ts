import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { thisProcess } from '../../src/cli/seeder-process.js';
import { takeLockFile } from '../../src/store/lock-file.js';
import { temporaryFolder } from '../file-end.js';

const { pid, host, birth, isAlive } = thisProcess;

test('this process is alive, and one of a number that nobody has is not', () => {
  expect(isAlive(pid, birth)).toBe(true);
  // Earlier versions told no birth.
  expect(isAlive(pid, null)).toBe(true);
  expect(isAlive(2 ** 30, null)).toBe(false);
});

describe.skipIf(process.platform !== 'linux')('on Linux', () => {
  test('a process that has the number of an earlier one is not that one', () => {
    expect(birth).toMatch(/^[0-9a-f-]{36} \d+$/);
    expect(isAlive(pid, `${birth}0`)).toBe(false);
    expect(isAlive(1, birth)).toBe(false);
    expect(isAlive(1, null)).toBe(true);
  });

  test('a zombie has ended', async () => {
    // What the shell becomes never asks for the end of its child.
    const parent = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(parent.stdout, 'data');
    const child = Number(String(line));
    await expect.poll(() => readFileSync(`/proc/${parent.pid}/comm`, 'utf8')).toBe('sleep\n');
    process.kill(child, 'SIGKILL');
    await expect.poll(() => isAlive(child, null)).toBe(false);
    expect(() => process.kill(child, 0)).not.toThrow();
    parent.kill('SIGKILL');
  });

  test('the lock of an earlier process of the same number is free, that of this one is not', async () => {
    const directory = await temporaryFolder();
    const lock = (of: object) =>
      writeFile(
        join(directory, 'seeder.lock'),
        JSON.stringify({ token: 't', pid, host, startedAt: 0, beatAt: Date.now(), ...of }),
      );
    for (const of of [{ birth }, {}]) {
      await lock(of);
      await expect(takeLockFile(directory, thisProcess)).rejects.toMatchObject({ code: 'LOCKED' });
    }
    await lock({ birth: `${birth}0` });
    await (await takeLockFile(directory, thisProcess)).release();
  });
});
