import { parseJson } from '../../domain/json.js';

/** Longer keys are no words and no phrases, and are not remembered. */
const LONGEST_KEY = 200;

/** A string by itself: one that was cut out of a text would keep all of the text in memory. */
export const detached = (text: string): string => String(parseJson(JSON.stringify(text)));

/** A pure function of a string that remembers what it made, forgetting all when that is too much. */
export function memoize<T extends object>(limit: number, make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const found = made.get(key);
    if (found !== undefined) return found;
    if (key.length > LONGEST_KEY) return make(key);
    if (made.size >= limit) made.clear();
    const own = detached(key);
    const fresh = make(own);
    made.set(own, fresh);
    return fresh;
  };
}
