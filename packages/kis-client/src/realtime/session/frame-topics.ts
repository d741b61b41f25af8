import type { LineFrame } from '../line.ts'

/**
 * Returns the keys of the records of a frame, for a feed whose key is the column of index `keyIndex`. KIS puts records of one key
 * into a frame as far as is known; a frame that repeats the key of its first record `count` times is read no further.
 */
export function keysOf({ count, payload }: LineFrame, keyIndex: number): readonly string[] {
  const first = valueAt(payload, 0, keyIndex)
  if (count === 1 || repeats(payload, `^${first}^`, count)) return [first]
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

/** Characters by which records of one key differ in length, at most as far as the search goes. */
const slack = 64

/** Returns whether the text occurs once in each record after the first one. */
function repeats(payload: string, text: string, count: number): boolean {
  let at = 0
  for (let record = 1; record < count; record += 1) {
    // Records of one key are about equally long, so most of a record need not be searched.
    const from = Math.floor((payload.length * record) / count) - slack
    at = payload.indexOf(text, Math.max(at, from))
    if (at < 0) return false
    at += 1
  }
  return true
}
