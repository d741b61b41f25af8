import { describe, expect, it } from 'vitest'
import { allFeeds } from '../../../endpoints/feeds.gen.ts'
import { createWorld, type WorldOptions } from '../../world/world.ts'
import { feedOf, openTopic, readRows } from './live-feeds.test-kit.ts'
import { createLiveFeeds } from './live-feeds.ts'

const at = (text: string): number => Date.parse(`${text}+09:00`)

/** Samsung's day of a volatility interruption: from 50,000 won to 56,000 won. */
const jump = { open: '50000', high: '56000', low: '49900', close: '55900', volume: 1_000_000 }

const startFeeds = (options: Partial<WorldOptions> = {}) => {
  const world = createWorld({
    seed: 5,
    environment: 'real',
    hours: 'exchange',
    account: '12345678-01',
    startAt: at('2026-10-17T10:00'),
    ...options,
  })
  return createLiveFeeds({ world, htsId: 'simuser' })
}

/** Keys of the catalogue's examples, and of shares of the simulation. */
const keys: Readonly<Record<string, string>> = {
  H0BJASP0: 'KR103502GA34',
  H0BJCNT0: 'KR103502GA34',
  H0BICNT0: 'KBPR01',
  H0UPCNT0: '0001',
  H0UPANC0: '0001',
  H0UPPGM0: '0001',
  HDFSASP0: 'DNASAAPL',
  HDFSASP1: 'DHKS00005',
  HDFSCNT0: 'DNASAAPL',
  HDFFF010: 'SPIU25',
  HDFFF020: '1OZQ25',
  H0STNAV0: '069500',
}
const keyOf = (trId: string): string => {
  if (keys[trId] !== undefined) return keys[trId]
  const { id } = feedOf(trId)
  if (id.startsWith('domestic-futureoption')) return '101W9000'
  return id.startsWith('elw') ? '57LA24' : '005930'
}

describe('every feed', () => {
  const quotes = allFeeds.filter(({ encrypted }) => !encrypted).map(({ real }) => real)

  it.each(quotes)('has rows of its width on a day of trading: %s', (trId) => {
    // The hours at a single price ended with 2026-09-11, and an interruption needs a move of 10 %.
    const day = feedOf(trId).id.includes('/overtime-') ? '2026-09-11' : '2026-10-19'
    const bars = trId.endsWith('VIC0')
      ? {
          '005930': [
            { date: '2026-10-16', ...jump },
            { date: day, ...jump },
          ],
        }
      : {}
    const topic = openTopic(startFeeds({ bars }), trId, keyOf(trId))
    const first = topic.nextAt(at(`${day}T00:00`))
    if (first === undefined) throw new Error(`${trId} has no row`)
    const rows = topic.rows(first - 1, first + 60_000)

    expect(first).toBeLessThan(at(`${day}T00:00`) + 86_400_000)
    expect(rows.length).toBeGreaterThan(0)
    // Before 2026-09-14 no feed of single prices was narrower.
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([feedOf(trId).columns.length]))
    expect(rows.flat().some((value) => value.includes('^') || value.includes('undefined'))).toBe(false)
  })

  it('counts 62, 7 of them notices', () => {
    expect([allFeeds.length, quotes.length]).toEqual([62, 55])
  })

  // catalog/websocket.json columnCountHistory.
  it.each([
    ['H0STCNT0', 46, 47],
    ['H0NXCNT0', 46, 47],
    ['H0UNCNT0', 46, 47],
    ['H0STASP0', 59, 63],
    ['H0UNASP0', 65, 66],
    ['H0NXASP0', 65, 65],
  ])('has the width of its date: %s', (trId, before, since) => {
    const widthOn = (day: string) => {
      const from = at(`${day}T10:00`)
      return openTopic(startFeeds({ startAt: at('2026-09-10T10:00') }), trId, '005930').rows(from, from + 60_000)[0]
        ?.length
    }

    expect([widthOn('2026-09-11'), widthOn('2026-09-14')]).toEqual([before, since])
  })

  it('refuses a key that it does not know', () => {
    const feeds = startFeeds()
    for (const [trId, key] of [
      ['H0STCNT0', '999999'],
      ['HDFSCNT0', 'NASAAPL'],
      ['HDFSCNT0', 'RNASAAPL'],
      ['HDFSCNT0', 'DNASXXXX'],
      ['HDFSASP1', 'DNASAAPL'],
      ['HDFSASP0', 'DHKS00005'],
      ['H0STCNI0', 'stranger'],
      ['H0UPCNT0', ''],
    ] as const)
      expect([trId, key, feeds.open(feedOf(trId), key)]).toEqual([trId, key, undefined])
  })
})

