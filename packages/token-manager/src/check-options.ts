import { TokenInputError } from './errors.ts'

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
 * @throws {TokenInputError} it is not a finite number, or less than `leastMs`
 */
export function checkMs(field: string, value: unknown, leastMs: 0 | 1): void {
  if (typeof value === 'number' && Number.isFinite(value) && value >= leastMs) return
  const found = typeof value === 'string' ? JSON.stringify(value) : String(value)
  throw new TokenInputError({ field, rule: `${found} is not a span of time; give ${leastMs} ms or more, as a number` })
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
