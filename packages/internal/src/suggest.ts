/** Returns at most three of `names` that are spelled like `wrong`, the most similar first. */
export function suggestNames(wrong: string, names: Iterable<string>): readonly string[] {
  return [...names]
    .filter((name) => wrong.length <= name.length + mostEdits(name)) // a longer text needs more edits, and its distance much time
    .map((name) => ({ name, edits: editsBetween(wrong, name) }))
    .filter(({ name, edits }) => edits <= mostEdits(name) || (wrong.length > 2 && name.includes(wrong)))
    .sort((a, b) => a.edits - b.edits)
    .slice(0, 3)
    .map(({ name }) => name)
}

/** Returns the number of edits up to which a text is spelled like `name`. */
const mostEdits = (name: string) => Math.max(2, name.length / 4)

/** Returns Levenshtein's distance, in which capitals do not count: insertions, deletions and replacements. */
export function editsBetween(one: string, another: string): number {
  const [a, b] = [[...one.toLowerCase()], [...another.toLowerCase()]]
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (const [line, letter] of a.entries()) {
    const next = [line + 1]
    for (const [column, other] of b.entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