describe('a feed of trades of Korea', () => {
  const hoursOf = (trId: string, from: string, to: string, symbol = '005930') =>
    readRows(trId, openTopic(startFeeds(), trId, symbol).rows(at(from), at(to)))

  it('has trades of KRX from 09:00 to 15:20, at 15:30, and from 16:00 to 20:00', () => {
    const rows = hoursOf('H0STCNT0', '2026-10-19T00:00', '2026-10-19T23:59')
    const times = rows.map((row) => row['STCK_CNTG_HOUR'] ?? '')
    const parts = new Set(rows.map((row) => `${row['MARKET_CLS_CODE']} ${row['STCK_CNTG_HOUR']?.slice(0, 2)}`))

    expect([times[0], times.at(-1)?.slice(0, 4)]).toEqual(['090000', '1959'])
    expect(times.filter((time) => time >= '152000' && time < '160000')).toEqual(['153000'])
    expect(parts).toEqual(
      new Set([
        ...['09', '10', '11', '12', '13', '14', '15'].map((hour) => `2 ${hour}`),
        ...['16', '17', '18', '19'].map((hour) => `3 ${hour}`),
      ]),
    )
  })

  it('has trades of NXT alone from 15:40 to 16:00, and before 08:50', () => {
    expect(hoursOf('H0STCNT0', '2026-10-19T15:40', '2026-10-19T15:59:59')).toEqual([])
    const late = hoursOf('H0UNCNT0', '2026-10-19T15:40', '2026-10-19T15:59:59')
    const early = hoursOf('H0NXCNT0', '2026-10-19T07:59', '2026-10-19T08:59:59')

    expect(new Set(late.map((row) => row['MARKET_CLS_CODE']))).toEqual(new Set(['3']))
    expect(new Set(early.map((row) => row['MARKET_CLS_CODE']))).toEqual(new Set(['1']))
    expect([early[0]?.['STCK_CNTG_HOUR'], (early.at(-1)?.['STCK_CNTG_HOUR'] ?? '') < '085000']).toEqual([
      '080000',
      true,
    ])
  })

  it('counts the pre-market in the open, where it is the integrated one', () => {
    const [nxt] = hoursOf('H0NXCNT0', '2026-10-19T07:59', '2026-10-19T08:01')
    const both = hoursOf('H0UNCNT0', '2026-10-19T11:00', '2026-10-19T11:01').at(-1)

    expect([both?.['STCK_OPRC'], both?.['OPRC_HOUR']]).toEqual([nxt?.['STCK_PRPR'], '080000'])
  })

  it('sends nothing where NXT does not trade the symbol, for NXT and for both venues', () => {
    for (const trId of ['H0UNCNT0', 'H0NXCNT0', 'H0UNASP0']) {
      const topic = openTopic(startFeeds(), trId, '069500')
      expect([
        topic.nextAt(at('2026-10-19T08:00')),
        topic.rows(at('2026-10-19T08:00'), at('2026-10-19T20:00')),
      ]).toEqual([undefined, []])
    }
  })

  it('has no row on a weekend, and no row of KRX after 15:30 before its after-market began', () => {
    expect(hoursOf('H0STCNT0', '2026-10-17T00:00', '2026-10-19T08:59:59')).toEqual([])
    expect(hoursOf('H0STCNT0', '2026-09-11T15:30', '2026-09-11T23:00')).toEqual([])
  })

  it('has rows at any hour in a market that is open at any hour', () => {
    const topic = openTopic(startFeeds({ hours: 'always' }), 'H0UNCNT0', '005930')
    const saturday = at('2026-10-17T03:00')

    expect(topic.rows(saturday, saturday + 60_000).length).toBeGreaterThan(5)
    expect((topic.nextAt(saturday) ?? 0) - saturday).toBeLessThan(60_000)
  })

  it('sends trades of a large cap every few seconds, and those of a small cap minutes apart', () => {
    const small = { symbol: '0001A0', name: '작은회사', listing: 'KOSDAQ', kind: 'stock', basePrice: '5000' } as const
    const feeds = startFeeds({ instruments: [small] })
    const gapsOf = (symbol: string) => {
      const topic = openTopic(feeds, 'H0STCNT0', symbol)
      const gaps: number[] = []
      for (let after = at('2026-10-19T10:00'); after < at('2026-10-19T15:00'); ) {
        const next = topic.nextAt(after) ?? Number.POSITIVE_INFINITY
        gaps.push(next - after)
        after = next
      }
      return gaps.toSorted((one, other) => one - other)
    }
    const quantile = (gaps: readonly number[], part: number) => (gaps[Math.floor(gaps.length * part)] ?? 0) / 1_000
    const [large, mid, least] = ['005930', '247540', small.symbol].map(gapsOf)

    // Usual silences that an operator saw: 25 s, 75 s and 480 s.
    expect(quantile(large ?? [], 0.999)).toBeLessThanOrEqual(25)
    expect(quantile(mid ?? [], 0.999)).toBeLessThanOrEqual(75)
    expect(quantile(least ?? [], 0.99)).toBeLessThanOrEqual(480)
    expect(quantile(least ?? [], 0.9)).toBeGreaterThan(60)
  })
})

