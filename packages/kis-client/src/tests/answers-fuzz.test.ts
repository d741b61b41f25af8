import fc from 'fast-check'
import { assert, describe, expect, it } from 'vitest'
import { getBalance } from '../account/get-balance.ts'
import { type BuyingPowerWanted, getBuyingPower } from '../account/get-buying-power.ts'
import { getRealizedProfit } from '../account/get-realized-profit.ts'
import { listPositions } from '../account/list-positions.ts'
import type { KisClient } from '../client/client.ts'
import { createKisClient } from '../client/create-client.ts'
import type { KisClientOptions } from '../client/options.ts'
import { explainCode } from '../codes.ts'
import { inquireBalance, inquirePrice } from '../endpoints/domestic-stock.gen.ts'
import { inquireBalance as overseasBalance } from '../endpoints/overseas-stock.gen.ts'
import { isKisError, KisAnswerError } from '../errors.ts'
import { krxOrderTypes } from '../market/order-types.gen.ts'
import { cancelOrder } from '../orders/cancel-order.ts'
import { listFills } from '../orders/list-fills.ts'
import { listOpenOrders, listOrders } from '../orders/list-orders.ts'
import { placeOrder } from '../orders/place-order.ts'
import { listReservedOrders } from '../orders/reserved/list-reserved-orders.ts'
import { reviseOrder } from '../orders/revise-order.ts'
import { getCandles } from '../quotes/get-candles.ts'
import { getInstrumentInfo } from '../quotes/get-instrument-info.ts'
import { getMinuteCandles } from '../quotes/get-minute-candles.ts'
import { getOrderBook } from '../quotes/get-order-book.ts'
import { getQuote } from '../quotes/get-quote.ts'
import { listRanking } from '../quotes/list-ranking.ts'
import { addDecimals, parseDecimal } from '../values/decimal.ts'
import {
  freePacer,
  hastyClock,
  type Reply,
  recordingConnection,
  sameToken,
  spoiled,
  startReplayKis,
  textsIn,
} from './answers-fuzz.test-kit.ts'
import { balance } from './sample-calls.test-kit.ts'
import { startSteppedKis } from './stepped-kis.test-kit.ts'

const samsung = { symbol: '005930' } as const
const apple = { symbol: 'AAPL', exchange: 'NASD' } as const
const today = { from: '2026-10-19', to: '2026-10-19' } as const
const week = { from: '2026-10-12', to: '2026-10-19' } as const
const usOpen = Date.parse('2026-10-20T00:00:00+09:00')

/** Instant at which KIS takes reserved orders for KRX and for the US. */
const evening = Date.parse('2026-10-19T18:00:00+09:00')

/** Names that KIS has for each field of the result. */
type Sources = Readonly<Record<string, readonly string[]>>
interface Reading {
  readonly act: (kis: KisClient) => Promise<unknown>
  readonly sources: Sources
  /** Other fields of the answer that it reads. */
  readonly reads?: readonly string[]
  /** Currency that the account may lack: without a row of it, its amounts are 0. */
  readonly zeroWithout?: string
  /** Instant at which the exchange is open. */
  readonly at?: number
  /** Orders that the account has beside the usual ones. */
  readonly prepare?: (kis: KisClient) => Promise<unknown>
}

/** Returns a buying power without its shares, which are cut to whole ones: its own tests hold them to their text. */
async function amountOfPower(kis: KisClient, wanted: BuyingPowerWanted): Promise<unknown> {
  const { quantity: _quantity, ...others } = await getBuyingPower(kis, wanted)
  return others
}

/** Returns the positions of a market, or throws the error of one that cannot be read. */
async function readablePositions(kis: KisClient, market: 'KRX' | 'US'): Promise<unknown> {
  const { positions, unreadable } = await listPositions(kis, { market })
  const [first] = unreadable
  if (first !== undefined) throw new KisAnswerError(first.reason, { field: first.field })
  // Cut to whole shares: the tests of listPositions hold it to its text.
  return positions.map(({ sellable: _sellable, ...others }) => others)
}

