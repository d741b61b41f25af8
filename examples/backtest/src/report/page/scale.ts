/** Axis of values: from the lowest to the highest of its marks. */
export interface Scale {
  readonly low: number
  readonly high: number
  /** Marks on round numbers, lowest first. */
  readonly marks: readonly number[]
}

/** Highest number of steps between marks. */
const mostSteps = 5

/** Makes an axis that holds all values, with marks on multiples of 1, 2 or 5 times a power of ten. */
export function scaleOf(values: readonly number[]): Scale {
  let lowest = 0
  let highest = 0
  for (const value of values) {
    lowest = Math.min(lowest, value)
    highest = Math.max(highest, value)
  }
  const step = stepOf(Math.max(highest - lowest, 0.001) / (mostSteps - 1))
  const first = Math.floor(lowest / step + 1e-9)
  const last = Math.max(first + 1, Math.ceil(highest / step - 1e-9))
  const marks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step)
  return { low: first * step, high: last * step, marks }
}

/** Returns the first of 1, 2 and 5 times a power of ten that is not below a span. */
function stepOf(span: number): number {
  const power = 10 ** Math.floor(Math.log10(span))
  return power * ([1, 2, 5].find((factor) => factor * power >= span) ?? 10)
}

/** Returns the position of a value on the axis in percent from its top. */
export const fromTop = ({ low, high }: Scale, value: number): number => ((high - value) / (high - low)) * 100
