/**
 * Returns the known name that a misspelt one stands for: at most a third of its letters differ. Capitals, `_` and `-` do
 * not count.
 */
export function nearName(name: string, known: readonly string[]): string | undefined {
  const plain = name.replaceAll(/[_-]/g, '').toLowerCase()
  return known.find((right) => editsBetween(plain, right.toLowerCase()) * 3 <= right.length)
}

/** Returns the least number of letters to insert, delete or replace between two names. */
function editsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1]
    for (const [column, right] of [...other].entries()) {
      const replaced = (row[column] ?? 0) + (letter === right ? 0 : 1)
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}
