import { inquireDailyItemchartprice, inquireDailyPrice, inquirePrice } from '../../../endpoints/domestic-stock.gen.ts'
import { kstText } from '../../../values/dates.ts'
import { unadjusted } from '../../market/corporate-actions.ts'
import { type TradingState, tradingStateOf } from '../../market/trading-state.ts'
import { type DayBar, turnoverOf } from '../../world/day-bar.ts'
import { depthOf } from '../../world/depth.ts'
import { type Fundamentals, fundamentalsOf } from '../../world/fundamentals.ts'
import type { SimulatedInstrument } from '../../world/instruments.ts'
import { formatRatio, priceLimits, tickOf } from '../../world/price-units.ts'
import { type BarRange, isSuspended, type PriceSnapshot } from '../../world/prices.ts'
import { refuseField } from '../../world/refusals.ts'
import type { Answer, SimulatedCall } from '../answer.ts'
import type { AnswerContext } from '../answer-context.ts'
import { isPeriod, joinBars } from '../chart-periods.ts'
import { documentedFields, fillBlock } from '../fill-block.ts'
import { formatPercent } from '../percent.ts'
import { priceChangeOf } from '../price-change.ts'
import { findQuoted, isMarketCode, type QuotedInstrument } from './quoted-instrument.ts'

/** Returns the answers about prices on the Korean market: those of KRX, of NXT or of both (`J`, `NX`, `UN`). */
export function krxQuoteAnswers(context: AnswerContext): Readonly<Record<string, Answer>> {
  const { venuePrices } = context
  const find = (call: SimulatedCall) => findQuoted(context, call)

  return {
    'domestic-stock/inquire-price': (call) => {
      if (!isMarketCode(call.input.FID_COND_MRKT_DIV_CODE)) return { refusal: refuseField('FID_COND_MRKT_DIV_CODE') }
      const found = find(call)
      if (found === undefined) return { blocks: { output: unknownPrice } }
      const { instrument, venue, snapshot } = found
      const year = venuePrices.bars(instrument, venue, call.at, { limit: 366 })
      const state = tradingStateOf(context, { instrument, snapshot, day: snapshot.tradingDay }, call.at)
      return { blocks: { output: { ...priceBlock(found, year, call.at), ...stateFields(state) } } }
    },

    'domestic-stock/inquire-daily-itemchartprice': (call) => {
      const { FID_COND_MRKT_DIV_CODE, FID_PERIOD_DIV_CODE, FID_INPUT_DATE_1 = '', FID_INPUT_DATE_2 = '' } = call.input
      const isAdjusted = call.input.FID_ORG_ADJ_PRC !== '1'
      if (!isMarketCode(FID_COND_MRKT_DIV_CODE)) return { refusal: refuseField('FID_COND_MRKT_DIV_CODE') }
      if (!isPeriod(FID_PERIOD_DIV_CODE)) return { refusal: refuseField('FID_PERIOD_DIV_CODE') }
      const found = find(call)
      if (found === undefined) return { blocks: { output1: unknownChart, output2: [] } }
      const range = { from: FID_INPUT_DATE_1, to: FID_INPUT_DATE_2 }
      const bars = barsOf(found, call.at, { ...range, isAdjusted })
      const asked = bars.filter(({ date }) => FID_INPUT_DATE_1 <= date)
      const before = bars.findLast(({ date }) => date < FID_INPUT_DATE_1)
      const rows = newestFirst(joinBars(asked, FID_PERIOD_DIV_CODE), before, 100)
      return {
        blocks: {
          output1: chartHead(found),
          output2: rows.map(({ bar, before }) => chartBar(found.instrument, bar, before)),
        },
      }
    },

    'domestic-stock/inquire-daily-price': (call) => {
      const { FID_COND_MRKT_DIV_CODE, FID_PERIOD_DIV_CODE } = call.input
      if (!isMarketCode(FID_COND_MRKT_DIV_CODE)) return { refusal: refuseField('FID_COND_MRKT_DIV_CODE') }
      if (!isPeriod(FID_PERIOD_DIV_CODE) || FID_PERIOD_DIV_CODE === 'Y')
        return { refusal: refuseField('FID_PERIOD_DIV_CODE') }
      const found = find(call)
      if (found === undefined) return { blocks: { output: [] } }
      // Thirty months and the one before them.
      // Here 0 means not adjusted; in the chart above 0 means adjusted.
      const isAdjusted = call.input.FID_ORG_ADJ_PRC === '1'
      const bars = barsOf(found, call.at, { limit: 31 * 23, isAdjusted })
      const rows = newestFirst(joinBars(bars, FID_PERIOD_DIV_CODE), undefined, 30)
      return { blocks: { output: rows.map(({ bar, before }) => dailyPrice(found.instrument, bar, before)) } }
    },
  }

  function barsOf(
    { instrument, venue }: QuotedInstrument,
    at: number,
    { isAdjusted, ...range }: BarRange & { readonly isAdjusted: boolean },
  ): readonly DayBar[] {
    const bars = venuePrices.bars(instrument, venue, at, range)
    return isAdjusted ? bars : bars.map((bar) => unadjusted(instrument, bar))
  }
}

