import { type DayBar, turnoverOf } from '../../world/day-bar.ts'
import { fundamentalsOf } from '../../world/fundamentals.ts'
import type { SimulatedInstrument } from '../../world/instruments.ts'
import { quotedOn } from '../../world/overseas-markets.ts'
import { decimalsOf, formatRatio, formatUnits, parseUnits, tickOf } from '../../world/price-units.ts'
import type { Answer, SimulatedCall } from '../answer.ts'
import type { AnswerContext } from '../answer-context.ts'
import { documentedFields, fillBlock } from '../fill-block.ts'
import { pageOf } from '../paging.ts'
import { overseasPriceChangeOf } from './price-change.ts'

const pageSize = 100

/** Trading days back by KIS's codes 0 to 9 of `NDAY`. */
const daysBack = [0, 2, 3, 5, 10, 20, 30, 60, 120, 252]
/** Least volume of a row by KIS's codes 0 to 6 of `VOL_RANG`. */
const leastVolume = [0, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000]

/**
 * Returns the answers with rankings of one exchange abroad and the search on it, over the few instruments that the
 * simulator has there.
 */
export function overseasRankingAnswers({ instruments, prices }: AnswerContext): Readonly<Record<string, Answer>> {
  const ranking =
    (measure: Measure, extra: (row: Ranked) => Readonly<Record<string, string>>): Answer =>
    (call) => {
      const { VOL_RANG = '0', PRC1 = '', PRC2 = '' } = call.input
      const rows = rowsOf(call)
        .filter(({ bar }) => bar.volume >= (leastVolume[Number(VOL_RANG)] ?? 0))
        .filter((row) => isWithin(row, row.price, PRC1, PRC2))
        .sort((a, b) => compare(measure(b, call), measure(a, call)))
      return listOf(call, rows, extra)
    }

  return {
    'overseas-stock/trade-vol': ranking(
      ({ bar }) => bar.volume,
      (row) => ({
        ...sidesOf(row),
        tvol: volumeOf(row),
        tamt: turnoverText(row),
        a_tvol: averageOf(row, (bar) => BigInt(bar.volume)),
      }),
    ),
    'overseas-stock/trade-pbmn': ranking(
      ({ bar }) => turnoverOf(bar),
      (row) => ({
        ...sidesOf(row),
        tvol: volumeOf(row),
        tamt: turnoverText(row),
        a_tamt: formatUnits(row.instrument.market, BigInt(averageOf(row, turnoverOf)), 0),
      }),
    ),
    'overseas-stock/updown-rate': ranking(
      ({ price, earlier }, { input }) => (input.GUBN === '0' ? -1 : 1) * (price / earlier - 1),
      (row) => {
        const { diff, rate } = overseasPriceChangeOf(row.instrument, row.price, row.earlier)
        return {
          ...sidesOf(row),
          tvol: volumeOf(row),
          tamt: turnoverText(row),
          n_base: formatUnits(row.instrument.market, row.earlier),
          n_diff: diff,
          n_rate: rate,
        }
      },
    ),
    'overseas-stock/market-cap': (call) => {
      const all = total(rowsOf(call))
      return ranking(marketValueOf, (row) => {
        const value = formatUnits(row.instrument.market, marketValueOf(row), 0)
        return {
          tvol: volumeOf(row),
          tamt: turnoverText(row),
          shar: String(fundamentalsOf(row.instrument).shares),
          tomv: value,
          mcap: value,
          grav: formatRatio(marketValueOf(row) * 100n, all, 2),
        }
      })(call)
    },
    'overseas-stock/inquire-search': (call) => {
      const rows = rowsOf(call).filter((row) =>
        Object.entries(conditions).every(([name, of]) => {
          const { [`CO_YN_${name}`]: isAsked, [`CO_ST_${name}`]: from, [`CO_EN_${name}`]: to } = call.input
          return isAsked !== '1' || isBetween(of(row), from, to)
        }),
      )
      return listOf(call, rows, (row) => {
        const { instrument, bar } = row
        const money = (units: number) => formatUnits(instrument.market, units)
        return {
          shar: String(fundamentalsOf(instrument).shares),
          valx: formatUnits(instrument.market, marketValueOf(row), 0),
          plow: money(bar.low),
          phigh: money(bar.high),
          popen: money(bar.open),
          tvol: volumeOf(row),
          avol: turnoverText(row),
          eps: formatUnits(instrument.market, fundamentalsOf(instrument).earnings, 2),
          per: formatRatio(BigInt(row.price), BigInt(fundamentalsOf(instrument).earnings), 2),
        }
      })
    },
  }

  function rowsOf({ input, at }: SimulatedCall): readonly Ranked[] {
    const back = daysBack[Number(input.NDAY ?? '0')] ?? 0
    return quotedOn(instruments, input.EXCD ?? '').flatMap((instrument) => {
      const snapshot = prices.snapshot(instrument, at)
      if (snapshot === undefined) return []
      const { day: bar, previous } = snapshot
      const charted = prices.bars(instrument, at, { limit: Math.max(back, 20) + 2 })
      // A weekend of a market that is open at any hour has a price and no bar in charts.
      const bars = charted.at(-1)?.date === bar.date ? charted : [...charted, bar]
      const close = previous?.close ?? bar.close
      return [
        { instrument, bar, bars, price: bar.close, close, earlier: bars.at(-1 - Math.max(1, back))?.close ?? close },
      ]
    })
  }

  function listOf(
    call: SimulatedCall,
    ranked: readonly Ranked[],
    extra: (row: Ranked) => Readonly<Record<string, string>>,
  ): ReturnType<Answer> {
    const numbered = ranked.map((row, index) => ({ row, rank: String(index + 1) }))
    const { rows, cursor, more } = pageOf(call, numbered, pageSize)
    const [first] = quotedOn(instruments, call.input.EXCD ?? '')
    const fields = documentedFields(call.endpoint, 'output2')
    const output1 = fillBlock(documentedFields(call.endpoint, 'output1'), {
      zdiv: first === undefined ? '' : String(decimalsOf(first.market)),
      stat: '',
      crec: String(rows.length),
      trec: String(ranked.length),
      nrec: String(rows.length),
    })
    const output2 = rows.map(({ row, rank }) => {
      const { instrument, price, close } = row
      return fillBlock(fields, {
        rsym: `D${instrument.listing}${instrument.symbol}`,
        excd: instrument.listing,
        symb: instrument.symbol,
        name: instrument.name,
        ename: instrument.symbol,
        last: formatUnits(instrument.market, price),
        ...overseasPriceChangeOf(instrument, price, close),
        rank,
        e_ordyn: '○',
        ...extra(row),
      })
    })
    return { blocks: { ...cursor, output1, output2 }, more }
  }
}

