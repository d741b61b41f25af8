import { describe, expect, it } from 'vitest'
import { startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { compareDecimals, multiplyDecimals, parseDecimal } from '../values/decimal.ts'
import { getBuyingPower } from './get-buying-power.ts'

describe('getBuyingPower', () => {
  it('returns what the cash of the account pays for, and no more', async () => {
    const { kis, settle } = await startSteppedKis({ cash: { KRW: '1000000', USD: '1000' } })

    const won = await settle(getBuyingPower(kis, { symbol: '005930', price: '70000' }))
    const dollars = await settle(getBuyingPower(kis, { symbol: 'AAPL', exchange: 'NASD', price: '150.00' }))

    for (const [power, price, cash] of [
      [won, '70000', '1000000'],
      [dollars, '150.00', '1000'],
    ] as const) {
      expect(Number(power.quantity)).toBeGreaterThan(0)
      const cost = multiplyDecimals(power.quantity, parseDecimal(price))
      expect(compareDecimals(cost, parseDecimal(cash))).toBeLessThanOrEqual(0)
    }
  })
})