const levels = (...names: readonly string[]) =>
  names.flatMap((name) => Array.from({ length: 10 }, (_, at) => name.replace('#', `${at + 1}`)))
const domesticBars = { open: ['stck_oprc'], high: ['stck_hgpr'], low: ['stck_lwpr'] }
const overseasBars = { open: ['open'], high: ['high'], low: ['low'] }
const domesticOrder = { quantity: ['ord_qty'], price: ['ord_unpr'], filled: ['tot_ccld_qty'], remaining: ['rmn_qty'] }
const overseasOrder = { quantity: ['ft_ord_qty'], price: ['ft_ord_unpr3'], remaining: ['nccs_qty'] }
const reservedReads = ['rsvn_ord_rcit_dt', 'pdno', 'sll_buy_dvsn_cd', 'odno', 'output']
const domesticOrderReads = [
  'odno',
  'ord_gno_brno',
  'orgn_odno',
  'pdno',
  'sll_buy_dvsn_cd',
  'rjct_qty',
  'cnc_cfrm_qty',
  'cncl_yn',
  'sll_buy_dvsn_cd_name',
  'ord_dvsn_cd',
  'ord_dt',
  'ord_tmd',
  'excg_id_dvsn_cd',
  'output1',
]
const overseasOrderReads = [
  'odno',
  'ord_gno_brno',
  'orgn_odno',
  'pdno',
  'sll_buy_dvsn_cd',
  'rjct_rson',
  'rjct_rson_name',
  'rvse_cncl_dvsn',
  'prcs_stat_name',
  'ord_dt',
  'ord_tmd',
  'dmst_ord_dt',
  'ovrs_excg_cd',
  'ft_ccld_qty',
  'output',
]

