import { describe, expect, it } from 'vitest'
import { keysOf } from './frame-topics.ts'

/** Returns the keys of records whose second value is the key. */
const keysIn = (...records: readonly string[]) =>
  keysOf({ trId: 'H0STCNT0', count: records.length, payload: records.join('^'), receivedAt: 0 }, 1)

const filler = 'x'.repeat(200)

describe('keysOf', () => {
  it('returns the key of a single record', () => {
    expect(keysIn('1^005930^70100')).toEqual(['005930'])
  })

  it('returns the key of several records once', () => {
    expect(keysIn('1^005930^70100', '2^005930^70200', '3^005930^70300', '4^005930^70400')).toEqual(['005930'])
  })

  it('returns it once, also when the records differ in length', () => {
    expect(keysIn(`1^005930^${filler}`, '2^005930^', '3^005930^')).toEqual(['005930'])
    expect(keysIn('1^005930^', '2^005930^', `3^005930^${filler}`)).toEqual(['005930'])
  })

  it('returns each key of a frame that has several', () => {
    expect(keysIn(`1^005930^${filler}`, `2^000660^${filler}`, `3^005930^${filler}`)).toEqual(['005930', '000660'])
    expect(keysIn(`1^005930^${filler}`, `2^005930^${filler}`, `3^000660^${filler}`)).toEqual(['005930', '000660'])
  })
})
