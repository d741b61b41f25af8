import { describe, expect, it } from 'vitest'
import { parseDecimal } from '../../values/decimal.ts'
import { originOf, provenBy, seenOf } from './evidence.ts'
import { row, tenAt } from './rows.test-kit.ts'

describe('originOf', () => {
  const origin = { address: '203.0.113.7', employee: 'OpnAPI' }

  it('returns the same text for the same origin, in any order of its parts, and another one for another origin', () => {
    const hash = originOf(row({ origin }))

    expect(originOf(row({ number: '0000000102', origin: { employee: 'OpnAPI', address: '203.0.113.7' } }))).toBe(hash)
    expect(originOf(row({ origin: { ...origin, address: '203.0.113.8' } }))).not.toBe(hash)
    expect(originOf(row({ origin: { ...origin, employee: '203.0.113.7', address: 'OpnAPI' } }))).not.toBe(hash)
  })

  it('returns a SHA-256 in base64url, since an address is private', () => {
    expect(originOf(row({ origin }))).toMatch(/^[\w-]{43}$/)
  })

  it('returns undefined for a row without an origin', () => {
    expect(originOf(row())).toBeUndefined()
  })
})

describe('seenOf', () => {
  it('returns what a journal keeps of a row, and no time where the row has none', () => {
    const kept = {
      number: '0000000101',
      branch: '00950',
      orderedOn: '2026-10-19',
      quantity: '10',
      filled: '0',
      remaining: '10',
      state: 'open',
    }

    expect(seenOf(row())).toEqual({ ...kept, orderedAt: tenAt('00:00') })
    expect(Object.keys(seenOf(row({ orderedAt: undefined }))).sort()).toEqual(Object.keys(kept).sort())
  })
})

describe('provenBy', () => {
  const filledRow = row({ filled: parseDecimal('4'), remaining: parseDecimal('0'), state: 'cancelled' })
  const stateOf = (filled: string, mostFilled?: string) =>
    provenBy(mostFilled === undefined ? filledRow : { ...filledRow, mostFilled: parseDecimal(mostFilled) }, {
      filled: parseDecimal(filled),
    }).state

  it('is the end that a row shows, if its fills are certain', () => {
    expect(stateOf('0')).toBe('cancelled')
    expect(stateOf('0', '4')).toBe('cancelled')
  })

  it('is no end while the row leaves fills open that the order may have', () => {
    expect([stateOf('0', '8'), stateOf('7', '8')]).toEqual(['unknown', 'unknown'])
    expect(stateOf('8', '8')).toBe('cancelled')
  })
})
