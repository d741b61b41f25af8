import { marketRules } from '../../market/rules.gen.ts'
import type { SimulatedInstrument } from './instruments.ts'
import type { Side } from './side.ts'

interface Entry {
  /** First day on which it holds, `yyyy-MM-dd`. */
  readonly since: string
}

/** Tax on the sale of shares by KRX's boards, in parts of 100,000; ETFs have none. */
interface SalesTax extends Entry {
  readonly KOSPI: bigint
  readonly KOSDAQ: bigint
  readonly ETF: bigint
}

/** Fee of the broker, in parts of 100,000: one rate in place of KIS's tariffs. */
interface Commission extends Entry {
  readonly rate: bigint
}

/** Reads a rate in percent, such as `0.015`, as parts of 100,000. */
const partsOf = (percent: string): bigint => BigInt(Math.round(Number(percent) * 1_000))

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

const commissionOn = ({ market }: SimulatedInstrument, date: string | undefined): bigint =>
  entryOn(commissions[market === 'KRX' ? 'krx' : 'overseas'], date)?.rate ?? 0n

function salesTaxOn({ market, kind, listing }: SimulatedInstrument, date: string | undefined): bigint {
  const tax = market === 'KRX' ? entryOn(salesTaxes, date) : undefined
  if (kind === 'etf') return tax?.ETF ?? 0n
  return tax?.[listing === 'KOSDAQ' ? 'KOSDAQ' : 'KOSPI'] ?? 0n
}

/**
 * Returns the fee of a fill with the tax of a sale in Korea, by the rates of its day, `yyyyMMdd`; without a day by the newest.
 * Both are cut off to whole units.
 */
export function feeOf(instrument: SimulatedInstrument, side: Side, amount: bigint, date?: string): bigint {
  const part = (rate: bigint) => (amount * rate) / 100_000n
  return part(commissionOn(instrument, date)) + (side === 'sell' ? part(salesTaxOn(instrument, date)) : 0n)
}

/** Returns the amount that a purchase takes out of the account. */
export function costOf(instrument: SimulatedInstrument, price: number, quantity: number): bigint {
  const amount = BigInt(price) * BigInt(quantity)
  return amount + feeOf(instrument, 'buy', amount)
}

/** Returns how many shares the money buys at that price, fees included. */
export function affordable(instrument: SimulatedInstrument, price: number, money: bigint): number {
  if (price <= 0 || money <= 0n) return 0
  const rate = commissionOn(instrument, undefined)
  const least = Number((money * 100_000n) / (BigInt(price) * (100_000n + rate)))
  // A fee is cut off to whole units, so dividing by the rate may give one share too few.
  return costOf(instrument, price, least + 1) <= money ? least + 1 : least
}
