import { describe, expect, it } from 'vitest'
import { ccnlKrx } from '../../endpoints/feeds.gen.ts'
import { type FeedRequest, feedFor } from './choose-feed.ts'
import type { FeedKind } from './feed-venues.ts'

const seoul = (text: string) => Date.parse(`${text}+09:00`)
const noon = seoul('2026-11-24T12:00')
const samsung = { exchange: 'KRX', symbol: '005930', environment: 'real' } as const
const apple = { kind: 'trades', exchange: 'NASD', symbol: 'AAPL', environment: 'real' } as const

/** Returns the topic of a choice as text, or the reason why no feed serves it. */
function topicOf(request: FeedRequest, at = noon): string {
  const choice = feedFor(request, at)
  return choice.is === 'feed' ? `${choice.trId} ${choice.key}` : choice.reason
}

describe('feedFor on KRX', () => {
  // TR ids: catalog/websocket.json.
  it.each([
    ['trades', ['H0STCNT0', 'H0NXCNT0', 'H0UNCNT0']],
    ['book', ['H0STASP0', 'H0NXASP0', 'H0UNASP0']],
    ['expected', ['H0STANC0', 'H0NXANC0', 'H0UNANC0']],
    ['status', ['H0STMKO0', 'H0NXMKO0', 'H0UNMKO0']],
  ] as const)('serves %s of each venue', (kind, trIds) => {
    const found = (['KRX', 'NXT', 'both'] as const).map((venue) => topicOf({ ...samsung, kind, venue, isOnNxt: true }))

    expect(found).toEqual(trIds.map((trId) => `${trId} 005930`))
  })

  it('takes KRX without a venue, and is never silent there', () => {
    expect(feedFor({ ...samsung, kind: 'trades' }, noon)).toMatchObject({
      feed: ccnlKrx,
      venue: 'KRX',
      note: undefined,
      nextChangeAt: undefined,
    })
  })

  it('serves a request for both venues from KRX when NXT does not trade the symbol, and says so', () => {
    const choice = feedFor({ ...samsung, symbol: '900110', kind: 'trades', venue: 'both', isOnNxt: false }, noon)

    expect(choice).toMatchObject({ trId: 'H0STCNT0', venue: 'KRX', note: 'only-on-krx' })
  })

  it('warns that a feed stays silent if NXT does not trade the symbol, where that is not known', () => {
    const both = feedFor({ ...samsung, kind: 'trades', venue: 'both' }, noon)

    expect(both).toMatchObject({ trId: 'H0UNCNT0', note: 'nxt-unknown' })
  })

  it('refuses NXT for a symbol that NXT does not trade', () => {
    expect(topicOf({ ...samsung, kind: 'book', venue: 'NXT', isOnNxt: false })).toBe('not-on-nxt')
  })

  it('serves trades and order books of KRX alone in paper trading', () => {
    const inPaper = (kind: FeedKind, venue: 'KRX' | 'NXT' | 'both') =>
      topicOf({ ...samsung, environment: 'paper', kind, venue, isOnNxt: true })

    expect(inPaper('trades', 'KRX')).toBe('H0STCNT0 005930')
    expect(inPaper('book', 'KRX')).toBe('H0STASP0 005930')
    for (const kind of ['expected', 'status'] as const) expect(inPaper(kind, 'KRX')).toBe('not-in-paper')
    for (const venue of ['NXT', 'both'] as const) expect(inPaper('trades', venue)).toBe('not-in-paper')
    expect(topicOf({ ...samsung, environment: 'paper', kind: 'trades', venue: 'both', isOnNxt: false })).toBe(
      'H0STCNT0 005930',
    )
  })

  it('changes to the feeds of the single-price hours until 2026-09-11, in real trading', () => {
    const trades = { ...samsung, kind: 'trades' } as const
    const before = feedFor(trades, seoul('2026-09-11T15:45'))
    const inside = feedFor(trades, seoul('2026-09-11T16:00'))

    expect(before).toMatchObject({ trId: 'H0STCNT0', nextChangeAt: seoul('2026-09-11T16:00') })
    expect(inside).toMatchObject({ trId: 'H0STOUP0', nextChangeAt: seoul('2026-09-11T18:00') })
    expect(topicOf({ ...trades, kind: 'book' }, seoul('2026-09-11T16:00'))).toBe('H0STOAA0 005930')
    expect(topicOf({ ...trades, environment: 'paper' }, seoul('2026-09-11T16:00'))).toBe('H0STCNT0 005930')
  })

  it('carries the after-market in the feed of KRX since 2026-09-14', () => {
    const last = feedFor({ ...samsung, kind: 'trades' }, seoul('2026-09-11T18:00'))
    const first = feedFor({ ...samsung, kind: 'trades' }, seoul('2026-09-14T16:00'))

    expect(last).toMatchObject({ trId: 'H0STCNT0', nextChangeAt: undefined })
    expect(first).toMatchObject({ trId: 'H0STCNT0', nextChangeAt: undefined })
  })

  it('keeps the Q of an ETN in the key', () => {
    expect(topicOf({ ...samsung, kind: 'trades', symbol: 'Q500001' })).toBe('H0STCNT0 Q500001')
  })
})

