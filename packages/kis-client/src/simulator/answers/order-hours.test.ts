import { describe, expect, it } from 'vitest'
import type { Environment } from '../../environment.ts'
import { kstText } from '../../values/dates.ts'
import type { WorldOptions } from '../world/world.ts'
import {
  blockOf,
  type Caller,
  codeOf,
  createCaller,
  executions,
  overseasOrder,
  price,
  rowsOf,
} from './caller.test-kit.ts'

const at = (text: string): number => Date.parse(`${text}+09:00`)
const closed = 'APBK0918'

/** Creates a caller with shares to sell, in a simulation that begins in September 2026. */
const market = (options: Partial<WorldOptions> = {}, environment: Environment = 'real'): Caller =>
  createCaller(environment, {
    startAt: at('2026-09-01T10:00'),
    positions: [
      { symbol: '005930', quantity: 1_000, averagePrice: '70000' },
      { symbol: '069500', quantity: 1_000, averagePrice: '40000' },
      { symbol: 'AAPL', quantity: 1_000, averagePrice: '200.00' },
    ],
    ...options,
  })

/** Returns the last price of Samsung, on the grid. */
const priceOf = (caller: Caller, now: number): string => blockOf(caller.ask({ ...price, at: now }))['stck_prpr'] ?? '0'
const daysOrders = (caller: Caller, now: number) => {
  const day = kstText(now).slice(0, 8)
  const input = { ...executions().input, INQR_STRT_DT: day, INQR_END_DT: day }
  return rowsOf(caller.ask({ ...executions(), input, at: now }), 'output1')
}

/** Limits, and types without a price. */
const hasLimit = (type: string): boolean => ['00', '02', '11', '12', '22', '27', '41', '42', '43'].includes(type)

/** Returns the code with which an order of Samsung is answered, for a limit at the last price. */
function codeAt(caller: Caller, type: string, venue: string, now: number): string {
  const ORD_UNPR = hasLimit(type) ? priceOf(caller, now) : '0'
  const CNDT_PRIC = type === '22' ? ORD_UNPR : ''
  return codeOf(caller.buy({ ORD_DVSN: type, ORD_UNPR, CNDT_PRIC, EXCG_ID_DVSN_CD: venue }, now))
}

