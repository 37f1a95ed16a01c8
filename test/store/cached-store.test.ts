import { join } from 'node:path';
import { expect, test } from 'vitest';
import { StoreError } from '../../src/store/errors.js';
import { createMemory, sizeOf } from '../../src/store/memory.js';
import { createRevisionClock } from '../../src/store/revision.js';
import { temporaryFolder } from '../file-end.js';
import { describeCache } from './cache-contract.js';

describeCache('the embedded engine', async () => ({ kind: 'file', directory: join(await temporaryFolder(), 'store') }));

test('a memory forgets what was longest unused, keeps nothing larger than itself, and nothing once it is closed', () => {
  const memory = createMemory(2_000);
  const numbers = memory.shelf<number>();
  const texts = memory.shelf<string>();
  numbers.set('a', 1);
  texts.set('a', 'x'.repeat(400));
  expect(numbers.get('a')?.value).toBe(1);
  texts.set('b', 'x'.repeat(400));
  expect([texts.get('a'), numbers.get('a')?.value, texts.get('b')?.value.length]).toEqual([undefined, 1, 400]);
  texts.set('c', 'x'.repeat(4_000));
  expect([texts.get('c'), memory.entries]).toEqual([undefined, 2]);
  numbers.set('a', 2);
  expect([numbers.get('a')?.value, memory.entries]).toEqual([2, 2]);
  memory.close();
  numbers.set('a', 3);
  expect([numbers.get('a'), memory.entries, memory.bytes]).toEqual([undefined, 0, 0]);
});

test('a value takes at least what its texts take', () => {
  const paper = { title: 'x'.repeat(100), authors: ['y'.repeat(50), 'z'.repeat(50)], year: 2023, venue: null };
  expect(sizeOf(paper)).toBeGreaterThan(400);
  expect(sizeOf(paper)).toBeLessThan(800);
});

test('a revision is asked for once a second, by however many at once', async () => {
  let asked = 0;
  const clock = createRevisionClock(async () => `revision ${++asked}`);
  expect(await Promise.all([clock.current(), clock.current()])).toEqual(['revision 1', 'revision 1']);
  clock.learn('an older one', performance.now() - 10_000);
  expect(await clock.current()).toBe('revision 1');
  clock.learn('a newer one', performance.now());
  expect(await clock.current()).toBe('a newer one');
  await new Promise((resolve) => setTimeout(resolve, 1_050));
  expect(await clock.current()).toBe('revision 2');
});

test('a revision that cannot be asked for is asked for again', async () => {
  let asked = 0;
  const clock = createRevisionClock(async () => {
    asked += 1;
    if (asked === 1) throw new Error('away');
    return 'known';
  });
  await expect(clock.current()).rejects.toThrow('away');
  expect(await clock.current()).toBe('known');
});

test('who waits for a revision that somebody else asked for in vain asks once more', async () => {
  let asked = 0;
  const clock = createRevisionClock(async () => {
    asked += 1;
    if (asked === 1) throw new StoreError('TIMEOUT', 'too late');
    return 'known';
  });
  const results = await Promise.allSettled([clock.current(), clock.current(), clock.current()]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(asked).toBe(2);
});
