import { fluctuation, marketCap, volumeRank } from '../../../endpoints/domestic-stock.gen.ts'
import { kstText } from '../../../values/dates.ts'
import { type DayBar, turnoverOf } from '../../world/day-bar.ts'
import { type Fundamentals, fundamentalsOf } from '../../world/fundamentals.ts'
import type { SimulatedInstrument } from '../../world/instruments.ts'
import type { PriceSnapshot } from '../../world/prices.ts'
import { refuseField } from '../../world/refusals.ts'
import type { Answer, SimulatedCall } from '../answer.ts'
import type { AnswerContext } from '../answer-context.ts'
import { documentedFields, fillBlock } from '../fill-block.ts'
import { formatPercent } from '../percent.ts'
import { priceChangeOf } from '../price-change.ts'
import { isMarketCode, venueOf } from './quoted-instrument.ts'

/** Rows of a ranking, which has no next page. @see the portal's pages of the three */
const most = 30
/** Days back that count for a run of rising or falling days. */
const longestRun = 30

/** Returns the answers with rankings of the Korean market, made from the quotes. */
export function krxRankingAnswers({
  holidays,
  instruments,
  prices,
  venuePrices,
}: AnswerContext): Readonly<Record<string, Answer>> {
  return {
    'domestic-stock/volume-rank': ({ input, at }) => {
      if (!isMarketCode(input.FID_COND_MRKT_DIV_CODE)) return { refusal: refuseField('FID_COND_MRKT_DIV_CODE') }
      const measure = volumeMeasures[input.FID_BLNG_CLS_CODE ?? '']
      if (measure === undefined) return { refusal: refuseField('FID_BLNG_CLS_CODE') }
      const rows = ranked(input, at, { measure })
      return { blocks: { output: rows.map((row, index) => volumeBlock(row, index + 1)) } }
    },

    'domestic-stock/fluctuation': ({ input, at }) => {
      const kind = { J: 'stock', Q: 'etf' }[input.FID_COND_MRKT_DIV_CODE ?? '']
      if (kind === undefined) return { refusal: refuseField('FID_COND_MRKT_DIV_CODE') }
      // KIS's own sample sends '0000' for '0'.
      const measure = changeMeasures[Number(input.FID_RANK_SORT_CLS_CODE || 'none')]
      if (measure === undefined) return { refusal: refuseField('FID_RANK_SORT_CLS_CODE') }
      const least = bound(input.FID_RSFL_RATE1) ?? Number.NEGATIVE_INFINITY
      const highest = bound(input.FID_RSFL_RATE2) ?? Number.POSITIVE_INFINITY
      const fits = (row: Listed) => row.instrument.kind === kind && least <= rateOf(row) && rateOf(row) <= highest
      const count = Number(input.FID_INPUT_CNT_1) || most
      const rows = ranked(input, at, { measure, fits }).slice(0, count)
      return { blocks: { output: rows.map((row, index) => changeBlock(row, index + 1, at)) } }
    },

    'domestic-stock/market-cap': ({ input, at }) => {
      if (!['J', 'NX'].includes(input.FID_COND_MRKT_DIV_CODE ?? ''))
        return { refusal: refuseField('FID_COND_MRKT_DIV_CODE') }
      const isShare = ({ instrument }: Listed) => instrument.kind === 'stock'
      const whole = everything(input, at)
        .filter(isShare)
        .reduce((sum, row) => sum + capOf(row), 0)
      const rows = ranked(input, at, { measure: capOf, fits: isShare })
      return { blocks: { output: rows.map((row, index) => capBlock(row, index + 1, whole)) } }
    },
  }

  function everything({ FID_COND_MRKT_DIV_CODE }: SimulatedCall['input'], at: number): readonly Listed[] {
    const venue = venueOf(FID_COND_MRKT_DIV_CODE)
    return instruments.all
      .filter(({ market }) => market === 'KRX')
      .flatMap((instrument) => {
        const snapshot = venuePrices.snapshot(instrument, venue, at)
        return snapshot === undefined ? [] : [{ instrument, snapshot, fundamentals: fundamentalsOf(instrument) }]
      })
  }

  /**
   * Returns the first rows that pass the call's filters; of two equal ones the one with the smaller symbol comes first.
   */
  function ranked(
    input: SimulatedCall['input'],
    at: number,
    { measure, fits = () => true }: { measure: Measure; fits?: (row: Listed) => boolean },
  ): readonly Listed[] {
    // Neither 0 nor an empty text is a bound for prices and volumes.
    const cheapest = bound(input.FID_INPUT_PRICE_1) || 0
    const dearest = bound(input.FID_INPUT_PRICE_2) || Number.POSITIVE_INFINITY
    const leastVolume = bound(input.FID_VOL_CNT) || 0
    return everything(input, at)
      .filter(({ instrument }) => isOf(input.FID_INPUT_ISCD, instrument))
      .filter(
        ({ snapshot }) => cheapest <= snapshot.price && snapshot.price <= dearest && snapshot.day.volume >= leastVolume,
      )
      .filter(fits)
      .sort((a, b) => measure(b) - measure(a) || (a.instrument.symbol < b.instrument.symbol ? -1 : 1))
      .slice(0, most)
  }

  function changeBlock(row: Listed, rank: number, at: number): Record<string, string> {
    const { instrument, snapshot } = row
    const { price, day, previous } = snapshot
    const change = priceChangeOf(instrument, price, previous?.close)
    const fromOpen = priceChangeOf(instrument, price, day.open)
    const run = runOf(prices.bars(instrument, at, { limit: longestRun }))
    return fillBlock(changeFields, {
      stck_shrn_iscd: instrument.symbol,
      data_rank: String(rank),
      hts_kor_isnm: instrument.name,
      stck_prpr: String(price),
      prdy_vrss: change.difference,
      prdy_vrss_sign: change.sign,
      prdy_ctrt: change.rate,
      acml_vol: String(day.volume),
      stck_hgpr: String(day.high),
      hgpr_hour: hourOf(instrument, at, day.high),
      acml_hgpr_date: day.date,
      stck_lwpr: String(day.low),
      lwpr_hour: hourOf(instrument, at, day.low),
      acml_lwpr_date: day.date,
      lwpr_vrss_prpr_rate: formatPercent(price - day.low, day.low),
      dsgt_date_clpr_vrss_prpr_rate: change.rate,
      cnnt_ascn_dynu: String(Math.max(0, run)),
      hgpr_vrss_prpr_rate: formatPercent(price - day.high, day.high),
      cnnt_down_dynu: String(Math.max(0, -run)),
      oprc_vrss_prpr_sign: fromOpen.sign,
      oprc_vrss_prpr: fromOpen.difference,
      oprc_vrss_prpr_rate: fromOpen.rate,
      prd_rsfl: change.difference,
      prd_rsfl_rate: change.rate,
    })
  }

  /** Returns the time at which the day first touched a price; zeros where it is not known, as KIS writes it. */
  function hourOf(instrument: SimulatedInstrument, at: number, price: number): string {
    const day = holidays.dayAt('KRX', at)
    const minute = day && prices.intradayPath(instrument, day)?.prices.indexOf(price)
    return day === undefined || minute === undefined || minute < 0
      ? '000000'
      : kstText(day.opensAt + minute * 60_000).slice(8)
  }
}

