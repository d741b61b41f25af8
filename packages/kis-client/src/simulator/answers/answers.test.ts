import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createWorld, type World } from '../world/world.ts'
import type { SimulatedAnswer } from './answer.ts'
import { callWorld } from './call-world.test-kit.ts'

const at = Date.parse('2026-10-19T10:00+09:00')
const account = '12345678-01'
const realWorld = (): World => createWorld({ seed: 1, environment: 'real', hours: 'always', account, startAt: at })

const blocksOf = (answer: SimulatedAnswer): Readonly<Record<string, unknown>> =>
  'blocks' in answer ? answer.blocks : { refusal: answer.refusal.messageCode }
const rowsOf = (answer: SimulatedAnswer, block: string): readonly Readonly<Record<string, string>>[] => {
  const rows = blocksOf(answer)[block]
  return Array.isArray(rows) ? rows : []
}

interface CatalogueEntry {
  readonly id: string
  readonly response: { readonly containers: Readonly<Record<string, { kind: string; fields: readonly string[] }>> }
}
const catalogue: readonly CatalogueEntry[] = JSON.parse(
  readFileSync(new URL('../../../catalog/rest.json', import.meta.url), 'utf8'),
)

/** Calls of endpoints that have content, after an order of each market has filled and another is open. */
const period = { ORD_STRT_DT: '20261001', ORD_END_DT: '20261031', INQR_STRT_DT: '20261001', INQR_END_DT: '20261031' }
const order = { ORD_DVSN: '00', ORD_QTY: '3', PDNO: '005930', ORD_UNPR: '0', EXCG_ID_DVSN_CD: 'KRX' }
const inputs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'domestic-stock/inquire-price': { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' },
  'domestic-stock/inquire-daily-itemchartprice': {
    FID_COND_MRKT_DIV_CODE: 'J',
    FID_INPUT_ISCD: '005930',
    FID_INPUT_DATE_1: '20260901',
    FID_INPUT_DATE_2: '20261019',
    FID_PERIOD_DIV_CODE: 'D',
  },
  'domestic-stock/inquire-daily-price': {
    FID_COND_MRKT_DIV_CODE: 'J',
    FID_INPUT_ISCD: '005930',
    FID_PERIOD_DIV_CODE: 'W',
  },
  'domestic-stock/inquire-time-itemchartprice': {
    FID_COND_MRKT_DIV_CODE: 'J',
    FID_INPUT_ISCD: '005930',
    FID_INPUT_HOUR_1: '100000',
    FID_PW_DATA_INCU_YN: 'Y',
    FID_ETC_CLS_CODE: '',
  },
  'domestic-stock/order-cash': { ...order, ORD_DVSN: '01' },
  'domestic-stock/order-rvsecncl': {
    ...order,
    KRX_FWDG_ORD_ORGNO: '91252',
    ORGN_ODNO: '0000000002',
    RVSE_CNCL_DVSN_CD: '02',
    QTY_ALL_ORD_YN: 'Y',
  },
  'domestic-stock/inquire-balance': {},
  'domestic-stock/inquire-psbl-order': { PDNO: '005930', ORD_DVSN: '00', ORD_UNPR: '50000' },
  'domestic-stock/inquire-daily-ccld': { ...period, CCLD_DVSN: '00', SLL_BUY_DVSN_CD: '00', INQR_DVSN: '00' },
  'domestic-stock/inquire-psbl-rvsecncl': { INQR_DVSN_1: '0', INQR_DVSN_2: '0' },
  'domestic-stock/inquire-psbl-sell': { PDNO: '005930' },
  'domestic-stock/chk-holiday': { BASS_DT: '20261019' },
  'overseas-stock/price': { EXCD: 'NAS', SYMB: 'AAPL' },
  'overseas-stock/dailyprice': { EXCD: 'NAS', SYMB: 'AAPL', GUBN: '0', MODP: '1' },
  'overseas-stock/order': { OVRS_EXCG_CD: 'NASD', PDNO: 'AAPL', ORD_DVSN: '00', ORD_QTY: '2', OVRS_ORD_UNPR: '900.00' },
  'overseas-stock/order-rvsecncl': {
    OVRS_EXCG_CD: 'NASD',
    PDNO: 'AAPL',
    ORGN_ODNO: '0000000004',
    RVSE_CNCL_DVSN_CD: '02',
    ORD_QTY: '2',
    OVRS_ORD_UNPR: '0',
  },
  'overseas-stock/inquire-balance': { OVRS_EXCG_CD: 'NASD', TR_CRCY_CD: 'USD' },
  'overseas-stock/inquire-ccnl': { ...period, PDNO: '%', SLL_BUY_DVSN: '00', CCLD_NCCS_DVSN: '00', SORT_SQN: 'DS' },
  'overseas-stock/inquire-nccs': { OVRS_EXCG_CD: 'NASD', SORT_SQN: 'DS' },
  'overseas-stock/inquire-present-balance': { WCRC_FRCR_DVSN_CD: '02', NATN_CD: '000', TR_MKET_CD: '00' },
  'overseas-stock/inquire-psamount': { OVRS_EXCG_CD: 'NASD', OVRS_ORD_UNPR: '100.00', ITEM_CD: 'AAPL' },
}

