import type { Board } from '../../instruments/listed-instrument.ts'
import { marketRules } from '../../market/rules.gen.ts'
import type { SimulatedInstrument } from './instruments.ts'
import type { Side } from './side.ts'

interface Entry {
  /** First day on which it holds, `yyyy-MM-dd`. */
  readonly since: string
}

/** Tax on the sale of shares by KRX's boards, in parts of a billion; ETFs have none. */
interface SalesTax extends Entry, Readonly<Record<Board | 'ETF', bigint>> {}

/** Fee of the broker, in parts of a billion: one rate in place of KIS's tariffs. */
interface Commission extends Entry {
  readonly rate: bigint
}

const whole = 1_000_000_000n

/** Reads a rate in percent, such as `0.0140527`, as parts of a billion. */
const partsOf = (percent: string): bigint => BigInt(Math.round(Number(percent) * 10_000_000))

const commissionsOf = (
  entries: readonly { readonly since: string; readonly percent: string }[],
): readonly Commission[] => entries.map(({ since, percent }) => ({ since, rate: partsOf(percent) }))
const commissions = {
  krx: commissionsOf(marketRules.fees.KRX),
  overseas: commissionsOf(marketRules.fees.overseas),
}
const salesTaxes: readonly SalesTax[] = marketRules.salesTax.KRX.map(({ since, percent }) => ({
  since,
  KOSPI: partsOf(percent.KOSPI),
  KOSDAQ: partsOf(percent.KOSDAQ),
  KONEX: partsOf(percent.KONEX),
  ETF: partsOf(percent.ETF),
}))

/**
 * Returns the entry of a day, `yyyyMMdd`; without a day the newest. On days outside of the known ones it takes the nearest
 * entry: a simulation goes on where the law is not known yet.
 */
function entryOn<E extends Entry>(entries: readonly E[], date: string | undefined): E | undefined {
  if (date === undefined) return entries.at(-1)
  return entries.findLast(({ since }) => since.replaceAll('-', '') <= date) ?? entries[0]
}

/** Fees of an account, in percent of an amount, such as '0.0140527'; each way. */
export interface FeePercents {
  /** Fee on KRX. The tax of a sale comes on top. @default '0.015' */
  readonly KRX?: string | undefined
  /** Fee of every market abroad. @default '0.25' */
  readonly overseas?: string | undefined
}

/** Fees and taxes of one account. */
export interface Fees {
  /**
   * Returns the fee of a fill with the tax of a sale in Korea, by the rates of its day, `yyyyMMdd`; without a day by the
   * newest. Both are cut off to whole units.
   */
  feeOf(instrument: SimulatedInstrument, side: Side, amount: bigint, date?: string): bigint
  /** Returns the amount that a purchase takes out of the account. */
  costOf(instrument: SimulatedInstrument, price: number, quantity: number): bigint
  /** Returns how many shares the money buys at that price, fees included. */
  affordable(instrument: SimulatedInstrument, price: number, money: bigint): number
}

export function createFees(given: FeePercents = {}): Fees {
  const own = { krx: given.KRX, overseas: given.overseas }

  function commissionOn({ market }: SimulatedInstrument, date: string | undefined): bigint {
    const place = market === 'KRX' ? 'krx' : 'overseas'
    const percent = own[place]
    return percent === undefined ? (entryOn(commissions[place], date)?.rate ?? 0n) : partsOf(percent)
  }

  function feeOf(instrument: SimulatedInstrument, side: Side, amount: bigint, date?: string): bigint {
    const part = (rate: bigint) => (amount * rate) / whole
    return part(commissionOn(instrument, date)) + (side === 'sell' ? part(salesTaxOn(instrument, date)) : 0n)
  }

  function costOf(instrument: SimulatedInstrument, price: number, quantity: number): bigint {
    const amount = BigInt(price) * BigInt(quantity)
    return amount + feeOf(instrument, 'buy', amount)
  }

  return {
    feeOf,
    costOf,
    affordable(instrument, price, money) {
      if (price <= 0 || money <= 0n) return 0
      const rate = commissionOn(instrument, undefined)
      const least = Number((money * whole) / (BigInt(price) * (whole + rate)))
      // A fee is cut off to whole units, so dividing by the rate may give one share too few.
      return costOf(instrument, price, least + 1) <= money ? least + 1 : least
    },
  }
}

function salesTaxOn({ market, kind, listing }: SimulatedInstrument, date: string | undefined): bigint {
  const tax = market === 'KRX' ? entryOn(salesTaxes, date) : undefined
  if (kind === 'etf') return tax?.ETF ?? 0n
  return tax?.[listing === 'KOSDAQ' || listing === 'KONEX' ? listing : 'KOSPI'] ?? 0n
}
