import { describe, expect, it } from 'vitest'
import { kstText } from '../../../values/dates.ts'
import type { WorldOptions } from '../../world/world.ts'
import { blockOf, type Caller, codeOf, createCaller, rowsOf } from '../caller.test-kit.ts'

const at = (text: string): number => Date.parse(`${text}+09:00`)
// 2026-11-27 is a Friday.
const evening = at('2026-11-27T18:00')
const market = (options: Partial<WorldOptions> = {}): Caller =>
  createCaller('real', { startAt: at('2026-10-19T10:00'), ...options })

type Fields = Readonly<Record<string, string>>
const order: Fields = {
  PDNO: '005930',
  ORD_QTY: '1',
  ORD_UNPR: '0',
  SLL_BUY_DVSN_CD: '02',
  ORD_DVSN_CD: '01',
  ORD_OBJT_CBLC_DVSN_CD: '10',
}
const reserve = (caller: Caller, now: number, fields: Fields = {}) =>
  caller.ask({ id: 'domestic-stock/order-resv', input: { ...order, ...fields }, at: now })
const change = (caller: Caller, now: number, ord_type: 'cancel' | 'modify', fields: Fields) =>
  caller.ask({ id: 'domestic-stock/order-resv-rvsecncl', when: { ord_type }, input: fields, at: now })
const askList = (caller: Caller, now: number, fields: Fields = {}) => {
  const days = { RSVN_ORD_ORD_DT: '20261019', RSVN_ORD_END_DT: '20261231' }
  const input = { ...days, TMNL_MDIA_KIND_CD: '00', PRCS_DVSN_CD: '0', CNCL_YN: 'Y', ...fields }
  return caller.ask({ id: 'domestic-stock/order-resv-ccnl', input, at: now })
}
const list = (...asked: Parameters<typeof askList>) => rowsOf(askList(...asked), 'output')
const abroad = (caller: Caller, now: number, ord_dv: string, fields: Fields) => {
  const input = { FT_ORD_QTY: '1', FT_ORD_UNPR3: '10.00', SLL_BUY_DVSN_CD: '02', RVSE_CNCL_DVSN_CD: '00', ...fields }
  return codeOf(caller.ask({ id: 'overseas-stock/order-resv', when: { ord_dv }, input, at: now }))
}

