import { isTimerMs, longestTimerMs } from '@stockeye/internal/clock'
import { unknownNames } from '@stockeye/internal/option-names'
import { TokenInputError } from './errors.ts'
import { nearName } from './near-name.ts'

/** Methods of a `Clock`. */
export const clockMethods: readonly string[] = ['now', 'monotonic', 'setTimeout', 'clearTimeout']

/** Names of all fields of `T`: the compiler refuses a list that lacks one. */
export type NamesOf<T> = { readonly [Name in keyof T & string]-?: true }

/**
 * Checks that options have no other names than `known`: a misspelt one would be dropped in silence.
 *
 * @param path of the options in the error, such as `issue().`
 * @throws {TokenInputError} `field` is the name that is not known
 */
export function checkNames(options: object, known: Readonly<Record<string, true>>, path = ''): void {
  const [wrong] = unknownNames(options, known)
  if (wrong === undefined) return
  const names = Object.keys(known)
  const near = nearName(wrong, names)
  const question = near === undefined ? '' : `did you mean ${near}? `
  throw new TokenInputError({ field: `${path}${wrong}`, rule: `is not known; ${question}use only ${names.join(', ')}` })
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
 * Checks a text of one line. A control character would break a log line, and half a surrogate pair would become another
 * character in a store or a request. The value is not quoted: it may be a secret.
 *
 * @throws {TokenInputError} it is no text, it is empty, or it has such a character
 */
export function checkLine(field: string, value: unknown, use: string): asserts value is string {
  checkText(field, value, use)
  if (!/[\p{Cc}\p{Cs}]/u.test(String(value))) return
  throw new TokenInputError({ field, rule: `has a control character or half a surrogate pair; ${use}` })
}

/** Most characters of the id of an issuer. */
const longestId = 4_096

/** Checks the id of an issuer, which stores use as a key. @throws {TokenInputError} */
export function checkId(field: string, value: unknown, use: string): void {
  checkLine(field, value, use)
  if (value.length <= longestId) return
  throw new TokenInputError({ field, rule: `has ${value.length} characters; give at most ${longestId}` })
}

/**
 * Checks that the header of a request can hold a secret, which is not quoted.
 *
 * @throws {TokenInputError} it has a character that Node.js refuses in a header
 * @see RFC 9110 section 5.5
 */
export function checkSendable(field: string, secret: string, use: string): void {
  const at = secret.search(/[^\t\x20-\x7e\x80-\xff]/)
  if (at === -1) return
  const code = secret.charCodeAt(at)
  const found = code > 0xff ? 'a character beyond U+00FF' : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  throw new TokenInputError({ field, rule: `has ${found} at index ${at}, which no header can hold; ${use}` })
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
