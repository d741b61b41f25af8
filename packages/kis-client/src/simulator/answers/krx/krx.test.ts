import { describe, expect, it } from 'vitest'
import { allEndpoints } from '../../../endpoints/all.gen.ts'
import { instruments } from '../../world/instruments.ts'
import { nearestTick, tickOf } from '../../world/price-units.ts'
import { createWorld, type World, type WorldOptions } from '../../world/world.ts'
import type { SimulatedAnswer } from '../answer.ts'
import { callWorld } from '../call-world.test-kit.ts'

const at = Date.parse('2026-10-19T10:00+09:00')
const symbols = instruments.filter(({ market }) => market === 'KRX').map(({ symbol }) => symbol)

const worldWith = (options: Partial<WorldOptions> = {}): World =>
  createWorld({ seed: 1, environment: 'real', hours: 'exchange', account: '12345678-01', startAt: at, ...options })

type Row = Readonly<Record<string, string>>
type Input = Readonly<Record<string, string>>

const blocksOf = (answer: SimulatedAnswer): Readonly<Record<string, unknown>> =>
  'blocks' in answer ? answer.blocks : { refusal: answer.refusal.messageCode }
const rowOf = (answer: SimulatedAnswer, block = 'output'): Row => Object(blocksOf(answer)[block])
const rowsOf = (answer: SimulatedAnswer, block = 'output'): readonly Row[] => {
  const rows = blocksOf(answer)[block]
  return Array.isArray(rows) ? rows : []
}

/** Calls an operation of domestic-stock. */
const ask = (world: World, name: string, input: Input = {}, when = at): SimulatedAnswer =>
  callWorld(world, 'real', { id: `domestic-stock/${name}`, at: when, input: { ...inputs[name], ...input } })

