import { isTimerMs, longestTimerMs } from '@stockeye/internal/clock'
import type { CallRate } from '../environment.ts'
import { checkOption, countRule, type OptionRule, objectRule } from '../values/check-options.ts'

export const rateRule: OptionRule = objectRule('{ limit, windowMs }')

/** Returns the rate that the value gives. @throws {KisInputError} a part of it is missing or wrong; `field` is its name */
export function parseRate(value: CallRate): CallRate {
  checkOption('rate', value, rateRule)
  const { limit, windowMs, spacingMs } = value
  checkOption('rate.limit', limit, countRule('the number of calls that KIS allows the app key, such as 18'))
  checkOption('rate.windowMs', windowMs, windowRule)
  if (spacingMs === undefined) return { limit, windowMs }
  checkOption('rate.spacingMs', spacingMs, spacingRule)
  return { limit, windowMs, spacingMs }
}

const windowRule: OptionRule = {
  is: `a whole number of ms above zero, of at most ${longestTimerMs}`,
  use: 'a window in ms such as 1000',
  fits: (value) => Number.isInteger(value) && isTimerMs(value, 1),
}

const spacingRule: OptionRule = {
  is: `a whole number from 0, in ms, of at most ${longestTimerMs}`,
  use: 'a number from 100 to 150, as KIS advises, or leave it out',
  fits: (value) => Number.isInteger(value) && isTimerMs(value, 0),
}
