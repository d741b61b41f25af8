import { describe, expect, it } from 'vitest'
import { getOrderBook } from '../../quotes/get-order-book.ts'
import { askedOf, startMarket } from './markets.test-kit.ts'
import { listenToOrderBook, type WatchedOrderBook, watchOrderBook } from './watch-order-book.ts'

const seoul = (text: string) => Date.parse(`${text}+09:00`)

describe('watchOrderBook', () => {
  it.each([
    ['2026-11-23T10:00', { symbol: '005930' }, 'H0STASP0 005930', 10],
    ['2026-11-24T01:00', { symbol: 'AAPL', exchange: 'NASD' }, 'HDFSASP0 DNASAAPL', 10],
    ['2026-11-23T10:00', { symbol: '7203', exchange: 'TKSE' }, 'HDFSASP1 DTSE7203', 1],
  ] as const)('has the levels and the totals of getOrderBook: %s %o', async (from, instrument, topic, levels) => {
    const { clock, stream, kis, simulator } = await startMarket(`${from}+09:00`)
    let last: WatchedOrderBook | undefined
    const watching = listenToOrderBook(stream, instrument, (book) => {
      last = book
    })
    await clock.settle(watching.whenLive())
    await clock.runUntil(seoul(from) + 120_000)

    const { time: _time, ...book } = await clock.settle(getOrderBook(kis, instrument))
    expect(book.asks).toHaveLength(levels)
    expect(last).toMatchObject({ ...book, isInAuction: book.isInAuction, session: expect.any(String) })
    expect(askedOf({ simulator })).toEqual([`+${topic}`])
  })

  it('yields the newest book of each symbol to a slow reader', async () => {
    const { clock, stream } = await startMarket('2026-11-23T10:00:00+09:00')
    const symbols = [{ symbol: '005930' }, { symbol: '000660' }]
    const books = watchOrderBook(stream, symbols, { whenFull: 'newest-by-key' })
    await clock.settle(books.whenLive())
    await clock.runUntil(seoul('2026-11-23T10:01'))
    const rows = books[Symbol.asyncIterator]()
    const read = [await clock.settle(rows.next()), await clock.settle(rows.next())].map(({ value }) => value)

    expect(new Set(read.map((book) => book?.symbol))).toEqual(new Set(['005930', '000660']))
    for (const book of read) expect(book?.receivedAt).toBeGreaterThan(seoul('2026-11-23T10:00:40'))
    expect(books.dropped).toBeGreaterThan(10)
  })

  it('follows the key of the daytime market, whose book stands still', async () => {
    const { clock, stream } = await startMarket('2026-11-24T09:59:30+09:00')
    const received: WatchedOrderBook[] = []
    listenToOrderBook(stream, { symbol: 'AAPL', exchange: 'NASD' }, (book) => received.push(book))
    await clock.runUntil(seoul('2026-11-24T10:02:30'))

    expect(received.map(({ at, session }) => [at, session])).toEqual(
      ['10:00', '10:01', '10:02'].map((time) => [seoul(`2026-11-24T${time}`), 'daytime']),
    )
  })
})
