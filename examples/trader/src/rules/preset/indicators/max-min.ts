/**
 * Returns the highest value of the `period` days before each day. Without the day itself: a close is never above a maximum that
 * contains it, so no rule of a breakout could come true.
 */
export const highestBefore = (values: readonly number[], period: number): readonly number[] =>
  before(values, period, Math.max)

/** Returns the lowest value of the `period` days before each day, without the day itself. */
export const lowestBefore = (values: readonly number[], period: number): readonly number[] =>
  before(values, period, Math.min)

const before = (values: readonly number[], period: number, pick: (...window: number[]) => number) =>
  values.map((_, day) => (day < period ? Number.NaN : pick(...values.slice(day - period, day))))