/** Orders 1 to 4: one filled and one far below the price, in Korea and in the US. */
function traded(): World {
  const world = realWorld()
  const place = (id: string, input: Readonly<Record<string, string>>) =>
    callWorld(world, 'real', { id, at, when: { ord_dv: 'buy' }, input: { ...inputs[id], ...input } })
  const quote = blocksOf(
    callWorld(world, 'real', {
      id: 'domestic-stock/inquire-price',
      at,
      input: inputs['domestic-stock/inquire-price'] ?? {},
    }),
  )
  const { stck_llam } = Object(quote.output)
  place('domestic-stock/order-cash', {})
  place('domestic-stock/order-cash', { ORD_DVSN: '00', ORD_UNPR: stck_llam })
  place('overseas-stock/order', {})
  place('overseas-stock/order', { OVRS_ORD_UNPR: '1.00' })
  return world
}

describe('an answer', () => {
  it.each(Object.keys(inputs))('has for %s just the fields that KIS documents, in the documented blocks', (id) => {
    const when = id === 'domestic-stock/inquire-daily-ccld' ? { pd_dv: 'inner' } : {}
    const answer = callWorld(traded(), 'real', { id, at: at + 60_000, input: inputs[id] ?? {}, when })
    const entry = catalogue.find((known) => known.id === id)

    for (const [name, { kind, fields }] of Object.entries(entry?.response.containers ?? {})) {
      const block = blocksOf(answer)[name]
      expect([name, Array.isArray(block) ? 'array' : typeof block]).toEqual([name, kind])
      const rows = Array.isArray(block) ? block : [block]
      expect(rows.length).toBeGreaterThan(0)
      for (const row of rows) {
        // The documentation has the names of a revision in small letters; the servers send them as for a new order.
        const names = Object.keys(row)
        expect(id === 'domestic-stock/order-rvsecncl' ? names.map((name) => name.toLowerCase()) : names).toEqual(fields)
        expect(Object.values(row).every((value) => typeof value === 'string')).toBe(true)
      }
    }
  })

  it('is a success without a price for an unknown symbol: "0" in Korea, empty in the US', () => {
    const world = realWorld()
    const krx = callWorld(world, 'real', {
      id: 'domestic-stock/inquire-price',
      at,
      input: { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '999999' },
    })
    const overseas = callWorld(world, 'real', { id: 'overseas-stock/price', at, input: { EXCD: 'NYS', SYMB: 'AAPL' } })

    expect(blocksOf(krx).output).toMatchObject({ stck_prpr: '0' })
    expect(blocksOf(overseas).output).toMatchObject({ last: '', rsym: 'DNYSAAPL' })
  })

  it('has the bars of a chart newest first, 100 at most, and joins days into weeks, months and years', () => {
    const world = realWorld()
    const chart = (period: string, from: string) =>
      rowsOf(
        callWorld(world, 'real', {
          id: 'domestic-stock/inquire-daily-itemchartprice',
          at,
          input: {
            ...inputs['domestic-stock/inquire-daily-itemchartprice'],
            FID_INPUT_DATE_1: from,
            FID_PERIOD_DIV_CODE: period,
          },
        }),
        'output2',
      )
    const days = chart('D', '20260101')
    const months = chart('M', '20260701')

    expect(days).toHaveLength(100)
    expect(days.map((row) => row.stck_bsop_date)).toEqual(
      days
        .map((row) => row.stck_bsop_date)
        .toSorted()
        .reverse(),
    )
    expect(months.map((row) => row.stck_bsop_date)).toEqual(['20261019', '20260930', '20260831', '20260731'])
    expect(chart('Y', '20200101')).toHaveLength(7)
    expect(chart('W', '20261012').map((row) => row.stck_bsop_date)).toEqual(['20261019', '20261016'])
    const october = days.filter((row) => row.stck_bsop_date?.startsWith('202610')).map((row) => Number(row.stck_hgpr))
    expect(Number(months[0]?.stck_hgpr)).toBe(Math.max(...october))
  })

  it('has up to 30 minute bars back from the requested hour, also of the day before if the call allows it', () => {
    const world = createWorld({ seed: 1, environment: 'real', hours: 'exchange', account, startAt: at })
    const id = 'domestic-stock/inquire-time-itemchartprice'
    const minutes = (hour: string, past: string) =>
      rowsOf(
        callWorld(world, 'real', {
          id,
          at,
          input: { ...inputs[id], FID_INPUT_HOUR_1: hour, FID_PW_DATA_INCU_YN: past },
        }),
        'output2',
      ).map((row) => `${row.stck_bsop_date} ${row.stck_cntg_hour}`)

    const latest = minutes('153000', 'N')
    expect([latest.length, latest[0], latest[29]]).toEqual([30, '20261019 100000', '20261019 093100'])
    expect(minutes('090100', 'N')).toEqual(['20261019 090100', '20261019 090000'])
    expect(minutes('090100', 'Y').slice(0, 4)).toEqual([
      '20261019 090100',
      '20261019 090000',
      '20261016 152900',
      '20261016 152800',
    ])
    expect(minutes('090100', 'Y')).toHaveLength(30)
  })

  it('makes the minutes of a day add up to its daily bar', () => {
    const world = createWorld({ seed: 1, environment: 'real', hours: 'exchange', account, startAt: at })
    const ask = (id: string, input = inputs[id] ?? {}) =>
      callWorld(world, 'real', { id, at: Date.parse('2026-10-19T09:20+09:00'), input })
    const id = 'domestic-stock/inquire-time-itemchartprice'
    const rows = rowsOf(ask(id, { ...inputs[id], FID_PW_DATA_INCU_YN: 'N' }), 'output2')
    const { stck_oprc, stck_hgpr, stck_lwpr, stck_prpr, acml_vol } = Object(
      blocksOf(ask('domestic-stock/inquire-price')).output,
    )

    expect(rows).toHaveLength(21)
    expect([rows.at(-1)?.stck_oprc, rows[0]?.stck_prpr]).toEqual([stck_oprc, stck_prpr])
    expect(String(Math.max(...rows.map((row) => Number(row.stck_hgpr))))).toBe(stck_hgpr)
    expect(String(Math.min(...rows.map((row) => Number(row.stck_lwpr))))).toBe(stck_lwpr)
    expect(String(rows.reduce((sum, row) => sum + Number(row.cntg_vol), 0))).toBe(acml_vol)
  })

  it('has a number in the price of a stock or an ETF wherever KIS has one, which clients read unchecked', () => {
    const numbers = ['per', 'pbr', 'eps', 'bps', 'lstn_stcn', 'hts_avls', 'vol_tnrt', 'hts_frgn_ehrt', 'frgn_ntby_qty']
    const more = ['pgtr_ntby_qty', 'frgn_hldn_qty', 'cpfn', 'stck_fcam', 'stck_sspr', 'whol_loan_rmnd_rate']
    const pivots = ['pvt_scnd_dmrs_prc', 'pvt_frst_dmrs_prc', 'pvt_pont_val', 'pvt_frst_dmsp_prc', 'pvt_scnd_dmsp_prc']

    for (const symbol of ['005930', '069500']) {
      const id = 'domestic-stock/inquire-price'
      const price = callWorld(realWorld(), 'real', { id, at, input: { ...inputs[id], FID_INPUT_ISCD: symbol } })
      const block: Readonly<Record<string, string>> = Object(blocksOf(price).output)
      for (const name of [...numbers, ...more, ...pivots, 'dmrs_val', 'dmsp_val'])
        expect([symbol, name, block[name]]).toEqual([symbol, name, expect.stringMatching(/^-?\d+(\.\d+)?$/)])
      expect(Number(block.per) > 0).toBe(symbol === '005930')
    }
  })

  it('writes US changes without a sign and their rates with one', () => {
    const rows = rowsOf(
      callWorld(realWorld(), 'real', {
        id: 'overseas-stock/dailyprice',
        at,
        input: inputs['overseas-stock/dailyprice'] ?? {},
      }),
      'output2',
    )

    expect(rows).toHaveLength(100)
    for (const row of rows.slice(0, -1)) {
      expect(row.diff).toMatch(/^\d+\.\d{4}$/)
      expect(row.rate).toMatch({ '2': /^\+\d+\.\d\d$/, '3': /^ 0\.00$/, '5': /^-\d+\.\d\d$/ }[row.sign ?? ''] ?? /$^/)
    }
  })
})

