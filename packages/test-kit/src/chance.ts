import { seededRandom } from './seeded-random.ts'

/** Source of all chance of a run: the same seed draws the same values. */
export interface Chance {
  /** Returns a number in [0, 1). */
  number(): number
  /** Returns a whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number
  /** Returns one of several items. */
  pick<T>(items: readonly T[]): T
  /** Returns true with a probability. */
  happens(probability: number): boolean
}

export function createChance(seed: number): Chance {
  const number = seededRandom(seed)
  const whole = (from: number, to: number) => from + Math.floor(number() * (to - from + 1))
  return {
    number,
    whole,
    pick: (items) => items[whole(0, items.length - 1)] as (typeof items)[number],
    happens: (probability) => number() < probability,
  }
}
