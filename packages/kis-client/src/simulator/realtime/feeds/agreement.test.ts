import { describe, expect, it } from 'vitest'
import { blockOf, type Caller, createCaller, rowsOf } from '../../answers/caller.test-kit.ts'
import type { LiveTopic } from '../live-feeds.ts'
import { type FeedRow, openTopic, readRows } from './live-feeds.test-kit.ts'
import { createLiveFeeds } from './live-feeds.ts'

const at = (text: string): number => Date.parse(`2026-10-19T${text}+09:00`)
const minuteMs = 60_000

const smallCap = { symbol: '0001A0', name: '작은회사', listing: 'KOSDAQ', kind: 'stock', basePrice: '5000' } as const

const start = (options: Parameters<typeof createCaller>[1] = {}) => {
  const caller = createCaller('real', { instruments: [smallCap], ...options })
  return { caller, feeds: createLiveFeeds({ world: caller.world, htsId: 'simuser' }) }
}

/** World that all tests share: nothing trades in it, and a quote of NXT draws the books of a year. */
const shared = start()
const alwaysOpen = start({ hours: 'always' })

/** Returns the last row of (from, to]. Most are near, and a day has ten thousand. */
function lastRow(trId: string, topic: LiveTopic, from: number, to: number): FeedRow | undefined {
  const near = topic.rows(Math.max(from, to - 2 * minuteMs), to)
  return readRows(trId, near.length > 0 ? near : topic.rows(from, to)).at(-1)
}

/** Asks REST about a Korean share on a venue, J, NX or UN. */
const askKrx = ({ ask }: Caller, id: string, [symbol, venue]: readonly [string, string], instant: number) =>
  ask({ id: `domestic-stock/${id}`, at: instant, input: { FID_COND_MRKT_DIV_CODE: venue, FID_INPUT_ISCD: symbol } })

/** Returns numbers of [0, count): always the same ones, and in no order. */
const scattered = (count: number, upTo: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => (index * 7_919_017) % upTo)

/** Instants of a day in Korea from 08:00 to 20:30, at odd milliseconds. */
const instants = [
  ...scattered(20, 12.5 * 60 * minuteMs).map((offset) => at('08:00') + offset),
  ...[
    '08:00',
    '08:50',
    '09:00',
    '09:00:30',
    '15:19:59.999',
    '15:20',
    '15:29:59.999',
    '15:30',
    '15:40',
    '16:00',
    '20:00',
  ].map(at),
].sort((one, other) => one - other)

const venues = [
  ['H0STCNT0', 'J', 'KRX'],
  ['H0NXCNT0', 'NX', 'NXT'],
  ['H0UNCNT0', 'UN', 'both'],
] as const

const pricesOf = (row: FeedRow) => ({
  stck_prpr: row['STCK_PRPR'],
  acml_vol: row['ACML_VOL'],
  stck_oprc: row['STCK_OPRC'],
  stck_hgpr: row['STCK_HGPR'],
  stck_lwpr: row['STCK_LWPR'],
  prdy_vrss: row['PRDY_VRSS'],
  prdy_vrss_sign: row['PRDY_VRSS_SIGN'],
  prdy_ctrt: row['PRDY_CTRT'],
  acml_tr_pbmn: row['ACML_TR_PBMN'],
})