describe('an order in Korea', () => {
  it.each([
    // KRX: auctions take limits and orders at the market alone. 2026-11-25 is a Wednesday.
    ['KRX', '2026-11-25T08:29', []],
    ['KRX', '2026-11-25T08:50', ['00', '01', '02']],
    [
      'KRX',
      '2026-11-25T09:00',
      ['00', '01', '02', '03', '04', '11', '12', '13', '14', '15', '16', '21', '22', '23', '24'],
    ],
    ['KRX', '2026-11-25T15:20', ['00', '01']],
    ['KRX', '2026-11-25T15:30', []],
    ['KRX', '2026-11-25T16:00', ['41', '42', '43', '44', '45', '46', '47']],
    ['KRX', '2026-11-25T19:59', ['41', '42', '43', '44', '45', '46', '47']],
    ['KRX', '2026-11-25T20:00', []],
    // On exam day all of it is an hour later.
    ['KRX', '2026-11-19T09:50', ['00', '01', '02']],
    [
      'KRX',
      '2026-11-19T15:40',
      ['00', '01', '02', '03', '04', '11', '12', '13', '14', '15', '16', '21', '22', '23', '24'],
    ],
    ['KRX', '2026-11-19T16:40', []],
    // Before 2026-09-14 there is no after-market, and off-hours orders at a close are taken.
    ['KRX', '2026-09-11T16:10', []],
    ['KRX', '2026-09-11T15:45', ['06']],
    ['KRX', '2026-09-11T08:35', ['00', '01', '02', '05']],
    ['NXT', '2026-11-25T07:59', []],
    ['NXT', '2026-11-25T08:10', ['00', '03', '04', '11', '12', '15', '16', '27', '28', '29']],
    ['NXT', '2026-11-25T08:50', []],
    ['NXT', '2026-11-25T10:00', ['00', '03', '04', '11', '12', '13', '14', '15', '16', '21', '22', '23', '24']],
    ['NXT', '2026-11-25T15:30', []],
    ['NXT', '2026-11-25T19:00', ['00', '03', '04', '11', '12', '15', '16']],
    ['NXT', '2026-11-19T08:10', []],
    // The first trading day of a year.
    ['NXT', '2027-01-04T08:10', []],
    ['SOR', '2026-11-25T19:00', ['00', '03', '04', '11', '12', '15', '16']],
    ['SOR', '2026-11-25T15:25', ['00', '01']],
    ['KRX', '2026-11-28T10:00', []],
  ] as const)('is taken on %s at %s with the types %j alone', (venue, time, types) => {
    const caller = market()
    const known = '00 01 02 03 04 05 06 07 11 12 13 14 15 16 21 22 23 24 27 28 29 41 42 43 44 45 46 47'.split(' ')

    const taken = known.filter((type) => codeAt(caller, type, venue, at(time)) === 'taken')

    expect(taken).toEqual(types)
  })

  it.each([
    [[], []],
    [['krx-off-hours-at-close'], ['05']],
    [['krx-orders-from-0820'], ['00 at 08:20']],
  ] as const)('is taken with contested types and hours where the simulation claims them: %j', (claims, taken) => {
    const caller = market({ claims })

    const answers = [
      ['05', codeAt(caller, '05', 'KRX', at('2026-11-25T08:35'))],
      ['00 at 08:20', codeAt(market({ claims }), '00', 'KRX', at('2026-11-25T08:20'))],
    ]

    expect(answers.filter(([, code]) => code === 'taken').map(([what]) => what)).toEqual(taken)
  })

  it('is cancelled at 15:30, after the closing auction has filled what it meets', () => {
    const caller = market()
    const { stck_llam = '', stck_mxpr = '' } = blockOf(caller.ask({ ...price, at: at('2026-11-25T15:25') }))
    caller.buy({ ORD_DVSN: '00', ORD_UNPR: stck_llam, ORD_QTY: '7' }, at('2026-11-25T10:00'))
    caller.buy({ ORD_DVSN: '00', ORD_UNPR: stck_mxpr, ORD_QTY: '60' }, at('2026-11-25T15:25'))

    const before = daysOrders(caller, at('2026-11-25T15:29:59'))
    const after = daysOrders(caller, at('2026-11-25T15:30'))

    const numbers = ({ tot_ccld_qty, rmn_qty }: Readonly<Record<string, string>>) => [tot_ccld_qty, rmn_qty]
    expect(before.map(numbers)).toEqual([
      ['0', '60'],
      ['0', '7'],
    ])
    expect(after.map(numbers)).toEqual([
      ['60', '0'],
      ['0', '0'],
    ])
    // All that the auction fills has its price, which is the close.
    expect(after[0]?.['avg_prvs']).toBe(priceOf(caller, at('2026-11-25T15:31')))
    expect(after[1]).toMatchObject({ cnc_cfrm_qty: '7' })
  })

  it('waits before the open, and trades in the opening auction at its price', () => {
    const caller = market()
    const { stck_mxpr = '' } = blockOf(caller.ask({ ...price, at: at('2026-11-25T10:00') }))
    caller.buy({ ORD_DVSN: '00', ORD_UNPR: stck_mxpr }, at('2026-11-25T08:50'))

    expect(daysOrders(caller, at('2026-11-25T08:59:59'))).toMatchObject([{ rmn_qty: '1', ord_dt: '20261125' }])
    const { stck_oprc } = blockOf(caller.ask({ ...price, at: at('2026-11-25T09:00') }))
    expect(daysOrders(caller, at('2026-11-25T09:00'))).toMatchObject([{ rmn_qty: '0', avg_prvs: stck_oprc }])
  })

  it('costs no more than the cash as a conditional limit, though it trades at any price at the close', () => {
    const day = (date: string, open: string, close: string) => ({
      date,
      open,
      high: close,
      low: open,
      close,
      volume: 9_000,
    })
    const bars = { '005930': [day('2026-10-16', '70000', '70000'), day('2026-10-19', '71000', '85000')] }
    const caller = createCaller('real', { bars, cash: { KRW: '1000000' } })
    // Fourteen cost 980,000 at the limit, and 1,274,000 at the upper price limit of 91,000.
    const codes = ['14', '10'].map((ORD_QTY) => codeOf(caller.buy({ ORD_DVSN: '02', ORD_UNPR: '70000', ORD_QTY })))
    caller.world.engine.settle(Date.parse('2026-10-19T16:00+09:00'))

    expect(codes).toEqual(['APBK0952', 'taken'])
    expect(caller.world.orders()).toMatchObject([{ filled: 10 }])
    // Ten at 85,000, and 0.015 % of them.
    expect(caller.world.account.cash('KRX')).toBe(149_873n)
  })

  it('becomes an order at the market in the closing auction as a conditional limit', () => {
    const caller = market()
    const { stck_llam = '' } = blockOf(caller.ask({ ...price, at: at('2026-11-25T10:00') }))
    caller.buy({ ORD_DVSN: '02', ORD_UNPR: stck_llam }, at('2026-11-25T10:00'))

    const after = daysOrders(caller, at('2026-11-25T15:30'))

    expect(after).toMatchObject([{ tot_ccld_qty: '1', avg_prvs: priceOf(caller, at('2026-11-25T15:31')) }])
  })

  it('lives on NXT until 20:00, and in the pre-market types until 08:50, with a row of zeros', () => {
    const caller = market()
    const { stck_llam = '' } = blockOf(caller.ask({ ...price, at: at('2026-11-25T10:00') }))
    const far = { ORD_UNPR: stck_llam, ORD_QTY: '3', EXCG_ID_DVSN_CD: 'NXT' }
    caller.buy({ ...far, ORD_DVSN: '00' }, at('2026-11-25T08:10'))
    caller.buy({ ...far, ORD_DVSN: '27' }, at('2026-11-25T08:10'))

    const rests = ['08:49:59', '08:50', '15:31', '19:59:59', '20:00'].map((time) =>
      daysOrders(caller, at(`2026-11-25T${time}`)).map(({ rmn_qty }) => rmn_qty),
    )

    expect(rests).toEqual([
      ['3', '3'],
      ['0', '3'],
      ['0', '3'],
      ['0', '3'],
      ['0', '0'],
    ])
    expect(daysOrders(caller, at('2026-11-25T08:51'))[0]).toMatchObject({
      ord_qty: '0',
      tot_ccld_qty: '0',
      rmn_qty: '0',
      rjct_qty: '0',
      cnc_cfrm_qty: '0',
      sll_buy_dvsn_cd_name: 'GTP매수자동취소*',
    })
  })

  it('trades on NXT against a book of its own, also when KRX is closed', () => {
    const caller = market()
    const evening = at('2026-11-25T18:00')
    const limit = blockOf(caller.ask({ ...price, at: evening }))['stck_mxpr'] ?? ''
    caller.buy({ ORD_DVSN: '00', ORD_UNPR: limit, EXCG_ID_DVSN_CD: 'NXT' }, evening)

    const [row] = daysOrders(caller, evening)

    expect(row).toMatchObject({ tot_ccld_qty: '1', excg_id_dvsn_Cd: 'NXT' })
    // Within eight steps of 500 won of the close.
    expect(Math.abs(Number(row?.['avg_prvs']) - Number(priceOf(caller, evening)))).toBeLessThanOrEqual(8 * 1_000)
  })

  it.each([
    ['11', '27', '27'],
    ['12', '60', '60'],
    ['13', '27', '27'],
    ['42', '27', '27'],
    ['46', '60', '60'],
  ] as const)('fills at once with type %s, and leaves nothing in the book', (type, quantity, filled) => {
    const caller = market()
    const now = at(Number(type) > 40 ? '2026-11-25T17:00' : '2026-11-25T10:00')
    const { stck_mxpr = '' } = blockOf(caller.ask({ ...price, at: now }))

    caller.buy({ ORD_DVSN: type, ORD_QTY: quantity, ORD_UNPR: hasLimit(type) ? stck_mxpr : '0' }, now)

    expect(daysOrders(caller, now)).toMatchObject([{ tot_ccld_qty: filled, rmn_qty: '0' }])
  })

  it('cancels what an IOC order does not get, and all of an order that its limit keeps from trading', () => {
    const caller = market()
    const now = at('2026-11-25T10:00')
    const { stck_mxpr = '', stck_llam = '' } = blockOf(caller.ask({ ...price, at: now }))
    caller.buy({ ORD_DVSN: '11', ORD_QTY: '90', ORD_UNPR: stck_mxpr }, now)
    caller.buy({ ORD_DVSN: '12', ORD_QTY: '90', ORD_UNPR: stck_llam }, now)

    const [fok, ioc] = daysOrders(caller, now)

    expect(fok).toMatchObject({ tot_ccld_qty: '0', rmn_qty: '0', cnc_cfrm_qty: '90' })
    expect([fok, ioc].map((row) => row?.['sll_buy_dvsn_cd_name'])).toEqual(['FOK매수자동취소*', 'IOC매수자동취소*'])
    expect(Number(ioc?.['tot_ccld_qty'])).toBeGreaterThan(0)
    expect(Number(ioc?.['tot_ccld_qty']) + Number(ioc?.['cnc_cfrm_qty'])).toBe(90)
    expect(ioc).toMatchObject({ rmn_qty: '0' })
  })

  it('enters the book as a stop limit when a trade reaches its trigger', () => {
    const caller = market()
    const now = at('2026-11-25T10:00')
    const { stck_mxpr = '', stck_llam = '' } = blockOf(caller.ask({ ...price, at: now }))
    const limit = { ORD_DVSN: '22', ORD_UNPR: stck_mxpr }
    caller.buy({ ...limit, CNDT_PRIC: stck_mxpr }, now)
    caller.buy({ ...limit, CNDT_PRIC: stck_llam }, now)

    expect(daysOrders(caller, now).map(({ tot_ccld_qty }) => tot_ccld_qty)).toEqual(['1', '0'])
    expect(codeOf(caller.buy({ ...limit, CNDT_PRIC: '' }, now))).toBe('APBK0955')
  })

  it('is refused in the after-market for an ETF, and beyond 30 % of the close of the day', () => {
    const caller = market()
    const now = at('2026-11-25T17:00')
    const close = Number(priceOf(caller, now))
    const limit = (share: number) => String(Math.floor((close * share) / 1_000) * 1_000)

    expect({
      etf: codeOf(caller.sell({ PDNO: '069500', ORD_DVSN: '44', ORD_UNPR: '0' }, now)),
      inside: codeOf(caller.buy({ ORD_DVSN: '41', ORD_UNPR: limit(1.29) }, now)),
      outside: codeOf(caller.buy({ ORD_DVSN: '41', ORD_UNPR: limit(1.32) }, now)),
    }).toEqual({ etf: closed, inside: 'taken', outside: 'APBK0955' })
  })

  it('is cancelled while its venue rests, as long as it is open', () => {
    const caller = market()
    const { stck_llam = '' } = blockOf(caller.ask({ ...price, at: at('2026-11-25T10:00') }))
    const far = { ORD_DVSN: '00', ORD_UNPR: stck_llam, EXCG_ID_DVSN_CD: 'NXT' }
    const { ODNO = '' } = blockOf(caller.buy(far, at('2026-11-25T10:00')))
    const cancel = { ORGN_ODNO: ODNO, RVSE_CNCL_DVSN_CD: '02', QTY_ALL_ORD_YN: 'Y', EXCG_ID_DVSN_CD: 'NXT' }

    expect(codeOf(caller.reviseOrCancel(cancel, at('2026-11-25T15:35')))).toBe('taken')
  })
})

