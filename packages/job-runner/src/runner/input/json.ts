/** Payloads, results and recipients: values that can be stored and delivered. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/** 64 KiB, of payloads and results as JSON text. */
export const longestJson: number = 64 * 1024

/**
 * Returns the value as it is after a round trip through JSON, so that every backend returns the same, and the size of its
 * JSON text in bytes.
 *
 * @throws {TypeError} it is not JSON: a function, a bigint, a cycle
 */
export function toJson(value: unknown): { readonly json: Json; readonly bytes: number } {
  const text: string | undefined = JSON.stringify(value)
  if (text === undefined) throw new TypeError(`a ${typeof value} is not JSON`)
  return { json: JSON.parse(text), bytes: Buffer.byteLength(text) }
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
