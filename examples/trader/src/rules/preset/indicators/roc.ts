/** Returns the change since `period` days before, in percent, for each day. */
export const rateOfChange = (values: readonly number[], period: number): readonly number[] =>
  values.map((value, day) => (value / (values[day - period] ?? Number.NaN) - 1) * 100)
