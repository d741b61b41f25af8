import { isTimerMs, longestTimerMs } from '@stockeye/internal/clock'
import { formatValue } from '@stockeye/internal/format'
import { unknownNames } from '@stockeye/internal/option-names'
import { suggestNames } from '@stockeye/internal/suggest'
import { JobInputError } from '../../errors.ts'

/** Names of all fields of `T`: the compiler refuses a list that lacks one. */
export type NamesOf<T> = { readonly [Name in keyof T & string as string extends Name ? never : Name]-?: true }

/** Creates the error of a wrong value: `fault` says what is wrong with it, `advice` what to do. A value that is undefined is missing. */
export const inputError = (
  field: string,
  { value, fault, advice, ...options }: ErrorOptions & { value: unknown; fault: string; advice: string },
): JobInputError =>
  new JobInputError({
    field,
    rule: `${value === undefined ? 'is required' : `${formatValue(value)} ${fault}`}; ${advice}`,
    ...options,
  })

/**
 * Refuses a value that is not an object.
 * @throws {JobInputError} the value is not an object with these methods; `advice` says what to pass
 */
export function checkObject(field: string, value: unknown, advice: string, methods: readonly string[] = []): void {
  if (typeof value !== 'object' || value === null) {
    throw inputError(field, { value, fault: 'is not an object', advice })
  }
  // Inherited ones count: a backend of the user may be a class.
  const missing = methods.filter((name) => typeof Reflect.get(value, name) !== 'function')
  if (missing.length > 0) throw new JobInputError({ field, rule: `has no method ${missing.join(', ')}; ${advice}` })
}

/**
 * Refuses a field that is not among `known`, which would be dropped in silence.
 *
 * @param within the field that holds the value
 * @throws {JobInputError} it names the first such field
 */
export function checkNames(value: object, known: Readonly<Record<string, true>>, within?: string): void {
  const [wrong] = unknownNames(value, known)
  if (wrong === undefined) return
  const names = Object.keys(known)
  const near = suggestNames(wrong, names)
  const advice = near.length > 0 ? `use ${near.join(' or ')}` : `use only ${names.join(', ')}`
  throw new JobInputError({
    field: within === undefined ? wrong : `${within}.${wrong}`,
    rule: `is not known; ${advice}`,
  })
}

/** Checks the options of a call. @throws {JobInputError} they are not an object, or have a name that is not known */
export function checkOptions(options: unknown, known: Readonly<Record<string, true>>): void {
  checkObject('options', options, `pass { ${Object.keys(known).join(', ')} }, or leave it out`)
  if (typeof options === 'object' && options !== null) checkNames(options, known)
}

/** Refuses a value that is neither missing nor an AbortSignal. @throws {JobInputError} */
export function checkSignal(value: unknown): void {
  if (value === undefined || value instanceof AbortSignal) return
  throw inputError('signal', { value, fault: 'is not an AbortSignal', advice: 'pass the signal of an AbortController' })
}

/** Refuses a value that is not a function. @throws {JobInputError} `advice` says what to pass */
export function checkFunction(field: string, value: unknown, advice: string): void {
  if (typeof value !== 'function') throw inputError(field, { value, fault: 'is not a function', advice })
}

/** Refuses a value that is not an array. @throws {JobInputError} `advice` says what to pass */
export function checkArray(field: string, value: unknown, advice: string): void {
  if (!Array.isArray(value)) throw inputError(field, { value, fault: 'is not an array', advice })
}

/** Number of letters of a name, a key or a path: more than any file system has for a path. */
export const longestText = 4_096

/** Refuses a value that is not a text with a letter in it, or that is too long to be stored with each run. @throws {JobInputError} `advice` says what to pass */
export function checkText(field: string, value: unknown, advice: string): void {
  if (typeof value !== 'string') throw inputError(field, { value, fault: 'is not a text', advice })
  if (value.trim() === '') throw inputError(field, { value, fault: 'is blank', advice })
  if (value.length > longestText) {
    throw inputError(field, { value: value.length, fault: `letters are more than ${longestText}`, advice })
  }
}

/** Refuses a value that is not a boolean. @throws {JobInputError} the value is neither true nor false */
export function checkBoolean(field: string, value: unknown): void {
  if (typeof value !== 'boolean')
    throw inputError(field, { value, fault: 'is not a boolean', advice: 'use true or false' })
}

/** Refuses a value outside a list. @throws {JobInputError} the value is not one of the choices */
export function checkChoice(field: string, value: unknown, choices: readonly string[]): void {
  if (choices.some((choice) => choice === value)) return
  throw inputError(field, { value, fault: 'is not a choice', advice: `use ${choices.join(' or ')}` })
}

/** Returns what is wrong with a value outside a range: `kind` for one that is no number of that kind. */
function faultOf(value: unknown, { least, most, kind }: { least: number; most: number; kind: string }): string {
  if (typeof value === 'number' && value < least) return `is less than ${least}`
  if (typeof value === 'number' && value > most) return `is more than ${most}`
  return `is not ${kind}`
}

/** Refuses a value that is not a count. @throws {JobInputError} the value is not a whole number from `least` to `most` */
export function checkCount(field: string, value: unknown, least: number, most: number = Number.MAX_SAFE_INTEGER): void {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most) return
  const isAbove = typeof value === 'number' && value > most
  const advice = `use a whole number of ${isAbove ? `${most} or less` : `${least} or more`}`
  throw inputError(field, { value, fault: faultOf(value, { least, most, kind: 'a whole number' }), advice })
}

/** Refuses a value that is not a finite number. @throws {JobInputError} */
export function checkFinite(field: string, value: unknown): void {
  if (Number.isFinite(value)) return
  throw inputError(field, { value, fault: 'is not a finite number', advice: 'use a number' })
}

/** Longest time that is not waited on one timer, in ms: 10 years, so that an instant in place of a time is refused. */
export const longestDurationMs: number = 10 * 365 * 24 * 60 * 60_000

/** Refuses a value that is not a time in ms. @throws {JobInputError} the value is not a number from 0 to 10 years, or less than `least` */
export function checkDuration(field: string, value: unknown, least: number): void {
  if (typeof value === 'number' && value >= least && value <= longestDurationMs) return
  const advice = `use a number of milliseconds from ${least} to ${longestDurationMs} (10 years)`
  const fault = faultOf(value, { least, most: longestDurationMs, kind: 'a number of milliseconds' })
  throw inputError(field, { value, fault, advice })
}

/**
 * Refuses a value that is not a span.
 * @throws {JobInputError} the value is not a span that a timer can wait, of `least` ms or more
 */
export function checkSpan(field: string, value: unknown, least: number): void {
  if (isTimerMs(value, least)) return
  const advice = `use a number of milliseconds from ${least} to ${longestTimerMs}`
  const fault = faultOf(value, { least, most: longestTimerMs, kind: 'a number of milliseconds' })
  throw inputError(field, { value, fault, advice })
}
