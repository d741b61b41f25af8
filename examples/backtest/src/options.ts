import { OptionError } from '@stockeye/example-shared/option-error'
import { parseArguments } from '@stockeye/example-shared/parse-arguments'
import { type CalendarDate, isKisError, parseCalendarDate } from '@stockeye/kis-client'

export const help = `npm run backtest -- [options]

Runs the trading bot of npm run trader on past days: the same decisions, orders and guards, on a KIS simulator whose prices are those
of the days. It is an example of such a program, not advice.

  --from DAY          first day, yyyy-MM-dd        (2026-01-02)
  --to DAY            last day                     (2026-03-31)
  --symbols LIST      symbols such as 005930,AAPL, or how many of the first ones
                                                   (005930,000660,035420,AAPL,NVDA; with --data all)
  --interval I        decisions at the end of each minute, or once a day: minute or day (minute)
  --seed N            seed of the market and of the fills (1)
  --data DIR          bars of npm run history; without it the market is made from the seed
  --rules NAME        rules of all markets: dip, breakout or the path of a .kis.yaml preset (those of the settings)
  --settings FILE     settings of the trader as YAML, such as examples/trader/trader.yaml; its watchlist is not used

  --cash-krw N        won at the beginning         (20000000)
  --cash-usd N        dollars at the beginning     (20000)
  --slippage TICKS    steps of the price grid by which a fill is worse than the price of its trade (1); beyond slackTicks of
                      the settings, 2, an order fills only after the price has moved its way
  --volume-share N    percent of the volume of a minute that all orders get at most, or one share (10)

  --page FILE.html    writes the report as a page, too
  --json              prints one JSON object in place of the text
  --help              this text

The same options print the same text. Exit code 64 when an option is wrong, 78 when the settings are, 1 after any other error.`

/** Options of the command line. */
export interface Options {
  readonly from: CalendarDate
  readonly to: CalendarDate
  /** Symbols, or how many of the first ones; undefined for all of the data. */
  readonly symbols: readonly string[] | number | undefined
  /** Undefined for that of the settings. */
  readonly interval: 'minute' | 'day' | undefined
  readonly seed: number
  /** Folder of a download; undefined for a market that is made from the seed. */
  readonly data: string | undefined
  /** Rules of all markets; undefined for those of the settings. */
  readonly rules: string | undefined
  /** Path of the settings; undefined for the defaults. */
  readonly settings: string | undefined
  readonly cash: { readonly KRW: string; readonly USD: string }
  readonly slippageTicks: number
  /** Part of the volume, from 0 to 1. */
  readonly volumeShare: number
  /** Path of the page; undefined for no page. */
  readonly page: string | undefined
  readonly json: boolean
}

const seededSymbols = ['005930', '000660', '035420', 'AAPL', 'NVDA']

/** Parses the options; undefined where help is asked for. @throws {OptionError} an option is unknown or wrong; the message names it */
export function parseOptions(args: readonly string[]): Options | undefined {
  const { values } = parseArguments({ args: [...args], options: known })
  if (values.help) return undefined
  const { rules, settings, data, page, json } = values
  const from = dayOf('from', values.from)
  const to = dayOf('to', values.to)
  if (from > to) throw new OptionError(`--from: "${from}" is later than --to, "${to}"; pass a day that is not later`)
  for (const [name, value] of Object.entries({ data, rules, settings, page }))
    if (value?.trim() === '') throw new OptionError(`--${name}: it is blank; pass a name, or leave the option out`)
  return {
    from,
    to,
    symbols:
      values.symbols === undefined ? (data === undefined ? seededSymbols : undefined) : symbolsOf(values.symbols),
    interval: intervalOf(values.interval),
    seed: seedOf(values.seed),
    data,
    rules,
    settings,
    cash: { KRW: cashOf('cash-krw', values['cash-krw'], 0), USD: cashOf('cash-usd', values['cash-usd'], 2) },
    slippageTicks: ticksOf(values.slippage),
    volumeShare: shareOf(values['volume-share']),
    page,
    json,
  }
}

const text = { type: 'string' } as const
const withDefault = (value: string) => ({ type: 'string', default: value }) as const
const flag = { type: 'boolean', default: false } as const
const known = {
  from: withDefault('2026-01-02'),
  to: withDefault('2026-03-31'),
  symbols: text,
  interval: text,
  seed: withDefault('1'),
  data: text,
  rules: text,
  settings: text,
  'cash-krw': withDefault('20000000'),
  'cash-usd': withDefault('20000'),
  slippage: withDefault('1'),
  'volume-share': withDefault('10'),
  page: text,
  json: flag,
  help: flag,
} as const

function dayOf(name: string, value: string): CalendarDate {
  try {
    return parseCalendarDate(value)
  } catch (error) {
    if (!isKisError(error)) throw error
    throw new OptionError(`--${name}: "${value}" is not a day; pass one such as 2026-01-02`, { cause: error })
  }
}

function symbolsOf(value: string): readonly string[] | number {
  // A symbol of KRX has six characters.
  if (/^\d{1,4}$/.test(value)) return Number(value)
  const symbols = value.split(',').map((symbol) => symbol.trim())
  if (symbols.includes(''))
    throw new OptionError(`--symbols: "${value}" has a blank symbol; pass symbols such as 005930,AAPL`)
  return symbols
}

function intervalOf(value: string | undefined): Options['interval'] {
  if (value === undefined || value === 'minute' || value === 'day') return value
  throw new OptionError(`--interval: "${value}" is not an interval; pass minute or day`)
}

function seedOf(value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value)
  throw new OptionError(`--seed: "${value}" is not a whole number from 0; pass 1, for example`)
}

function cashOf(name: string, value: string, digits: number): string {
  const [, fraction = ''] = value.split('.')
  if (/^\d{1,13}(\.\d+)?$/.test(value) && fraction.length <= digits && Number(value) > 0) return value
  const use = digits === 0 ? 'pass whole won such as 20000000' : 'pass dollars such as 20000 or 20000.50'
  throw new OptionError(`--${name}: "${value}" is not an amount above zero; ${use}`)
}

function ticksOf(value: string): number {
  if (/^\d{1,3}$/.test(value) && Number(value) <= 100) return Number(value)
  throw new OptionError(`--slippage: "${value}" is not a number of ticks from 0 to 100; pass 1, for example`)
}

function shareOf(value: string): number {
  const percent = /^\d+(\.\d+)?$/.test(value) ? Number(value) : 0
  if (percent > 0 && percent <= 100) return percent / 100
  throw new OptionError(`--volume-share: "${value}" is not a percentage above 0 and at most 100; pass 10, for example`)
}
