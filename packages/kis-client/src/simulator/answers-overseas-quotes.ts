import type { Answer } from './answer.ts'
import { fieldNames, fillBlock } from './block.ts'
import { changeOf } from './change.ts'
import type { DayBar } from './day-path.ts'
import type { Desk } from './desk.ts'
import { findInstrument, type Instrument } from './instruments.ts'
import { isPeriod, joinBars, turnoverOf } from './periods.ts'
import { formatUnits, tickOf } from './price-units.ts'
import { refuseField } from './refusals.ts'

/** KIS's names for the daytime market; the simulator has one price for day and night. */
const daytime: Readonly<Record<string, string>> = { BAQ: 'NAS', BAY: 'NYS', BAA: 'AMS' }
const periods: Readonly<Record<string, string>> = { '0': 'D', '1': 'W', '2': 'M' }

/** What the US market looks like. Other countries have no instruments here, so their symbols are unknown ones. */
export function overseasQuoteAnswers({ prices }: Desk): Readonly<Record<string, Answer>> {
  const find = (exchange: string, symbol: string): Instrument | undefined => {
    const instrument = findInstrument('US', symbol)
    return instrument?.exchange === (daytime[exchange] ?? exchange) ? instrument : undefined
  }

  return {
    'overseas-stock/price': ({ input, at }) => {
      const { EXCD = '', SYMB = '' } = input
      const rsym = `D${EXCD}${SYMB}`
      const instrument = find(EXCD, SYMB)
      const quote = instrument && prices.quote(instrument, at)
      // An unknown symbol is answered with success and empty fields.
      if (instrument === undefined || quote === undefined)
        return { blocks: { output: fillBlock(priceFields, { rsym }) } }
      const { price, day, previous } = quote
      const change = changeOf(instrument, price, previous?.close)
      return {
        blocks: {
          output: fillBlock(priceFields, {
            rsym,
            zdiv: '4',
            base: formatUnits('US', previous?.close ?? price),
            pvol: String(previous?.volume ?? 0),
            last: formatUnits('US', price),
            sign: change.sign,
            diff: unsigned(change.difference),
            rate: withSign(change.rate),
            tvol: String(day.volume),
            tamt: formatUnits('US', turnoverOf(day), 0),
            ordy: '매수가능',
          }),
        },
      }
    },

    'overseas-stock/dailyprice': ({ input, at }) => {
      const { EXCD = '', SYMB = '', GUBN = '', BYMD = '' } = input
      const period = periods[GUBN]
      if (!isPeriod(period)) return { refusal: refuseField('GUBN') }
      const instrument = find(EXCD, SYMB)
      const bars = instrument === undefined ? [] : prices.bars(instrument, at)
      const asked = joinBars(
        bars.filter(({ date }) => BYMD === '' || date <= BYMD),
        period,
      )
      const rows = asked
        .map((bar, index) => ({ bar, before: asked[index - 1], isNewest: index === asked.length - 1 }))
        .reverse()
        .slice(0, 100)
      const head = fillBlock(barHeadFields, {
        rsym: `D${EXCD}${SYMB}`,
        zdiv: instrument === undefined ? '' : '4',
        // The portal calls it the close before; the servers send the number of rows.
        nrec: String(rows.length),
      })
      return {
        blocks: {
          output1: head,
          output2: instrument === undefined ? [] : rows.map((row) => barBlock(instrument, row)),
        },
      }
    },
  }
}

interface BarRow {
  readonly bar: DayBar
  readonly before: DayBar | undefined
  /** The newest row alone has bid and ask. */
  readonly isNewest: boolean
}

function barBlock(instrument: Instrument, { bar, before, isNewest }: BarRow): Record<string, string> {
  const change = changeOf(instrument, bar.close, before?.close)
  return fillBlock(barFields, {
    xymd: bar.date,
    clos: formatUnits('US', bar.close),
    sign: change.sign,
    diff: unsigned(change.difference),
    rate: withSign(change.rate),
    open: formatUnits('US', bar.open),
    high: formatUnits('US', bar.high),
    low: formatUnits('US', bar.low),
    tvol: String(bar.volume),
    tamt: formatUnits('US', turnoverOf(bar), 0),
    pbid: formatUnits('US', isNewest ? bar.close : 0),
    vbid: isNewest ? '100' : '0',
    pask: formatUnits('US', isNewest ? bar.close + tickOf(instrument, bar.close) : 0),
    vask: isNewest ? '100' : '0',
  })
}

// Abroad the sign stands apart from the difference, and in front of the rate: `+1.26`, `-0.40`, ` 0.00`.
const unsigned = (difference: string): string => difference.replace('-', '')
const withSign = (rate: string): string => (/^-/.test(rate) ? rate : `${Number(rate) === 0 ? ' ' : '+'}${rate}`)

const priceFields = fieldNames(`
  rsym zdiv base pvol last sign diff rate tvol tamt ordy
`)
const barHeadFields = fieldNames(`
  rsym zdiv nrec
`)
const barFields = fieldNames(`
  xymd clos sign diff rate open high low tvol tamt pbid vbid pask vask
`)
