import { describe, expect, it } from 'vitest'
import type { Environment } from '../../../environment.ts'
import { createWorld, type World, type WorldOptions } from '../../world/world.ts'
import type { SimulatedAnswer } from '../answer.ts'
import { callWorld, type DirectCall } from '../call-world.test-kit.ts'

const monday = Date.parse('2026-10-19T12:00+09:00')

interface Asking {
  readonly world: World
  ask(id: string, input: Readonly<Record<string, string>>, more?: Partial<DirectCall>): SimulatedAnswer
}

function start(options: Partial<WorldOptions> = {}): Asking {
  const base = { seed: 1, environment: 'real', hours: 'always', account: '12345678-01', startAt: monday } as const
  const world = createWorld({ ...base, ...options })
  const environment: Environment = options.environment ?? 'real'
  return {
    world,
    ask: (id, input, more) => callWorld(world, environment, { id: `overseas-stock/${id}`, at: monday, input, ...more }),
  }
}

const codeOf = (answer: SimulatedAnswer): string => ('refusal' in answer ? answer.refusal.messageCode : 'taken')
const blocksOf = (answer: SimulatedAnswer): Readonly<Record<string, unknown>> =>
  'blocks' in answer ? answer.blocks : {}
const rowOf = (answer: SimulatedAnswer, block: string): Readonly<Record<string, string>> =>
  Object(blocksOf(answer)[block])
const rowsOf = (answer: SimulatedAnswer, block: string): readonly Readonly<Record<string, string>>[] => {
  const rows = blocksOf(answer)[block]
  return Array.isArray(rows) ? rows : []
}

const tencent = { OVRS_EXCG_CD: 'SEHK', PDNO: '00700', ORD_DVSN: '00', ORD_QTY: '1', OVRS_ORD_UNPR: '100.000' }
const buyIn = (OVRS_EXCG_CD: string) => ({ when: { ord_dv: 'buy', OVRS_EXCG_CD } })
const sellIn = (OVRS_EXCG_CD: string) => ({ when: { ord_dv: 'sell', OVRS_EXCG_CD } })

