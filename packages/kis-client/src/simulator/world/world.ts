import type { Environment } from '../../environment.ts'
import { KisInputError } from '../../errors.ts'
import { type ContestedClaim, parseClaims } from '../../market/dated.ts'
import { type Currency, currencyOfMarket, type Market } from '../../market/market.ts'
import { checkOption, countRule, objectRule } from '../../values/check-options.ts'
import { formatKisDate, parseCalendarDate } from '../../values/dates.ts'
import { preview } from '../../values/preview.ts'
import { type GivenInstrument, readInstruments } from '../market/given-instruments.ts'
import type { GivenMinutes } from '../market/given-minutes.ts'
import { createVenuePrices, type VenuePrices } from '../market/venue-prices.ts'
import { createSettings, type Settings, type SimulatorSettings } from '../settings.ts'
import { createSimulatedAccount, type Holding, type SimulatedAccount } from './account.ts'
import { type AccountRules, type CheckedAccountRules, checkAccountRules } from './account-rules.ts'
import type { DayBar } from './day-bar.ts'
import { createHolidayTable, type HolidayTable, type Hours } from './holiday-table.ts'
import { createInstruments, type Instruments, type SimulatedInstrument } from './instruments.ts'
import { type BookedOrder, toBookedOrder } from './orders/booked-order.ts'
import { createOrderHours, type OrderHours } from './orders/hours.ts'
import { checkLiquidity, type Liquidity } from './orders/liquidity.ts'
import { createMatchingEngine, type MatchingEngine } from './orders/matching-engine.ts'
import { createReservedOrders, type ReservedOrders } from './orders/reserved-orders.ts'
import { parseUnits } from './price-units.ts'
import { createPrices, type Prices } from './prices.ts'
import { createSettlement, type Settlement } from './settlement.ts'

/** Day of prices that replaces a drawn one, in the market's money. */
export interface Bar {
  /** Trading day in the exchange's own time zone, as `yyyy-MM-dd`. */
  readonly date: string
  /** First price of the regular hours. */
  readonly open: string
  /** Highest price, not below the others. */
  readonly high: string
  /** Lowest price, above 0 and not above the others. */
  readonly low: string
  /** Last price: in Korea that of the closing auction. */
  readonly close: string
  /** Volume in shares; 0 on a day on which the instrument is suspended. */
  readonly volume: number
}

/** Options of a market with one account. */
export interface WorldOptions extends SimulatorSettings {
  /** Seed of the prices and the fills: the same seed makes the same ones. */
  readonly seed: number
  /** Environment whose order types, venues and codes of refusals hold. */
  readonly environment: Environment
  /** Trading hours: those of each exchange, or any. */
  readonly hours: Hours
  /**
   * Contested claims about KIS that hold in this simulation, such as `us-orders-from-1700-in-winter`.
   *
   * @default [] the safer reading of each
   */
  readonly claims?: readonly ContestedClaim[]
  /** Account, such as `12345678-01`. */
  readonly account: string
  /** Start of the simulation, in ms since 1970. It must lie on or after the first trading day of 2020. */
  readonly startAt: number
  /**
   * Instruments beside the built-in ones, such as the rows of an instrument file; one with the market and symbol of a
   * built-in one takes its place.
   *
   * @default the 79 built-in ones alone
   */
  readonly instruments?: readonly GivenInstrument[]
  /**
   * Bars by symbol, oldest first. Such an instrument trades only on these days; between them its price does not move. On a day
   * with volume 0 it is suspended.
   */
  readonly bars?: Readonly<Record<string, readonly Bar[]>>
  /**
   * Minutes of the regular hours of a day, `yyyy-MM-dd` in the exchange's own time zone, oldest first, of a symbol of `bars`; undefined
   * where only the day is known: its minutes are drawn. It is called when the day is first asked for, and minutes of two days a symbol
   * are kept. A minute trades from its open through its extremes to its close; a minute without a row has no trade.
   */
  readonly minutes?: GivenMinutes | undefined
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
  /** Slippage and bounds of the fills of orders. @default none of both: an order fills at the price that it meets, large ones in parts */
  readonly liquidity?: Liquidity | undefined
  /** Rules of the account that differ between customers, or on which sources disagree. @default each rule's own */
  readonly accountRules?: AccountRules
}

/** All markets, one account and its orders. */
export interface World {
  readonly environment: Environment
  readonly seed: number
  readonly hours: Hours
  /** Number of the account, such as `12345678-01`. */
  readonly accountNumber: string
  readonly holidays: HolidayTable
  readonly instruments: Instruments
  readonly orderHours: OrderHours
  readonly settings: Settings
  readonly prices: Prices
  readonly venuePrices: VenuePrices
  readonly account: SimulatedAccount
  readonly accountRules: CheckedAccountRules
  readonly settlement: Settlement
  readonly engine: MatchingEngine
  readonly reserved: ReservedOrders
  /**
   * Returns the booked orders, oldest first. This settles them: with `at` up to that instant, otherwise up to the last
   * call.
   */
  orders(account?: string, at?: number): readonly BookedOrder[]
}

