import { JobInputError } from '../errors.ts'

/** Returns the value as a text for an error: JSON where it has some, and at most 60 letters. */
export function formatValue(value: unknown): string {
  if (typeof value === 'function') return 'a function'
  try {
    return (typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))).slice(0, 60)
  } catch {
    return `a ${typeof value}`
  }
}

/** @throws {JobInputError} the value is not an object with these methods; `advice` says what to pass */
export function checkObject(field: string, value: unknown, advice: string, methods: readonly string[] = []): void {
  if (value === undefined || value === null) throw new JobInputError({ field, rule: `is required; ${advice}` })
  if (typeof value !== 'object')
    throw new JobInputError({ field, rule: `${formatValue(value)} is no object; ${advice}` })
  // Inherited ones count: a backend of the user may be a class.
  const missing = methods.filter((name) => typeof Reflect.get(value, name) !== 'function')
  if (missing.length > 0) throw new JobInputError({ field, rule: `has no method ${missing.join(', ')}; ${advice}` })
}

/** @throws {JobInputError} the value is not a function */
export function checkFunction(field: string, value: unknown, rule: string): void {
  if (typeof value !== 'function') throw new JobInputError({ field, rule: `${rule}, and is ${formatValue(value)}` })
}

/** @throws {JobInputError} the value is not an array */
export function checkArray(field: string, value: unknown): void {
  if (!Array.isArray(value)) throw new JobInputError({ field, rule: `must be an array, and is ${formatValue(value)}` })
}

/** @throws {JobInputError} the value is not a text with a letter in it */
export function checkText(field: string, value: unknown): void {
  if (typeof value !== 'string' || value.trim() === '') {
    throw new JobInputError({ field, rule: `must be a text that is not blank, and is ${formatValue(value)}` })
  }
}