describe('an order abroad', () => {
  it('is accepted under the TR ids of its own country alone', () => {
    const { ask, world } = start()

    expect(codeOf(ask('order', tencent, buyIn('SEHK')))).toBe('taken')
    expect(codeOf(ask('order', tencent, buyIn('NASD')))).toBe('APBK0656')
    expect(codeOf(ask('order', { ...tencent, OVRS_EXCG_CD: 'TKSE' }, buyIn('TKSE')))).toBe('APBK0656')
    expect(world.orders()).toHaveLength(1)
  })

  it.each([
    ['SEHK', '00700', '100.000', ['01', '31', '50']],
    ['SHAA', '600519', '100.000', ['01', '31', '50']],
    ['TKSE', '7203', '100.0', ['01', '34', '50']],
    ['VNSE', 'VNM', '10000', ['01', '32', '50']],
  ])('accepts on %s a limit and no other type', (OVRS_EXCG_CD, PDNO, OVRS_ORD_UNPR, types) => {
    const { ask } = start()
    const order = { OVRS_EXCG_CD, PDNO, OVRS_ORD_UNPR, ORD_QTY: '1' }
    const code = (ORD_DVSN: string) => codeOf(ask('order', { ...order, ORD_DVSN }, buyIn(OVRS_EXCG_CD)))

    expect([code('00'), ...types.map(code)]).toEqual(['taken', ...types.map(() => 'APBK1269')])
  })

  it('sells an odd lot in Hong Kong, but not in paper trading', () => {
    const positions = [{ symbol: '00700', quantity: 7, averagePrice: '300.000' }]
    const sell = (environment: Environment) =>
      codeOf(start({ environment, positions }).ask('order', { ...tencent, ORD_DVSN: '50' }, sellIn('SEHK')))

    expect([sell('real'), sell('paper')]).toEqual(['taken', 'APBK1269'])
  })

  it('keeps to the decimals of its prices', () => {
    const { ask } = start()
    const code = (OVRS_ORD_UNPR: string) => codeOf(ask('order', { ...tencent, OVRS_ORD_UNPR }, buyIn('SEHK')))

    expect([code('100.123'), code('100.1234'), code('0')]).toEqual(['taken', 'APBK0506', 'APBK1507'])
  })

  it('is refused over lunch, at night and at the weekend where the exchanges keep their hours', () => {
    const { ask } = start({ hours: 'exchange' })
    const at = (text: string) => codeOf(ask('order', tencent, { ...buyIn('SEHK'), at: Date.parse(`${text}+09:00`) }))

    expect(at('2026-10-19T12:59')).toBe('taken')
    expect(['2026-10-19T13:00', '2026-10-19T20:00', '2026-10-24T12:00'].map(at)).toEqual(Array(3).fill('APBK1664'))
  })

  it('fills in no minute of the lunch, and ends with the trading day', () => {
    const positions = [{ symbol: '00700', quantity: 1, averagePrice: '300.000' }]
    const { ask, world } = start({ hours: 'exchange', positions })
    const at = Date.parse('2026-10-19T12:59+09:00')
    const last = Number(rowOf(ask('price', { EXCD: 'HKS', SYMB: '00700' }, { at }), 'output').last)
    const priced = (part: number) => ({ ...tencent, OVRS_ORD_UNPR: (last * part).toFixed(3) })
    ask('order', priced(0.999), { ...buyIn('SEHK'), at })
    ask('order', priced(1.001), { ...sellIn('SEHK'), at })
    ask('order', priced(0.5), { ...buyIn('SEHK'), at })

    const filled = (text: string) => world.orders(undefined, Date.parse(`${text}+09:00`)).map((order) => order.filled)

    expect(filled('2026-10-19T13:59:59')).toEqual([0, 0, 0])
    // The price moves by a thousandth up or down in the afternoon, and not by half.
    expect(filled('2026-10-19T17:00').slice(0, 2)).toContain(1)
    expect(world.orders().at(-1)).toMatchObject({ filled: 0, cancelled: 1 })
  })

  it('is cancelled but not revised in China and Vietnam', () => {
    const { ask } = start()
    const moutai = { OVRS_EXCG_CD: 'SHAA', PDNO: '600519', ORD_QTY: '1', OVRS_ORD_UNPR: '100.000', ORD_DVSN: '00' }
    const { ODNO = '' } = rowOf(ask('order', moutai, buyIn('SHAA')), 'output')
    const reviseOrCancel = (RVSE_CNCL_DVSN_CD: string) =>
      codeOf(
        ask('order-rvsecncl', { ...moutai, ORGN_ODNO: ODNO, RVSE_CNCL_DVSN_CD }, { when: { OVRS_EXCG_CD: 'SHAA' } }),
      )

    expect([reviseOrCancel('01'), reviseOrCancel('02'), reviseOrCancel('02')]).toEqual([
      'APBK1269',
      'taken',
      'APBK0927',
    ])
  })

  it('goes into the one book by day in the US, is listed with the others, and can be changed', () => {
    const { ask, world } = start()
    const apple = { OVRS_EXCG_CD: 'NASD', PDNO: 'AAPL', ORD_DVSN: '00', ORD_QTY: '1', OVRS_ORD_UNPR: '10.00' }
    const bought = ask('daytime-order', apple, { when: { order_dv: 'buy' } })
    const { ODNO = '' } = rowOf(bought, 'output')

    expect(codeOf(ask('daytime-order', apple, { when: { order_dv: 'sell' } }))).toBe('APBK0400')
    expect(rowsOf(ask('inquire-nccs', { OVRS_EXCG_CD: 'NASD', SORT_SQN: 'DS' }), 'output')).toMatchObject([
      { odno: ODNO, pdno: 'AAPL', nccs_qty: '1' },
    ])
    const revision = { ...apple, ORGN_ODNO: ODNO, RVSE_CNCL_DVSN_CD: '01', OVRS_ORD_UNPR: '11.00' }
    expect(codeOf(ask('daytime-order-rvsecncl', revision))).toBe('taken')
    expect(world.orders()).toMatchObject([{ cancelled: 1 }, { kind: 'revise', original: ODNO, cancelled: 0 }])
  })
})

