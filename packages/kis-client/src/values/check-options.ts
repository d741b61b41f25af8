import { isTimerMs, longestTimerMs } from '@stockeye/internal/clock'
import { KisInputError } from '../errors.ts'
import { checkNames } from './check-names.ts'
import { preview } from './preview.ts'

/** Rule of an option. An error message says `<value> is not <is>; use <use>`. */
export interface OptionRule {
  /** Noun phrase for the right values, such as `a whole number from 0`. */
  readonly is: string
  /** Value or values to use. */
  readonly use: string
  readonly fits: (value: unknown) => boolean
}

/** Checks a value by a rule. @throws {KisInputError} the value breaks the rule */
export function checkOption(field: string, value: unknown, { is, use, fits }: OptionRule): void {
  if (!fits(value)) throw new KisInputError({ field, rule: `${preview(value)} is not ${is}; use ${use}` })
}

/**
 * Refuses options that no caller can have meant, in untyped code.
 *
 * @param instead advice for a name that is not an option
 * @throws {KisInputError} not an object, or an option that `of` does not have
 */
export function checkOptionNames(of: string, options: unknown, names: readonly string[], instead?: string): void {
  checkOption('options', options, objectRule(`an object with ${names.join(', ')}`))
  checkNames(Object(options), `an option of ${of}`, names, instead)
}

/** Returns the rule of an option that has one of a few texts. `noun` begins with its article. */
export const oneOf = (noun: string, values: readonly string[]): OptionRule => ({
  is: noun,
  use: values.map((value) => `'${value}'`).join(' or '),
  fits: (value) => values.some((known) => known === value),
})

/** Returns the rule of an option that is an object with these methods. */
export const withMethods = (noun: string, methods: readonly string[], use: string): OptionRule => ({
  is: `${noun} with the methods ${methods.join(', ')}`,
  use,
  fits: (value) =>
    typeof value === 'object' &&
    value !== null &&
    methods.every((name) => typeof Reflect.get(value, name) === 'function'),
})

export const clockRule: OptionRule = withMethods(
  'a clock',
  ['now', 'monotonic', 'setTimeout', 'clearTimeout'],
  'a Clock, or leave it out for the clock of the machine',
)

export const environmentRule: OptionRule = oneOf('an environment', ['paper', 'real'])

/** Returns the rule of a whole number above zero, such as a number of calls. */
export const countRule = (use: string): OptionRule => ({
  is: 'a whole number above zero',
  use,
  fits: (value) => Number.isSafeInteger(value) && Number(value) > 0,
})

/**
 * Returns the rule of a span of time in ms, above zero. Node fires a timer of a longer span after 1 ms, so each request
 * would fail at once, and an order would end as unknown.
 */
export const spanRule = (use: string): OptionRule => ({
  is: `a span of time above zero, in ms, of at most ${longestTimerMs}`,
  use,
  fits: (value) => isTimerMs(value, 0) && value > 0,
})

/** Returns the rule of a span of time in ms that may be zero, such as a delay. */
export const delayRule = (use: string): OptionRule => ({
  is: `a span of time from 0, in ms, of at most ${longestTimerMs}`,
  use,
  fits: (value) => isTimerMs(value, 0),
})

export const signalRule: OptionRule = {
  is: 'an AbortSignal',
  use: 'AbortSignal.timeout(ms), the signal of an AbortController, or leave it out',
  fits: (value) =>
    typeof value === 'object' &&
    value !== null &&
    typeof Reflect.get(value, 'aborted') === 'boolean' &&
    typeof Reflect.get(value, 'addEventListener') === 'function',
}

/** Returns the rule of an object of options, whose fields have rules of their own. */
export const objectRule = (use: string): OptionRule => ({
  is: 'an object',
  use,
  fits: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
})

/** Returns the rule of something to iterate over, in one pass or more. Text would yield its letters. */
export const listRule = (use: string): OptionRule => ({
  is: 'a list',
  use,
  fits: (value) => typeof value === 'object' && value !== null && Symbol.iterator in value,
})

export const functionRule = (use: string): OptionRule => ({
  is: 'a function',
  use,
  fits: (value) => typeof value === 'function',
})
