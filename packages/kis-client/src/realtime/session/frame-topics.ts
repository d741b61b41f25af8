import type { LineFrame } from '../line.ts'

/**
 * Returns the keys of the records of a frame, for a feed whose key is the column of index `keyIndex`. KIS puts records of one key
 * into a frame as far as is known; a frame that repeats the key of its first record `count` times is read no further.
 */
export function keysOf({ count, payload }: LineFrame, keyIndex: number): readonly string[] {
  const first = valueAt(payload, 0, keyIndex)
  if (count === 1 || repeats(payload, `^${first}^`, count - 1)) return [first]
  const values = payload.split('^')
  const width = values.length / count
  return [...new Set(Array.from({ length: count }, (_, index) => values[Math.floor(index * width) + keyIndex] ?? ''))]
}

function valueAt(payload: string, from: number, index: number): string {
  let start = from
  for (let passed = 0; passed < index; passed += 1) {
    const next = payload.indexOf('^', start)
    if (next < 0) return ''
    start = next + 1
  }
  const end = payload.indexOf('^', start)
  return payload.slice(start, end < 0 ? payload.length : end)
}

function repeats(payload: string, text: string, times: number): boolean {
  let at = 0
  for (let found = 0; found < times; found += 1) {
    at = payload.indexOf(text, at)
    if (at < 0) return false
    at += 1
  }
  return true
}
