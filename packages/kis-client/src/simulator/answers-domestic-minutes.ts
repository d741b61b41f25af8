import { kstText } from '../values.ts'
import type { Answer } from './answer.ts'
import { fieldNames, fillBlock } from './block.ts'
import type { TradingDay } from './calendar.ts'
import { changeOf } from './change.ts'
import type { Desk } from './desk.ts'
import { findInstrument, type Instrument } from './instruments.ts'
import { turnoverOf } from './periods.ts'
import { refuseField } from './refusals.ts'

const pageSize = 30
const minuteMs = 60_000

/** The minutes of today, and of the day before where the caller wants those too. */
export function domesticMinuteAnswers({ calendar, prices }: Desk): Readonly<Record<string, Answer>> {
  return {
    'domestic-stock/inquire-time-itemchartprice': ({ input, at }) => {
      const { FID_COND_MRKT_DIV_CODE = '', FID_INPUT_ISCD = '', FID_INPUT_HOUR_1 = '', FID_PW_DATA_INCU_YN } = input
      if (!['J', 'NX', 'UN'].includes(FID_COND_MRKT_DIV_CODE)) return { refusal: refuseField('FID_COND_MRKT_DIV_CODE') }
      const instrument = findInstrument('KRX', FID_INPUT_ISCD)
      const quote = instrument && prices.quote(instrument, at)
      const day = calendar.dayAt('KRX', at)
      if (instrument === undefined || quote === undefined || day === undefined)
        return { blocks: { output1: fillBlock(headFields, { stck_prpr: '0' }), output2: [] } }

      const today = minutesOf(instrument, day, at).filter(({ hour }) => hour <= FID_INPUT_HOUR_1)
      const dayBefore = FID_PW_DATA_INCU_YN === 'Y' ? calendar.dayAt('KRX', day.opensAt - 1) : undefined
      const past = dayBefore && today.length < pageSize ? minutesOf(instrument, dayBefore, at) : []
      const { price, day: bar, previous } = quote
      const change = changeOf(instrument, price, previous?.close)
      return {
        blocks: {
          output1: fillBlock(headFields, {
            prdy_vrss: change.difference,
            prdy_vrss_sign: change.sign,
            prdy_ctrt: change.rate,
            stck_prdy_clpr: String(previous?.close ?? price),
            acml_vol: String(bar.volume),
            acml_tr_pbmn: String(turnoverOf(bar)),
            hts_kor_isnm: instrument.name,
            stck_prpr: String(price),
          }),
          output2: [...past, ...today].slice(-pageSize).reverse().map(minuteBlock),
        },
      }
    },
  }

  /** Oldest first, up to `at`. */
  function minutesOf(instrument: Instrument, day: TradingDay, at: number): readonly Minute[] {
    const path = prices.path(instrument, day)
    if (path === undefined) return []
    let turnover = 0
    const minutes = path.prices.map((price, index): Minute => {
      const open = path.prices[index - 1] ?? price
      const volume = (path.volumes[index] ?? 0) - (path.volumes[index - 1] ?? 0)
      turnover += volume * price
      const hour = kstText(day.opensAt + index * minuteMs).slice(8)
      return { date: day.date, hour, open, price, volume, turnover }
    })
    return minutes.slice(0, Math.floor((at - day.opensAt) / minuteMs) + 1)
  }
}

interface Minute {
  readonly date: string
  /** `HHmmss`, its beginning in Korea. */
  readonly hour: string
  readonly open: number
  readonly price: number
  readonly volume: number
  /** Of the day so far. */
  readonly turnover: number
}

const minuteBlock = ({ date, hour, open, price, volume, turnover }: Minute): Record<string, string> =>
  fillBlock(minuteFields, {
    stck_bsop_date: date,
    stck_cntg_hour: hour,
    stck_prpr: String(price),
    stck_oprc: String(open),
    stck_hgpr: String(Math.max(open, price)),
    stck_lwpr: String(Math.min(open, price)),
    cntg_vol: String(volume),
    acml_tr_pbmn: String(turnover),
  })

const headFields = fieldNames(`
  prdy_vrss prdy_vrss_sign prdy_ctrt stck_prdy_clpr acml_vol acml_tr_pbmn hts_kor_isnm stck_prpr
`)
const minuteFields = fieldNames(`
  stck_bsop_date stck_cntg_hour stck_prpr stck_oprc stck_hgpr stck_lwpr cntg_vol acml_tr_pbmn
`)