interface Listed {
  readonly instrument: SimulatedInstrument
  readonly snapshot: PriceSnapshot
  readonly fundamentals: Fundamentals
}

type Measure = (row: Listed) => number

const rateOf: Measure = ({ snapshot: { price, previous } }) =>
  previous === undefined ? 0 : ((price - previous.close) / previous.close) * 100
const fromOpenOf: Measure = ({ snapshot: { price, day } }) => ((price - day.open) / day.open) * 100
const capOf: Measure = ({ snapshot, fundamentals }) => snapshot.price * fundamentals.shares

/**
 * Orders of the ranking by `FID_BLNG_CLS_CODE`: volume, its growth, its turn-over, its value, and the turn-over of
 * that.
 */
const volumeMeasures: Readonly<Record<string, Measure>> = {
  0: ({ snapshot }) => snapshot.day.volume,
  1: ({ snapshot }) => snapshot.day.volume / (snapshot.previous?.volume || 1),
  2: ({ snapshot, fundamentals }) => snapshot.day.volume / fundamentals.shares,
  3: ({ snapshot }) => Number(turnoverOf(snapshot.day)),
  4: (row) => Number(turnoverOf(row.snapshot.day)) / capOf(row),
}

/**
 * Orders of the ranking by `fid_rank_sort_cls_code`: up, down, up and down from the open, and by how far in either
 * direction.
 */
