import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutJson, toJson } from './json.ts'

describe('toJson', () => {
  it('returns what a backend would return', () => {
    expect(toJson({ at: new Date(0), gone: undefined }).json).toEqual({ at: '1970-01-01T00:00:00.000Z' })
  })

  it('returns the size of the text in bytes: three for a Hangul letter, and two for the quotes', () => {
    expect(toJson('가').bytes).toBe(5)
  })

  it('refuses a value that is not JSON', () => {
    const cycle: unknown[] = []
    cycle.push(cycle)

    for (const value of [cycle, 1n, () => 1, undefined, Symbol('s')]) expect(() => toJson(value)).toThrow(TypeError)
  })
})

describe('cutJson', () => {
  it('returns a beginning that fits, and cuts no character in two', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), fc.integer({ min: 2, max: 64 }), (value, bytes) => {
        const cut = cutJson(value, bytes)

        expect(Buffer.byteLength(JSON.stringify(cut))).toBeLessThanOrEqual(bytes)
        expect(JSON.stringify(value).startsWith(cut)).toBe(true)
      }),
    )
  })

  it('keeps as much as fits', () => {
    // A quote in the text takes two bytes once it is written, and the whole two quotes around it.
    expect(cutJson('가나다', 12)).toBe('"가나')
  })
})