/** Creates market and accounts of a simulator. @throws {KisInputError} an option is wrong, or `hours: 'exchange'` starts in a year whose holidays are not known */
export function createWorld(options: WorldOptions, holidays: HolidayTable = createHolidayTable(options.hours)): World {
  const { seed, environment } = options
  if (holidays.dayAt('KRX', options.startAt) === undefined || holidays.dayAt('US', options.startAt) === undefined)
    throw new KisInputError({
      field: 'startAt',
      rule: `${new Date(options.startAt).toISOString()} lies before the first trading day of 2020; use 2020-01-03 or a later day`,
    })
  const instruments = createInstruments(readInstruments(options.instruments ?? []))
  const prices = createPrices({
    seed,
    holidays,
    given: readBars(instruments, options.bars ?? {}),
    minutes: options.minutes,
  })
  const accountRules = checkAccountRules(options.accountRules ?? {})
  const account = createSimulatedAccount({
    fees: accountRules.fees,
    cash: readCash(options.cash ?? {}),
    holdings: readPositions(instruments, options.positions ?? []),
  })
  const settlement = createSettlement({ holidays, account, days: accountRules.settlementDays })
  const orderHours = createOrderHours({ hours: options.hours, holidays, claims: parseClaims(options) })
  const settings = createSettings(options)
  const liquidity = checkLiquidity(options.liquidity ?? {})
  const cancelLagMs = () => settings.current().cancelLagMs
  const engine = createMatchingEngine({ seed, environment, orderHours, prices, account, cancelLagMs, liquidity })
  const rules = { environment, seed, holidays, instruments, orderHours, prices }
  return {
    environment,
    seed,
    hours: options.hours,
    accountNumber: options.account,
    holidays,
    instruments,
    orderHours,
    settings,
    prices,
    venuePrices: createVenuePrices({ seed, hours: options.hours, holidays, orderHours, prices }),
    account,
    accountRules,
    settlement,
    engine,
    reserved: createReservedOrders({ hours: options.hours, rules, engine }),
    orders(asked, at) {
      if (at !== undefined) engine.settle(at)
      if (asked !== undefined && asked !== options.account) return []
      return engine.all().map((order) => toBookedOrder(order, options.account))
    },
  }
}

function findBySymbol(instruments: Instruments, symbol: string, field: string): SimulatedInstrument {
  const instrument = instruments.findBySymbol(symbol)
  if (instrument === undefined)
    throw new KisInputError({
      field,
      rule: `${preview(symbol)} is not an instrument of the simulator; use a symbol such as 005930 or AAPL, or pass it in instruments`,
    })
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

/** Amounts that each market takes, for messages. */
const amounts: Readonly<Record<Market, string>> = {
  KRX: '70000',
  US: '150.25',
  HK: '320.4',
  CN: '1450.5',
  JP: '2500',
  VN: '60000',
}

function readUnits(market: Market, text: string, field: string): number {
  const units = typeof text === 'string' ? parseUnits(market, text) : undefined
  if (units === undefined)
    throw new KisInputError({
      field,
      rule: `${preview(text)} is not an amount of ${currencyOfMarket[market]}; use text such as '${amounts[market]}'`,
    })
  return units
}

function readPositions(
  instruments: Instruments,
  positions: NonNullable<WorldOptions['positions']>,
): readonly Holding[] {
  const holdings = positions.map((position) => readPosition(instruments, position))
  const twice = holdings.find(({ instrument }, index) =>
    holdings.some((one, at) => at < index && one.instrument === instrument),
  )
  if (twice === undefined) return holdings
  throw new KisInputError({
    field: `positions.${twice.instrument.symbol}`,
    rule: 'comes twice; use one position with the whole quantity and the average price of all shares',
  })
}

function readPosition(instruments: Instruments, position: NonNullable<WorldOptions['positions']>[number]): Holding {
  checkOption('positions', position, objectRule('positions such as { symbol, quantity, averagePrice }'))
  const { symbol, quantity, averagePrice } = position
  const instrument = findBySymbol(instruments, symbol, 'positions')
  checkOption(`positions.${symbol}`, quantity, countRule('a quantity such as 10'))
  const price = readUnits(instrument.market, averagePrice, `positions.${symbol}`)
  return { instrument, quantity, cost: BigInt(price) * BigInt(quantity) }
}

function readBars(
  instruments: Instruments,
  bars: Readonly<Record<string, readonly Bar[]>>,
): ReadonlyMap<string, readonly DayBar[]> {
  return new Map(
    Object.entries(bars).map(([symbol, days]) => {
      const { market } = findBySymbol(instruments, symbol, 'bars')
      checkOption(`bars.${symbol}`, days, {
        is: 'an array',
        use: 'an array of bars, oldest first',
        fits: Array.isArray,
      })
      return [symbol, days.map((bar, index) => readBar(bar, days[index - 1], { market, field: `bars.${symbol}` }))]
    }),
  )
}

function readBar(
  bar: Bar,
  before: Bar | undefined,
  { market, field: list }: { market: Market; field: string },
): DayBar {
  checkOption(list, bar, objectRule('bars such as { date, open, high, low, close, volume }'))
  const field = `${list}.${bar.date}`
  const day = parseCalendarDate(bar.date, field)
  const date = preview(bar.date)
  const price = (text: string) => readUnits(market, text, field)
  const prices = { open: price(bar.open), high: price(bar.high), low: price(bar.low), close: price(bar.close) }
  const inside = [prices.open, prices.close].every((value) => prices.low <= value && value <= prices.high)
  if (!inside || prices.low <= 0) {
    const { open, high, low, close } = bar
    throw new KisInputError({
      field,
      rule: `open ${open} or close ${close} lies outside of low ${low} to high ${high}, or low is 0; use an open and a close between them`,
    })
  }
  if (before !== undefined && before.date >= bar.date)
    throw new KisInputError({
      field,
      rule: `${date} does not come after ${preview(before.date)}, the bar before it; pass the bars oldest first`,
    })
  checkOption(field, bar.volume, {
    is: 'a whole volume in shares',
    use: 'a number such as 1000',
    fits: (volume) => Number.isSafeInteger(volume) && Number(volume) >= 0,
  })
  return { date: formatKisDate(day), ...prices, volume: bar.volume }
}