describe('a US order', () => {
  const sent = (type: string, side: 'buy' | 'sell' = 'sell') => ({ ORD_DVSN: type, OVRS_ORD_UNPR: '300.00', side })
  const codesAt = (caller: Caller, time: string) =>
    ['00', '31', '32', '33', '34'].filter((type) => {
      const { side: _side, ...input } = sent(type)
      return codeOf(caller.sellUs(input, at(time))) === 'taken'
    })

  it.each([
    // New York's summer: the pre-market begins at 17:00 in Korea, the open is 22:30, the close 05:00.
    ['2026-10-20T16:59', []],
    ['2026-10-20T17:05', ['00', '31', '32', '33', '34']],
    ['2026-10-20T23:00', ['00', '33', '34']],
    ['2026-10-21T05:30', ['00']],
    ['2026-10-21T07:00', []],
    // Its winter: an hour later, and after-hours end at 07:00 all year. 2026-11-26 is a holiday.
    ['2026-11-24T17:05', []],
    ['2026-11-24T18:05', ['00', '31', '32', '33', '34']],
    ['2026-11-24T23:35', ['00', '33', '34']],
    ['2026-11-25T06:30', ['00']],
    ['2026-11-26T23:35', []],
    // An early close, at 13:00 in New York.
    ['2026-11-28T02:59', ['00', '33', '34']],
    ['2026-11-28T03:01', ['00']],
  ] as const)('is taken at %s with the types %j alone', (time, types) => {
    expect(codesAt(market(), time)).toEqual(types)
  })

  it('is taken at 17:05 in winter too where the simulation claims it, as LOC and as a limit', () => {
    expect(codesAt(market({ claims: ['us-orders-from-1700-in-winter'] }), '2026-11-24T17:05')).toEqual(['00', '34'])
  })

  it.each([
    ['34', 'close', '2026-10-21T05:00'],
    ['32', 'open', '2026-10-20T22:30'],
    ['33', 'close', '2026-10-21T05:00'],
    ['31', 'open', '2026-10-20T22:30'],
  ] as const)('trades as type %s from 17:05 at the %s alone', (type, _when, tradesAt) => {
    const caller = market()
    const isAtMarket = type === '31' || type === '33'
    caller.sellUs({ ORD_DVSN: type, OVRS_ORD_UNPR: isAtMarket ? '0' : '1.00', ORD_QTY: '60' }, at('2026-10-20T17:05'))
    const filled = (now: number) => caller.world.orders(undefined, now)[0]?.filled

    expect([filled(at(tradesAt) - 1), filled(at(tradesAt))]).toEqual([0, 60])
  })

  it('ends with its auction if it misses it', () => {
    const caller = market()
    for (const ORD_DVSN of ['32', '34']) caller.sellUs({ ORD_DVSN, OVRS_ORD_UNPR: '9000.00' }, at('2026-10-20T17:05'))
    const cancelled = (time: string) => caller.world.orders(undefined, at(time)).map((order) => order.cancelled)

    expect([cancelled('2026-10-20T22:29:59'), cancelled('2026-10-20T22:30'), cancelled('2026-10-21T05:00')]).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
    ])
  })

  it('is taken by the daytime market from 10:00 to 18:00 in Korea, and cancelled by its own endpoint alone', () => {
    const caller = market()
    const input = { ...overseasOrder, OVRS_ORD_UNPR: '1.00' }
    const daytime = (time: string) =>
      caller.ask({ id: 'overseas-stock/daytime-order', when: { order_dv: 'buy' }, input, at: at(time) })
    const { ODNO = '' } = blockOf(daytime('2026-10-20T10:30'))
    const change = { ...overseasOrder, ORGN_ODNO: ODNO, RVSE_CNCL_DVSN_CD: '02', ORD_QTY: '0', OVRS_ORD_UNPR: '0' }
    // After midnight in New York.
    const cancelBy = (id: string) => codeOf(caller.ask({ id, input: change, at: at('2026-10-20T14:30') }))

    expect(cancelBy('overseas-stock/order-rvsecncl')).toBe('APBK0344')
    expect(cancelBy('overseas-stock/daytime-order-rvsecncl')).toBe('taken')
    expect([daytime('2026-10-21T09:59'), daytime('2026-10-21T18:00'), daytime('2026-10-24T11:00')].map(codeOf)).toEqual(
      ['APBK1664', 'APBK1664', 'APBK1664'],
    )
  })

  it.each([
    [{ ORD_DVSN: '36', ALGO_ORD_TMD_DVSN_CD: '02' }, 'taken'],
    [{ ORD_DVSN: '35', ALGO_ORD_TMD_DVSN_CD: '00' }, 'taken'],
    [{ ORD_DVSN: '36' }, 'APBK1269'],
  ] as const)('needs its time as an algorithm: %j', (input, code) => {
    expect(codeOf(market().buyUs({ ...input, OVRS_ORD_UNPR: '300.00' }, at('2026-10-20T23:00')))).toBe(code)
  })

  it.each([
    ['10', 'taken'],
    ['100000', 'APBK0952'],
  ])('needs the cash of the last price as an algorithm without one: %s shares, %s', (ORD_QTY, code) => {
    const input = { ORD_DVSN: '35', ALGO_ORD_TMD_DVSN_CD: '02', OVRS_ORD_UNPR: '0', ORD_QTY }

    expect(codeOf(market().buyUs(input, at('2026-10-20T23:00')))).toBe(code)
  })
})