describe('a feed of expected trades', () => {
  it('sends rows in both auctions, and ends near the price at which they trade', () => {
    const rows = readRows(
      'H0STANC0',
      openTopic(startFeeds(), 'H0STANC0', '005930').rows(at('2026-10-19T00:00'), at('2026-10-19T23:00')),
    )
    const times = rows.map((row) => row['STCK_CNTG_HOUR'] ?? '')
    const open = openTopic(startFeeds(), 'H0STCNT0', '005930').rows(at('2026-10-19T08:59'), at('2026-10-19T09:00'))
    const [first] = readRows('H0STCNT0', open)
    const last = rows.findLast((row) => row['HOUR_CLS_CODE'] === 'B')

    expect([
      times[0],
      times.filter((time) => time < '12').at(-1),
      times.find((time) => time > '12'),
      times.at(-1),
    ]).toEqual(['083000', '085950', '152000', '152950'])
    expect(new Set(rows.map((row) => row['HOUR_CLS_CODE']))).toEqual(new Set(['A', 'B']))
    const [near, traded] = [Number(last?.['STCK_PRPR']), Number(first?.['STCK_PRPR'])]
    expect(Math.abs(near / traded - 1)).toBeLessThan(0.002)
  })
})

describe('the market status', () => {
  it('has the codes of the auctions, the open and the close', () => {
    const rows = readRows(
      'H0STMKO0',
      openTopic(startFeeds(), 'H0STMKO0', '005930').rows(at('2026-10-19T00:00'), at('2026-10-19T23:00')),
    )

    // The portal's page of H0STMKO0.
    expect(rows.map((row) => row['MKOP_CLS_CODE'])).toEqual(['110', '112', '121', '129'])
  })

  it('says when a volatility interruption begins and ends, as its own feed does', () => {
    const bars = { '005930': ['2026-10-16', '2026-10-19'].map((date) => ({ date, ...jump })) }
    const day = [at('2026-10-19T00:00'), at('2026-10-19T23:00')] as const
    const status = readRows('H0STMKO0', openTopic(startFeeds({ bars }), 'H0STMKO0', '005930').rows(...day))
    const rows = readRows('H0STVIC0', openTopic(startFeeds({ bars }), 'H0STVIC0', '005930').rows(...day))

    const trades = readRows('H0STCNT0', openTopic(startFeeds({ bars }), 'H0STCNT0', '005930').rows(...day))
    const marked = trades.filter((row) => row['HOUR_CLS_CODE'] === 'C').map((row) => row['STCK_CNTG_HOUR'] ?? '')

    expect(status.map((row) => row['VI_CLS_CODE']).filter((code) => code === 'Y')).toHaveLength(1)
    expect(marked[0]).toBe(rows[0]?.['CNTG_VI_HOUR'])
    expect((marked.at(-1) ?? '') < (rows[1]?.['VI_CNCL_HOUR'] ?? '')).toBe(true)
    expect(rows.map((row) => row['VI_CLS_CODE'])).toEqual(['Y', 'N'])
    expect(rows[0]).toMatchObject({ VI_KIND_CODE: '1', VI_STND_PRC: '50000' })
    expect(Number(rows[0]?.['VI_PRC'])).toBeGreaterThanOrEqual(55_000)
    expect(Number(rows[0]?.['VI_DPRT'])).toBeGreaterThanOrEqual(10)
  })
})

describe('the daytime market of the US', () => {
  it('shows the order book of the last close, and no trade', () => {
    const feeds = startFeeds()
    const day = [at('2026-10-19T09:00'), at('2026-10-19T19:00')] as const
    const rows = readRows('HDFSASP0', openTopic(feeds, 'HDFSASP0', 'RBAQAAPL').rows(...day))

    // From 10:00 to 18:00 in Korea, one a minute.
    expect([rows.length, rows[0]?.['KHMS'], rows.at(-1)?.['KHMS']]).toEqual([480, '100000', '175900'])
    expect(rows[0]).toMatchObject({ RSYM: 'RBAQAAPL', SYMB: 'AAPL', ZDIV: '4' })
    expect(openTopic(feeds, 'HDFSCNT0', 'RBAQAAPL').rows(...day)).toEqual([])
  })
})