interface Ranked {
  readonly instrument: SimulatedInstrument
  /** Bar of today so far. */
  readonly bar: DayBar
  /** Bars, oldest first, today's included. */
  readonly bars: readonly DayBar[]
  readonly price: number
  /** Close of the day before. */
  readonly close: number
  /** Close of as many days ago as `NDAY` says. */
  readonly earlier: number
}

type Measure = (row: Ranked, call: SimulatedCall) => number | bigint

const compare = (a: number | bigint, b: number | bigint): number => (a < b ? -1 : a > b ? 1 : 0)
const volumeOf = ({ bar }: Ranked): string => String(bar.volume)
const turnoverText = ({ bar, instrument }: Ranked): string => formatUnits(instrument.market, turnoverOf(bar), 0)
const marketValueOf = ({ instrument, price }: Ranked): bigint =>
  BigInt(fundamentalsOf(instrument).shares) * BigInt(price)
const total = (rows: readonly Ranked[]): bigint => rows.reduce((sum, row) => sum + marketValueOf(row), 0n)

/** Returns the average over the twenty days before today. */
function averageOf({ bars }: Ranked, of: (bar: DayBar) => bigint): string {
  const before = bars.slice(-21, -1)
  return formatRatio(
    before.reduce((sum, bar) => sum + of(bar), 0n),
    BigInt(before.length),
    0,
  )
}

function sidesOf({ instrument, price }: Ranked): { readonly pbid: string; readonly pask: string } {
  const money = (units: number) => formatUnits(instrument.market, units)
  return { pbid: money(price), pask: money(price + tickOf(instrument, price)) }
}

function isWithin({ instrument }: Ranked, price: number, from: string, to: string): boolean {
  const least = parseUnits(instrument.market, from) ?? 0
  const most = parseUnits(instrument.market, to) ?? 0
  return price >= least && (most === 0 || price <= most)
}

/** Conditions of the search, in the units of KIS's window: shares and money without a factor. */
const conditions: Readonly<Record<string, (row: Ranked) => number>> = {
  PRICECUR: ({ instrument, price }) => Number(formatUnits(instrument.market, price)),
  RATE: ({ price, close }) => (price / close - 1) * 100,
  VALX: (row) => Number(formatUnits(row.instrument.market, marketValueOf(row))),
  SHAR: ({ instrument }) => fundamentalsOf(instrument).shares,
  VOLUME: ({ bar }) => bar.volume,
  AMT: (row) => Number(turnoverText(row)),
  EPS: ({ instrument }) => Number(formatUnits(instrument.market, fundamentalsOf(instrument).earnings)),
  PER: ({ instrument, price }) => price / fundamentalsOf(instrument).earnings,
}

const isBetween = (value: number, from: string | undefined, to: string | undefined): boolean =>
  (!from || value >= Number(from)) && (!to || value <= Number(to))