describe('an order row abroad', () => {
  it.each(['always', 'exchange'] as const)(
    'has the day of the exchange, the time of Korea and the day of Korea, with the hours %s',
    (hours) => {
      const caller = market({ hours })
      // 15:45 in New York.
      const now = at('2026-10-30T04:45')
      caller.buyUs({ OVRS_ORD_UNPR: '1.00' }, now)
      const listed = (day: string) =>
        rowsOf(
          caller.ask({
            id: 'overseas-stock/inquire-ccnl',
            input: { PDNO: '%', OVRS_EXCG_CD: 'NASD', ORD_STRT_DT: day, ORD_END_DT: day, CCLD_NCCS_DVSN: '00' },
            at: now,
          }),
          'output',
        )

      expect(listed('20261029')).toMatchObject([{ ord_dt: '20261029', ord_tmd: '044500', dmst_ord_dt: '20261030' }])
      expect(listed('20261030')).toEqual([])
    },
  )

  it.each([
    // Half past midnight in Korea is still the day before in Hong Kong, not in Tokyo.
    ['SEHK', '00700', '20261018'],
    ['TKSE', '7203', '20261019'],
  ])('has the day of %s with hours always', (OVRS_EXCG_CD, PDNO, ord_dt) => {
    const caller = market({ hours: 'always' })
    const now = at('2026-10-19T00:30')
    const sent = { ...overseasOrder, OVRS_EXCG_CD, PDNO, OVRS_ORD_UNPR: '100', ORD_QTY: '100' }
    caller.ask({ id: 'overseas-stock/order', when: { ord_dv: 'buy', OVRS_EXCG_CD }, input: sent, at: now })

    const input = {
      PDNO: '%',
      OVRS_EXCG_CD: '%',
      ORD_STRT_DT: '20261001',
      ORD_END_DT: '20261031',
      CCLD_NCCS_DVSN: '00',
    }
    const rows = rowsOf(caller.ask({ id: 'overseas-stock/inquire-ccnl', input, at: now }), 'output')

    expect(rows).toMatchObject([{ ord_dt, ord_tmd: '003000', dmst_ord_dt: '20261019' }])
  })
})

