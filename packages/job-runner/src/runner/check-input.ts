import { longestTimerMs } from '@stockeye/internal/clock'
import { JobInputError } from '../errors.ts'

/** Returns the value as a text for an error: JSON where it has some, at most 60 letters, and without the password of a URL. */
export function formatValue(value: unknown): string {
  if (typeof value === 'function') return 'a function'
  try {
    const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))
    return text.replace(/\/\/[^/@\s]*@/g, '//…@').slice(0, 60)
  } catch {
    return `a ${typeof value}`
  }
}

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

/** Refuses a value that is not a function. @throws {JobInputError} `advice` says what to pass */
export function checkFunction(field: string, value: unknown, advice: string): void {
  if (typeof value !== 'function') throw inputError(field, { value, fault: 'is not a function', advice })
}

/** Refuses a value that is not an array. @throws {JobInputError} `advice` says what to pass */
export function checkArray(field: string, value: unknown, advice: string): void {
  if (!Array.isArray(value)) throw inputError(field, { value, fault: 'is not an array', advice })
}

/** Refuses a value that is not a text with a letter in it. @throws {JobInputError} `advice` says what to pass */
export function checkText(field: string, value: unknown, advice: string): void {
  if (typeof value !== 'string') throw inputError(field, { value, fault: 'is not a text', advice })
  if (value.trim() === '') throw inputError(field, { value, fault: 'is blank', advice })
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

/** Refuses a value that is not a count. @throws {JobInputError} the value is not a whole number of `least` or more */
export function checkCount(field: string, value: unknown, least: number): void {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return
  const advice = `use a whole number of ${least} or more`
  throw inputError(field, { value, fault: 'is not such a number', advice })
}

/**
 * Refuses a value that is not a span.
 * @throws {JobInputError} the value is not a span that a timer can wait, of `least` ms or more
 */
export function checkSpan(field: string, value: unknown, least: number): void {
  if (typeof value === 'number' && value >= least && value <= longestTimerMs) return
  const advice = `use a number of milliseconds from ${least} to ${longestTimerMs}`
  throw inputError(field, { value, fault: 'is not such a span', advice })
}
