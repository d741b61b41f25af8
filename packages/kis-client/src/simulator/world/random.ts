/** Returns a number in [0, 1) for a pair of whole numbers: always the same, and unlike that of any other pair. */
export type SeededRandom = (index: number, channel: number) => number

/**
 * Creates random numbers that depend on `text` alone, on no clock and on no earlier call, so a simulated day is
 * repeatable.
 */
export function createSeededRandom(text: string): SeededRandom {
  let key = 0x811c9dc5
  for (const character of text) key = Math.imul(key ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return (index, channel) =>
    (scramble(scramble(key ^ Math.imul(index, 0x9e3779b1)) ^ Math.imul(channel, 0x85ebca6b)) >>> 0) / 2 ** 32
}

// The finalizer of MurmurHash3: each bit of the input flips half of the bits of the output.
function scramble(bits: number): number {
  let mixed = bits ^ (bits >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

/**
 * Returns a number around 0 with a standard deviation of 1, never beyond 3.5. Four summands replace a logarithm: plain
 * arithmetic is the same on every machine, and a bounded step keeps a day within its price limits.
 */
export function bell(random: SeededRandom, index: number, channel: number): number {
  const first = channel * 4
  const sum = random(index, first) + random(index, first + 1) + random(index, first + 2) + random(index, first + 3)
  return (sum - 2) * Math.sqrt(3)
}