/** Returns the fields of the state of trading. @see catalog/codes.json stockStatus: 58 suspended, 55 usual */
const stateFields = ({ isSuspended, isInterrupted }: TradingState) => ({
  iscd_stat_cls_code: isSuspended ? '58' : '55',
  temp_stop_yn: isSuspended ? 'Y' : 'N',
  vi_cls_code: isInterrupted ? 'Y' : 'N',
})

/** Returns the newest `limit` bars, each with the close before it. */
function newestFirst(bars: readonly DayBar[], before: DayBar | undefined, limit: number) {
  return bars
    .map((bar, index) => ({ bar, before: bars[index - 1] ?? before }))
    .reverse()
    .slice(0, limit)
}

function priceBlock(
  { instrument, snapshot }: QuotedInstrument,
  bars: readonly DayBar[],
  at: number,
): Record<string, string> {
  const { price, day, previous } = snapshot
  const base = previous?.close ?? price
  const { upper, lower } = priceLimits(instrument, base)
  const change = priceChangeOf(instrument, price, previous?.close)
  const today = kstText(at).slice(0, 8)
  const lastYear = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`
  const recent = extremesOf(bars.slice(-250), price)
  const calendarYear = extremesOf(barsAfter(bars, `${today.slice(0, 4)}0000`), price)
  const year = extremesOf(barsAfter(bars, lastYear), price)
  const turnover = turnoverOf(day)
  const fundamentals = fundamentalsOf(instrument)
  return fillBlock(priceFields, {
    ...worthOf(instrument, snapshot),
    ...pivotsOf(previous ?? day),
    marg_rate: '20.00',
    rprs_mrkt_kor_name: instrument.listing,
    oprc_rang_cont_yn: 'N',
    clpr_rang_cont_yn: 'N',
    crdt_able_yn: 'Y',
    grmn_rate_cls_code: '40',
    elw_pblc_yn: 'N',
    stck_prpr: String(price),
    prdy_vrss: change.difference,
    prdy_vrss_sign: change.sign,
    prdy_ctrt: change.rate,
    acml_tr_pbmn: String(turnover),
    acml_vol: String(day.volume),
    prdy_vrss_vol_rate: formatPercent(day.volume, previous?.volume ?? 0),
    ...pricesOf(day),
    stck_mxpr: String(upper),
    stck_llam: String(lower),
    stck_sdpr: String(base),
    wghn_avrg_stck_prc: formatRatio(turnover, BigInt(day.volume), 2),
    rstc_wdth_prc: String(upper - base),
    aspr_unit: String(tickOf(instrument, price)),
    hts_deal_qty_unit_val: '1',
    d250_hgpr: recent.high,
    d250_hgpr_date: recent.highDate,
    d250_hgpr_vrss_prpr_rate: recent.fromHigh,
    d250_lwpr: recent.low,
    d250_lwpr_date: recent.lowDate,
    d250_lwpr_vrss_prpr_rate: recent.fromLow,
    stck_dryy_hgpr: calendarYear.high,
    dryy_hgpr_vrss_prpr_rate: calendarYear.fromHigh,
    dryy_hgpr_date: calendarYear.highDate,
    stck_dryy_lwpr: calendarYear.low,
    dryy_lwpr_vrss_prpr_rate: calendarYear.fromLow,
    dryy_lwpr_date: calendarYear.lowDate,
    w52_hgpr: year.high,
    w52_hgpr_vrss_prpr_ctrt: year.fromHigh,
    w52_hgpr_date: year.highDate,
    w52_lwpr: year.low,
    w52_lwpr_vrss_prpr_ctrt: year.fromLow,
    w52_lwpr_date: year.lowDate,
    ssts_yn: 'Y',
    stck_shrn_iscd: instrument.symbol,
    ovtm_vi_cls_code: 'N',
    invt_caful_yn: 'N',
    mrkt_warn_cls_code: '00',
    short_over_yn: 'N',
    sltr_yn: 'N',
    mang_issu_cls_code: 'N',
    bstp_kor_isnm: instrument.kind === 'etf' ? 'ETF' : '기타',
    hts_frgn_ehrt: formatPercent(fundamentals.foreign, fundamentals.shares),
    frgn_hldn_qty: String(fundamentals.foreign),
    frgn_ntby_qty: '0',
    pgtr_ntby_qty: '0',
    stck_sspr: String(Math.floor((base * 0.8) / 10) * 10),
    stac_month: '12',
    bps: `${fundamentals.bookValue}.00`,
    whol_loan_rmnd_rate: '0.00',
    fcam_cnnm: fundamentals.face.toLocaleString('en'),
    cpfn_cnnm: `${capitalOf(fundamentals).toLocaleString('en')} 억`,
    last_ssts_cntg_qty: '0',
  })
}

/** Returns the face value of all shares, in hundred millions of won. */
const capitalOf = ({ face, shares }: Fundamentals): number => Math.floor((face * shares) / 100_000_000)

/** Returns the fields that the price and the head of the chart share. */
function worthOf(instrument: SimulatedInstrument, { price, day }: PriceSnapshot) {
  const fundamentals = fundamentalsOf(instrument)
  const { shares, earnings, bookValue } = fundamentals
  return {
    vol_tnrt: formatPercent(day.volume, shares),
    stck_fcam: String(fundamentals.face),
    lstn_stcn: String(shares),
    cpfn: String(capitalOf(fundamentals)),
    hts_avls: String(Math.floor((price * shares) / 100_000_000)),
    per: earnings === 0 ? '0.00' : (price / earnings).toFixed(2),
    eps: `${earnings}.00`,
    pbr: bookValue === 0 ? '0.00' : (price / bookValue).toFixed(2),
  }
}

/** Returns the usual pivot points from the day before: the pivot, two lines on each side of it, and DeMark's two. */
function pivotsOf({ open, high, low, close }: DayBar) {
  const pivot = Math.round((high + low + close) / 3)
  const weighted = high + low + close + (close < open ? low : close > open ? high : close)
  return {
    pvt_scnd_dmrs_prc: String(pivot + high - low),
    pvt_frst_dmrs_prc: String(2 * pivot - low),
    pvt_pont_val: String(pivot),
    pvt_frst_dmsp_prc: String(2 * pivot - high),
    pvt_scnd_dmsp_prc: String(pivot - high + low),
    dmrs_val: String(Math.round(weighted / 2 - low)),
    dmsp_val: String(Math.round(weighted / 2 - high)),
  }
}

/** Returns the bars of the days after `date`; `bars` have the oldest first. */
function barsAfter(bars: readonly DayBar[], date: string): readonly DayBar[] {
  let [from, to] = [0, bars.length]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if ((bars[middle]?.date ?? '') > date) to = middle
    else from = middle + 1
  }
  return bars.slice(from)
}

/** Returns the highest and lowest price of some bars, and the distance of the price from each. */
function extremesOf(bars: readonly DayBar[], price: number) {
  const [first] = bars
  if (first === undefined) return { high: '', highDate: '', fromHigh: '', low: '', lowDate: '', fromLow: '' }
  let high = first
  let low = first
  for (const bar of bars) {
    if (bar.high >= high.high) high = bar
    if (bar.low <= low.low) low = bar
  }
  return {
    high: String(high.high),
    highDate: high.date,
    fromHigh: formatPercent(price - high.high, high.high),
    low: String(low.low),
    lowDate: low.date,
    fromLow: formatPercent(price - low.low, low.low),
  }
}

function chartHead({ instrument, snapshot }: QuotedInstrument): Record<string, string> {
  const { price, day, previous } = snapshot
  const base = previous?.close ?? price
  const { upper, lower } = priceLimits(instrument, base)
  const { asks, bids } = depthOf(instrument, { price, base, volume: day.volume })
  const change = priceChangeOf(instrument, price, previous?.close)
  return fillBlock(chartHeadFields, {
    ...worthOf(instrument, snapshot),
    itewhol_loan_rmnd_ratem: '0.00',
    prdy_vrss: change.difference,
    prdy_vrss_sign: change.sign,
    prdy_ctrt: change.rate,
    stck_prdy_clpr: String(previous?.close ?? price),
    acml_vol: String(day.volume),
    acml_tr_pbmn: String(turnoverOf(day)),
    hts_kor_isnm: instrument.name,
    stck_prpr: String(price),
    stck_shrn_iscd: instrument.symbol,
    prdy_vol: String(previous?.volume ?? 0),
    stck_mxpr: String(upper),
    stck_llam: String(lower),
    stck_oprc: String(day.open),
    stck_hgpr: String(day.high),
    stck_lwpr: String(day.low),
    stck_prdy_oprc: String(previous?.open ?? 0),
    stck_prdy_hgpr: String(previous?.high ?? 0),
    stck_prdy_lwpr: String(previous?.low ?? 0),
    askp: String(asks[0]?.price ?? 0),
    bidp: String(bids[0]?.price ?? 0),
    prdy_vrss_vol: String(day.volume - (previous?.volume ?? 0)),
  })
}

/** Prices of a day beside its close: zeros on a suspended one, as KIS sends them. */
const pricesOf = (bar: DayBar) => ({
  stck_oprc: String(isSuspended(bar) ? 0 : bar.open),
  stck_hgpr: String(isSuspended(bar) ? 0 : bar.high),
  stck_lwpr: String(isSuspended(bar) ? 0 : bar.low),
})

function chartBar(instrument: SimulatedInstrument, bar: DayBar, before: DayBar | undefined): Record<string, string> {
  const change = priceChangeOf(instrument, bar.close, before?.close)
  return fillBlock(chartBarFields, {
    stck_bsop_date: bar.date,
    stck_clpr: String(bar.close),
    ...pricesOf(bar),
    acml_vol: String(bar.volume),
    acml_tr_pbmn: String(turnoverOf(bar)),
    flng_cls_code: '00',
    prtt_rate: '0.00',
    mod_yn: 'N',
    prdy_vrss_sign: change.sign,
    prdy_vrss: change.difference,
  })
}

function dailyPrice(instrument: SimulatedInstrument, bar: DayBar, before: DayBar | undefined): Record<string, string> {
  const change = priceChangeOf(instrument, bar.close, before?.close)
  const fundamentals = fundamentalsOf(instrument)
  return fillBlock(dailyPriceFields, {
    stck_bsop_date: bar.date,
    ...pricesOf(bar),
    stck_clpr: String(bar.close),
    acml_vol: String(bar.volume),
    prdy_vrss_vol_rate: formatPercent(bar.volume - (before?.volume ?? bar.volume), before?.volume ?? bar.volume),
    prdy_vrss: change.difference,
    prdy_vrss_sign: change.sign,
    prdy_ctrt: change.rate,
    hts_frgn_ehrt: formatPercent(fundamentals.foreign, fundamentals.shares),
    frgn_ntby_qty: '0',
    flng_cls_code: '00',
    acml_prtt_rate: '0.00',
  })
}

const priceFields = documentedFields(inquirePrice, 'output')
const chartHeadFields = documentedFields(inquireDailyItemchartprice, 'output1')
const chartBarFields = documentedFields(inquireDailyItemchartprice, 'output2')
const dailyPriceFields = documentedFields(inquireDailyPrice, 'output')

// KIS answers an unknown symbol with success and a price of 0.
const nothing = { stck_prpr: '0', prdy_vrss: '0', prdy_vrss_sign: '3', prdy_ctrt: '0.00', acml_vol: '0' }
const unknownPrice = fillBlock(priceFields, nothing)
const unknownChart = fillBlock(chartHeadFields, nothing)
