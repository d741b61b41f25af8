import { execFileSync } from 'node:child_process'

/** Returns the path of the first of these programs that the machine has; undefined where it has none of them. */
export function findProgram(...names: readonly string[]): string | undefined {
  for (const name of names) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim()
    } catch {
      // The next name may be there.
    }
  }
  return undefined
}
