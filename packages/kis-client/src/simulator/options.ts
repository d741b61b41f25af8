import type { Clock } from '@stockeye/token-manager'
import type { Environment, RateLimit } from '../environment.ts'
import { KisInputError } from '../errors.ts'
import { currencyOfMarket } from '../market/market.ts'
import { parseRate, rateRule } from '../pacing/call-rate.ts'
import { parseAccountNumber } from '../values/account-number.ts'
import { unknownName } from '../values/check-names.ts'
import {
  checkOption,
  clockRule,
  environmentRule,
  functionRule,
  type OptionRule,
  objectRule,
  oneOf,
} from '../values/check-options.ts'
import { preview } from '../values/preview.ts'
import { instantRule, speedRule } from './clocks/scaled.ts'
import { checkOrderListLags, type SimulatorSettings, settingRules } from './settings.ts'
import type { WorldOptions } from './world/world.ts'

/** Options of `startSimulator`. */
export interface SimulatorOptions
  extends SimulatorSettings,
    Partial<
      Pick<
        WorldOptions,
        'accountRules' | 'bars' | 'cash' | 'claims' | 'instruments' | 'liquidity' | 'minutes' | 'positions'
      >
    > {
  /** Environment that it serves, with its TR ids, limits and codes of refusals. @default 'paper' */
  readonly environment?: Environment | undefined
  /**
   * Clock of the simulation, which only its owner moves.
   *
   * @default a clock of the simulator's own, which the control port can move
   */
  readonly clock?: Clock | undefined
  /** Time of the simulator's own clock at the start, in ms since 1970; not beside `clock`. @default the wall clock's */
  readonly startAt?: number | undefined
  /** Milliseconds of the simulator's own clock in a real millisecond; not beside `clock`. @default 1 */
  readonly speed?: number | undefined
  /**
   * Trading hours. `always`: all markets trade at any hour, and each day of Korea is a trading day of every market, so that an
   * order abroad has Korea's day and not that of `exchangeDate`. `exchange`: each exchange trades in its own hours, with the
   * holidays of KRX and New York; the other exchanges trade on every weekday, and those of Vietnam, whose hours are not
   * known, all day. @default 'always'
   */
  readonly hours?: 'always' | 'exchange' | undefined
  /**
   * Whether calls and tokens have KIS's limits. With false, an issue still returns the same token for six hours.
   *
   * @default true
   */
  readonly limits?: boolean | undefined
  /**
   * Limit on calls, such as `kisRateLimits.newCustomer`: `clientOptions` hold it too.
   *
   * @default KIS's own, by environment and the date of the simulation: 18 or 1 a second since 2026-04-20, 20 or 2 before
   */
  readonly rate?: RateLimit | undefined
  /** Seed of the market, the keys and the tokens: the same seed makes the same ones. @default 1 */
  readonly seed?: number | undefined
  /** Whether the simulator opens ports: `InProcessOptions` have false. @default true */
  readonly sockets?: true | undefined
  /** Number of the KIS port; 0 takes a free one. @default 0 */
  readonly port?: number | undefined
  /** Number of the WebSocket port; 0 takes a free one. @default 0 */
  readonly wsPort?: number | undefined
  /**
   * Number of further app keys of the account, at most 20. Each has a WebSocket session and 41 places of its own; the REST API
   * issues approval keys for it, and nothing else.
   *
   * @default 0
   */
  readonly moreAppKeys?: number | undefined
  /** HTS id of the account's owner, under which execution notices are registered. @default 'simuser' */
  readonly htsId?: string | undefined
  /** Account of the credentials, eight digits, a hyphen and two digits. @default '12345678-01' */
  readonly account?: string | undefined
}

/** Options of a simulator that opens no port. */
export interface InProcessOptions extends Omit<SimulatorOptions, 'sockets' | 'port' | 'wsPort'> {
  /**
   * Only clients in this process that have its `clientOptions` are answered, at a fraction of the cost of a socket. Such a
   * simulator has no WebSocket and no control port.
   */
  readonly sockets: false
}

/** Options of either simulator. */
export type AnyOptions = Omit<SimulatorOptions, 'sockets'> & { readonly sockets?: boolean | undefined }

