/** A pure function of a string that remembers what it made, forgetting all when that is too much. */
export function memoize<T extends object>(limit: number, make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const found = made.get(key);
    if (found !== undefined) return found;
    if (made.size >= limit) made.clear();
    const fresh = make(key);
    made.set(key, fresh);
    return fresh;
  };
}