describe('the account abroad', () => {
  const positions = [
    { symbol: 'AAPL', quantity: 2, averagePrice: '50.00' },
    { symbol: '00700', quantity: 3, averagePrice: '300.000' },
    { symbol: '600519', quantity: 4, averagePrice: '1000.000' },
    { symbol: '000858', quantity: 5, averagePrice: '100.000' },
    { symbol: '7203', quantity: 6, averagePrice: '1500.0' },
    { symbol: 'VNM', quantity: 7, averagePrice: '100000' },
  ]
  const cash = { KRW: '1000', USD: '1', HKD: '10', CNY: '10', JPY: '1000', VND: '100000' }

  it('holds each market’s shares under its exchange and currency', () => {
    const { ask } = start({ positions })
    const held = (OVRS_EXCG_CD: string, TR_CRCY_CD: string) =>
      rowsOf(ask('inquire-balance', { OVRS_EXCG_CD, TR_CRCY_CD }), 'output1').map((row) => row.ovrs_pdno)

    expect([held('SEHK', 'HKD'), held('SHAA', 'CNY'), held('SZAA', 'CNY'), held('TKSE', 'JPY')]).toEqual([
      ['00700'],
      ['600519'],
      ['000858'],
      ['7203'],
    ])
    expect([held('VNSE', 'VND'), held('HASE', 'VND'), held('SEHK', 'USD'), held('', 'CNY')]).toEqual([
      ['VNM'],
      [],
      [],
      ['600519', '000858'],
    ])
    expect(rowsOf(ask('inquire-balance', { OVRS_EXCG_CD: 'TKSE', TR_CRCY_CD: 'JPY' }), 'output1')).toMatchObject([
      { prdt_type_cd: '515', pchs_avg_pric: '1500.0000', frcr_pchs_amt1: '9000.00000', tr_crcy_cd: 'JPY' },
    ])
  })

  it('is summed up over all countries in won, yen and dong by the hundred', () => {
    const { ask } = start({ cash, positions: [] })
    const present = (NATN_CD: string, TR_MKET_CD = '00') =>
      ask('inquire-present-balance', { WCRC_FRCR_DVSN_CD: '02', NATN_CD, TR_MKET_CD, INQR_DVSN_CD: '00' })

    expect(
      rowsOf(present('000'), 'output2').map((row) => [row.crcy_cd, row.frcr_dncl_amt_2, row.frst_bltn_exrt]),
    ).toEqual([
      ['USD', '1.000000', '1400.00000000'],
      ['HKD', '10.000000', '180.00000000'],
      ['CNY', '10.000000', '195.00000000'],
      ['JPY', '1000.000000', '930.00000000'],
      ['VND', '100000.000000', '5.50000000'],
    ])
    expect(rowOf(present('000'), 'output3')).toMatchObject({
      dncl_amt: '1000',
      frcr_evlu_tota: String(1_400 + 1_800 + 1_950 + 9_300 + 5_500),
      tot_asst_amt: String(1_000 + 1_400 + 1_800 + 1_950 + 9_300 + 5_500),
    })
    expect(rowsOf(present('392', '01'), 'output2').map((row) => row.crcy_cd)).toEqual(['JPY'])
  })

  it('shows what it holds in one country, or on one of its markets', () => {
    const { ask } = start({ positions })
    const held = (NATN_CD: string, TR_MKET_CD: string, WCRC_FRCR_DVSN_CD = '02') =>
      rowsOf(ask('inquire-present-balance', { WCRC_FRCR_DVSN_CD, NATN_CD, TR_MKET_CD, INQR_DVSN_CD: '00' }), 'output1')
    const symbols = (rows: readonly Readonly<Record<string, string>>[]) => rows.map((row) => row.pdno)

    expect([held('156', '00'), held('156', '03'), held('156', '04'), held('704', '02')].map(symbols)).toEqual([
      ['600519', '000858'],
      ['600519'],
      ['000858'],
      ['VNM'],
    ])
    expect(held('392', '01')).toMatchObject([
      { unit_amt: '100', bass_exrt: '930.00000000', frcr_pchs_amt: '9000.00000' },
    ])
    expect(held('392', '01', '01')).toMatchObject([{ frcr_pchs_amt: '83700.00000' }])
  })

  it('shows how much of each currency orders may use', () => {
    const { ask } = start()
    ask('order', tencent, buyIn('SEHK'))

    const rows = rowsOf(ask('foreign-margin', {}), 'output')

    expect(rows.map((row) => [row.crcy_cd, row.frcr_dncl_amt1, row.frcr_mgn_amt, row.frcr_ord_psbl_amt1])).toEqual([
      ['USD', '50000.00', '0.00', '50000.00'],
      ['HKD', '300000.00', '100.25', '299899.75'],
      ['CNY', '300000.00', '0.00', '300000.00'],
      ['JPY', '5000000.00', '0.00', '5000000.00'],
      ['VND', '1000000000.00', '0.00', '1000000000.00'],
    ])
  })

  it('lists its own trades by day, and the profit of sales in either money', () => {
    const { ask } = start({ positions })
    const days = { ERLM_STRT_DT: '20261019', ERLM_END_DT: '20261019', LOAN_DVSN_CD: '' }
    ask('order', { ...tencent, OVRS_ORD_UNPR: '1.000', ORD_QTY: '2' }, sellIn('SEHK'))
    ask('order', { ...tencent, OVRS_ORD_UNPR: '9000.000' }, buyIn('SEHK'))
    const trades = (more: Readonly<Record<string, string>>) =>
      rowsOf(ask('inquire-period-trans', { ...days, OVRS_EXCG_CD: 'SEHK', SLL_BUY_DVSN_CD: '00', ...more }), 'output1')
    const profit = (WCRC_FRCR_DVSN_CD: string) =>
      ask('inquire-period-profit', {
        OVRS_EXCG_CD: 'SEHK',
        CRCY_CD: 'HKD',
        INQR_STRT_DT: '20261019',
        INQR_END_DT: '20261019',
        WCRC_FRCR_DVSN_CD,
      })

    const [sale] = trades({ SLL_BUY_DVSN_CD: '01' })
    const [inDollars] = rowsOf(profit('01'), 'output1')
    const [inWon] = rowsOf(profit('02'), 'output1')

    expect(trades({}).map((row) => [row.sll_buy_dvsn_cd, row.ccld_qty])).toEqual([
      ['02', '1'],
      ['01', '2'],
    ])
    expect([trades({ PDNO: 'AAPL' }), trades({ OVRS_EXCG_CD: 'NASD' }), trades({ ERLM_STRT_DT: '20261020' })]).toEqual([
      [],
      [],
      [],
    ])
    const price = Number(sale?.ft_ccld_unpr2)
    expect(Number(sale?.tr_frcr_amt2)).toBeCloseTo(2 * price, 5)
    expect(Number(sale?.frcr_excc_amt_1)).toBeCloseTo(2 * price - Number(sale?.frcr_fee1), 5)
    expect(inDollars).toMatchObject({
      trad_day: '20261019',
      ovrs_pdno: '00700',
      slcl_qty: '2',
      pchs_avg_pric: '300.00000000',
    })
    expect(Number(inDollars?.ovrs_rlzt_pfls_amt)).toBeCloseTo(2 * price - 600 - Number(sale?.frcr_fee1), 5)
    expect(Number(inWon?.ovrs_rlzt_pfls_amt)).toBeCloseTo(Number(inDollars?.ovrs_rlzt_pfls_amt) * 180, 2)
    expect(rowOf(profit('01'), 'output2').ovrs_rlzt_pfls_tot_amt).toBe(inDollars?.ovrs_rlzt_pfls_amt)
  })
})