describe('the last row of the trades', () => {
  it.each(venues)('has the price, the volume and the extremes of inquire-price at any instant: %s', (trId, code) => {
    const { caller, feeds } = shared
    for (const symbol of ['005930', smallCap.symbol]) {
      const topic = openTopic(feeds, trId, symbol)
      let last: FeedRow | undefined
      let from = at('00:00')
      for (const instant of instants) {
        last = lastRow(trId, topic, from, instant) ?? last
        from = instant
        if (last !== undefined)
          expect(blockOf(askKrx(caller, 'inquire-price', [symbol, code], instant))).toMatchObject(pricesOf(last))
      }
      expect(last).toBeDefined()
    }
  })

  it.each(venues)('agrees with REST in a market that is open at any hour: %s', (trId, code) => {
    const { caller, feeds } = alwaysOpen
    const topic = openTopic(feeds, trId, '005930')
    let from = at('00:00') - 1
    for (const offset of scattered(20, 24 * 60 * minuteMs).toSorted((one, other) => one - other)) {
      const instant = at('00:00') + offset
      const last = lastRow(trId, topic, from, instant)
      from = instant
      if (last !== undefined)
        expect(blockOf(askKrx(caller, 'inquire-price', ['005930', code], instant))).toMatchObject(pricesOf(last))
    }
  })

  it('has the open of KRX on an exam day, on which NXT has no pre-market', () => {
    const { caller, feeds } = shared
    const opensAt = Date.parse('2026-11-19T10:00+09:00')
    for (const [trId, code] of venues) {
      const topic = openTopic(feeds, trId, '005930')
      for (const instant of [opensAt + 20_000, opensAt + 31_000, opensAt + 100 * minuteMs]) {
        const last = lastRow(trId, topic, opensAt - minuteMs, instant)
        if (last !== undefined)
          expect(blockOf(askKrx(caller, 'inquire-price', ['005930', code], instant))).toMatchObject(pricesOf(last))
      }
    }
    const [first] = readRows('H0UNCNT0', openTopic(feeds, 'H0UNCNT0', '005930').rows(opensAt - minuteMs, opensAt))
    expect(first?.['STCK_CNTG_HOUR']).toBe('100000')
  })

  it.each([
    ['DNASAAPL', 'NAS', 'AAPL', '2026-10-19T22:30+09:00'],
    ['DTSE7203', 'TSE', '7203', '2026-10-19T09:00+09:00'],
    ['DHKS00005', 'HKS', '00005', '2026-10-19T10:30+09:00'],
  ])('has the prices of REST abroad: %s', (key, EXCD, SYMB, opensAt) => {
    const { caller, feeds } = shared
    const topic = openTopic(feeds, 'HDFSCNT0', key)
    const opened = Date.parse(opensAt)
    let from = opened - 1
    for (const offset of [0, ...scattered(20, 390 * minuteMs).toSorted((one, other) => one - other)]) {
      const last = lastRow('HDFSCNT0', topic, from, opened + offset)
      from = opened + offset
      const input = { AUTH: '', EXCD, SYMB }
      const price = blockOf(caller.ask({ id: 'overseas-stock/price', at: from, input }))
      const detail = blockOf(caller.ask({ id: 'overseas-stock/price-detail', at: from, input }))
      if (last === undefined) continue
      expect([price['last'], price['tvol'], price['sign']]).toEqual([last['LAST'], last['TVOL'], last['SIGN']])
      expect([detail['open'], detail['high'], detail['low']]).toEqual([last['OPEN'], last['HIGH'], last['LOW']])
    }
  })
})

describe('the feed of trades', () => {
  it.each(venues)('sends the trades that inquire-ccnl lists: %s', (trId, code) => {
    const { caller, feeds } = shared
    for (const time of ['09:00:40', '11:23:45', '15:30', '16:00:20', '19:59:59']) {
      const listed = rowsOf(askKrx(caller, 'inquire-ccnl', ['005930', code], at(time)), 'output')
      const rows = readRows(trId, openTopic(feeds, trId, '005930').rows(at(time) - 50 * minuteMs, at(time)))
      const newest = rows.slice(-listed.length).reverse()

      expect(listed.length).toBeGreaterThan(0)
      expect(newest.map((row) => [row['STCK_CNTG_HOUR'], row['STCK_PRPR'], row['CNTG_VOL'], row['CTTR']])).toEqual(
        listed.map((row) => [row['stck_cntg_hour'], row['stck_prpr'], row['cntg_vol'], row['tday_rltv']]),
      )
    }
  })

  it('adds up to the daily bar', () => {
    const { caller, feeds } = shared
    const end = at('15:59')
    const rows = readRows('H0STCNT0', openTopic(feeds, 'H0STCNT0', '005930').rows(at('08:00'), end))
    const input = {
      FID_COND_MRKT_DIV_CODE: 'J',
      FID_INPUT_ISCD: '005930',
      FID_INPUT_DATE_1: '20261019',
      FID_INPUT_DATE_2: '20261019',
      FID_PERIOD_DIV_CODE: 'D',
      FID_ORG_ADJ_PRC: '0',
    }
    const [bar] = rowsOf(caller.ask({ id: 'domestic-stock/inquire-daily-itemchartprice', at: end, input }), 'output2')
    const traded = rows.reduce((sum, row) => sum + Number(row['CNTG_VOL']), 0)
    const prices = rows.map((row) => Number(row['STCK_PRPR']))

    expect(String(traded)).toBe(bar?.['acml_vol'])
    expect([Math.max(...prices), Math.min(...prices)].map(String)).toEqual([bar?.['stck_hgpr'], bar?.['stck_lwpr']])
    expect([rows[0]?.['STCK_PRPR'], rows.at(-1)?.['STCK_PRPR']]).toEqual([bar?.['stck_oprc'], bar?.['stck_clpr']])
  })

  it('sends the same rows for the same seed, in any spans they are read', () => {
    const rowsOfSeed = (seed: number) =>
      openTopic(start({ seed }).feeds, 'H0UNCNT0', '005930').rows(at('08:00'), at('08:20'))
    const stepped = openTopic(start({ seed: 5 }).feeds, 'H0UNCNT0', '005930')
    const pieces: (readonly string[])[] = []
    for (let from = at('08:00'); from < at('08:20'); from += 17_000)
      pieces.push(...stepped.rows(from, Math.min(from + 17_000, at('08:20'))))

    expect(pieces).toEqual(rowsOfSeed(5))
    expect(rowsOfSeed(6)).not.toEqual(rowsOfSeed(5))
  })

  it('has rows at the instants that nextAt names, and at no other', () => {
    const topic = openTopic(shared.feeds, 'H0STCNT0', '005930')
    let after = at('15:19')
    for (let step = 0; step < 40; step += 1) {
      const next = topic.nextAt(after)
      if (next === undefined) throw new Error('no next row')
      expect(topic.rows(after, next - 1)).toEqual([])
      expect(topic.rows(after, next).length).toBeGreaterThan(0)
      after = next
    }
  })
})