const readings: Readonly<Record<string, Reading>> = {
  'getQuote on KRX': {
    act: (kis) => getQuote(kis, samsung),
    sources: { price: ['stck_prpr', 'stck_sdpr'], previousClose: ['stck_sdpr'], volume: ['acml_vol'] },
  },
  'getQuote abroad': {
    act: (kis) => getQuote(kis, apple),
    sources: { price: ['last', 'base'], previousClose: ['base'], volume: ['tvol'] },
  },
  'getOrderBook on KRX': {
    act: (kis) => getOrderBook(kis, samsung),
    sources: {
      price: levels('askp#', 'bidp#'),
      quantity: levels('askp_rsqn#', 'bidp_rsqn#'),
      totalAskQuantity: ['total_askp_rsqn'],
      totalBidQuantity: ['total_bidp_rsqn'],
    },
    reads: ['stck_prpr', 'aspr_acpt_hour', 'output1', 'output2'],
  },
  'getOrderBook abroad': {
    act: (kis) => getOrderBook(kis, apple),
    sources: {
      price: levels('pask#', 'pbid#'),
      quantity: levels('vask#', 'vbid#'),
      totalAskQuantity: ['avol'],
      totalBidQuantity: ['bvol'],
    },
    reads: ['last', 'dhms', 'output1', 'output2'],
  },
  'getCandles on KRX': {
    act: (kis) => getCandles(kis, { ...samsung, interval: 'day', from: '2026-06-01', to: '2026-10-19' }),
    sources: { ...domesticBars, close: ['stck_clpr'], volume: ['acml_vol'] },
    reads: ['stck_bsop_date', 'output2'],
  },
  'getCandles abroad': {
    act: (kis) => getCandles(kis, { ...apple, interval: 'week', from: '2024-06-01', to: '2026-10-19' }),
    sources: { ...overseasBars, close: ['clos'], volume: ['tvol'] },
    reads: ['xymd', 'output2'],
  },
  'getMinuteCandles on KRX': {
    act: (kis) =>
      getMinuteCandles(kis, {
        ...samsung,
        fromAt: Date.parse('2026-10-18T22:30:00+09:00'),
        toAt: Date.parse('2026-10-19T00:40:00+09:00'),
      }),
    sources: { ...domesticBars, close: ['stck_prpr'], volume: ['cntg_vol'] },
    reads: ['stck_bsop_date', 'stck_cntg_hour', 'output2'],
  },
  'getMinuteCandles abroad': {
    act: (kis) => getMinuteCandles(kis, { ...apple, fromAt: usOpen - 3 * 3_600_000, toAt: usOpen }),
    sources: { ...overseasBars, close: ['last'], volume: ['evol'] },
    reads: ['xymd', 'kymd', 'khms', 'output2'],
    at: usOpen,
  },
  'getInstrumentInfo on KRX': {
    act: (kis) => getInstrumentInfo(kis, samsung),
    sources: { listedShares: ['lstg_stqt'] },
    reads: [
      'prdt_abrv_name',
      'prdt_name',
      'scty_grp_id_cd',
      'std_pdno',
      'scts_mket_lstg_dt',
      'lstg_abol_dt',
      'tr_stop_yn',
      'output',
    ],
  },
  'getInstrumentInfo abroad': {
    act: (kis) => getInstrumentInfo(kis, apple),
    sources: { listedShares: ['lstg_stck_num'] },
    reads: [
      'prdt_name',
      'prdt_eng_name',
      'ovrs_stck_dvsn_cd',
      'std_pdno',
      'lstg_dt',
      'lstg_abol_dt',
      'ovrs_stck_tr_stop_dvsn_cd',
    ],
  },
  'listRanking on KRX': {
    act: (kis) => listRanking(kis, { by: 'trading-value' }),
    sources: { price: ['stck_prpr'], changeRate: ['prdy_ctrt'], volume: ['acml_vol'], tradingValue: ['acml_tr_pbmn'] },
    reads: ['data_rank', 'mksc_shrn_iscd', 'hts_kor_isnm', 'output'],
  },
  'listRanking abroad': {
    act: (kis) => listRanking(kis, { by: 'market-cap', exchange: 'NASD' }),
    sources: { price: ['last'], changeRate: ['rate'], volume: ['tvol'], tradingValue: ['tamt'], marketCap: ['tomv'] },
    reads: ['rank', 'symb', 'name', 'output2'],
  },
  'getBalance in won': {
    act: (kis) => getBalance(kis, { currency: 'KRW' }),
    sources: { deposit: ['dnca_tot_amt'], settled: ['prvs_rcdl_excc_amt'] },
    reads: ['output2'],
  },
  'getBalance in dollars': {
    act: async (kis) => {
      // A sum of the deposit, the sales and the purchases: the tests of getBalance hold it to their texts.
      const { settled: _settled, ...others } = await getBalance(kis, { currency: 'USD' })
      return others
    },
    sources: { deposit: ['frcr_dncl_amt_2'] },
    reads: ['crcy_cd', 'frcr_sll_amt_smtl', 'frcr_buy_amt_smtl', 'output2'],
    zeroWithout: 'USD',
  },
  'getBuyingPower on KRX': {
    act: (kis) => amountOfPower(kis, { ...samsung, price: '70000' }),
    sources: { amount: ['nrcvb_buy_amt'] },
    reads: ['nrcvb_buy_qty', 'output'],
  },
  'getBuyingPower abroad': {
    act: (kis) => amountOfPower(kis, { ...apple, price: '200.00' }),
    sources: { amount: ['ovrs_ord_psbl_amt', 'frcr_ord_psbl_amt1'] },
    reads: ['max_ord_psbl_qty', 'output'],
  },
  'listPositions on KRX': {
    act: (kis) => readablePositions(kis, 'KRX'),
    sources: {
      quantity: ['hldg_qty'],
      averagePrice: ['pchs_avg_pric'],
      price: ['prpr'],
      value: ['evlu_amt'],
    },
    reads: ['pdno', 'prdt_name', 'trad_dvsn_name', 'loan_dt', 'ord_psbl_qty', 'output1'],
  },
  'listPositions abroad': {
    act: (kis) => readablePositions(kis, 'US'),
    sources: {
      quantity: ['ovrs_cblc_qty'],
      averagePrice: ['pchs_avg_pric'],
      price: ['now_pric2'],
      value: ['ovrs_stck_evlu_amt'],
    },
    reads: ['ovrs_pdno', 'ovrs_item_name', 'ovrs_excg_cd', 'ord_psbl_qty', 'output1'],
  },
  'getRealizedProfit on KRX': {
    act: async (kis) => {
      const { profit, sales, ...others } = await getRealizedProfit(kis, { market: 'KRX', ...today })
      expect(profit).toBe(sales.map((sale) => sale.profit).reduce(addDecimals, parseDecimal('0')))
      return { ...others, sales }
    },
    sources: { quantity: ['sll_qty'], averagePrice: ['pchs_unpr'], price: ['sll_pric'], profit: ['rlzt_pfls'] },
    reads: ['pdno', 'trad_dt', 'prdt_name', 'trad_dvsn_name', 'output1'],
  },
  'getRealizedProfit abroad': {
    act: (kis) => getRealizedProfit(kis, { market: 'US', ...week }),
    sources: {
      quantity: ['slcl_qty'],
      averagePrice: ['pchs_avg_pric'],
      price: ['avg_sll_unpr'],
      profit: ['ovrs_rlzt_pfls_amt', 'ovrs_rlzt_pfls_tot_amt'],
    },
    reads: ['ovrs_pdno', 'trad_day', 'ovrs_item_name', 'ovrs_excg_cd', 'output1', 'output2'],
    at: usOpen,
  },
  'listOrders on KRX': {
    act: (kis) => listOrders(kis, { market: 'KRX', ...today }),
    sources: domesticOrder,
    reads: domesticOrderReads,
  },
  'listOpenOrders on KRX': {
    act: (kis) => listOpenOrders(kis, { market: 'KRX', ...today }),
    sources: domesticOrder,
    reads: domesticOrderReads,
  },
  'listFills on KRX': {
    act: (kis) => listFills(kis, { market: 'KRX', ...today }),
    sources: { quantity: ['tot_ccld_qty'], price: ['avg_prvs'] },
    reads: domesticOrderReads,
  },
  'listOrders abroad': {
    act: async (kis) => {
      const orders = await listOrders(kis, { market: 'US', ...week })
      // A sum where an order was filled in parts, and one row's text otherwise: listFills is held to the text.
      return orders.map(({ filled: _filled, ...others }) => others)
    },
    sources: overseasOrder,
    reads: overseasOrderReads,
    at: usOpen,
  },
  'listOpenOrders abroad': {
    act: async (kis) => {
      const orders = await listOpenOrders(kis, { market: 'US', ...week })
      return orders.map(({ filled: _filled, ...others }) => others)
    },
    sources: overseasOrder,
    reads: overseasOrderReads,
    at: usOpen,
  },
  'listFills abroad': {
    act: (kis) => listFills(kis, { market: 'US', ...week }),
    sources: { quantity: ['ft_ccld_qty'], price: ['ft_ccld_unpr3'] },
    reads: overseasOrderReads,
    at: usOpen,
  },
  'listReservedOrders on KRX': {
    act: (kis) => listReservedOrders(kis, { market: 'KRX', from: '2026-10-19', to: '2026-10-20' }),
    prepare: (kis) => placeOrder(kis, { ...samsung, side: 'buy', quantity: '7', price: '70000', reserved: true }),
    sources: { quantity: ['ord_rsvn_qty'], price: ['ord_rsvn_unpr'], filled: ['tot_ccld_qty'] },
    reads: [...reservedReads, 'rsvn_ord_seq', 'rsvn_ord_ord_dt', 'rsvn_ord_rcit_tmd', 'rsvn_end_dt', 'cncl_ord_dt'],
    at: evening,
  },
  'listReservedOrders abroad': {
    act: (kis) => listReservedOrders(kis, { market: 'US', ...today }),
    prepare: (kis) => placeOrder(kis, { ...apple, side: 'buy', quantity: '7', price: '150.00', reserved: true }),
    sources: { quantity: ['ft_ord_qty'], price: ['ft_ord_unpr3'], filled: ['ft_ccld_qty'] },
    reads: [...reservedReads, 'ovrs_rsvn_odno', 'ord_dt', 'ord_rcit_tmd', 'cncl_yn', 'ovrs_excg_cd'],
    at: evening,
  },
}

