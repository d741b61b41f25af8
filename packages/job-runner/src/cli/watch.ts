import { wait } from '@stockeye/internal/wait'
import type { Clock } from '../clock.ts'

/** Interval between two looks, in ms. */
const everyMs = 2_000

/** Repeats a look as long as the process lives. A look that takes longer than the interval delays the next one. */
export async function watch(clock: Clock, look: () => Promise<void>): Promise<never> {
  for (;;) {
    await look()
    await wait(clock, everyMs)
  }
}

/**
 * Returns the characters that replace what a terminal shows by a text. Nothing of the terminal is switched, so that there
 * is nothing to switch back when the process is killed.
 *
 * @param rows number of lines of the terminal: a line that was scrolled away could not be replaced
 */
export function screenOf(text: string, rows: number): string {
  const lines = text.split('\n').slice(0, Math.max(1, rows - 1))
  return `\u001b[H${lines.map((line) => `${line}\u001b[K\n`).join('')}\u001b[J`
}