describe('a reserved order on KRX', () => {
  // Hours of the portal's page of order-resv. 2026-11-27 is a Friday, and 2026-11-30 a Monday.
  it.each([
    ['2026-11-27T15:39', 'KIER3672'],
    ['2026-11-27T15:40', 'taken'],
    ['2026-11-27T23:39', 'taken'],
    ['2026-11-27T23:40', 'KIER3672'],
    ['2026-11-28T00:09', 'KIER3672'],
    ['2026-11-28T00:10', 'taken'],
    ['2026-11-29T12:00', 'taken'],
    ['2026-11-30T07:29', 'taken'],
    ['2026-11-30T07:30', 'KIER3672'],
    ['2026-11-30T10:00', 'KIER3672'],
  ])('is answered at %s with %s', (time, code) => {
    expect(codeOf(reserve(market(), at(time)))).toBe(code)
  })

  it.each([
    ['an IOC', { ORD_DVSN_CD: '11' }, 'APBK0918'],
    ['no shares', { ORD_QTY: '0' }, 'APBK0955'],
    ['an unknown symbol', { PDNO: '999999' }, 'APBK0656'],
    ['a last day that has passed', { RSVN_ORD_END_DT: '20261127' }, 'OPSQ2001'],
    ['a last day 31 days after the next business day', { RSVN_ORD_END_DT: '20261231' }, 'OPSQ2001'],
    ['a last day that is no day', { RSVN_ORD_END_DT: 'always' }, 'OPSQ2001'],
  ])('is refused for %s', (_what, fields, code) => {
    expect(codeOf(reserve(market(), evening, fields))).toBe(code)
  })

  it.each([
    ['20261230', 'taken'],
    ['20261231', 'OPSQ2001'],
  ])('takes a revision to a last day of %s: %s', (RSVN_ORD_END_DT, code) => {
    const caller = market()
    const [RSVN_ORD_SEQ = ''] = [blockOf(reserve(caller, evening))['RSVN_ORD_SEQ']]

    expect(codeOf(change(caller, evening, 'modify', { RSVN_ORD_SEQ, RSVN_ORD_END_DT }))).toBe(code)
  })

  it('waits over a weekend, and holds no cash until it is sent', () => {
    const caller = market()
    const before = caller.world.engine.freeCash('KRX')
    reserve(caller, evening, { ORD_DVSN_CD: '00', ORD_UNPR: '10000', ORD_QTY: '10' })

    const waiting = list(caller, at('2026-11-30T08:29'))
    const free = caller.world.engine.freeCash('KRX')
    const sent = list(caller, at('2026-11-30T08:30'))

    expect(waiting).toMatchObject([{ rsvn_ord_ord_dt: '20261130', prcs_rslt: '미처리', odno: '', ord_tmd: '' }])
    expect(free).toBe(before)
    expect(sent).toMatchObject([{ rsvn_ord_ord_dt: '20261130', prcs_rslt: '처리' }])
  })

  it('is sent at 00:01 of the next day where all markets trade at any hour', () => {
    const caller = market({ hours: 'always' })
    reserve(caller, at('2026-11-27T11:00'))

    list(caller, at('2026-11-28T00:02'))

    expect(caller.world.orders().map(({ bookedAt }) => kstText(bookedAt))).toEqual(['20261128000100'])
  })

  it('sends a last day on what the days before have left', () => {
    const positions = [{ symbol: '005930', quantity: 10, averagePrice: '70000' }]
    const flat = { open: '70000', high: '70000', low: '70000', close: '70000', volume: 1_000 }
    const bars = { '005930': ['2026-11-27', '2026-11-28', '2026-11-29'].map((date) => ({ date, ...flat })) }
    const caller = market({ hours: 'always', positions, bars })
    const terms = { SLL_BUY_DVSN_CD: '01', ORD_QTY: '10', ORD_DVSN_CD: '00', ORD_UNPR: '90000' }
    reserve(caller, at('2026-11-27T11:00'), { ...terms, RSVN_ORD_END_DT: '20261129' })
    list(caller, at('2026-11-28T12:00'))
    const [first] = caller.world.engine.all()
    if (first === undefined) throw new Error('no order was sent')
    caller.world.engine.fill(first, 4, at('2026-11-28T12:00'))

    list(caller, at('2026-12-05T00:00'))

    expect(caller.world.orders().map(({ quantity, filled }) => [quantity, filled])).toEqual([
      [10, 4],
      [6, 0],
    ])
  })

  it('is not sent again after a day on which it was refused', () => {
    const caller = market({ cash: { KRW: '1000' } })
    reserve(caller, evening, { RSVN_ORD_END_DT: '20261204' })

    const [row] = list(caller, at('2026-12-04T12:00'))

    expect(row).toMatchObject({
      rsvn_ord_ord_dt: '20261130',
      prcs_rslt: '처리',
      rjct_rson2: expect.stringMatching(/./),
    })
    expect(caller.world.orders()).toEqual([])
  })
})

