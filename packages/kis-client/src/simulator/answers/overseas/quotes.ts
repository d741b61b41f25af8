import { formatLocalTime } from '../../../market/local-time.ts'
import { unadjusted } from '../../market/corporate-actions.ts'
import { type DayBar, turnoverOf } from '../../world/day-bar.ts'
import { depthOf } from '../../world/depth.ts'
import { fundamentalsOf } from '../../world/fundamentals.ts'
import type { SimulatedInstrument } from '../../world/instruments.ts'
import { findQuoted, formatWon, overseasPlaceOf } from '../../world/overseas-markets.ts'
import { decimalsOf, formatRatio, formatUnits, tickOf } from '../../world/price-units.ts'
import type { PriceSnapshot } from '../../world/prices.ts'
import { refuseField } from '../../world/refusals.ts'
import type { Answer } from '../answer.ts'
import type { AnswerContext } from '../answer-context.ts'
import { isPeriod, joinBars } from '../chart-periods.ts'
import { type DocumentedFields, documentedFields, fillBlock } from '../fill-block.ts'
import { priceChangeOf } from '../price-change.ts'
import { overseasPriceChangeOf } from './price-change.ts'

const periods: Readonly<Record<string, string>> = { '0': 'D', '1': 'W', '2': 'M' }
/** Trading days of a year, in which the year's highest and lowest price lie. */
const year = 252
// Ten levels in the US, one in Asia: the documentation of the Asian feed (HDFSASP1) and the operation's name (1호가) say
// so.
const levelNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

/**
 * Returns the answers about prices abroad. An unknown symbol gets success and empty fields. From midnight of a trading day
 * until its open the market has no price yet: `last` is empty, and `base` has the last close.
 */