const portRule = (port: string): OptionRule => ({
  is: 'a whole number from 0 to 65535',
  use: `a number such as ${port}, or 0 for a free port`,
  fits: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_535,
})

const booleanRule: OptionRule = { is: 'a boolean', use: 'true or false', fits: (value) => typeof value === 'boolean' }

export const optionRules: { readonly [name in keyof Required<AnyOptions>]: OptionRule } = {
  ...settingRules,
  environment: environmentRule,
  hours: oneOf('a choice of trading hours', ['always', 'exchange']),
  limits: booleanRule,
  sockets: booleanRule,
  // `parseRate` checks its parts.
  rate: rateRule,
  seed: {
    is: 'a whole number from 0',
    use: 'a number such as 1',
    fits: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  },
  port: portRule('9443'),
  wsPort: portRule('21000'),
  moreAppKeys: {
    is: 'a whole number from 0 to 20',
    use: 'a number such as 1',
    fits: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 20,
  },
  htsId: {
    is: 'an HTS id of 1 to 32 letters and digits',
    use: "text such as 'simuser'",
    fits: (value) => typeof value === 'string' && /^[A-Za-z0-9_@.-]{1,32}$/.test(value),
  },
  speed: speedRule,
  startAt: instantRule,
  // `parseAccountNumber` checks it, and its message does not repeat the account number.
  account: { is: 'an account number', use: "text such as '12345678-01'", fits: () => true },
  clock: clockRule,
  cash: objectRule("amounts by currency, such as { KRW: '50000000' }"),
  accountRules: objectRule('an object of rules, such as { integratedMargin: true }'),
  bars: objectRule("bars by symbol, such as { '005930': [bar] }"),
  // `createWorld` checks its fields.
  liquidity: objectRule('an object such as { slippageTicks: 1, volumeShare: 0.1 }'),
  minutes: functionRule('a function such as (symbol, date) => rows[symbol]?.[date]'),
  instruments: { is: 'an array', use: "instruments such as [{ symbol: '0001A0' }]", fits: Array.isArray },
  // `createWorld` checks the names.
  claims: { is: 'an array', use: "claims such as ['us-orders-from-1700-in-winter']", fits: Array.isArray },
  positions: { is: 'an array', use: 'positions such as [{ symbol, quantity, averagePrice }]', fits: Array.isArray },
}

/**
 * Checks the options of `startSimulator` before anything of it starts. `createWorld` checks the amounts, bars and
 * positions themselves.
 *
 * @throws {KisInputError} an option is wrong or has a name that no option has; `field` is its name
 */
export function checkOptions(options: AnyOptions): void {
  checkOption('options', options, objectRule('an object of options, or leave it out'))
  const isKnown = (name: string): name is keyof AnyOptions => Object.hasOwn(optionRules, name)
  for (const [name, value] of Object.entries(options)) {
    if (!isKnown(name)) throw unknownName(name, 'an option of startSimulator', Object.keys(optionRules))
    if (value !== undefined) checkOption(name, value, optionRules[name])
  }
  checkOrderListLags(options.orderListLagMs)
  for (const name of ['port', 'wsPort'] as const) {
    if (options.sockets !== false || options[name] === undefined) continue
    throw new KisInputError({ field: name, rule: 'has no meaning with sockets: false; leave one of the two out' })
  }
  for (const name of ['startAt', 'speed'] as const) {
    if (options.clock === undefined || options[name] === undefined) continue
    throw new KisInputError({
      field: name,
      rule: 'has no meaning with clock, which decides it; leave one of the two out',
    })
  }
  if (options.rate !== undefined) parseRate(options.rate)
  if (options.account !== undefined) parseAccountNumber(options.account)
  const currencies: readonly string[] = Object.values(currencyOfMarket)
  for (const currency of Object.keys(options.cash ?? {})) {
    if (currencies.includes(currency)) continue
    throw new KisInputError({
      field: `cash.${currency}`,
      rule: `${preview(currency)} is not a currency of the simulator; use ${currencies.join(', ')}`,
    })
  }
}