const changeMeasures: readonly Measure[] = [
  rateOf,
  (row) => -rateOf(row),
  fromOpenOf,
  (row) => -fromOpenOf(row),
  (row) => Math.abs(rateOf(row)),
]

/**
 * Returns whether an instrument passes `FID_INPUT_ISCD`: all, KOSPI, KOSDAQ, KOSPI 200; another code filters nothing.
 */
function isOf(code: string | undefined, { listing, kind }: SimulatedInstrument): boolean {
  if (code === '0001') return listing === 'KOSPI'
  if (code === '1001') return listing === 'KOSDAQ'
  return code !== '2001' || (listing === 'KOSPI' && kind === 'stock')
}

const bound = (text: string | undefined): number | undefined =>
  text === undefined || text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text)

/**
 * Counts the days in a row on which the close has risen, or as a negative number those on which it has fallen; today
 * counts.
 */
function runOf(bars: readonly DayBar[]): number {
  let run = 0
  for (let index = bars.length - 1; index > 0; index -= 1) {
    const step = Math.sign((bars[index]?.close ?? 0) - (bars[index - 1]?.close ?? 0))
    if (step === 0 || step * run < 0) break
    run += step
  }
  return run
}

function volumeBlock({ instrument, snapshot, fundamentals }: Listed, rank: number): Record<string, string> {
  const { price, day, previous } = snapshot
  const change = priceChangeOf(instrument, price, previous?.close)
  const turnover = turnoverOf(day)
  const perShare = formatPercent(day.volume, fundamentals.shares)
  const perCap = formatPercent(turnover, BigInt(price) * BigInt(fundamentals.shares))
  return fillBlock(volumeFields, {
    hts_kor_isnm: instrument.name,
    mksc_shrn_iscd: instrument.symbol,
    data_rank: String(rank),
    stck_prpr: String(price),
    prdy_vrss_sign: change.sign,
    prdy_vrss: change.difference,
    prdy_ctrt: change.rate,
    acml_vol: String(day.volume),
    prdy_vol: String(previous?.volume ?? 0),
    lstn_stcn: String(fundamentals.shares),
    // Averages and rates over n days, where n is 1: today.
    avrg_vol: String(day.volume),
    n_befr_clpr_vrss_prpr_rate: change.rate,
    vol_inrt: formatPercent(day.volume, previous?.volume ?? 0),
    vol_tnrt: perShare,
    nday_vol_tnrt: perShare,
    avrg_tr_pbmn: String(turnover),
    tr_pbmn_tnrt: perCap,
    nday_tr_pbmn_tnrt: perCap,
    acml_tr_pbmn: String(turnover),
  })
}

function capBlock(row: Listed, rank: number, whole: number): Record<string, string> {
  const { instrument, snapshot, fundamentals } = row
  const change = priceChangeOf(instrument, snapshot.price, snapshot.previous?.close)
  return fillBlock(capFields, {
    mksc_shrn_iscd: instrument.symbol,
    data_rank: String(rank),
    hts_kor_isnm: instrument.name,
    stck_prpr: String(snapshot.price),
    prdy_vrss: change.difference,
    prdy_vrss_sign: change.sign,
    prdy_ctrt: change.rate,
    acml_vol: String(snapshot.day.volume),
    lstn_stcn: String(fundamentals.shares),
    // Amounts in hundred millions of won.
    stck_avls: String(Math.floor(capOf(row) / 100_000_000)),
    mrkt_whol_avls_rlim: formatPercent(capOf(row), whole),
  })
}

const volumeFields = documentedFields(volumeRank, 'output')
const changeFields = documentedFields(fluctuation, 'output')
const capFields = documentedFields(marketCap, 'output')
