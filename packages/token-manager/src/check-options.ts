import { isTimerMs, longestTimerMs } from '@stockeye/internal/clock'
import { unknownNames } from '@stockeye/internal/option-names'
import { TokenInputError } from './errors.ts'

/** Methods of a `Clock`. */
export const clockMethods: readonly string[] = ['now', 'monotonic', 'setTimeout', 'clearTimeout']

/** Names of all fields of `T`: the compiler refuses a list that lacks one. */
export type NamesOf<T> = { readonly [Name in keyof T & string]-?: true }

/**
 * Checks that options have no other names than `known`: a misspelt one would be dropped in silence.
 *
 * @throws {TokenInputError} `field` is the name that is not known
 */
export function checkNames(options: object, known: Readonly<Record<string, true>>): void {
  const [wrong] = unknownNames(options, known)
  if (wrong === undefined) return
  throw new TokenInputError({ field: wrong, rule: `is not known; use only ${Object.keys(known).join(', ')}` })
}

/**
 * Checks that an option is an object with the methods that its user calls.
 *
 * @param use what to pass instead, as the end of a sentence
 * @throws {TokenInputError} it is missing, it is not an object, or a method is missing
 */
export function checkPort(field: string, value: unknown, methods: readonly string[], use: string): void {
  if (value === undefined) throw new TokenInputError({ field, rule: `is required; ${use}` })
  // The value is not quoted: the URL of a Redis may hold its password.
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function'
  if (!isObject) {
    throw new TokenInputError({ field, rule: `is ${value === null ? 'null' : `a ${typeof value}`}; ${use}` })
  }
  const missing = methods.find((name) => typeof Reflect.get(value, name) !== 'function')
  if (missing !== undefined) throw new TokenInputError({ field, rule: `has no method ${missing}; ${use}` })
}

/**
 * Checks a span of time.
 *
 * @throws {TokenInputError} it is not a number, less than `leastMs`, or longer than a timer can wait
 */
export function checkMs(field: string, value: unknown, leastMs: 0 | 1): void {
  if (isTimerMs(value, leastMs)) return
  const found = typeof value === 'string' ? JSON.stringify(value) : String(value)
  throw new TokenInputError({
    field,
    rule: `${found} is not a span of time; give ${leastMs} to ${longestTimerMs} ms, as a number`,
  })
}

/**
 * Checks a text that must not be empty.
 *
 * @param use what to pass instead, as the end of a sentence
 * @throws {TokenInputError} it is missing, it is not a string, or it is empty
 */
export function checkText(field: string, value: unknown, use: string): void {
  if (typeof value === 'string' && value !== '') return
  const found = value === '' ? 'is empty' : `is ${value === null ? 'null' : `of type ${typeof value}`}`
  throw new TokenInputError({ field, rule: `${value === undefined ? 'is required' : found}; ${use}` })
}

/**
 * Checks a number of times.
 *
 * @throws {TokenInputError} it is not a whole number of 1 or more
 */
export function checkCount(field: string, value: unknown): void {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1) return
  const found = typeof value === 'string' ? JSON.stringify(value) : String(value)
  throw new TokenInputError({ field, rule: `${found} is not a number of times; give a whole number of 1 or more` })
}

/**
 * Checks a function that a caller passes.
 *
 * @throws {TokenInputError} it is missing, or is no function
 */
export function checkFunction(field: string, value: unknown, use: string): void {
  if (typeof value === 'function') return
  const found = value === undefined ? 'is required' : `is ${value === null ? 'null' : `of type ${typeof value}`}`
  throw new TokenInputError({ field, rule: `${found}; ${use}` })
}