const usOrder = { number: '0000000001', branch: '01790', ...apple } as const
const krxOrder = { number: '0000000001', branch: '00950', ...samsung, exchange: 'KRX', venue: 'KRX' } as const
const reserved = { ...samsung, exchange: 'KRX', side: 'buy', quantity: '1' } as const
const reservation = { reservation: '42401', receivedOn: '1970-01-01' } as const
const writes: Readonly<Record<string, (kis: KisClient) => Promise<unknown>>> = {
  'placeOrder on KRX': (kis) => placeOrder(kis, { ...samsung, side: 'buy', quantity: '1', price: '70000' }),
  'placeOrder abroad': (kis) => placeOrder(kis, { ...apple, side: 'buy', quantity: '1', price: '150.00' }),
  'reviseOrder on KRX': (kis) => reviseOrder(kis, krxOrder, { price: '69000', quantity: '1' }),
  'reviseOrder abroad': (kis) => reviseOrder(kis, usOrder, { price: '140.00', quantity: '1' }),
  'cancelOrder on KRX': (kis) => cancelOrder(kis, krxOrder),
  'cancelOrder abroad': (kis) => cancelOrder(kis, usOrder),
  'placeOrder of a reserved order': (kis) => placeOrder(kis, { ...reserved, price: '70000', reserved: true }),
  'reviseOrder of a reserved order': (kis) => reviseOrder(kis, { ...reserved, ...reservation }, { price: '69000' }),
}

