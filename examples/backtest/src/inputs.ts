import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { OptionError } from '@stockeye/example-shared/option-error'
import { SettingsError } from '@stockeye/example-shared/settings-error'
import { isPreset } from '@stockeye/example-trader/rules/find-rules'
import { type MarketRules, readMarketRules } from '@stockeye/example-trader/settings/market-rules'
import { readSettings } from '@stockeye/example-trader/settings/read-settings'
import { defaultSettings, type Settings } from '@stockeye/example-trader/settings/settings'
import type { BarData } from './data/bar-data.ts'
import { openCacheFolder } from './data/cache-folder.ts'
import { openCachedData } from './data/cached-data.ts'
import { createSeededData } from './data/seeded-data.ts'
import { missingDays } from './history/download-days.ts'
import type { Options } from './options.ts'

/** Inputs of a backtest beside its options. */
export interface Inputs {
  /** Settings of the trader, whose watchlist is that of the data. */
  readonly settings: Settings
  readonly rules: ReturnType<typeof readMarketRules>
  readonly data: BarData
}

/**
 * Reads settings, rules and bars, and checks that the page can be written, so that nothing is run where an option is wrong.
 *
 * @param warn receives a sentence for each part of a preset that has no effect, and for bars that are missing
 * @throws {SettingsError} the settings are wrong
 * @throws {OptionError} an option is wrong; the message begins with it
 */
export function readInputs(options: Options, warn: (line: string) => void): Inputs {
  checkPage(options.page)
  const settings = settingsOf(options)
  const rules = rulesOf(options, settings, (line) => warn(`PRESET ${line}`))
  const data = openData(
    { ...options, interval: settings.interval },
    Math.max(daysOf(rules.KRX), daysOf(rules.US)) + spareDays,
    warn,
  )
  checkDays(options, data)
  const { slackTicks } = settings.risk
  if (options.slippageTicks > slackTicks)
    warn(
      `SLIPPAGE ${options.slippageTicks} ticks are more than slackTicks of the settings, ${slackTicks}: an order fills only after the price has moved its way`,
    )
  const watchlist = data.instruments.map(({ symbol, exchange }) => ({ symbol, exchange }))
  return { settings: { ...settings, watchlist }, rules, data }
}

/** Days before those that the rules need, so that a suspended day leaves enough. */
const spareDays = 5

/** Returns the days before today that the trader reads for rules and stops. */
const daysOf = ({ rules, stops }: MarketRules): number => Math.max(rules.days, (stops.mostDays ?? 0) + 1)

/** Checks that something trades between the days. @throws {OptionError} nothing does; the message names the option */
function checkDays({ from, to }: Options, { instruments, days }: BarData): void {
  const hasDay = instruments.some(({ symbol }) => days(symbol).some(({ date }) => date >= from && date <= to))
  if (!hasDay) throw new OptionError(`--to: there is no trading day from ${from} to ${to}; pass a later day`)
}

/** Checks that the page can be written, before the backtest is run. @throws {OptionError} it cannot; the message names the option */
function checkPage(page: string | undefined): void {
  if (page === undefined) return
  if (!existsSync(dirname(resolve(page))))
    throw new OptionError(`--page: the folder of ${page} does not exist; make it, or pass another path`)
  if (existsSync(page) && statSync(page).isDirectory())
    throw new OptionError(`--page: ${page} is a folder; pass the path of a file`)
}

/** Reads the settings of the trader. @throws {SettingsError} they are wrong @throws {OptionError} there is no such file */
function settingsOf({ settings: path, interval, rules }: Options): Settings {
  if (path !== undefined && !existsSync(path))
    throw new OptionError(`--settings: ${path} does not exist; pass the path of a YAML file`)
  const settings = path === undefined ? defaultSettings : readSettings(readFileSync(path, 'utf8'))
  return {
    ...settings,
    interval: interval ?? settings.interval,
    rules: rules === undefined ? settings.rules : { KRX: rules, US: rules },
  }
}

/** Finds the rules. @throws {OptionError} there are no such rules; the message names the option where it named them */
function rulesOf(
  { rules: name }: Options,
  settings: Settings,
  warn: (line: string) => void,
): ReturnType<typeof readMarketRules> {
  if (name !== undefined && isPreset(name) && !existsSync(name))
    throw new OptionError(
      `--rules: ${name} does not exist; pass the path of a .kis.yaml file, or the name of a set of rules`,
    )
  const warned = new Set<string>()
  try {
    return readMarketRules(settings, {
      readText: (path) => readFileSync(path, 'utf8'),
      warn(line) {
        // Both markets may have one preset, and a report names no path.
        const its = Object.values(settings.rules).reduce((text, path) => text.replace(`${path}: `, ''), line)
        if (!warned.has(its)) warn(its)
        warned.add(its)
      },
    })
  } catch (error) {
    if (name === undefined || !(error instanceof Error)) throw error
    throw new OptionError(`--${error.message}`, { cause: error })
  }
}

/** Opens the bars. @throws {OptionError} they cannot be had; the message names the option */
function openData(
  { seed, from, to, symbols, data, interval }: Omit<Options, 'interval'> & Pick<Settings, 'interval'>,
  daysBefore: number,
  warn: (line: string) => void,
): BarData {
  // The path of a day whose minutes are not given is drawn from its bar.
  const range = { from, to, daysBefore, interval: interval === 'day' ? 'day' : 'minute' } as const
  try {
    if (data === undefined) return createSeededData({ seed, symbols: symbols ?? 1, ...range })
    const all = symbols ?? openCacheFolder(data).instruments().length
    const cached = openCachedData(data, { symbols: all, ...range })
    for (const { symbol, exchange } of cached.instruments) {
      const missing = missingDays(exchange, { from, to, days: cached.days(symbol) })
      if (missing.length > 0)
        warn(
          `NO_DAYS ${symbol}: trading days without a bar: ${missing.length}, from ${missing[0]} on; rules take the days around them as neighbors`,
        )
    }
    for (const { symbol, dates } of cached.withoutMinutes)
      warn(
        `NO_MINUTES ${symbol}: days without minutes: ${dates.length}, from ${dates[0]} on; nothing is decided on them`,
      )
    return cached
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    const sentences = error.problems.map((problem) => `--${problem.replace(/^date: /, 'from, --to: ')}`)
    throw new OptionError(sentences.join('\n'), { cause: error })
  }
}