describe('feedFor in the US', () => {
  // Keys: catalog/protocol.json overseasKey. Daytime hours 10:00-18:00 in Korea: catalog/market-rules.json.
  it('changes the key at the borders of the daytime market', () => {
    const morning = feedFor(apple, seoul('2026-11-24T09:59:59'))
    const day = feedFor(apple, seoul('2026-11-24T10:00'))
    const evening = feedFor(apple, seoul('2026-11-24T18:00'))

    expect(morning).toMatchObject({ trId: 'HDFSCNT0', key: 'DNASAAPL', nextChangeAt: seoul('2026-11-24T10:00') })
    expect(day).toMatchObject({ trId: 'HDFSCNT0', key: 'RBAQAAPL', nextChangeAt: seoul('2026-11-24T18:00') })
    expect(evening).toMatchObject({ key: 'DNASAAPL', nextChangeAt: seoul('2026-11-25T10:00') })
  })

  it.each([
    ['NYSE', 'BRK/B', 'DNYSBRK/B', 'RBAYBRK/B'],
    ['AMEX', 'SPY', 'DAMSSPY', 'RBAASPY'],
  ] as const)('writes the keys of %s', (exchange, symbol, usual, daytime) => {
    expect(topicOf({ ...apple, exchange, symbol }, seoul('2026-11-24T23:40'))).toBe(`HDFSCNT0 ${usual}`)
    expect(topicOf({ ...apple, exchange, symbol, kind: 'book' }, seoul('2026-11-24T10:00'))).toBe(`HDFSASP0 ${daytime}`)
  })

  it('keeps the same borders in the summer of New York', () => {
    expect(feedFor(apple, seoul('2026-07-07T17:59'))).toMatchObject({
      key: 'RBAQAAPL',
      nextChangeAt: seoul('2026-07-07T18:00'),
    })
  })

  it('changes no key on a holiday of New York nor on a weekend', () => {
    // Thanksgiving 2026-11-26 has no daytime market; 2026-11-27 has one, before the early close.
    expect(feedFor(apple, seoul('2026-11-26T12:00'))).toMatchObject({
      key: 'DNASAAPL',
      nextChangeAt: seoul('2026-11-27T10:00'),
    })
    expect(feedFor(apple, seoul('2026-11-28T12:00'))).toMatchObject({
      key: 'DNASAAPL',
      nextChangeAt: seoul('2026-11-30T10:00'),
    })
  })

  it('changes the key on holidays of Korea too', () => {
    expect(topicOf(apple, seoul('2026-10-09T12:00'))).toBe('HDFSCNT0 RBAQAAPL')
  })

  it('has no key of the daytime market before 2025-11-04', () => {
    expect(feedFor(apple, seoul('2025-10-01T12:00'))).toMatchObject({ key: 'DNASAAPL', nextChangeAt: undefined })
    expect(feedFor(apple, seoul('2025-11-03T12:00'))).toMatchObject({ nextChangeAt: seoul('2025-11-04T10:00') })
  })

  it('serves no paper trading, and has neither expected trades nor the state of trading', () => {
    expect(topicOf({ ...apple, environment: 'paper' })).toBe('not-in-paper')
    for (const kind of ['expected', 'status'] as const) expect(topicOf({ ...apple, kind })).toBe('no-such-feed')
  })
})

describe('feedFor in Asia', () => {
  it.each([
    ['SEHK', '00003', 'DHKS00003'],
    ['TKSE', '7203', 'DTSE7203'],
    ['SHAA', '600519', 'DSHS600519'],
    ['SZAA', '000858', 'DSZS000858'],
    ['HASE', 'SHS', 'DHNXSHS'],
    ['VNSE', 'VNM', 'DHSXVNM'],
  ] as const)('writes the key of %s', (exchange, symbol, key) => {
    const request = { exchange, symbol, environment: 'real' } as const

    expect(feedFor({ ...request, kind: 'trades' }, noon)).toMatchObject({
      trId: 'HDFSCNT0',
      key,
      nextChangeAt: undefined,
    })
    expect(feedFor({ ...request, kind: 'book' }, noon)).toMatchObject({ trId: 'HDFSASP1', key })
  })
})