export function overseasQuoteAnswers(context: AnswerContext): Readonly<Record<string, Answer>> {
  const { instruments, prices } = context
  return {
    'overseas-stock/price': ({ endpoint, input, at }) => {
      const { EXCD = '', SYMB = '' } = input
      const fields = documentedFields(endpoint, 'output')
      const rsym = `D${EXCD}${SYMB}`
      const instrument = findQuoted(instruments, EXCD, SYMB)
      const snapshot = instrument && prices.snapshot(instrument, at)
      if (instrument === undefined || snapshot === undefined) return { blocks: { output: fillBlock(fields, { rsym }) } }
      const { price, day, previous } = snapshot
      const { market } = overseasPlaceOf(instrument)
      if (isBeforeFirstPrice(context, instrument, at)) {
        const base = { base: formatUnits(market, price), pvol: String(day.volume) }
        return { blocks: { output: fillBlock(fields, { rsym, zdiv: String(decimalsOf(market)), ...base }) } }
      }
      return {
        blocks: {
          output: fillBlock(fields, {
            rsym,
            zdiv: String(decimalsOf(market)),
            base: formatUnits(market, previous?.close ?? price),
            pvol: String(previous?.volume ?? 0),
            last: formatUnits(market, price),
            ...overseasPriceChangeOf(instrument, price, previous?.close),
            tvol: String(day.volume),
            tamt: formatUnits(market, turnoverOf(day), 0),
            ordy: '매수가능',
          }),
        },
      }
    },

    'overseas-stock/price-detail': ({ endpoint, input, at }) => {
      const { EXCD = '', SYMB = '' } = input
      const fields = documentedFields(endpoint, 'output')
      const rsym = `D${EXCD}${SYMB}`
      const instrument = findQuoted(instruments, EXCD, SYMB)
      const snapshot = instrument && prices.snapshot(instrument, at)
      if (instrument === undefined || snapshot === undefined) return { blocks: { output: fillBlock(fields, { rsym }) } }
      const details = detailsOf(instrument, snapshot, prices.bars(instrument, at, { limit: year }))
      const close = formatUnits(instrument.market, snapshot.price)
      const now = isBeforeFirstPrice(context, instrument, at) ? { last: '', base: close } : {}
      return { blocks: { output: fillBlock(fields, { rsym, ...details, ...now }) } }
    },

    'overseas-stock/inquire-asking-price': ({ endpoint, input, at }) => {
      const { EXCD = '', SYMB = '' } = input
      const blank = (block: string) => fillBlock(documentedFields(endpoint, block), {})
      const instrument = findQuoted(instruments, EXCD, SYMB)
      const snapshot = instrument && prices.snapshot(instrument, at)
      const head = { rsym: `D${EXCD}${SYMB}`, code: SYMB }
      if (instrument === undefined || snapshot === undefined)
        return {
          blocks: { output1: { ...blank('output1'), ...head }, output2: blank('output2'), output3: blank('output3') },
        }
      const { price, day, previous } = snapshot
      const { market, currency } = overseasPlaceOf(instrument)
      if (isBeforeFirstPrice(context, instrument, at)) {
        const base = { zdiv: String(decimalsOf(market)), curr: currency, base: formatUnits(market, price) }
        return {
          blocks: {
            output1: { ...blank('output1'), ...head, ...base },
            output2: blank('output2'),
            output3: blank('output3'),
          },
        }
      }
      const base = previous?.close ?? price
      const { asks, bids } = depthOf(instrument, { price, base, volume: day.volume })
      const shown = market === 'US' ? 10 : 1
      const levels = [bids, asks].flatMap((side, ofAsks) =>
        levelNumbers.flatMap((level) => {
          const { price: of, quantity } = (level <= shown ? side[level - 1] : undefined) ?? { price: 0, quantity: 0 }
          const name = `${ofAsks === 1 ? 'ask' : 'bid'}${level}`
          return [
            [`p${name}`, formatUnits(market, of)],
            [`v${name}`, String(quantity)],
            [`d${name}`, '0'],
          ]
        }),
      )
      const local = formatLocalTime(market, at)
      const rateOf = (of: number) => overseasPriceChangeOf(instrument, of, base).rate
      const sum = (rows: typeof asks) => String(rows.reduce((all, { quantity }) => all + quantity, 0))
      return {
        blocks: {
          output1: fillBlock(documentedFields(endpoint, 'output1'), {
            ...head,
            zdiv: String(decimalsOf(market)),
            curr: currency,
            base: formatUnits(market, base),
            open: formatUnits(market, day.open),
            high: formatUnits(market, day.high),
            low: formatUnits(market, day.low),
            last: formatUnits(market, price),
            dymd: local.slice(0, 8),
            dhms: local.slice(8),
            bvol: sum(bids),
            avol: sum(asks),
            bdvl: '0',
            advl: '0',
            ropen: rateOf(day.open),
            rhigh: rateOf(day.high),
            rlow: rateOf(day.low),
            rclose: rateOf(price),
          }),
          output2: fillBlock(documentedFields(endpoint, 'output2'), Object.fromEntries(levels)),
          output3: blank('output3'),
        },
      }
    },

    'overseas-stock/dailyprice': ({ endpoint, input, at }) => {
      const { EXCD = '', SYMB = '', GUBN = '', BYMD = '', MODP } = input
      const period = periods[GUBN]
      if (!isPeriod(period)) return { refusal: refuseField('GUBN') }
      const instrument = findQuoted(instruments, EXCD, SYMB)
      // A hundred months and the one before them.
      const range = { ...(BYMD !== '' && { to: BYMD }), limit: 101 * 23 }
      const bars = instrument === undefined ? [] : prices.bars(instrument, at, range)
      const isAdjusted = MODP === '1' || instrument === undefined
      const asked = joinBars(isAdjusted ? bars : bars.map((bar) => unadjusted(instrument, bar)), period)
      const rows = asked
        .map((bar, index) => ({ bar, before: asked[index - 1], isNewest: index === asked.length - 1 }))
        .reverse()
        .slice(0, 100)
      const head = fillBlock(documentedFields(endpoint, 'output1'), {
        rsym: `D${EXCD}${SYMB}`,
        zdiv: instrument === undefined ? '' : String(decimalsOf(instrument.market)),
        // The portal documents this field as the close before; the servers send the number of rows.
        nrec: String(rows.length),
      })
      const fields = documentedFields(endpoint, 'output2')
      return {
        blocks: {
          output1: head,
          output2: instrument === undefined ? [] : rows.map((row) => barBlock(fields, instrument, row)),
        },
      }
    },
  }
}

