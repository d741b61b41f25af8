import { describe, expect, it } from 'vitest'
import { startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { getQuote } from './get-quote.ts'

describe('getQuote', () => {
  it('returns the same fields for KRX and the US', async () => {
    const { kis, settle } = await startSteppedKis()

    const samsung = await settle(getQuote(kis, { symbol: '005930' }))
    const apple = await settle(getQuote(kis, { symbol: 'AAPL', exchange: 'NASD' }))

    expect(samsung).toMatchObject({
      symbol: '005930',
      exchange: 'KRX',
      currency: 'KRW',
      price: expect.stringMatching(/^[1-9]\d*$/),
    })
    expect(apple).toMatchObject({
      symbol: 'AAPL',
      exchange: 'NASD',
      currency: 'USD',
      price: expect.stringMatching(/^\d+\.\d+$/),
    })
  })

  it.each([
    ['a name in place of a code', { symbol: 'samsung' }, 'symbol'],
    ['a ticker on KRX', { symbol: 'AAPL' }, 'symbol'],
    ['a ticker in small letters', { symbol: 'aapl', exchange: 'NASD' }, 'symbol'],
    ['an exchange that is none', { symbol: 'AAPL', exchange: 'NASDAQ' }, 'exchange'],
  ])('refuses %s before it sends a request', async (_what, instrument, field) => {
    const { kis, simulator, settle } = await startSteppedKis()

    const quote = getQuote(kis, instrument as Parameters<typeof getQuote>[1])

    await expect(settle(quote)).rejects.toMatchObject({
      code: 'KIS_INPUT',
      outcome: 'not-sent',
      field,
      rule: expect.any(String),
    })
    expect(simulator.calls()).toEqual([])
  })

  it.each([
    ['KRX', { symbol: '999999' }],
    ['the US', { symbol: 'NOSUCH', exchange: 'NYSE' } as const],
  ])('throws for a symbol that KIS does not know on %s, and returns no price of 0', async (_where, instrument) => {
    const { kis, settle } = await startSteppedKis()

    await expect(settle(getQuote(kis, instrument))).rejects.toMatchObject({
      code: 'KIS_UNKNOWN_SYMBOL',
      field: 'symbol',
    })
  })
})