const seed = 20_261_019
const runs = Number(process.env['FUZZ_RUNS'] ?? 60)

/** Records the good answers to `act`, from an account that has bought, sold and has open orders. */
async function record(
  act: (kis: KisClient) => Promise<unknown>,
  startAt: number,
  prepare?: Reading['prepare'],
): Promise<{ good: readonly Reply[]; now: number }> {
  const { options, settle, clock } = await startSteppedKis({ environment: 'real', realOrders: true, startAt })
  const recorder = recordingConnection(options.connect)
  const kis = createKisClient({ ...options, environment: 'real', realOrders: true, connect: recorder.connect })
  await settle(trade(kis))
  if (prepare !== undefined) await settle(prepare(kis))
  recorder.take()
  await settle(act(kis))
  return { good: recorder.take(), now: clock.now() }
}

async function trade(kis: KisClient): Promise<void> {
  await placeOrder(kis, { ...samsung, side: 'buy', quantity: '10', type: 'market' })
  await placeOrder(kis, { ...samsung, side: 'sell', quantity: '3', type: 'market' })
  const { price: won } = await getQuote(kis, samsung)
  await placeOrder(kis, { ...samsung, side: 'buy', quantity: '2', price: `${Math.floor(Number(won) / 1_100) * 1_000}` })
  const { price } = await getQuote(kis, apple)
  await placeOrder(kis, { ...apple, side: 'buy', quantity: '5', price: `${Math.ceil(Number(price) * 1.05)}` })
  await placeOrder(kis, { ...apple, side: 'sell', quantity: '2', price: `${Math.floor(Number(price) * 0.95)}` })
  await placeOrder(kis, { ...apple, side: 'buy', quantity: '1', price: `${Math.floor(Number(price) * 0.8)}` })
}

const clientOptions = (rest: string, now: number): KisClientOptions<'real'> => ({
  environment: 'real',
  realOrders: true,
  credentials: { appKey: 'key', appSecret: 'secret', account: '12345678-01' },
  hosts: { rest, ws: null, masters: rest },
  tokens: sameToken,
  pacer: freePacer,
  clock: hastyClock(now),
  timeoutMs: 60_000,
})

/** Starts a client of a server that answers with the given body. */
async function startReplay(now: number) {
  const server = await startReplayKis()
  return { server, kis: createKisClient(clientOptions(server.hosts.rest, now)) }
}

async function allOf<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const got: Item[] = []
  for await (const item of items) got.push(item)
  return got
}

/** Returns the result of a promise as a value, or its error, of any kind. */
const settled = (work: Promise<unknown>): Promise<{ value: unknown } | { error: unknown }> =>
  work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )

