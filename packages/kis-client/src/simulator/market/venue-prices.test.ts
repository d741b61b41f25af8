import { assert, describe, expect, it } from 'vitest'
import { placeOrder } from '../../orders/place-order.ts'
import { getCandles } from '../../quotes/get-candles.ts'
import { getInstrumentInfo } from '../../quotes/get-instrument-info.ts'
import { getMinuteCandles } from '../../quotes/get-minute-candles.ts'
import { getOrderBook } from '../../quotes/get-order-book.ts'
import { getQuote } from '../../quotes/get-quote.ts'
import { listRanking } from '../../quotes/list-ranking.ts'
import { startSteppedKis } from '../../tests/stepped-kis.test-kit.ts'
import { createWorld } from '../world/world.ts'

const at = (text: string): number => Date.parse(`${text}+09:00`)
const symbol = '005930'
const venues = ['KRX', 'NXT', 'both'] as const

/** Starts a simulator on a real account with the hours of the exchanges. */
const start = (startAt: number) =>
  startSteppedKis({ environment: 'real', realOrders: true, hours: 'exchange', startAt })

describe('a venue', () => {
  it('moves on NXT alone before 09:00 and from 15:40 to 16:00, and then on both', async () => {
    const { kis, clock, settle } = await start(at('2026-10-16T20:00'))
    const krxLast = await settle(getQuote(kis, { symbol }))
    const early: (readonly string[])[] = []
    for (let minute = 0; minute < 50; minute += 10) {
      await clock.runUntil(at('2026-10-19T08:00:30') + minute * 60_000)
      const quotes = await settle(Promise.all(venues.map((venue) => getQuote(kis, { symbol, venue }))))
      early.push(quotes.map(({ price }) => price))
    }
    const late: (readonly string[])[] = []
    const krxLate: (readonly [price: string, volume: string])[] = []
    for (const time of ['15:35', '15:59', '17:00:30', '17:59:30']) {
      await clock.runUntil(at(`2026-10-19T${time}`))
      const quotes = await settle(Promise.all(venues.map((venue) => getQuote(kis, { symbol, venue }))))
      late.push(quotes.map(({ price }) => price))
      krxLate.push([quotes[0]?.price ?? '', quotes[0]?.volume ?? ''])
    }

    expect(new Set(early.map(([krx]) => krx))).toEqual(new Set([krxLast.price]))
    expect(new Set(early.map(([, nxt]) => nxt)).size).toBeGreaterThan(1)
    for (const [, nxt, both] of early) expect(both).toBe(nxt)
    expect(krxLate[1]).toEqual(krxLate[0])
    expect(late[1]?.[2]).toBe(late[1]?.[1])
    const volumes = krxLate.slice(1).map(([, volume]) => Number(volume))
    expect(volumes).toEqual([...new Set(volumes)].toSorted((one, other) => one - other))
    for (const [krx, nxt, both] of late) expect([krx, nxt]).toContain(both)
  })

  it('shows the price of the later trade while both trade, and the volume of both together', async () => {
    const { kis, settle } = await start(at('2026-10-19T11:00:30'))

    const [krx, nxt, both] = await settle(Promise.all(venues.map((venue) => getQuote(kis, { symbol, venue }))))

    expect([krx?.price, nxt?.price]).toContain(both?.price)
    expect(Number(both?.volume)).toBe(Number(krx?.volume) + Number(nxt?.volume))
  })

  // On an exam day KRX opens at 10:00 and NXT at 10:00:30, and NXT has no pre-market.
  it('has no bar of NXT and no volume of it before its first trade of the day', () => {
    const world = createWorld({
      seed: 1,
      environment: 'real',
      hours: 'exchange',
      account: '12345678-01',
      startAt: at('2026-11-18T10:00'),
    })
    const samsung = world.instruments.find('KRX', symbol)
    assert(samsung !== undefined)
    const newest = (venue: (typeof venues)[number], time: string) =>
      world.venuePrices.bars(samsung, venue, at(`2026-11-19T${time}`), { limit: 2 }).at(-1)

    expect(newest('NXT', '10:00:10')?.date).toBe('20261118')
    expect(newest('both', '10:00:10')).toEqual(newest('KRX', '10:00:10'))
    expect(newest('NXT', '10:01')?.date).toBe('20261119')
  })

  it('trades orders on NXT at the price of its quote', async () => {
    const { kis, settle, simulator } = await start(at('2026-10-19T17:00:30'))
    const { price } = await settle(getQuote(kis, { symbol, venue: 'NXT' }))
    const { asks } = await settle(getOrderBook(kis, { symbol, venue: 'NXT' }))

    await settle(placeOrder(kis, { symbol, side: 'buy', quantity: '1', price, venue: 'NXT' }))

    expect(simulator.orders()).toMatchObject([{ filled: 1 }])
    expect(Math.abs(Number(asks[0]?.price) - Number(price))).toBeLessThanOrEqual(1_000)
  })

  it('has minutes of NXT from 08:00 to 20:00, which add up to its candle', async () => {
    const { kis, settle } = await start(at('2026-10-19T21:00'))
    const day = { from: '2026-10-19', to: '2026-10-19' }
    const span = { fromAt: at('2026-10-19T00:00'), toAt: at('2026-10-19T20:59') }

    const minutes = await settle(getMinuteCandles(kis, { symbol, venue: 'NXT', ...span }))
    const [candle] = await settle(getCandles(kis, { symbol, venue: 'NXT', interval: 'day', ...day }))

    // NXT trades from 08:00 to 08:50, from 09:00:30 to 15:20 and from 15:40 to 20:00.
    expect(minutes[0]?.startsAt).toBe(at('2026-10-19T08:00'))
    expect(minutes.at(-1)?.startsAt).toBe(at('2026-10-19T19:59'))
    expect(minutes).toHaveLength(50 + 380 + 260)
    expect(candle).toMatchObject({ open: minutes[0]?.open, close: minutes.at(-1)?.close })
    expect(Number(candle?.volume)).toBe(minutes.reduce((sum, { volume }) => sum + Number(volume), 0))
  })

  it('joins the candle of a day from both venues, with the close of KRX', async () => {
    const { kis, settle } = await start(at('2026-10-19T21:00'))
    const range = { interval: 'day', from: '2026-10-19', to: '2026-10-19' } as const

    const candles = await settle(Promise.all(venues.map((venue) => getCandles(kis, { symbol, venue, ...range }))))

    const [krx, nxt, both] = candles.map(([candle]) => candle)
    expect(nxt?.close).not.toBe(krx?.close)
    expect(both).toMatchObject({ open: nxt?.open, close: krx?.close })
    expect(Number(both?.volume)).toBe(Number(krx?.volume) + Number(nxt?.volume))
  })

  it('has a candle of today on NXT alone before KRX opens', async () => {
    const { kis, settle } = await start(at('2026-10-19T08:30:30'))
    const range = { interval: 'day', from: '2026-10-16', to: '2026-10-19' } as const

    const candles = await settle(Promise.all(venues.map((venue) => getCandles(kis, { symbol, venue, ...range }))))

    expect(candles.map((list) => list.map(({ date }) => date))).toEqual([
      ['2026-10-16'],
      ['2026-10-16', '2026-10-19'],
      ['2026-10-16', '2026-10-19'],
    ])
  })

  it('has no candle of NXT before its first day, 2025-03-04', async () => {
    const { kis, settle } = await start(at('2026-10-19T21:00'))
    const range = { interval: 'day', from: '2025-02-24', to: '2025-03-07' } as const

    const nxt = await settle(getCandles(kis, { symbol, venue: 'NXT', ...range }))
    const both = await settle(getCandles(kis, { symbol, venue: 'both', ...range }))

    // 3 March was a holiday.
    expect(nxt.map(({ date }) => date)).toEqual(['2025-03-04', '2025-03-05', '2025-03-06', '2025-03-07'])
    expect(both).toHaveLength(9)
  })

  it('shows one price everywhere in a market that is open at any hour, but no fund on NXT', async () => {
    const { kis, settle } = await startSteppedKis({ startAt: at('2026-10-19T06:00') })

    const quotes = await settle(Promise.all(venues.map((venue) => getQuote(kis, { symbol, venue }))))
    const candles = await settle(
      getCandles(kis, { symbol, venue: 'NXT', interval: 'day', from: '2026-10-12', to: '2026-10-19' }),
    )

    expect(new Set(quotes.map(({ price }) => price)).size).toBe(1)
    expect(candles).toHaveLength(6)
    await expect(settle(getQuote(kis, { symbol: '069500', venue: 'NXT' }))).rejects.toMatchObject({
      code: 'KIS_UNKNOWN_SYMBOL',
    })
  })

  it('has no price of a fund on NXT, and takes no order for it there', async () => {
    const { kis, settle } = await start(at('2026-10-19T11:00'))

    await expect(settle(getQuote(kis, { symbol: '069500', venue: 'NXT' }))).rejects.toMatchObject({
      code: 'KIS_UNKNOWN_SYMBOL',
    })
    await expect(
      settle(placeOrder(kis, { symbol: '069500', side: 'buy', quantity: '1', price: '30000', venue: 'NXT' })),
    ).rejects.toMatchObject({ code: 'KIS_UNKNOWN_SYMBOL', messageCode: 'APBK0656' })
    const [fund, share] = await settle(
      Promise.all(['069500', symbol].map((one) => getInstrumentInfo(kis, { symbol: one }))),
    )
    expect([fund?.isOnNxt, share?.isOnNxt, share?.isHaltedOnNxt, share?.asOf]).toEqual([
      false,
      true,
      false,
      '2026-10-19',
    ])
  })

  it('ranks the shares of NXT alone', async () => {
    const { kis, settle } = await start(at('2026-10-19T11:00'))

    const onNxt = await settle(listRanking(kis, { by: 'volume', venue: 'NXT' }))
    const onKrx = await settle(listRanking(kis, { by: 'volume' }))

    expect(onKrx.some((row) => row.symbol === '122630')).toBe(true)
    expect(onNxt.some((row) => row.symbol === '122630')).toBe(false)
    expect(onNxt.length).toBeGreaterThan(20)
  })
})
