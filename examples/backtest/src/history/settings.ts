import { OptionError } from '@stockeye/example-shared/option-error'
import { parseArguments } from '@stockeye/example-shared/parse-arguments'
import { SettingsError } from '@stockeye/example-shared/settings-error'
import {
  type Environment,
  type Exchange,
  exchanges,
  isKisError,
  parseCalendarDate,
  parseOverseasSymbol,
  parseStockSymbol,
} from '@stockeye/kis-client'

export const help = `npm run history -- --symbols 005930,AAPL:NASD --from 2026-01-02 --to 2026-10-30 --data DIR [options]

Downloads days and minutes from KIS into a folder, for npm run backtest -- --data DIR. It reads quotes and places no order. Stop
it at any time, and run it again: it reads only what the folder lacks. KIS keeps minutes for about a year, and offers those of
earlier days to real accounts only; a year of one symbol takes about a thousand calls, a minute of time.

  --symbols LIST  symbols of KRX, and of the US with their exchange: 005930,AAPL:NASD
  --from DAY      first day, yyyy-MM-dd; days of the 400 before it are read too, for rules that look back
  --to DAY        last day; today is never stored, since it is not over
  --interval I    minute or day (minute)
  --data DIR      folder of the download
  --simulator     downloads from a KIS simulator, without keys
  --rest ORIGIN   origin of the KIS server, such as that of npm run simulator (default KIS's own)
  --import-csv FILE  takes the bars of one symbol from a CSV of your own in place of KIS; docs/history.md has its columns
  --kind KIND     kind of that symbol: stock or etf (stock)
  --help          this text

  KIS_APP_KEY, KIS_APP_SECRET, KIS_ACCOUNT (12345678-01)  keys, in the environment or in .env
  KIS_ENVIRONMENT  paper or real (paper); minutes need real
  HISTORY_TOKENS   file of the access token (.stockeye/tokens.db)

Exit code 1 when the download has failed, or when some of it cannot be used; 64 when an option is wrong, 78 when a setting is.`

/** Settings of a download. */
export interface HistorySettings {
  readonly instruments: readonly { readonly symbol: string; readonly exchange: Exchange }[]
  readonly from: string
  readonly to: string
  readonly interval: 'minute' | 'day'
  readonly directory: string
  readonly simulator: boolean
  readonly rest: string | undefined
  readonly environment: Environment
  readonly tokenFile: string
  /** CSV that is imported in place of a download, and the kind of its instrument; undefined for a download. */
  readonly csv: { readonly file: string; readonly kind: 'stock' | 'etf' } | undefined
}

/**
 * Reads the command line and the environment; undefined for `--help`.
 *
 * @throws {OptionError} options are missing or wrong; the message has a line for each
 * @throws {SettingsError} the environment is wrong
 */
export function readSettings(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): HistorySettings | undefined {
  const { symbols, from, to, interval, data, simulator, rest, kind, ...others } = parseOptions(args)
  if (others.help) return undefined
  const csv = others['import-csv']
  const environment = env['KIS_ENVIRONMENT'] ?? 'paper'
  const problems: string[] = []
  for (const [name, value] of Object.entries({ symbols, ...(csv === undefined && { from, to }), data }))
    if (value === undefined) problems.push(`--${name}: it is missing; see --help`)
  for (const [name, value] of Object.entries({ from, to }))
    if (value !== undefined) problems.push(...problemOf(() => parseCalendarDate(value, `--${name}`)))
  if (interval !== 'minute' && interval !== 'day')
    problems.push(`--interval: "${interval}" is not an interval; use minute or day`)
  if (kind !== 'stock' && kind !== 'etf') problems.push(`--kind: "${kind}" is not a kind; use stock or etf`)
  const instruments = (symbols ?? '').split(',').filter(Boolean).map(parseSymbol)
  problems.push(...instruments.flatMap(({ problem }) => problem))
  if (symbols !== undefined && instruments.length === 0)
    problems.push('--symbols: it has no symbol; use 005930,AAPL:NASD, for example')
  if (csv !== undefined && instruments.length !== 1)
    problems.push('--symbols: a CSV has the bars of one symbol; name it alone')
  if (problems.length > 0) throw new OptionError(problems.join('\n'))
  if (environment !== 'paper' && environment !== 'real')
    throw new SettingsError(['KIS_ENVIRONMENT: is not an environment; use paper or real'])
  return {
    instruments: instruments.map(({ symbol, exchange }) => ({ symbol, exchange })),
    from: from ?? '',
    to: to ?? '',
    interval: interval === 'day' ? 'day' : 'minute',
    directory: data ?? '',
    simulator,
    rest,
    environment,
    tokenFile: env['HISTORY_TOKENS'] ?? '.stockeye/tokens.db',
    csv: csv === undefined ? undefined : { file: csv, kind: kind === 'etf' ? 'etf' : 'stock' },
  }
}

function parseOptions(args: readonly string[]) {
  const { values } = parseArguments({
    args: [...args],
    options: {
      symbols: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      interval: { type: 'string', default: 'minute' },
      data: { type: 'string' },
      simulator: { type: 'boolean', default: false },
      rest: { type: 'string' },
      'import-csv': { type: 'string' },
      kind: { type: 'string', default: 'stock' },
      help: { type: 'boolean', default: false },
    },
  })
  return values
}

/** Parses a symbol of KRX, or one with its exchange behind it. */
function parseSymbol(text: string) {
  const [symbol = '', name = 'KRX'] = text.split(':')
  const exchange = exchanges.find((known) => known === name)
  if (exchange === undefined) {
    const use = 'use KRX, NASD, NYSE or AMEX'
    return { symbol, exchange: 'KRX' as const, problem: [`--symbols: "${name}" of ${text} is not an exchange; ${use}`] }
  }
  const parse = exchange === 'KRX' ? parseStockSymbol : parseOverseasSymbol
  return { symbol, exchange, problem: problemOf(() => parse(symbol, '--symbols')) }
}

/** Returns the sentence of an input error; none where `read` returns. */
function problemOf(read: () => unknown): readonly string[] {
  try {
    read()
    return []
  } catch (error) {
    if (isKisError(error) && error.code === 'KIS_INPUT') return [error.message]
    throw error
  }
}