/** Returns a day as KIS writes it, and any other text unchanged. */
const kisForm = (text: string): string => text.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$1$2$3')

const answerFaults = ['KIS_REFUSED', 'KIS_UNKNOWN_SYMBOL', 'KIS_UNANSWERED', 'KIS_ANSWER']

/** Expects each decimal of a result to be a text of its source field, and each other text to be in the answers. */
function expectTrue(
  result: unknown,
  { sources, zeroWithout }: Pick<Reading, 'sources' | 'zeroWithout'>,
  replies: readonly Reply[],
  given: ReadonlySet<string>,
): void {
  const texts = textsIn(replies)
  const all = new Set(texts.map(({ text }) => text))
  const isCopied = (value: string) =>
    given.has(value) || all.has(value.trim()) || [...all].some((text) => text.includes(kisForm(value)))
  const allowed = new Map<string, ReadonlySet<string>>()
  for (const [field, names] of Object.entries(sources)) {
    allowed.set(field, new Set(texts.filter(({ name }) => names.includes(name)).map(({ text }) => text)))
  }
  const isNowhere = (code: string) => !texts.some(({ name, text }) => name === 'crcy_cd' && text === code)
  const walk = (name: string, value: unknown) => {
    if (Array.isArray(value)) for (const part of value) walk(name, part)
    else if (typeof value === 'object' && value !== null)
      for (const [inner, part] of Object.entries(value)) walk(inner, part)
    else if (typeof value === 'number') assert(Number.isFinite(value), `${name} is ${value}`)
    else if (typeof value === 'string')
      assert(
        (allowed.get(name)?.has(value) ?? isCopied(value)) ||
          (value === '0' && zeroWithout !== undefined && isNowhere(zeroWithout)),
        `${name} is ${value}, which stands nowhere`,
      )
  }
  walk('', result)
}

const constants = new Set([
  'KRX',
  'NASD',
  'NYSE',
  'AMEX',
  'KRW',
  'USD',
  'NXT',
  'SOR',
  '005930',
  'AAPL',
  'buy',
  'sell',
  'open',
  'filled',
  'cancelled',
  'expired',
  'rejected',
  'reserved',
  'sent',
  'unknown',
  ...Object.keys(krxOrderTypes),
  'stock',
  'etf',
  'etn',
  'other',
  'last-trade',
  'previous-close',
  'none',
  'caution',
  'warning',
  'risk',
  // Days of the client's clock in Seoul and in New York.
  '2026-10-19',
  '2026-10-18',
])

describe('for any answer of KIS, a read returns its content or a typed error, never a number of its own:', () => {
  it.each(Object.entries(readings))('%s', async (_name, reading) => {
    const { act, sources, reads = [], at, prepare } = reading
    const { good, now } = await record(act, at ?? Date.parse('2026-10-19T10:00:00+09:00'), prepare)
    const { server, kis } = await startReplay(now)
    server.play(good)
    const whole = await act(kis)
    expectTrue(whole, reading, good, constants)
    const names = [...Object.values(sources).flat(), ...reads]
    let errors = 0

    await fc.assert(
      fc.asyncProperty(spoiled(good, names), async (replies) => {
        server.play(replies)

        const result = await settled(act(kis))

        if ('error' in result) {
          errors += 1
          if (!isKisError(result.error)) throw result.error
          expect(answerFaults).toContain(result.error.code)
        } else expectTrue(result.value, reading, replies, constants)
      }),
      { seed, numRuns: runs, endOnFailure: true },
    )
    // Neither side of the property is idle.
    expect(errors).toBeGreaterThan(runs / 10)
    expect(errors).toBeLessThan(runs)
  })
})