/** Returns whether the local day is a trading day that has not opened yet. */
export function isBeforeFirstPrice({ holidays }: AnswerContext, { market }: SimulatedInstrument, at: number): boolean {
  const today = holidays.dayOn(market, formatLocalTime(market, at).slice(0, 8))
  return today !== undefined && at < today.opensAt && holidays.dayAt(market, at)?.date !== today.date
}

function detailsOf(
  instrument: SimulatedInstrument,
  { price, day, previous }: PriceSnapshot,
  bars: readonly DayBar[],
): Readonly<Record<string, string>> {
  const { market, currency, rate } = overseasPlaceOf(instrument)
  const { shares, earnings, bookValue } = fundamentalsOf(instrument)
  const base = previous?.close ?? price
  const money = (units: number | bigint) => formatUnits(market, units)
  const won = (units: number) => formatWon(market, BigInt(units))
  const extreme = (isBeyond: (bar: DayBar, found: DayBar) => boolean) =>
    bars.reduce((found, bar) => (isBeyond(bar, found) ? bar : found), day)
  const highest = extreme((bar, found) => bar.high > found.high)
  const lowest = extreme((bar, found) => bar.low < found.low)
  const now = priceChangeOf(instrument, price, base)
  const wonRate = formatRatio(rate, 100n, 2)
  return {
    pvol: String(previous?.volume ?? 0),
    open: money(day.open),
    high: money(day.high),
    low: money(day.low),
    last: money(price),
    base: money(base),
    tomv: formatUnits(market, BigInt(shares) * BigInt(price), 0),
    pamt: previous === undefined ? '0' : formatUnits(market, turnoverOf(previous), 0),
    // Price limits abroad are not simulated.
    uplp: money(0),
    dnlp: money(0),
    h52p: money(highest.high),
    h52d: highest.date,
    l52p: money(lowest.low),
    l52d: lowest.date,
    perx: formatRatio(BigInt(price), BigInt(earnings), 2),
    pbrx: formatRatio(BigInt(price), BigInt(bookValue), 2),
    epsx: formatUnits(market, earnings, 2),
    bpsx: formatUnits(market, bookValue, 2),
    shar: String(shares),
    mcap: '0',
    curr: currency,
    zdiv: String(decimalsOf(market)),
    vnit: '1',
    t_xprc: won(price),
    t_xdif: won(Math.abs(price - base)),
    t_xrat: overseasPriceChangeOf(instrument, price, base).rate,
    // KIS has no rate of the day before, and no won by it. @see KIS portal, response example of 2023
    p_xprc: '0',
    p_xdif: '0',
    p_xrat: ' 0.00',
    t_rate: wonRate,
    p_rate: '',
    t_xsgn: now.sign,
    p_xsng: '3',
    e_ordyn: '매매 가능',
    e_hogau: money(tickOf(instrument, price)),
    e_icod: '',
    e_parp: money(0),
    tvol: String(day.volume),
    tamt: formatUnits(market, turnoverOf(day), 0),
    etyp_nm: instrument.kind === 'etf' ? 'ETF' : '',
  }
}

interface BarRow {
  readonly bar: DayBar
  readonly before: DayBar | undefined
  /** Whether the row is the newest one, which alone has bid and ask. */
  readonly isNewest: boolean
}

function barBlock(
  fields: DocumentedFields,
  instrument: SimulatedInstrument,
  { bar, before, isNewest }: BarRow,
): Record<string, string> {
  const { market } = instrument
  return fillBlock(fields, {
    xymd: bar.date,
    clos: formatUnits(market, bar.close),
    ...overseasPriceChangeOf(instrument, bar.close, before?.close),
    open: formatUnits(market, bar.open),
    high: formatUnits(market, bar.high),
    low: formatUnits(market, bar.low),
    tvol: String(bar.volume),
    tamt: formatUnits(market, turnoverOf(bar), 0),
    pbid: formatUnits(market, isNewest ? bar.close : 0),
    vbid: isNewest ? '100' : '0',
    pask: formatUnits(market, isNewest ? bar.close + tickOf(instrument, bar.close) : 0),
    vask: isNewest ? '100' : '0',
  })
}
