import { isTimerMs, longestTimerMs } from '@stockeye/internal/clock'
import { formatValue } from '@stockeye/internal/format'
import { unknownNames } from '@stockeye/internal/option-names'
import { OpsInputError } from './errors.ts'

/** Names of all fields of `T`: the compiler refuses a list that lacks one. */
export type NamesOf<T> = { readonly [Name in keyof T & string]-?: true }

/** Creates the error of a wrong value; one that is undefined is missing. `advice` says what to pass. */
export function wrongValue(field: string, value: unknown, fault: string, advice: string): OpsInputError {
  const rule = value === undefined ? `is missing; ${advice}` : `${formatValue(value)} ${fault}; ${advice}`
  return new OpsInputError({ field, rule })
}

/** Refuses a value that is not an object with these methods. @throws {OpsInputError} */
export function checkObject(field: string, value: unknown, advice: string, methods: readonly string[] = []): void {
  if (typeof value !== 'object' || value === null) throw wrongValue(field, value, 'is not an object', advice)
  const missing = methods.find((name) => typeof Reflect.get(value, name) !== 'function')
  if (missing !== undefined) throw new OpsInputError({ field, rule: `has no method ${missing}; ${advice}` })
}

/**
 * Refuses a field that is not among `known`, which would be dropped in silence.
 *
 * @param within the field that holds the value
 * @throws {OpsInputError} it names the first such field
 */
export function checkNames(value: object, known: Readonly<Record<string, true>>, within?: string): void {
  const [wrong] = unknownNames(value, known)
  if (wrong === undefined) return
  const field = within === undefined ? wrong : `${within}.${wrong}`
  throw new OpsInputError({ field, rule: `is not known; use only ${Object.keys(known).join(', ')}` })
}

/** Refuses a value that is neither missing nor a function. @throws {OpsInputError} */
export function checkFunction(field: string, value: unknown, advice: string): void {
  if (value !== undefined && typeof value !== 'function') throw wrongValue(field, value, 'is not a function', advice)
}

/** Refuses a value that is not a list. @throws {OpsInputError} */
export function checkList(field: string, value: unknown, advice: string): void {
  if (!Array.isArray(value)) throw wrongValue(field, value, 'is not a list', advice)
}

/** Refuses a value that is not a list of texts. @throws {OpsInputError} */
export function checkTexts(field: string, value: readonly string[], advice: string): void {
  checkList(field, value, advice)
  const wrong = value.findIndex((text) => typeof text !== 'string')
  if (wrong !== -1) throw wrongValue(`${field}[${wrong}]`, value[wrong] ?? null, 'is not a text', advice)
}

/** Refuses a value that is not a text, or is blank. @throws {OpsInputError} */
export function checkText(field: string, value: unknown, advice: string): void {
  if (typeof value !== 'string') throw wrongValue(field, value, 'is not a text', advice)
  if (value.trim() === '') throw wrongValue(field, value, 'is blank', advice)
}

/** Refuses a value that is not a span that a timer can wait, of `least` ms or more. @throws {OpsInputError} */
export function checkSpan(field: string, value: unknown, least: number): void {
  if (isTimerMs(value, least)) return
  const advice = `use a number of milliseconds from ${least} to ${longestTimerMs}`
  throw wrongValue(field, value, 'is not such a span', advice)
}

/** Refuses a value that is neither missing nor a clock. @throws {OpsInputError} */
export function checkClock(value: unknown): void {
  if (value === undefined) return
  const advice = 'pass systemClock, or leave it out'
  checkObject('clock', value, advice, ['now', 'monotonic', 'setTimeout', 'clearTimeout'])
}
