import type { Environment } from '../../environment.ts'
import { KisInputError } from '../../errors.ts'
import { type Currency, currencyOfMarket, type Market } from '../../market/market.ts'
import { formatKisDate, parseCalendarDate } from '../../values/dates.ts'
import { createSimulatedAccount, type Holding, type SimulatedAccount } from './account.ts'
import { type BookedOrder, toBookedOrder } from './booked-order.ts'
import type { DayBar } from './day-bar.ts'
import { createHolidayTable, type HolidayTable, type Hours } from './holiday-table.ts'
import { instruments, type SimulatedInstrument } from './instruments.ts'
import { createMatchingEngine, type MatchingEngine } from './matching-engine.ts'
import { parseUnits } from './price-units.ts'
import { createPrices, type Prices } from './prices.ts'

/** Day of prices that replaces a drawn one, in the market's money. */
export interface Bar {
  /** Trading day in the exchange's own time zone, as `yyyy-MM-dd`. */
  readonly date: string
  readonly open: string
  readonly high: string
  readonly low: string
  readonly close: string
  /** Volume in shares. */
  readonly volume: number
}

export interface WorldOptions {
  /** Seed of the prices and the fills: the same seed makes the same ones. */
  readonly seed: number
  readonly environment: Environment
  readonly hours: Hours
  /** Account, such as `12345678-01`. */
  readonly account: string
  /** Start of the simulation, in ms since 1970. It must lie on or after the first trading day of 2020. */
  readonly startAt: number
  /**
   * Bars by symbol, oldest first. Such an instrument trades only on these days; between them its price does not move.
   */
  readonly bars?: Readonly<Record<string, readonly Bar[]>>
  /**
   * Cash at the start, by currency.
   *
   * @default KRW '50000000', USD '50000', HKD '300000', CNY '300000', JPY '5000000', VND '1000000000'
   */
  readonly cash?: { readonly [currency in Currency]?: string }
  /** Positions at the start. @default no positions */
  readonly positions?: readonly {
    readonly symbol: string
    readonly quantity: number
    /** Average price in the market's money. */
    readonly averagePrice: string
  }[]
}

/** All markets, one account and its orders. */
export interface World {
  readonly environment: Environment
  readonly holidays: HolidayTable
  readonly prices: Prices
  readonly account: SimulatedAccount
  readonly engine: MatchingEngine
  /**
   * Returns the booked orders, oldest first. This settles them: with `at` up to that instant, otherwise up to the last
   * call.
   */
  orders(account?: string, at?: number): readonly BookedOrder[]
}

/** @throws {KisInputError} an option is wrong, or `hours: 'exchange'` starts in a year whose holidays are not known */
export function createWorld(options: WorldOptions): World {
  const { seed, environment } = options
  const holidays = createHolidayTable(options.hours)
  if (holidays.dayAt('KRX', options.startAt) === undefined || holidays.dayAt('US', options.startAt) === undefined)
    throw new KisInputError({ field: 'startAt', rule: 'must not lie before the first trading day of 2020' })
  const prices = createPrices({ seed, holidays, given: readBars(options.bars ?? {}) })
  const account = createSimulatedAccount({
    cash: readCash(options.cash ?? {}),
    holdings: (options.positions ?? []).map(readPosition),
  })
  const engine = createMatchingEngine({ seed, environment, holidays, prices, account })
  return {
    environment,
    holidays,
    prices,
    account,
    engine,
    orders(asked, at) {
      if (at !== undefined) engine.settle(at)
      if (asked !== undefined && asked !== options.account) return []
      return engine.all().map((order) => toBookedOrder(order, options.account))
    },
  }
}

function findBySymbol(symbol: string, field: string): SimulatedInstrument {
  const instrument = instruments.find((known) => known.symbol === symbol)
  if (instrument === undefined)
    throw new KisInputError({ field, rule: `must name an instrument of the simulator, not ${symbol}` })
  return instrument
}

const usualCash: Readonly<Record<Currency, string>> = {
  KRW: '50000000',
  USD: '50000',
  HKD: '300000',
  CNY: '300000',
  JPY: '5000000',
  VND: '1000000000',
}

function readCash(given: NonNullable<WorldOptions['cash']>): Readonly<Record<Market, bigint>> {
  const read = (market: Market) => {
    const currency = currencyOfMarket[market]
    return BigInt(readUnits(market, given[currency] ?? usualCash[currency], `cash.${currency}`))
  }
  return { KRX: read('KRX'), US: read('US'), HK: read('HK'), CN: read('CN'), JP: read('JP'), VN: read('VN') }
}

function readUnits(market: Market, text: string, field: string): number {
  const units = typeof text === 'string' ? parseUnits(market, text) : undefined
  if (units === undefined)
    throw new KisInputError({ field, rule: `must be an amount of ${currencyOfMarket[market]}, not ${text}` })
  return units
}

function readPosition({ symbol, quantity, averagePrice }: NonNullable<WorldOptions['positions']>[number]): Holding {
  const instrument = findBySymbol(symbol, 'positions')
  if (!Number.isSafeInteger(quantity) || quantity <= 0)
    throw new KisInputError({ field: `positions.${symbol}`, rule: 'must have a whole quantity above zero' })
  const price = readUnits(instrument.market, averagePrice, `positions.${symbol}`)
  return { instrument, quantity, cost: BigInt(price) * BigInt(quantity) }
}

function readBars(bars: Readonly<Record<string, readonly Bar[]>>): ReadonlyMap<string, readonly DayBar[]> {
  return new Map(
    Object.entries(bars).map(([symbol, days]) => {
      const { market } = findBySymbol(symbol, 'bars')
      return [symbol, days.map((bar, index) => readBar(bar, days[index - 1], { market, field: `bars.${symbol}` }))]
    }),
  )
}

function readBar(bar: Bar, before: Bar | undefined, { market, field }: { market: Market; field: string }): DayBar {
  const date = parseCalendarDate(bar.date, `${field}.${bar.date}`)
  const price = (text: string) => readUnits(market, text, `${field}.${bar.date}`)
  const day = { open: price(bar.open), high: price(bar.high), low: price(bar.low), close: price(bar.close) }
  const inside = [day.open, day.close].every((value) => day.low <= value && value <= day.high)
  if (!inside || day.low <= 0)
    throw new KisInputError({
      field: `${field}.${bar.date}`,
      rule: 'must have its open and close within its low and high',
    })
  if (before !== undefined && before.date >= bar.date)
    throw new KisInputError({ field: `${field}.${bar.date}`, rule: 'must come after the bar before it' })
  if (!Number.isSafeInteger(bar.volume) || bar.volume < 0)
    throw new KisInputError({ field: `${field}.${bar.date}`, rule: 'must have a whole volume' })
  return { date: formatKisDate(date), ...day, volume: bar.volume }
}
