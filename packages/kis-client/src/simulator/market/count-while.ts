/** Counts the items of a sorted list at its beginning for which a condition holds; it holds for no item after one for which it does not. */
export function countWhile<Item>(sorted: readonly Item[], holds: (item: Item) => boolean): number {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    const item = sorted[middle]
    if (item !== undefined && holds(item)) from = middle + 1
    else to = middle
  }
  return from
}
