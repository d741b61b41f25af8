import { JobInputError } from '../../errors.ts'

/** Payloads, results and recipients: values that can be stored and delivered. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/** 64 KiB, of payloads and results as JSON text. */
export const longestJson: number = 64 * 1024

/**
 * Returns a copy of the value as every backend returns it, and the size of its JSON text in bytes. As in JSON, a field that
 * is undefined is dropped, an object with `toJSON` becomes what that returns, and -0 becomes 0.
 *
 * @param field the name of the value, where the path in an error begins
 * @throws {JobInputError} JSON would lose or change a part of it; `field` is the path of that part
 */
export function toJson(field: string, value: unknown): { readonly json: Json; readonly bytes: number } {
  try {
    const json = copyJson(value, [field], [])
    return { json, bytes: Buffer.byteLength(JSON.stringify(json)) }
  } catch (cause) {
    if (cause instanceof JobInputError) throw cause
    const fault = cause instanceof RangeError ? 'is nested too deep' : 'cannot be read'
    throw new JobInputError({ field, rule: `${fault}; use plain objects, arrays, texts and numbers`, cause })
  }
}

type Path = (string | number)[]

/** Copies a part. `parents` are the objects that contain it: one that contains itself has no JSON. */
function copyJson(given: unknown, path: Path, parents: object[]): Json {
  const value = jsonOf(given, path)
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  // The sum makes 0 of -0, which JSON does not have.
  if (typeof value === 'number' && Number.isFinite(value)) return value + 0
  if (typeof value !== 'object') throw notJson(path, value)
  if (parents.includes(value)) throw notJson(path, value, 'an object that contains itself')
  parents.push(value)
  const copy = Array.isArray(value) ? copyArray(value, path, parents) : copyObject(value, path, parents)
  parents.pop()
  return copy
}

function copyArray(values: readonly unknown[], path: Path, parents: object[]): Json {
  const copy: Json[] = []
  // Not `map`, which skips holes: JSON makes null of them.
  for (let place = 0; place < values.length; place += 1) {
    path.push(place)
    copy.push(copyJson(values[place], path, parents))
    path.pop()
  }
  return copy
}

function copyObject(value: object, path: Path, parents: object[]): Json {
  const prototype: unknown = Object.getPrototypeOf(value)
  // Only the prototype of plain objects has none, in another realm, too.
  const isPlain = prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null
  if (!isPlain || Object.getOwnPropertySymbols(value).length > 0) throw notJson(path, value)
  const copy: Record<string, Json> = {}
  for (const [name, part] of Object.entries(value)) {
    if (part === undefined) continue
    path.push(name)
    const json = copyJson(part, path, parents)
    path.pop()
    // An assignment to this name would set the prototype.
    if (name === '__proto__') Object.defineProperty(copy, name, { ...ownField, value: json })
    else copy[name] = json
  }
  return copy
}

const ownField = { enumerable: true, configurable: true, writable: true }

/** Returns what a `toJSON` makes of the value, and the value without one. */
function jsonOf(value: unknown, path: Path): unknown {
  const isObject = typeof value === 'object' && value !== null
  if (!isObject || !('toJSON' in value) || typeof value.toJSON !== 'function') return value
  // The toJSON of an invalid date returns null.
  if (value instanceof Date && Number.isNaN(value.getTime())) throw notJson(path, value, 'an invalid Date')
  return value.toJSON(path.length === 1 ? '' : String(path.at(-1)))
}

function notJson(path: Path, value: unknown, name: string = nameOf(value)): JobInputError {
  const advice = typeof value === 'object' ? 'use a plain object, an array or a text' : 'use a text or null'
  return new JobInputError({ field: path.reduce<string>(joinPath, ''), rule: `${name} is not JSON; ${advice}` })
}

function nameOf(value: unknown): string {
  if (typeof value === 'function') return 'a function'
  if (typeof value !== 'object' || value === null) return String(value)
  const name: unknown = Reflect.get(value, 'constructor')?.name
  return typeof name === 'string' && name !== 'Object' ? `an instance of ${name}` : 'an object with a symbol as a name'
}

function joinPath(path: string, part: string | number): string {
  if (path === '') return String(part)
  if (typeof part === 'number') return `${path}[${part}]`
  return /^[\w$]+$/.test(part) ? `${path}.${part}` : `${path}[${JSON.stringify(part)}]`
}

/** Returns a JSON text that is equal for equal values, in any order of their fields. */
export const canonicalJson = (value: Json): string =>
  JSON.stringify(value, (_name, part: Json) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

/** Returns the beginning of the JSON text of `value`, as a string that takes `bytes` at most when it is written as JSON itself. */
export function cutJson(value: Json, bytes: number): string {
  const cut = beginningOf(JSON.stringify(value), bytes)
  // Escapes made it longer again, and each byte that is cut removes at least one byte of JSON.
  const tooLong = Math.max(0, Buffer.byteLength(JSON.stringify(cut)) - bytes)
  return beginningOf(cut, Math.max(0, Buffer.byteLength(cut) - tooLong))
}

/** Decodes as a stream, which leaves out a character that is cut in two. */
const beginningOf = (text: string, bytes: number) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.from(text).subarray(0, bytes), { stream: true })