describe('the market abroad', () => {
  it('answers an unknown symbol, or one of another exchange, with success and no price', () => {
    const { ask } = start()

    for (const [EXCD, SYMB] of [
      ['HKS', '99999'],
      ['TSE', '00700'],
      ['SHI', '00001'],
    ] as const) {
      expect(rowOf(ask('price', { EXCD, SYMB }), 'output')).toMatchObject({ rsym: `D${EXCD}${SYMB}`, last: '' })
      expect(rowOf(ask('price-detail', { EXCD, SYMB }), 'output')).toMatchObject({ rsym: `D${EXCD}${SYMB}`, last: '' })
      expect(rowOf(ask('inquire-asking-price', { EXCD, SYMB }), 'output1')).toMatchObject({ last: '', code: SYMB })
      expect(rowsOf(ask('dailyprice', { EXCD, SYMB, GUBN: '0', MODP: '1' }), 'output2')).toEqual([])
    }
    expect(rowOf(ask('search-info', { PRDT_TYPE_CD: '515', PDNO: '00700' }), 'output').prdt_name).toBe('')
  })

  // New York opens at 22:30 Korean time in summer.
  it.each([
    ['2026-10-19T22:29+09:00', false],
    ['2026-10-19T22:30+09:00', true],
  ])('has a last price in every answer about it, or in none: at %s %s', (time, hasPrice) => {
    const at = Date.parse(time)
    const { ask } = start({ hours: 'exchange', startAt: at })
    const apple = { EXCD: 'NAS', SYMB: 'AAPL' }

    const answers = [
      rowOf(ask('price', apple, { at }), 'output'),
      rowOf(ask('price-detail', apple, { at }), 'output'),
      rowOf(ask('inquire-asking-price', apple, { at }), 'output1'),
    ]

    expect(answers.map(({ last }) => last !== '')).toEqual([hasPrice, hasPrice, hasPrice])
    for (const { base } of answers) expect(Number(base)).toBeGreaterThan(0)
  })

  it('has one price by day and by night in the US', () => {
    const { ask } = start()
    const last = (EXCD: string) => rowOf(ask('price', { EXCD, SYMB: 'AAPL' }), 'output').last

    expect(last('BAQ')).toBe(last('NAS'))
    expect(last('BAY')).toBe('')
  })

  it('prints prices with the decimals of the country, and the details agree with the quote', () => {
    const { ask } = start()
    const printed = [
      ['NAS', 'AAPL', '4', /^\d+\.\d{4}$/, 'USD'],
      ['HKS', '00700', '3', /^\d+\.\d{3}$/, 'HKD'],
      ['SZS', '000858', '3', /^\d+\.\d{3}$/, 'CNY'],
      ['TSE', '7203', '1', /^\d+\.\d$/, 'JPY'],
      ['HSX', 'VNM', '0', /^\d+$/, 'VND'],
    ] as const

    for (const [EXCD, SYMB, zdiv, form, curr] of printed) {
      const quote = rowOf(ask('price', { EXCD, SYMB }), 'output')
      const detail = rowOf(ask('price-detail', { EXCD, SYMB }), 'output')
      const { last, base, tvol, tamt, rate } = quote

      expect(quote).toMatchObject({ zdiv, last: expect.stringMatching(form) })
      expect(detail).toMatchObject({ zdiv, curr, last, base, tvol, tamt, t_xrat: rate })
      expect(Number(detail.h52p)).toBeGreaterThanOrEqual(Number(detail.high))
      expect(Number(detail.l52p)).toBeLessThanOrEqual(Number(detail.low))
      expect(Number(detail.perx)).toBeCloseTo(Number(last) / Number(detail.epsx), 0)
    }
  })

  it('returns minutes in steps of any size, today’s alone or those before as well, and says whether there are more', () => {
    const { ask } = start({ hours: 'exchange' })
    const at = Date.parse('2026-10-19T09:29+09:00')
    const id = 'inquire-time-itemchartprice'
    const minutes = (more: Readonly<Record<string, string>>) =>
      ask(id, { EXCD: 'TSE', SYMB: '7203', NMIN: '1', PINC: '0', NREC: '120', ...more }, { at })
    const times = (answer: SimulatedAnswer) => rowsOf(answer, 'output2').map((row) => `${row.xymd} ${row.xhms}`)

    const today = minutes({})
    expect([times(today).length, times(today)[0], times(today).at(-1)]).toEqual([
      30,
      '20261019 092900',
      '20261019 090000',
    ])
    expect(rowOf(today, 'output1')).toMatchObject({ nrec: '30', next: '0', stim: '090000', etim: '153000', zdiv: '1' })

    const before = minutes({ PINC: '1' })
    expect([times(before).length, times(before)[30]]).toEqual([120, '20261016 152900'])
    expect(rowOf(before, 'output1')).toMatchObject({ nrec: '120', next: '1', more: '1' })

    const tens = minutes({ NMIN: '10' })
    expect(times(tens)).toEqual(['20261019 092000', '20261019 091000', '20261019 090000'])
    const volume = (answer: SimulatedAnswer) =>
      rowsOf(answer, 'output2').reduce((sum, row) => sum + Number(row.evol), 0)
    expect(volume(tens)).toBe(volume(today))

    const old = minutes({ PINC: '1', NEXT: '1', KEYB: '20260106093000', NREC: '3' })
    expect(times(old)).toEqual(['20260106 093000', '20260106 092900', '20260106 092800'])
    const first = minutes({ PINC: '1', NEXT: '1', KEYB: '20251020090100' })
    expect(times(first)).toEqual(['20251020 090100', '20251020 090000'])
    expect(rowOf(first, 'output1')).toMatchObject({ next: '0', more: '0' })
    expect(codeOf(minutes({ NMIN: '0' }))).toBe('OPSQ2001')
    expect(codeOf(minutes({ NEXT: '1', KEYB: 'yesterday' }))).toBe('OPSQ2001')
  })

  it('is searched by price, change and volume', () => {
    const { ask } = start({ environment: 'paper' })
    const found = (more: Readonly<Record<string, string>>) =>
      rowsOf(ask('inquire-search', { EXCD: 'NAS', ...more }), 'output2')
    const all = found({})
    const [low, high] = ['100', '300']

    const priced = found({ CO_YN_PRICECUR: '1', CO_ST_PRICECUR: low, CO_EN_PRICECUR: high })
    const risen = found({ CO_YN_RATE: '1', CO_ST_RATE: '0', CO_EN_RATE: '' })

    const expected = all.filter((row) => Number(row.last) >= 100 && Number(row.last) <= 300)
    expect(all.length).toBeGreaterThan(10)
    expect(expected.length).toBeGreaterThan(0)
    expect(priced.map((row) => row.symb)).toEqual(expected.map((row) => row.symb))
    expect(risen.every((row) => Number(row.rate) >= 0)).toBe(true)
    expect(found({ CO_ST_PRICECUR: '300' })).toHaveLength(all.length)
  })

  it('ranks by the days and above the volume that were asked for', () => {
    const { ask } = start()
    const ranked = (more: Readonly<Record<string, string>>) =>
      rowsOf(ask('updown-rate', { EXCD: 'HKS', NDAY: '0', GUBN: '1', VOL_RANG: '0', ...more }), 'output2')
    const month = ranked({ NDAY: '6' })

    expect(ranked({}).map((row) => row.n_rate)).toEqual(ranked({}).map((row) => row.rate))
    for (const row of month) {
      const bars = rowsOf(ask('dailyprice', { EXCD: 'HKS', SYMB: row.symb ?? '', GUBN: '0', MODP: '1' }), 'output2')
      expect(row.n_base).toBe(bars[30]?.clos)
    }
    const rates = month.map((row) => Number(row.n_rate))
    expect(rates).toEqual(rates.toSorted((a, b) => b - a))
    const volumes = ranked({}).map((row) => Number(row.tvol))
    expect(ranked({ VOL_RANG: '5' })).toHaveLength(volumes.filter((volume) => volume >= 1_000_000).length)
    expect(rowOf(ask('market-cap', { EXCD: 'HKS', VOL_RANG: '0' }), 'output1')).toMatchObject({ trec: '6', zdiv: '3' })
    const shares = rowsOf(ask('market-cap', { EXCD: 'HKS', VOL_RANG: '0' }), 'output2').map((row) => Number(row.grav))
    expect(shares.reduce((sum, part) => sum + part, 0)).toBeCloseTo(100, 0)
  })
})
