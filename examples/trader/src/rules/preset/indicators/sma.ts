/** Returns the simple average of the latest `period` values for each day. */
export const simpleAverage = (values: readonly number[], period: number): readonly number[] =>
  values.map((_, day) => {
    const window = values.slice(Math.max(0, day - period + 1), day + 1)
    return window.length < period ? Number.NaN : window.reduce((sum, value) => sum + value, 0) / period
  })
