import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutJson, toJson } from './json.ts'

class Fill {
  readonly symbol = '005930'
}

const cycle: unknown[] = []
cycle.push({ again: cycle })

/** Returns the path and the rule of the error. */
function faultOf(value: unknown): unknown {
  try {
    return toJson('payload', value)
  } catch (error) {
    return error
  }
}

describe('toJson', () => {
  it('returns what a backend would return: an undefined field is dropped, and a toJSON is called', () => {
    const price = { toJSON: () => ({ won: 70_100, gone: undefined }) }

    expect(toJson('payload', { at: new Date(0), gone: undefined, price }).json).toStrictEqual({
      at: '1970-01-01T00:00:00.000Z',
      price: { won: 70_100 },
    })
    expect(toJson('payload', { change: -0 }).json).toStrictEqual({ change: 0 })
    expect(toJson('payload', Object.assign(Object.create(null), { a: 1 })).json).toStrictEqual({ a: 1 })
  })

  it('returns a value that is JSON as it is, in a copy, and its size, for any names and texts', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const text = JSON.stringify(value)
        const { json, bytes } = toJson('payload', value)

        expect(json).toStrictEqual(JSON.parse(text))
        expect(bytes).toBe(Buffer.byteLength(text))
        if (typeof value === 'object' && value !== null) expect(json).not.toBe(value)
      }),
    )
  })

  it('returns a plain object of another realm as any other', () => {
    expect(JSON.stringify(toJson('payload', runInNewContext('({ rows: [{ a: 1 }] })')).json)).toBe('{"rows":[{"a":1}]}')
  })

  it('keeps a field with the name __proto__, as JSON does', () => {
    const value: unknown = JSON.parse('{"__proto__":{"a":1}}')

    expect(JSON.stringify(toJson('payload', value).json)).toBe('{"__proto__":{"a":1}}')
  })

  it('returns one object that is used in two places twice: that is not a cycle', () => {
    const stop = { won: 1 }

    expect(toJson('payload', { from: stop, to: [stop, stop] }).json).toEqual({ from: stop, to: [stop, stop] })
  })

  it('returns the size of the text in bytes: three for a Hangul letter, and two for the quotes', () => {
    expect(toJson('payload', '가').bytes).toBe(5)
  })

  it.each<[string, unknown]>([
    ['payload', undefined],
    ['payload', Number.NaN],
    ['payload', 1n],
    ['payload', () => 1],
    ['payload', Symbol('s')],
    ['payload', new Map([['a', 1]])],
    ['payload', new Fill()],
    ['payload', new Date(Number.NaN)],
    ['payload.max', { max: Number.POSITIVE_INFINITY }],
    ['payload.prices[3]', { prices: [1, 2, 3, Number.NaN] }],
    ['payload[1]', [1, undefined]],
    ['payload[0]', Array(1)],
    ['payload.run', { run: () => 1 }],
    ['payload.by["a b"][0]', { by: { 'a b': [new Set()] } }],
    ['payload.toDo', { toDo: new Uint8Array(2) }],
    ['payload.wait', { wait: Promise.resolve(1) }],
    ['payload[0].won', [{ toJSON: () => ({ won: Number.NaN }) }]],
    ['payload', { [Symbol('s')]: 1 }],
    ['payload[0].again', cycle],
  ])('refuses at %s what JSON would change: %o', (field, value) => {
    expect(faultOf(value)).toMatchObject({ code: 'JOB_INPUT', field })
  })

  it('refuses a value that throws when it is read, or is nested too deep, and names the field', () => {
    let deep: unknown = 1
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep]
    const hostile = {
      get price() {
        throw new Error('no price')
      },
    }

    for (const value of [deep, hostile]) expect(faultOf(value)).toMatchObject({ code: 'JOB_INPUT', field: 'payload' })
  })

  it.each<[string, unknown]>([
    ['payload.prices[3]: NaN is not JSON; use a text or null', { prices: [1, 2, 3, Number.NaN] }],
    ['payload.fills: an instance of Map is not JSON; use a plain object, an array or a text', { fills: new Map() }],
  ])('says what is wrong, and what to do: %s', (message, value) => {
    expect(faultOf(value)).toMatchObject({ message })
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
