import { describe, expect, it } from 'vitest'
import { startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { compareDecimals, parseDecimal } from '../values/decimal.ts'
import { getBalance } from './get-balance.ts'

describe('getBalance', () => {
  it('returns cash in won and in dollars', async () => {
    const { kis, settle } = await startSteppedKis({ cash: { KRW: '12345678', USD: '4321.50' } })

    const won = await settle(getBalance(kis, { currency: 'KRW' }))
    const dollars = await settle(getBalance(kis, { currency: 'USD' }))

    expect(won).toMatchObject({ currency: 'KRW', deposit: '12345678' })
    expect(compareDecimals(dollars.deposit, parseDecimal('4321.5'))).toBe(0)
  })
})
