import { AsyncLocalStorage } from 'node:async_hooks';
import type { Reads } from './store.js';

const current = new AsyncLocalStorage<string>();

/** Which verb a statement is part of, for those who watch statements. */
export function currentVerb(): string | null {
  return current.getStore() ?? null;
}

/** Does work whose statements count to a verb. */
export function asVerb<T>(verb: string, work: () => T): T {
  return current.run(verb, work);
}

/** Reads whose statements count to the verbs that they are asked by. */
export function namedReads(reads: Reads): Reads {
  const named = new Proxy(reads, {
    get(target, verb) {
      const read: unknown = Reflect.get(target, verb);
      if (typeof read !== 'function') return read;
      return (...given: readonly unknown[]) => asVerb(String(verb), () => Reflect.apply(read, target, given));
    },
  });
  return { ...named };
}
