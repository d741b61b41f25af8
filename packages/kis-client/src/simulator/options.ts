import type { Clock } from '@stockeye/token-manager'
import type { Environment } from '../environment.ts'
import { KisInputError } from '../errors.ts'
import { currencyOfMarket } from '../market/market.ts'
import { parseAccountNumber } from '../values/account-number.ts'
import type { WorldOptions } from './world/world.ts'

export interface SimulatorOptions extends Partial<Pick<WorldOptions, 'bars' | 'cash' | 'positions'>> {
  /** @default 'paper' */
  readonly environment?: Environment | undefined
  /**
   * Clock of the simulation, which only its owner moves.
   *
   * @default a clock of the simulator's own, which the control port can move
   */
  readonly clock?: Clock | undefined
  /** Time of the simulator's own clock at the start, in ms since 1970. @default the wall clock's */
  readonly startAt?: number | undefined
  /** Milliseconds of the simulator's own clock in a real millisecond. @default 1 */
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
  /** Seed of the market, the keys and the tokens: the same seed makes the same ones. @default 1 */
  readonly seed?: number | undefined
  /** Number of the KIS port; 0 takes a free one. @default 0 */
  readonly port?: number | undefined
  /** Account of the credentials, eight digits, a hyphen and two digits. @default '12345678-01' */
  readonly account?: string | undefined
}

interface Rule {
  /** End of the sentence "… must be". */
  readonly text: string
  readonly fits: (value: unknown) => boolean
}

const oneOf = (...values: readonly string[]): Rule => ({
  text: values.map((value) => `'${value}'`).join(' or '),
  fits: (value) => values.some((known) => known === value),
})

const clockMethods = ['now', 'monotonic', 'setTimeout', 'clearTimeout'] as const

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const rules: { readonly [name in keyof Required<SimulatorOptions>]: Rule } = {
  environment: oneOf('paper', 'real'),
  hours: oneOf('always', 'exchange'),
  limits: { text: 'true or false', fits: (value) => typeof value === 'boolean' },
  seed: { text: 'a whole number from 0', fits: (value) => Number.isSafeInteger(value) && Number(value) >= 0 },
  port: {
    text: 'a whole number from 0 to 65535',
    fits: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_535,
  },
  speed: { text: 'a number above 0', fits: (value) => Number.isFinite(value) && Number(value) > 0 },
  startAt: { text: 'an instant in ms since 1970', fits: (value) => Number.isFinite(value) },
  account: { text: 'text', fits: (value) => typeof value === 'string' },
  clock: {
    text: `a clock with ${clockMethods.join(', ')}`,
    fits: (value) => isObject(value) && clockMethods.every((name) => typeof Reflect.get(value, name) === 'function'),
  },
  cash: { text: 'an object of amounts by currency', fits: (value) => isObject(value) && !Array.isArray(value) },
  bars: { text: 'an object of bars by symbol', fits: (value) => isObject(value) && !Array.isArray(value) },
  positions: { text: 'an array of positions', fits: Array.isArray },
}

/**
 * Checks the options of `startSimulator` before anything of it starts. `createWorld` checks the amounts, bars and
 * positions themselves.
 *
 * @throws {KisInputError} an option is wrong or has a name that no option has; `field` is its name
 */
export function checkOptions(options: SimulatorOptions): void {
  const isKnown = (name: string): name is keyof SimulatorOptions => Object.hasOwn(rules, name)
  for (const [name, value] of Object.entries(options)) {
    if (!isKnown(name)) {
      const names = Object.keys(rules).join(', ')
      throw new KisInputError({ field: name, rule: `must not be given: the options are ${names}` })
    }
    if (value === undefined || rules[name].fits(value)) continue
    const shown = typeof value === 'string' ? `'${value}'` : isObject(value) ? 'an object' : `${String(value)}`
    throw new KisInputError({ field: name, rule: `must be ${rules[name].text}, not ${shown}` })
  }
  if (options.account !== undefined) parseAccountNumber(options.account)
  const currencies: readonly string[] = Object.values(currencyOfMarket)
  for (const currency of Object.keys(options.cash ?? {})) {
    if (currencies.includes(currency)) continue
    throw new KisInputError({ field: `cash.${currency}`, rule: `must be an amount of ${currencies.join(', ')}` })
  }
}
