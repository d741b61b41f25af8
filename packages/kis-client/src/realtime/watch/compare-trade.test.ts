import { describe, expect, it } from 'vitest'
import { parseDecimal } from '../../values/decimal.ts'
import { compareTrade } from './compare-trade.ts'
import type { LastTrade } from './last-trade.ts'

const at = (time: string) => Date.parse(`2026-10-19T${time}+09:00`)
const shares = (text: string) => parseDecimal(text)

/** Returns a last trade of REST, asked at 10:05:00 by a clock that is as KIS's. */
const trade = (time: string | undefined, changes: Partial<LastTrade> = {}): LastTrade => ({
  at: time === undefined ? undefined : at(time),
  price: shares('70000'),
  quantity: undefined,
  volume: undefined,
  exchange: 'KRX',
  rows: 'trades',
  delayMs: 0,
  askedAt: at('10:05:00'),
  kisClock: { aheadMs: 0, errorMs: 500 },
  ...changes,
})
/** Returns a row of a trade, which arrived 100 ms after it. */
const row = (time: string, volume?: string) => ({
  lastAt: at(time) + 100,
  row: { at: at(time), ...(volume && { volume: shares(volume) }) },
})

describe('compareTrade', () => {
  it('finds a trade of a later second', () => {
    const since = compareTrade(trade('10:03:00'), row('10:02:59.700'))

    // The trade may be as late as 10:03:01.5 by this clock, and its row is given three seconds and what the last row took.
    expect(since).toEqual({ is: 'traded', at: at('10:03:00'), dueAt: at('10:03:04.600') })
  })

  it('finds no trade when REST shows the row itself', () => {
    const rest = trade('10:03:00', { volume: shares('1200') })

    expect(compareTrade(rest, row('10:03:00.400', '1200'))).toEqual({ is: 'not-traded', isProof: true })
  })

  it('proves no more than the second where the volume is not known', () => {
    expect(compareTrade(trade('10:03:00'), row('10:03:00.400'))).toEqual({ is: 'not-traded', isProof: false })
  })

  it.each([
    ['1200', '1300', 'traded'],
    ['1300', '1300', 'not-traded'],
    ['1300', '1200', 'not-traded'],
  ])('lets the volume decide within one second: %s seen, %s at REST', (seen, rest, is) => {
    expect(compareTrade(trade('10:03:00', { volume: shares(rest) }), row('10:03:00', seen))).toMatchObject({ is })
  })

  it('lets the time decide between two seconds, since volumes of a feed may count otherwise', () => {
    expect(compareTrade(trade('10:03:01', { volume: shares('10') }), row('10:03:00', '99'))).toMatchObject({
      is: 'traded',
    })
  })

  it('proves nothing when REST is behind the feed', () => {
    expect(compareTrade(trade('10:02:58'), row('10:03:00'))).toEqual({ is: 'unknown' })
    expect(compareTrade(trade('10:02:58', { volume: shares('10') }), row('10:03:00', '20'))).toEqual({ is: 'unknown' })
  })

  it('takes a trade in the second of the receipt for the row, where its columns are unknown', () => {
    const seen = { lastAt: at('10:03:00.400') }

    expect(compareTrade(trade('10:02:50'), seen)).toEqual({ is: 'not-traded', isProof: true })
    expect(compareTrade(trade('10:03:00'), seen)).toEqual({ is: 'not-traded', isProof: false })
    expect(compareTrade(trade('10:03:01'), seen).is).toBe('traded')
  })

  it('counts with the difference of the clocks', () => {
    const kisClock = { aheadMs: 60_000, errorMs: 500 }
    const seen = { lastAt: at('10:03:00') }

    expect(compareTrade(trade('10:03:30', { kisClock }), seen).is).toBe('not-traded')
    expect(compareTrade(trade('10:04:01', { kisClock }), seen)).toMatchObject({ is: 'traded', at: at('10:03:01') })
  })

  it('finds no trade when nothing has traded today', () => {
    const none = trade(undefined, { price: undefined })

    expect(compareTrade(none, { lastAt: at('09:00:00') })).toEqual({ is: 'not-traded', isProof: true })
    const friday = Date.parse('2026-10-16T15:30:00+09:00')
    expect(compareTrade(none, { lastAt: friday, row: { at: friday } }).is).toBe('not-traded')
    expect(compareTrade(none, row('10:00:00')).is).toBe('unknown')
  })

  it('calls no trade a proof of a book', () => {
    expect(compareTrade(trade('10:02:00', { rows: 'book' }), { lastAt: at('10:03:00') })).toEqual({
      is: 'not-traded',
      isProof: false,
    })
  })

  describe('of a delayed feed', () => {
    const delayMs = 900_000

    it('waits for the documented delay', () => {
      const since = compareTrade(trade('10:03:00', { delayMs, exchange: 'SEHK' }), { lastAt: at('10:02:00') })

      expect(since).toMatchObject({ is: 'traded', dueAt: at('10:18:04.500') })
    })

    it('expects the rows of trades before the confirmation that are delivered after it', () => {
      const since = (time: string) =>
        compareTrade(trade(time, { delayMs, exchange: 'SEHK' }), { lastAt: at('10:00:00') })

      expect(since('09:44:00').is).toBe('not-traded')
      expect(since('09:46:00')).toMatchObject({ is: 'traded', dueAt: at('10:01:04.500') })
    })

    it('waits for the delay of the last row where it is longer', () => {
      const seen = { lastAt: at('10:04:00'), row: { at: at('09:49:00') } }

      expect(compareTrade(trade('10:04:30', { exchange: 'NASD' }), seen)).toMatchObject({
        is: 'traded',
        dueAt: at('10:19:34.500'),
      })
    })
  })

  it('compares volumes where KIS sends no time', () => {
    const quoted = trade(undefined, { exchange: 'NASD', volume: shares('500') })

    expect(compareTrade(quoted, row('10:03:00', '400'))).toMatchObject({ is: 'traded', at: at('10:05:00') })
    expect(compareTrade(quoted, row('10:03:00', '500')).is).toBe('not-traded')
    expect(compareTrade(quoted, row('10:03:00')).is).toBe('unknown')
  })
})
