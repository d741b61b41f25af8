import { inquireDailyChartprice } from '../../../endpoints/overseas-stock.gen.ts'
import type { DayBar } from '../../world/day-bar.ts'
import type { SimulatedInstrument } from '../../world/instruments.ts'
import { formatUnits } from '../../world/price-units.ts'
import type { PriceSnapshot } from '../../world/prices.ts'
import { refuseField } from '../../world/refusals.ts'
import type { Answer } from '../answer.ts'
import type { AnswerContext } from '../answer-context.ts'
import { isPeriod, joinBars } from '../chart-periods.ts'
import { documentedFields, fillBlock } from '../fill-block.ts'
import { overseasPriceChangeOf } from './price-change.ts'

const mostRows = 100

/**
 * Answers with the chart of a US share by day, week, month or year, under the code N of indexes, as KIS has it. Indexes, exchange
 * rates and bonds are not in the simulated market: `ofOthers` answers for them.
 *
 * @see the portal's page of inquire-daily-chartprice: of US shares it has those of Dow 30, Nasdaq 100 and S&P 500
 */
export const overseasPeriodChart =
  ({ instruments, prices }: AnswerContext, ofOthers: Answer): Answer =>
  (call) => {
    const { FID_COND_MRKT_DIV_CODE, FID_INPUT_ISCD = '', FID_PERIOD_DIV_CODE } = call.input
    const { FID_INPUT_DATE_1: from = '', FID_INPUT_DATE_2: to = '' } = call.input
    if (!isPeriod(FID_PERIOD_DIV_CODE)) return { refusal: refuseField('FID_PERIOD_DIV_CODE') }
    const instrument = FID_COND_MRKT_DIV_CODE === 'N' ? instruments.find('US', FID_INPUT_ISCD) : undefined
    const snapshot = instrument && prices.snapshot(instrument, call.at)
    if (instrument === undefined || snapshot === undefined) return ofOthers(call)
    const bars = prices.bars(instrument, call.at, { from, to }).filter(({ date }) => from <= date)
    const rows = joinBars(bars, FID_PERIOD_DIV_CODE).toReversed().slice(0, mostRows)
    return {
      blocks: { output1: headBlock(instrument, snapshot), output2: rows.map((bar) => barBlock(instrument, bar)) },
    }
  }

function headBlock(instrument: SimulatedInstrument, { price, day, previous }: PriceSnapshot): Record<string, string> {
  const money = (units: number) => formatUnits(instrument.market, units)
  const change = overseasPriceChangeOf(instrument, price, previous?.close)
  return fillBlock(headFields, {
    ovrs_nmix_prdy_vrss: change.diff,
    prdy_vrss_sign: change.sign,
    prdy_ctrt: change.rate.trim(),
    ovrs_nmix_prdy_clpr: money(previous?.close ?? price),
    acml_vol: String(day.volume),
    hts_kor_isnm: instrument.name,
    ovrs_nmix_prpr: money(price),
    stck_shrn_iscd: instrument.symbol,
    prdy_vol: String(previous?.volume ?? 0),
    ovrs_prod_oprc: money(day.open),
    ovrs_prod_hgpr: money(day.high),
    ovrs_prod_lwpr: money(day.low),
  })
}

function barBlock(instrument: SimulatedInstrument, bar: DayBar): Record<string, string> {
  const money = (units: number) => formatUnits(instrument.market, units)
  return fillBlock(barFields, {
    stck_bsop_date: bar.date,
    ovrs_nmix_prpr: money(bar.close),
    ovrs_nmix_oprc: money(bar.open),
    ovrs_nmix_hgpr: money(bar.high),
    ovrs_nmix_lwpr: money(bar.low),
    acml_vol: String(bar.volume),
    mod_yn: 'N',
  })
}

const headFields = documentedFields(inquireDailyChartprice, 'output1')
const barFields = documentedFields(inquireDailyChartprice, 'output2')
