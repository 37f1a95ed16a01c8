/** Items by a key, each group in the order of the items. */
export function groupBy<T, V>(
  items: Iterable<T>,
  key: (item: T) => string,
  value: (item: T) => V,
): ReadonlyMap<string, readonly V[]> {
  const groups = new Map<string, V[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(value(item));
    else groups.set(key(item), [value(item)]);
  }
  return groups;
}
