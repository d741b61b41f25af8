import { editsBetween } from '@stockeye/internal/suggest'

/**
 * Returns the known name that a misspelt one stands for: at most a third of its letters differ. Capitals do not count.
 */
export function nearName(name: string, known: readonly string[]): string | undefined {
  return known.find((right) => editsBetween(name, right) * 3 <= right.length)
}