describe('for any answer of KIS, a write is sent once, with the outcome unknown unless KIS plainly took or refused it:', () => {
  /** Returns whether the reply alone says that KIS refused. */
  function isPlainRefusal({ status, body, cutAt }: Reply): boolean {
    if (cutAt !== undefined) return false
    const answer: unknown = JSON.parse(new TextDecoder().decode(body))
    const [code, returnCode] = ['msg_cd', 'rt_cd'].map((name) => Object(answer)[name])
    const known = typeof code === 'string' ? explainCode(code.trim()) : undefined
    return (
      known?.outcome === 'refused' ||
      (status < 500 && typeof returnCode === 'string' && /^\s*[1-9]\s*$/.test(returnCode))
    )
  }

  it.each(Object.entries(writes))('%s', async (_name, act) => {
    const numbers = { ODNO: '0000123456', RSVN_ORD_SEQ: '42401', nrml_prcs_yn: 'Y' }
    const output = { KRX_FWDG_ORD_ORGNO: '00950', ORD_TMD: '100000', ...numbers }
    const answer = { rt_cd: '0', msg_cd: 'APBK9999', msg1: '주문 전송 완료 되었습니다.', output }
    const good = [{ status: 200, headers: { tr_cont: '' }, body: Buffer.from(JSON.stringify(answer)) }]
    const { server, kis } = await startReplay(0)
    server.play(good)
    await act(kis)
    const given = new Set([...constants, '01790', ...Object.values(reservation), '70000', '69000', '1'])
    let unknown = 0

    await fc.assert(
      fc.asyncProperty(
        spoiled(good, ['rt_cd', 'msg_cd', 'output', ...Object.keys(numbers), 'KRX_FWDG_ORD_ORGNO']),
        async (replies) => {
          server.play(replies)

          const result = await settled(act(kis))

          expect(server.asked()).toEqual(['POST'])
          if ('error' in result) {
            if (!isKisError(result.error)) throw result.error
            if (result.error.outcome === 'unknown') unknown += 1
            else expect([result.error.outcome, replies.every(isPlainRefusal)]).toEqual(['refused', true])
          } else expectTrue(result.value, { sources: {} }, replies, given)
        },
      ),
      { seed, numRuns: runs, endOnFailure: true },
    )
    expect(unknown).toBeGreaterThan(runs / 10)
    expect(unknown).toBeLessThan(runs)
  })
})

