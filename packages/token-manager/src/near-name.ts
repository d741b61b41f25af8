import { editsBetween } from '@stockeye/internal/suggest'

/**
 * Returns the known name that a misspelt one stands for: at most a third of its letters differ. Capitals, `_` and `-` do
 * not count.
 */
export function nearName(name: string, known: readonly string[]): string | undefined {
  const plain = name.replaceAll(/[_-]/g, '')
  return known.find((right) => editsBetween(plain, right) * 3 <= right.length)
}