describe('the list of reserved orders on KRX', () => {
  it('has the valid ones alone, and with another CNCL_YN the cancelled ones too', () => {
    const caller = market()
    reserve(caller, evening)
    reserve(caller, evening, { PDNO: '000660' })
    const [{ rsvn_ord_seq: seq = '' } = {}] = list(caller, evening, { PDNO: '005930' })

    const cancelled = change(caller, evening + 60_000, 'cancel', { RSVN_ORD_SEQ: seq })

    expect(codeOf(cancelled)).toBe('taken')
    expect(list(caller, evening + 60_000).map(({ pdno }) => pdno)).toEqual(['000660'])
    const all = list(caller, evening + 60_000, { CNCL_YN: 'N', PDNO: '005930' })
    expect(all).toMatchObject([{ rsvn_ord_seq: seq, cncl_ord_dt: '20261127', cncl_rcit_tmd: '180100' }])
    expect(codeOf(change(caller, evening, 'cancel', { RSVN_ORD_SEQ: seq }))).toBe('APBK0927')
    expect(codeOf(change(caller, evening, 'cancel', { RSVN_ORD_SEQ: '1' }))).toBe('APBK0344')
  })

  it('filters by what was processed, and by the day of the order', () => {
    const caller = market()
    reserve(caller, evening)
    const monday = at('2026-11-30T16:00')
    reserve(caller, monday, { PDNO: '000660' })
    const symbols = (fields: Fields) => list(caller, monday, fields).map(({ pdno }) => pdno)

    expect(symbols({})).toEqual(['000660', '005930'])
    expect(symbols({ PRCS_DVSN_CD: '1' })).toEqual(['005930'])
    expect(symbols({ PRCS_DVSN_CD: '2' })).toEqual(['000660'])
    expect(symbols({ RSVN_ORD_END_DT: '20261130' })).toEqual(['005930'])
    expect(symbols({ SLL_BUY_DVSN_CD: '01' })).toEqual([])
  })

  // 20 rows a page: the portal's page of order-resv-ccnl.
  it('has pages of 20 rows', () => {
    const caller = market()
    for (let count = 0; count < 21; count += 1) reserve(caller, evening)

    const page = askList(caller, evening)

    expect(rowsOf(page, 'output')).toHaveLength(20)
    expect(page).toMatchObject({ more: true })
  })
})

describe('a reserved order abroad', () => {
  // Hours of the portal's page of order-resv. New York is in its summer on 2026-10-19, and in its winter on 2026-11-30.
  it.each([
    ['usBuy', 'NASD', 'AAPL', '2026-10-19T09:59', 'APBK1664'],
    ['usBuy', 'NASD', 'AAPL', '2026-10-19T10:00', 'taken'],
    ['usBuy', 'NASD', 'AAPL', '2026-10-19T16:30', 'APBK1664'],
    ['usBuy', 'NASD', 'AAPL', '2026-10-19T16:45', 'taken'],
    ['usBuy', 'NASD', 'AAPL', '2026-10-19T22:20', 'APBK1664'],
    ['usBuy', 'NASD', 'AAPL', '2026-11-30T22:20', 'taken'],
    ['usBuy', 'NASD', 'AAPL', '2026-11-30T23:20', 'APBK1664'],
    ['asia', 'SEHK', '00700', '2026-11-30T10:19', 'taken'],
    ['asia', 'SEHK', '00700', '2026-11-30T10:20', 'APBK1664'],
    ['asia', 'SEHK', '00700', '2026-11-30T10:40', 'taken'],
    ['asia', 'TKSE', '7203', '2026-11-30T09:00', 'APBK1664'],
    ['asia', 'TKSE', '7203', '2026-11-30T09:10', 'taken'],
    ['asia', 'HASE', 'PVS', '2026-11-30T11:10', 'APBK1664'],
    ['asia', 'HASE', 'PVS', '2026-11-30T11:20', 'taken'],
    ['asia', 'NASD', 'AAPL', '2026-11-30T11:00', 'APBK0656'],
    ['usBuy', 'SEHK', '00700', '2026-11-30T11:00', 'APBK0656'],
  ])('is answered as %s on %s for %s at %s with %s', (choice, venue, symbol, time, code) => {
    const caller = market()

    expect(abroad(caller, at(time), choice, { OVRS_EXCG_CD: venue, PDNO: symbol })).toBe(code)
  })

  it.each([
    ['a limit at the open', 'usBuy', '32', 'APBK1269'],
    ['a purchase at the open', 'usBuy', '31', 'APBK1269'],
    ['a sale at the open', 'usSell', '31', 'taken'],
    ['a limit', 'usBuy', '00', 'taken'],
  ])('is answered by its type: %s', (_what, choice, type, code) => {
    const fields = { OVRS_EXCG_CD: 'NASD', PDNO: 'AAPL', ORD_DVSN: type }

    expect(abroad(market(), at('2026-11-30T11:00'), choice, fields)).toBe(code)
  })
})