describe('the last row of the order book', () => {
  it.each([
    ['H0STASP0', 'J'],
    ['H0NXASP0', 'NX'],
    ['H0UNASP0', 'UN'],
  ])('has the prices and the quantities of REST at any instant: %s', (trId, code) => {
    const { caller, feeds } = shared
    const topic = openTopic(feeds, trId, '005930')
    let from = at('07:59')
    for (const instant of instants) {
      const last = lastRow(trId, topic, from, instant)
      from = instant
      if (last === undefined) continue
      const book = blockOf(askKrx(caller, 'inquire-asking-price-exp-ccn', ['005930', code], instant), 'output1')
      for (const level of [1, 2, 5, 10])
        for (const side of ['ask', 'bid'])
          expect([book[`${side}p${level}`], book[`${side}p_rsqn${level}`]]).toEqual([
            last[`${side}P${level}`.toUpperCase()],
            last[`${side}P_RSQN${level}`.toUpperCase()],
          ])
    }
  })

  it('has the ten levels of REST in the US', () => {
    const { caller, feeds } = shared
    const instant = Date.parse('2026-10-19T23:11:12+09:00')
    const [last] = readRows(
      'HDFSASP0',
      openTopic(feeds, 'HDFSASP0', 'DNASAAPL').rows(instant - minuteMs, instant),
    ).toReversed()
    const input = { AUTH: '', EXCD: 'NAS', SYMB: 'AAPL' }
    const book = blockOf(caller.ask({ id: 'overseas-stock/inquire-asking-price', at: instant, input }), 'output2')

    for (const level of [1, 10])
      expect([book[`pask${level}`], book[`vask${level}`], book[`pbid${level}`], book[`vbid${level}`]]).toEqual([
        last?.[`PASK${level}`],
        last?.[`VASK${level}`],
        last?.[`PBID${level}`],
        last?.[`VBID${level}`],
      ])
  })
})

describe('the last expected trade', () => {
  it.each(['08:30', '08:44:12', '08:59:59.999', '15:20', '15:29:59.999'])('is that of REST at %s', (time) => {
    const { caller, feeds } = shared
    const rows = openTopic(feeds, 'H0STANC0', '005930').rows(at('08:00'), at(time))
    const last = readRows('H0STANC0', rows).at(-1)
    const books = openTopic(feeds, 'H0STASP0', '005930').rows(at(time) - 10_000, at(time))
    const book = readRows('H0STASP0', books).at(-1)
    const block = blockOf(askKrx(caller, 'inquire-asking-price-exp-ccn', ['005930', 'J'], at(time)), 'output2')

    expect([last?.['STCK_PRPR'], last?.['CNTG_VOL'], last?.['PRDY_VRSS']]).toEqual([
      block['antc_cnpr'],
      block['antc_vol'],
      block['antc_cntg_vrss'],
    ])
    expect([book?.['ANTC_CNPR'], book?.['ANTC_CNQN'], book?.['ANTC_CNTG_VRSS']]).toEqual([
      block['antc_cnpr'],
      block['antc_vol'],
      block['antc_cntg_vrss'],
    ])
  })
})