const samsung = { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' }
const anyTrade = { FID_TRGT_CLS_CODE: '111111111', FID_TRGT_EXLS_CLS_CODE: '0', FID_DIV_CLS_CODE: '0' }
const ranking = { ...anyTrade, FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '0000' }
const bounds = { FID_INPUT_PRICE_1: '', FID_INPUT_PRICE_2: '', FID_VOL_CNT: '' }
const period = { INQR_STRT_DT: '20261001', INQR_END_DT: '20261031', SORT_DVSN: '00', CBLC_DVSN: '00' }
const inputs: Readonly<Record<string, Input>> = {
  'inquire-price': samsung,
  'inquire-asking-price-exp-ccn': samsung,
  'inquire-ccnl': samsung,
  'inquire-time-itemconclusion': { ...samsung, FID_INPUT_HOUR_1: '095000' },
  'inquire-time-itemchartprice': { ...samsung, FID_INPUT_HOUR_1: '', FID_PW_DATA_INCU_YN: 'N', FID_ETC_CLS_CODE: '' },
  'inquire-time-dailychartprice': { ...samsung, FID_INPUT_DATE_1: '20261016', FID_INPUT_HOUR_1: '153000' },
  'inquire-daily-itemchartprice': {
    ...samsung,
    FID_INPUT_DATE_1: '20261001',
    FID_INPUT_DATE_2: '20261019',
    FID_PERIOD_DIV_CODE: 'D',
  },
  'search-stock-info': { PRDT_TYPE_CD: '300', PDNO: '005930' },
  'search-info': { PRDT_TYPE_CD: '300', PDNO: '005930' },
  'volume-rank': { ...ranking, ...bounds, FID_BLNG_CLS_CODE: '0', FID_INPUT_DATE_1: '' },
  fluctuation: { ...ranking, ...bounds, FID_RANK_SORT_CLS_CODE: '0', FID_INPUT_CNT_1: '0', FID_PRC_CLS_CODE: '0' },
  'market-cap': ranking,
  'inquire-balance': {},
  'inquire-balance-rlz-pl': {},
  'inquire-period-profit': { ...period, INQR_DVSN: '00' },
  'inquire-period-trade-profit': period,
  'chk-holiday': { BASS_DT: '20261001' },
}

/** Places a purchase and, ten minutes later, a sale of some of its shares. */
function traded(world = worldWith(), sellAt = at): World {
  const order = { PDNO: '005930', ORD_DVSN: '01', ORD_UNPR: '0', EXCG_ID_DVSN_CD: 'KRX' }
  const place = (side: string, quantity: string, when: number) =>
    callWorld(world, 'real', {
      id: 'domestic-stock/order-cash',
      at: when,
      when: { ord_dv: side },
      input: { ...order, ORD_QTY: quantity },
    })
  place('buy', '10', sellAt - 600_000)
  place('sell', '4', sellAt)
  return world
}

describe('an answer from the Korean market', () => {
  it.each(Object.keys(inputs))('has for %s just the documented fields, in the documented blocks', (name) => {
    const answer = ask(traded(), name)
    const endpoint = allEndpoints.find(({ id }) => id === `domestic-stock/${name}`)

    const blocks = Object.entries(endpoint?.blocks ?? {}).filter(([block]) => block !== '$root')
    expect(blocks.length).toBeGreaterThan(0)
    for (const [block, { kind, fields }] of blocks) {
      const value = blocksOf(answer)[block]
      expect([block, Array.isArray(value) ? 'array' : typeof value]).toEqual([block, kind])
      const rows = kind === 'array' ? rowsOf(answer, block) : [rowOf(answer, block)]
      expect(rows.length).toBeGreaterThan(0)
      for (const row of rows) {
        expect(Object.keys(row)).toEqual(fields)
        expect(Object.values(row).every((text) => typeof text === 'string')).toBe(true)
      }
    }
  })

  it.each(Object.keys(inputs).filter((name) => name !== 'chk-holiday' && !name.startsWith('search')))(
    'is for %s the same for the same seed and instant, and another for another seed',
    (name) => {
      const once = ask(traded(), name)

      expect(ask(traded(), name)).toEqual(once)
      expect(ask(traded(worldWith({ seed: 2 })), name)).not.toEqual(once)
    },
  )

  it.each(['inquire-asking-price-exp-ccn', 'inquire-ccnl', 'inquire-time-dailychartprice', 'search-stock-info'])(
    'is for %s with an unknown symbol a success without content',
    (name) => {
      const answer = ask(worldWith(), name, { FID_INPUT_ISCD: '999999', PDNO: '999999' })

      const texts = Object.values(blocksOf(answer)).flatMap((block) =>
        (Array.isArray(block) ? block : [block]).flatMap((row) => Object.values(Object(row))),
      )
      expect(texts.filter((text) => text !== '' && text !== '0')).toEqual([])
    },
  )
})

describe('the order book', () => {
  it.each(['2026-10-19T09:00+09:00', '2026-10-19T11:47+09:00', '2026-10-19T20:00+09:00'])(
    'lies for every instrument on the grid around the last price and within the price limits at %s',
    (instant) => {
      const world = worldWith()
      const when = Date.parse(instant)
      for (const symbol of symbols) {
        const input = { FID_INPUT_ISCD: symbol }
        const book = rowOf(ask(world, 'inquire-asking-price-exp-ccn', input, when), 'output1')
        const { stck_prpr, stck_mxpr, stck_llam } = rowOf(ask(world, 'inquire-price', input, when))
        const levels = (side: string) =>
          Array.from({ length: 10 }, (_, index) => Number(book[`${side}p${index + 1}`])).filter((price) => price > 0)
        const [asks, bids] = [levels('ask'), levels('bid')]

        expect(Math.max(...bids)).toBeLessThanOrEqual(Number(stck_prpr))
        expect(Math.min(...asks)).toBeGreaterThanOrEqual(Number(stck_prpr))
        expect(asks).toEqual(asks.toSorted((a, b) => a - b))
        expect(bids).toEqual(bids.toSorted((a, b) => b - a))
        const ladder = [...bids.toReversed(), ...asks]
        expect(new Set(ladder).size).toBe(20)
        const instrument = instruments.find((known) => known.symbol === symbol)
        for (const [index, price] of ladder.entries()) {
          expect(instrument && nearestTick(instrument, price)).toBe(price)
          if (index > 0) expect(price - (ladder[index - 1] ?? 0)).toBe(instrument && tickOf(instrument, price - 1))
        }
        expect(ladder.at(-1)).toBeLessThanOrEqual(Number(stck_mxpr))
        expect(ladder[0]).toBeGreaterThanOrEqual(Number(stck_llam))
      }
    },
  )

  it('adds up, and its best prices are those that the chart shows', () => {
    const world = worldWith()
    const book = rowOf(ask(world, 'inquire-asking-price-exp-ccn'), 'output1')
    const chart = rowOf(ask(world, 'inquire-daily-itemchartprice'), 'output1')

    const sum = (side: string) =>
      Array.from({ length: 10 }, (_, index) => Number(book[`${side}p_rsqn${index + 1}`])).reduce((a, b) => a + b)
    expect([book.total_askp_rsqn, book.total_bidp_rsqn]).toEqual([String(sum('ask')), String(sum('bid'))])
    expect(book.ntby_aspr_rsqn).toBe(String(sum('bid') - sum('ask')))
    expect([book.askp1, book.bidp1]).toEqual([chart.askp, chart.bidp])
    expect(book.aspr_acpt_hour).toBe('100000')
  })

  it('has no orders beyond the upper price limit: a missing level is 0', () => {
    const days = [
      { date: '2026-10-16', open: '50000', high: '50000', low: '50000', close: '50000', volume: 1000 },
      { date: '2026-10-19', open: '65000', high: '65000', low: '65000', close: '65000', volume: 1000 },
    ]
    const world = worldWith({ bars: { '005930': days } })
    const book = rowOf(ask(world, 'inquire-asking-price-exp-ccn'), 'output1')

    expect(book).toMatchObject({ askp2: '0', askp_rsqn2: '0', askp10: '0' })
    expect(['0', '65000']).toContain(book.askp1)
    expect(Number(book.bidp10)).toBeGreaterThan(0)
  })
})

describe('the list of the last trades', () => {
  it('ends with the last price and the volume of the day', () => {
    const world = worldWith()
    const price = rowOf(ask(world, 'inquire-price'))
    const [last] = rowsOf(ask(world, 'inquire-ccnl'))
    const [sameInTime] = rowsOf(ask(world, 'inquire-time-itemconclusion', { FID_INPUT_HOUR_1: '' }), 'output2')

    expect(last).toMatchObject({ stck_cntg_hour: '100000', stck_prpr: price.stck_prpr, prdy_ctrt: price.prdy_ctrt })
    expect(sameInTime).toMatchObject({ stck_pbpr: price.stck_prpr, acml_vol: price.acml_vol })
    const { askp, bidp } = sameInTime ?? {}
    expect(Number(bidp)).toBeLessThanOrEqual(Number(price.stck_prpr))
    expect(Number(askp)).toBeGreaterThanOrEqual(Number(price.stck_prpr))
  })

  it('goes back from the hour that was asked for', () => {
    const rows = rowsOf(ask(worldWith(), 'inquire-time-itemconclusion'), 'output2')

    expect(rows).toHaveLength(30)
    const hours = rows.map(({ stck_cntg_hour }) => stck_cntg_hour ?? '')
    // The first trade of a minute lies at its start.
    expect(hours[0]).toBe('095000')
    expect(hours).toEqual(hours.toSorted().reverse())
  })
})

describe('the list of the minutes of any day', () => {
  /** Returns all minutes of one day, newest first, as a client collects them. */
  function minutesOf(world: World, date: string): readonly Row[] {
    const rows: Row[] = []
    for (let hour = '153000'; ; ) {
      const page = rowsOf(
        ask(world, 'inquire-time-dailychartprice', { FID_INPUT_DATE_1: date, FID_INPUT_HOUR_1: hour }),
        'output2',
      )
      rows.push(...page)
      const oldest = page.at(-1)?.stck_cntg_hour
      if (oldest === undefined || page.length < 120) return rows
      hour = String(Number(oldest) - 1).padStart(6, '0')
    }
  }

  it.each(['20251020', '20251224', '20260102', '20261016'])('adds up to the daily bar of %s', (date) => {
    const world = worldWith()
    const minutes = minutesOf(world, date)
    const [day] = rowsOf(
      ask(world, 'inquire-daily-itemchartprice', { FID_INPUT_DATE_1: date, FID_INPUT_DATE_2: date }),
      'output2',
    )

    const numbers = (name: string) => minutes.map((row) => Number(row[name]))
    expect(minutes.length).toBeGreaterThanOrEqual(330)
    expect(new Set(minutes.map((row) => `${row.stck_bsop_date} ${row.stck_cntg_hour}`)).size).toBe(minutes.length)
    expect(day).toMatchObject({
      stck_bsop_date: date,
      stck_oprc: minutes.at(-1)?.stck_oprc,
      stck_clpr: minutes[0]?.stck_prpr,
      stck_hgpr: String(Math.max(...numbers('stck_hgpr'))),
      stck_lwpr: String(Math.min(...numbers('stck_lwpr'))),
      acml_vol: String(numbers('cntg_vol').reduce((a, b) => a + b)),
    })
  })

  it('has the minutes of today so far where today is asked for', () => {
    const world = worldWith()
    const today = rowsOf(ask(world, 'inquire-time-itemchartprice'), 'output2')
    const same = rowsOf(ask(world, 'inquire-time-dailychartprice', { FID_INPUT_DATE_1: '20261019' }), 'output2')

    expect(today[0]?.stck_cntg_hour).toBe('100000')
    expect(same.slice(0, 30)).toEqual(today)
    expect(same).toHaveLength(61)
  })

  it('continues into the days before where past data is wanted, over weekends and holidays', () => {
    const asked = { FID_INPUT_DATE_1: '20261009', FID_INPUT_HOUR_1: '153000' }
    const world = worldWith()
    const alone = rowsOf(ask(world, 'inquire-time-dailychartprice', asked), 'output2')
    const past = rowsOf(ask(world, 'inquire-time-dailychartprice', { ...asked, FID_PW_DATA_INCU_YN: 'Y' }), 'output2')

    expect(alone).toEqual([])
    expect(past).toHaveLength(120)
    expect(new Set(past.map((row) => row.stck_bsop_date))).toEqual(new Set(['20261008']))
  })

  it('comes in pages that the header alone asks for', () => {
    const world = worldWith()
    const page = (pagesBefore: number) =>
      callWorld(world, 'real', {
        id: 'domestic-stock/inquire-time-dailychartprice',
        at,
        input: inputs['inquire-time-dailychartprice'] ?? {},
        more: pagesBefore > 0,
        pagesBefore,
      })
    const pages = [0, 1, 2, 3].map(page)

    expect(pages.map((answer) => rowsOf(answer, 'output2').length)).toEqual([120, 120, 120, 30])
    expect(pages.map((answer) => Object(answer).more)).toEqual([true, true, true, false])
  })
})

describe('a ranking', () => {
  const quotes = (world: World) =>
    symbols.map((symbol) => ({ symbol, ...rowOf(ask(world, 'inquire-price', { FID_INPUT_ISCD: symbol })) }))
  const isFund = (symbol: string) => instruments.find((known) => known.symbol === symbol)?.kind === 'etf'

  it.each([
    ['volume', 'volume-rank', { FID_BLNG_CLS_CODE: '0' }, 'acml_vol'],
    ['trading value', 'volume-rank', { FID_BLNG_CLS_CODE: '3' }, 'acml_tr_pbmn'],
  ])('has the order of the quotes by %s', (_what, name, input, field) => {
    const world = worldWith()
    const rows = rowsOf(ask(world, name, input))

    const expected = quotes(world).toSorted((a, b) => Number(Object(b)[field]) - Number(Object(a)[field]))
    expect(rows).toHaveLength(30)
    expect(rows.map((row) => row.mksc_shrn_iscd)).toEqual(expected.slice(0, 30).map(({ symbol }) => symbol))
    expect(rows.map((row) => row.data_rank)).toEqual(rows.map((_, index) => String(index + 1)))
  })

  it.each([
    ['0', 1],
    ['1', -1],
  ])('has the order of the quotes of the stocks by change (%s), without funds', (code, sign) => {
    const world = worldWith()
    const rows = rowsOf(ask(world, 'fluctuation', { FID_RANK_SORT_CLS_CODE: code }))

    const stocks = quotes(world).filter(({ symbol }) => !isFund(symbol))
    const rates = rows.map((row) => sign * Number(row.prdy_ctrt))
    expect(rates).toEqual(rates.toSorted((a, b) => b - a))
    expect(rows.map((row) => row.stck_shrn_iscd).toSorted()).toEqual(stocks.map(({ symbol }) => symbol).toSorted())
    for (const row of rows) {
      const quote = stocks.find(({ symbol }) => symbol === row.stck_shrn_iscd)
      expect(Object(quote)).toMatchObject({
        stck_prpr: row.stck_prpr,
        prdy_ctrt: row.prdy_ctrt,
        stck_hgpr: row.stck_hgpr,
      })
    }
  })

  it('has the order of price times shares by market value', () => {
    const world = worldWith()
    const rows = rowsOf(ask(world, 'market-cap'))

    const values = rows.map((row) => Number(row.stck_prpr) * Number(row.lstn_stcn))
    expect(values).toEqual(values.toSorted((a, b) => b - a))
    expect(rows.map((row) => row.stck_avls)).toEqual(values.map((value) => String(Math.floor(value / 100_000_000))))
    expect(rows.map((row) => Number(row.mrkt_whol_avls_rlim)).reduce((a, b) => a + b)).toBeCloseTo(100, 0)
  })

  it('keeps to the filters of the call', () => {
    const world = worldWith()
    const dear = rowsOf(ask(world, 'volume-rank', { FID_INPUT_PRICE_1: '100000', FID_INPUT_PRICE_2: '300000' }))
    const kosdaq = rowsOf(ask(world, 'fluctuation', { FID_INPUT_ISCD: '1001', FID_RSFL_RATE1: '0' }))
    const funds = rowsOf(ask(world, 'fluctuation', { FID_COND_MRKT_DIV_CODE: 'Q', FID_INPUT_CNT_1: '2' }))

    expect(dear.length).toBeGreaterThan(0)
    for (const row of dear) expect(Number(row.stck_prpr) >= 100_000 && Number(row.stck_prpr) <= 300_000).toBe(true)
    expect(kosdaq.length).toBeGreaterThan(0)
    for (const row of kosdaq) {
      expect(instruments.find(({ symbol }) => symbol === row.stck_shrn_iscd)?.listing).toBe('KOSDAQ')
      expect(Number(row.prdy_ctrt)).toBeGreaterThanOrEqual(0)
    }
    expect(funds.map((row) => isFund(row.stck_shrn_iscd ?? ''))).toEqual([true, true])
  })
})

describe('realised profit', () => {
  /** Returns the amounts of the account's executions in won by side, and the costs. */
  function executions(world: World) {
    const id = 'domestic-stock/inquire-daily-ccld'
    const input = { ...period, CCLD_DVSN: '01', SLL_BUY_DVSN_CD: '00', INQR_DVSN: '00' }
    const rows = rowsOf(callWorld(world, 'real', { id, at, input, when: { pd_dv: 'inner' } }), 'output1')
    const of = (code: string) => rows.find((row) => row.sll_buy_dvsn_cd === code)
    return { bought: Number(of('02')?.avg_prvs), sold: Number(of('01')?.avg_prvs) }
  }

  it('is the profit of the fills, less the fee and the tax of the sale', () => {
    const world = traded()
    const { bought, sold } = executions(world)
    const answer = ask(world, 'inquire-period-trade-profit')

    const [row] = rowsOf(answer, 'output1')
    const amount = 4 * sold
    const [fee, tax] = [Math.floor((amount * 15) / 100_000), Math.floor((amount * 200) / 100_000)]
    const boughtFee = Math.floor((10 * bought * 15) / 100_000)
    expect(row).toMatchObject({
      trad_dt: '20261019',
      pdno: '00000A005930',
      hldg_qty: '6',
      pchs_unpr: String(bought),
      buy_qty: '10',
      buy_amt: String(10 * bought),
      sll_pric: String(sold),
      sll_qty: '4',
      sll_amt: String(amount),
      fee: String(fee + boughtFee),
      tl_tax: String(tax),
      rlzt_pfls: String(amount - 4 * bought - fee - tax),
    })
    expect(rowOf(answer, 'output2')).toMatchObject({
      sll_tr_amt_smtl: String(amount),
      buyqty_smtl: '10',
      tot_rlzt_pfls: row?.rlzt_pfls,
      tot_pftrt: row?.pfls_rt,
    })
  })

  it('is the same sum by day and in the balance of today', () => {
    const world = traded()
    const [trade] = rowsOf(ask(world, 'inquire-period-trade-profit'), 'output1')
    const days = rowsOf(ask(world, 'inquire-period-profit'), 'output1')
    const balance = (costs: string) =>
      rowsOf(ask(world, 'inquire-balance-rlz-pl', { COST_ICLD_YN: costs }), 'output2')[0]
    const { bought, sold } = executions(world)

    expect(days).toMatchObject([{ trad_dt: '20261019', rlzt_pfls: trade?.rlzt_pfls, buy_qty1: '10', sll_qty1: '4' }])
    expect(balance('Y')?.rlzt_pfls).toBe(trade?.rlzt_pfls)
    expect(balance('N')?.rlzt_pfls).toBe(String(4 * (sold - bought)))
    expect(rowsOf(ask(world, 'inquire-balance-rlz-pl'), 'output1')[0]?.hldg_qty).toBe('6')
  })

  it('has a row for each day, newest first, with the quantity held at its end', () => {
    const nextDay = at + 24 * 3_600_000
    const world = traded(traded(), nextDay)
    const rows = rowsOf(ask(world, 'inquire-period-trade-profit', {}, nextDay), 'output1')
    const oldestFirst = rowsOf(ask(world, 'inquire-period-trade-profit', { SORT_DVSN: '01' }, nextDay), 'output1')

    expect(rows.map((row) => [row.trad_dt, row.hldg_qty, row.sll_qty])).toEqual([
      ['20261020', '12', '4'],
      ['20261019', '6', '4'],
    ])
    expect(oldestFirst).toEqual(rows.toReversed())
  })

  it('keeps to the days and the symbol of the call', () => {
    const world = traded()
    const count = (input: Input) => rowsOf(ask(world, 'inquire-period-trade-profit', input), 'output1').length

    expect(count({ INQR_END_DT: '20261018' })).toBe(0)
    expect(count({ PDNO: '000660' })).toBe(0)
    expect(count({ PDNO: '005930' })).toBe(1)
  })
})

describe('the information on an instrument', () => {
  it('has its international number', () => {
    const world = worldWith()
    const isin = (symbol: string) => rowOf(ask(world, 'search-stock-info', { PDNO: symbol })).std_pdno

    expect([isin('005930'), isin('000660'), isin('069500')]).toEqual(['KR7005930003', 'KR7000660001', 'KR7069500007'])
  })

  it('distinguishes shares from funds and one market from the other', () => {
    const world = worldWith()
    const info = (symbol: string) => rowOf(ask(world, 'search-stock-info', { PDNO: symbol }))

    expect(info('005930')).toMatchObject({ scty_grp_id_cd: 'ST', mket_id_cd: 'STK', kosdaq_mket_lstg_dt: '' })
    expect(info('247540')).toMatchObject({ scty_grp_id_cd: 'ST', mket_id_cd: 'KSQ', scts_mket_lstg_dt: '' })
    expect(info('069500')).toMatchObject({ scty_grp_id_cd: 'EF', prdt_name: 'KODEX 200' })
  })

  it('depends on the product type, which names the exchange', () => {
    const world = worldWith()
    const name = (type: string, symbol: string) =>
      rowOf(ask(world, 'search-info', { PRDT_TYPE_CD: type, PDNO: symbol })).prdt_abrv_name

    expect(name('300', '005930')).toBe('삼성전자')
    expect(name('512', 'AAPL')).toBe('애플')
  })

  it.each([
    ['513', 'AAPL'],
    ['512', '005930'],
    ['300', 'NVDA'],
  ])('is refused for product type %s and %s, so that a client can try the next type', (type, symbol) => {
    const answer = ask(worldWith(), 'search-info', { PRDT_TYPE_CD: type, PDNO: symbol })

    expect(answer).toMatchObject({ refusal: { returnCode: '7' } })
  })
})

describe('the holiday table', () => {
  it('names the holidays of October 2026, 23 days a page', () => {
    const days = rowsOf(ask(worldWith(), 'chk-holiday'))

    const closed = days.filter((day) => day.opnd_yn === 'N').map((day) => day.bass_dt?.slice(6))
    expect(days).toHaveLength(23)
    expect(closed).toEqual(['03', '04', '05', '09', '10', '11', '17', '18'])
    expect(days[0]).toMatchObject({ bass_dt: '20261001', wday_dvsn_cd: '05' })
  })

  it('continues from page to page to the end of the last year whose holidays are known', () => {
    const world = worldWith()
    const dates: string[] = []
    let answer = ask(world, 'chk-holiday', { BASS_DT: '20270101' })
    for (let pages = 1; ; pages += 1) {
      dates.push(...rowsOf(answer).map((row) => row.bass_dt ?? ''))
      if (!Object(answer).more) break
      const { ctx_area_fk, ctx_area_nk } = blocksOf(answer)
      expect([ctx_area_fk, String(ctx_area_nk).length]).toEqual(['20270101'.padEnd(20), 20])
      const input = { BASS_DT: '20270101', CTX_AREA_NK: String(ctx_area_nk) }
      answer = callWorld(world, 'real', { id: 'domestic-stock/chk-holiday', at, input, more: true, pagesBefore: pages })
    }

    expect(dates).toHaveLength(365)
    expect(new Set(dates).size).toBe(365)
    expect([dates[0], dates.at(-1)]).toEqual(['20270101', '20271231'])
  })

  it.each([
    ['a Monday', '20261019', 'YYYY'],
    ['a Saturday', '20261017', 'NYNN'],
    ['a holiday', '20261009', 'NYNN'],
    ['the last day of the year, when the exchange alone is closed', '20261231', 'YYNN'],
  ])('says which of the four kinds of day %s is', (_what, date, kinds) => {
    const [day] = rowsOf(ask(worldWith(), 'chk-holiday', { BASS_DT: date }))

    expect(`${day?.bzdy_yn}${day?.tr_day_yn}${day?.opnd_yn}${day?.sttl_day_yn}`).toBe(kinds)
  })

  it('has no rows for a year whose holidays are not known, and refuses text that is not a day', () => {
    const world = worldWith()

    expect(rowsOf(ask(world, 'chk-holiday', { BASS_DT: '20400101' }))).toEqual([])
    expect(blocksOf(ask(world, 'chk-holiday', { BASS_DT: '20261032' }))).toEqual({ refusal: 'OPSQ2001' })
  })
})
