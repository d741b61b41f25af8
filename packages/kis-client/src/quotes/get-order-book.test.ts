import { describe, expect, it } from 'vitest'
import { isOnTick } from '../market/tick.ts'
import { startScriptedClient } from '../tests/scripted-client.test-kit.ts'
import { startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { addDecimals, compareDecimals } from '../values/decimal.ts'
import { getOrderBook } from './get-order-book.ts'
import { getQuote } from './get-quote.ts'

describe('getOrderBook on KRX', () => {
  it('returns ten prices on each side of the last one, best first, on paper and on a real account', async () => {
    for (const environment of ['paper', 'real'] as const) {
      const { kis, settle } = await startSteppedKis({ environment, hours: 'exchange' })

      const book = await settle(getOrderBook(kis, { symbol: '005930' }))
      const { price } = await settle(getQuote(kis, { symbol: '005930' }))

      expect(book).toMatchObject({
        symbol: '005930',
        exchange: 'KRX',
        currency: 'KRW',
        time: expect.stringMatching(/^10\d{4}$/),
      })
      const [asks, bids] = [book.asks.map((level) => level.price), book.bids.map((level) => level.price)]
      expect([asks.length, bids.length]).toEqual([10, 10])
      expect(asks).toEqual(asks.toSorted(compareDecimals))
      expect(bids).toEqual(bids.toSorted((a, b) => compareDecimals(b, a)))
      expect([...asks, ...bids].every((level) => isOnTick('KRX', level))).toBe(true)
      expect(Number(bids[0])).toBeLessThanOrEqual(Number(price))
      expect(Number(asks[0])).toBeGreaterThanOrEqual(Number(price))
      expect(book.asks.map(({ quantity }) => quantity).reduce(addDecimals)).toBe(book.totalAskQuantity)
    }
  })

  it('leaves out the levels without an order', async () => {
    const bar = (date: string, price: string) => ({
      date,
      open: price,
      high: price,
      low: price,
      close: price,
      volume: 9,
    })
    const bars = { '005930': [bar('2026-10-16', '50000'), bar('2026-10-19', '65000')] }
    const { kis, settle } = await startSteppedKis({ hours: 'exchange', bars })

    const book = await settle(getOrderBook(kis, { symbol: '005930' }))

    expect(book.asks.length).toBeLessThan(2)
    expect(book.bids).toHaveLength(10)
  })

  it('throws for a symbol that KIS does not know', async () => {
    const { kis, settle } = await startSteppedKis()

    await expect(settle(getOrderBook(kis, { symbol: '999999' }))).rejects.toMatchObject({ code: 'KIS_UNKNOWN_SYMBOL' })
  })
})

describe('getOrderBook of an answer without a price', () => {
  it.each([
    ['the US', { symbol: 'AAPL', exchange: 'NASD' }, { base: '185.5000', last: '' }],
    ['Tokyo', { symbol: '7203', exchange: 'TKSE' }, { base: '2500.0', last: '0.0' }],
  ] as const)('returns an empty book of %s before the first price', async (_where, instrument, output1) => {
    const { kis, settle } = await startScriptedClient(() => ({
      blocks: { output1, output2: { pbid1: '0.0000', vbid1: '0', pask1: '', vask1: '' }, output3: {} },
    }))

    expect(await settle(getOrderBook(kis, instrument))).toMatchObject({ asks: [], bids: [], venue: undefined })
  })

  it('returns the book of KRX while only the reference price is set', async () => {
    const { kis, settle } = await startScriptedClient(() => ({
      blocks: {
        output1: { askp1: '71300', askp_rsqn1: '5', bidp1: '0', bidp_rsqn1: '0' },
        output2: { stck_prpr: '0', stck_sdpr: '71200', vi_cls_code: 'Y' },
      },
    }))

    expect(await settle(getOrderBook(kis, { symbol: '005930' }))).toMatchObject({
      asks: [{ price: '71300', quantity: '5' }],
      bids: [],
      isInAuction: true,
    })
  })

  it('asks for both venues by the code UN', async () => {
    const { kis, asked, settle } = await startScriptedClient(() => ({
      blocks: { output1: {}, output2: { stck_prpr: '71300' } },
    }))

    const { venue } = await settle(getOrderBook(kis, { symbol: '005930', venue: 'both' }))

    expect(asked[0]?.query).toMatchObject({ FID_COND_MRKT_DIV_CODE: 'UN' })
    expect(venue).toBe('both')
  })
})
