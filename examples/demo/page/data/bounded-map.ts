/** Returns a map with the item at the end, or at its place if the map has it, without its oldest ones beyond `limit`. */
export function withItem<Key, Item>(
  map: ReadonlyMap<Key, Item>,
  key: Key,
  item: Item,
  limit: number,
): ReadonlyMap<Key, Item> {
  const next = new Map(map).set(key, item)
  for (const oldest of next.keys()) {
    if (next.size <= limit) break
    next.delete(oldest)
  }
  return next
}

/** Returns a map with the item at the end, also if the map has it, without its oldest ones beyond `limit`. */
export function withLast<Key, Item>(
  map: ReadonlyMap<Key, Item>,
  key: Key,
  item: Item,
  limit: number,
): ReadonlyMap<Key, Item> {
  const others = new Map(map)
  others.delete(key)
  return withItem(others, key, item, limit)
}