describe('a list of orders', () => {
  it.each([
    [0, [1, 1]],
    [1_500, [0, 1]],
  ] as const)('lags behind a new order by orderListLagMs: %d ms', (orderListLagMs, counts) => {
    const caller = market({ orderListLagMs })
    const now = at('2026-11-25T10:00')
    caller.buy({}, now)

    expect([now + 1_499, now + 1_500].map((later) => daysOrders(caller, later).length)).toEqual(counts)
    expect(caller.world.orders(undefined, now)).toHaveLength(1)
  })

  it.each([
    [0, [1, 1]],
    [1_500, [0, 1]],
  ] as const)('lags so abroad and in the lists of open orders too: %d ms', (orderListLagMs, counts) => {
    const caller = market({ orderListLagMs })
    const open = at('2026-11-25T10:00')
    const night = at('2026-11-25T23:40')
    const period = { ORD_STRT_DT: '20261125', ORD_END_DT: '20261125', PDNO: '%', OVRS_EXCG_CD: '%' }
    /** Counts the rows of a list a millisecond before it may show an order, and when it may. */
    const counted = (id: string, orderedAt: number, input: Readonly<Record<string, string>>) =>
      [1_499, 1_500].map((ms) => rowsOf(caller.ask({ id, input, at: orderedAt + ms }), 'output').length)

    // A limit of 90 % of the price stays open.
    const far = String(Math.floor((Number(priceOf(caller, open)) * 0.9) / 1_000) * 1_000)
    caller.buy({ ORD_DVSN: '00', ORD_UNPR: far }, open)
    const krx = counted('domestic-stock/inquire-psbl-rvsecncl', open, { INQR_DVSN_1: '0', INQR_DVSN_2: '0' })
    caller.buyUs({ OVRS_ORD_UNPR: '1.00' }, night)
    const all = counted('overseas-stock/inquire-ccnl', night, { ...period, CCLD_NCCS_DVSN: '00' })
    const us = counted('overseas-stock/inquire-nccs', night, { OVRS_EXCG_CD: 'NASD' })
    const seen = [krx, all, us]

    expect(seen).toEqual([counts, counts, counts])
  })
})