describe('an answer that cannot be read safely', () => {
  const order = { symbol: '005930', side: 'buy', quantity: '1', type: 'market' } as const
  const dayOfOrders = { market: 'KRX', ...today } as const
  const ok = { rt_cd: '0', msg_cd: 'MCA00000', msg1: '' }
  const answering = async (body: unknown) => {
    const replay = await startReplay(Date.parse('2026-10-19T10:00:00+09:00'))
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    replay.server.play([{ status: 200, headers: {}, body: Buffer.from(text) }])
    return replay
  }

  it('is not read to its end if it has more than 16 MiB', async () => {
    const { server, kis } = await answering(`${JSON.stringify(ok).slice(0, -1)},"x":"${'x'.repeat(17 * 1024 * 1024)}"}`)

    const error = await placeOrder(kis, order).catch((thrown: unknown) => thrown)

    expect(error).toMatchObject({
      code: 'KIS_UNANSWERED',
      outcome: 'unknown',
      cause: { code: 'UND_ERR_RES_EXCEEDED_MAX_SIZE' },
    })
    expect(server.asked()).toEqual(['POST'])
  })

  it.each([0, null, '', '00', true])(
    'leaves the outcome of an order unknown with an rt_cd of %j',
    async (returnCode) => {
      const { kis } = await answering({ ...ok, rt_cd: returnCode, msg_cd: 'APBK9999' })

      await expect(placeOrder(kis, order)).rejects.toMatchObject({ code: 'KIS_UNANSWERED', outcome: 'unknown' })
    },
  )

  it.each([[{}], [{ output1: null }], [{ output1: '' }], [{ output1: 7 }], [{ output1: [null] }]])(
    'fails listOrders, and is not read as an empty list: %j',
    async (blocks) => {
      const { kis } = await answering({ ...ok, ...blocks })

      await expect(listOrders(kis, dayOfOrders)).rejects.toMatchObject({ code: 'KIS_ANSWER', field: 'output1' })
    },
  )

  it('fails listOrders when the number of an order is missing, so that no order is lost', async () => {
    const { kis } = await answering({ ...ok, output1: [{ odno: '', ord_qty: '10' }] })

    await expect(listOrders(kis, dayOfOrders)).rejects.toMatchObject({ code: 'KIS_ANSWER', field: 'odno' })
  })

  it.each([[{}], [{ output2: [{ crcy_cd: '', frcr_dncl_amt_2: '5' }] }]])(
    'fails getBalance, and is not read as a balance of 0: %j',
    async (blocks) => {
      const { kis } = await answering({ ...ok, ...blocks })

      await expect(getBalance(kis, { currency: 'USD' })).rejects.toMatchObject({ code: 'KIS_ANSWER' })
    },
  )

  it.each(['2026', '20260231', '2026-10-1', '00000000'])(
    'fails getCandles, and makes no candle of the day %s',
    async (stck_bsop_date) => {
      const row = { stck_bsop_date, stck_oprc: '1', stck_hgpr: '1', stck_lwpr: '1', stck_clpr: '1', acml_vol: '1' }
      const { kis } = await answering({ ...ok, output2: Array.from({ length: 100 }, () => row) })

      const candles = getCandles(kis, { ...samsung, interval: 'day', from: '2026-01-01', to: '2026-10-19' })

      await expect(candles).rejects.toMatchObject({ code: 'KIS_ANSWER', field: 'date' })
    },
  )

  it('fails listPositions when the exchange of a position is missing', async () => {
    const row = { ovrs_pdno: 'AAPL', ovrs_cblc_qty: '1', ord_psbl_qty: '1', pchs_avg_pric: '1' }
    const { kis } = await answering({ ...ok, output1: [row] })

    expect(await listPositions(kis, { market: 'US' })).toMatchObject({
      positions: [],
      unreadable: [{ symbol: 'AAPL', field: 'ovrs_excg_cd' }],
    })
  })

  it('leaves the outcome of an order unknown when its body breaks off on a connection of the caller’s own', async () => {
    const { kis: _kis, server } = await answering('')
    const kis = createKisClient({
      ...clientOptions(server.hosts.rest, 0),
      connect: () => ({
        fetch: () =>
          Promise.resolve({
            status: 200,
            headers: { get: () => null },
            text: () => Promise.reject(new TypeError('terminated')),
          }),
        close: () => Promise.resolve(),
      }),
    })

    await expect(placeOrder(kis, order)).rejects.toMatchObject({ code: 'KIS_UNANSWERED', outcome: 'unknown' })
  })
})

describe('for any answer of KIS, its fields are text or missing:', () => {
  const texts = (record: object) =>
    Object.values(record).every((value) => typeof value === 'string' && value.trim() !== '')
  const asks: Readonly<Record<string, (kis: KisClient) => Promise<boolean>>> = {
    'a record of call': async (kis) => {
      const { output } = await kis.call(inquirePrice, { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' })
      return texts(output) && Object.getPrototypeOf(output) === Object.prototype
    },
    'the lists of pages': async (kis) => {
      const pages = await allOf(kis.pages(inquireBalance, balance, { mostPages: 3 }))
      return pages.every(({ output1, output2 }) => [...output1, ...output2].every(texts))
    },
    'each of the rows': async (kis) => {
      const rows = await allOf(kis.rows(overseasBalance, { OVRS_EXCG_CD: 'NASD', TR_CRCY_CD: 'USD' }, { mostPages: 3 }))
      return rows.every(texts)
    },
  }

  it.each(Object.entries(asks))('%s', async (_name, act) => {
    const { good, now } = await record(act, Date.parse('2026-10-19T10:00:00+09:00'))
    const { server, kis } = await startReplay(now)

    await fc.assert(
      fc.asyncProperty(
        spoiled(good, ['output', 'output1', 'output2', 'rt_cd', 'pdno', 'stck_prpr']),
        async (replies) => {
          server.play(replies)

          const result = await settled(act(kis))

          if (!('error' in result)) expect(result.value).toBe(true)
          else if (!isKisError(result.error)) throw result.error
        },
      ),
      { seed, numRuns: runs, endOnFailure: true },
    )
  })
})
