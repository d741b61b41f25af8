/** Returns the next number in [0, 1). */
export type SeededRandom = () => number

/**
 * Creates a row of numbers that depends on `text` alone: mulberry32, with an FNV-1a hash of the text as its state. It is plain integer
 * arithmetic, so every machine draws the same numbers.
 */
export function createSeededRandom(text: string): SeededRandom {
  let state = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193)
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * Draws a number around 0 with a standard deviation of 1, never beyond 3.5. Four summands replace a logarithm, whose last digit differs
 * between machines.
 */
export const drawBell = (random: SeededRandom): number => (random() + random() + random() + random() - 2) * Math.sqrt(3)