describe('paging', () => {
  it.each([
    ['paper', 15, [15, 15, 5]],
    ['real', 100, [35]],
  ] as const)(
    'returns executions on %s %i at a time, each once, with its cursor in small letters',
    (environment, _, sizes) => {
      const world = createWorld({ seed: 1, environment, hours: 'always', account, startAt: at })
      for (let count = 0; count < 35; count += 1)
        callWorld(world, environment, {
          id: 'domestic-stock/order-cash',
          at,
          input: { ...order, ORD_DVSN: '01', ORD_QTY: '1' },
          when: { ord_dv: 'buy' },
        })
      const pages: SimulatedAnswer[] = []
      let input = inputs['domestic-stock/inquire-daily-ccld'] ?? {}

      do {
        const page = callWorld(world, environment, {
          id: 'domestic-stock/inquire-daily-ccld',
          at,
          input,
          when: { pd_dv: 'inner' },
          more: pages.length > 0,
        })
        pages.push(page)
        const { ctx_area_fk100, ctx_area_nk100 } = blocksOf(page)
        input = { ...input, CTX_AREA_FK100: String(ctx_area_fk100), CTX_AREA_NK100: String(ctx_area_nk100) }
      } while ('more' in (pages.at(-1) ?? {}) && Object(pages.at(-1)).more)

      const numbers = pages.flatMap((page) => rowsOf(page, 'output1').map((row) => Number(row.odno)))
      expect(pages.map((page) => rowsOf(page, 'output1').length)).toEqual(sizes)
      expect(numbers).toEqual(Array.from({ length: 35 }, (_unused, index) => 35 - index))
      expect(blocksOf(pages.at(-1) ?? { blocks: {} })).toMatchObject({
        ctx_area_fk100: ' '.repeat(100),
        ctx_area_nk100: ' '.repeat(100),
      })
    },
  )

  it('begins again for a caller that does not ask for more, even if it sends a cursor', () => {
    const world = traded()
    const id = 'domestic-stock/inquire-daily-ccld'
    const when = { pd_dv: 'inner' }
    const first = callWorld(world, 'real', { id, at, when, input: inputs[id] ?? {} })
    const again = callWorld(world, 'real', { id, at, when, input: { ...inputs[id], CTX_AREA_NK100: '1' } })

    expect(rowsOf(first, 'output1')).toHaveLength(2)
    expect(again).toEqual(first)
  })
})
