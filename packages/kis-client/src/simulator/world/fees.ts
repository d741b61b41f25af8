import type { SimulatedInstrument } from './instruments.ts'
import type { Side } from './side.ts'

/**
 * Fee and tax of a fill, in parts of 100,000, cut off to whole units: one rate in place of the brokers' tables.
 * Korea: 0.015 % each way, and 0.2 % tax on the sale of a stock, but not of an ETF. Abroad: 0.25 % each way.
 */
const rates = { krx: 15n, krxSalesTax: 200n, overseas: 250n }

export function feeOf({ market, kind }: SimulatedInstrument, side: Side, amount: bigint): bigint {
  const part = (rate: bigint) => (amount * rate) / 100_000n
  if (market !== 'KRX') return part(rates.overseas)
  return part(rates.krx) + (side === 'sell' && kind === 'stock' ? part(rates.krxSalesTax) : 0n)
}

/** Returns the amount that a purchase takes out of the account. */
export function costOf(instrument: SimulatedInstrument, price: number, quantity: number): bigint {
  const amount = BigInt(price) * BigInt(quantity)
  return amount + feeOf(instrument, 'buy', amount)
}

/** Returns how many shares the money buys at that price, fees included. */
export function affordable(instrument: SimulatedInstrument, price: number, money: bigint): number {
  if (price <= 0 || money <= 0n) return 0
  const rate = instrument.market === 'KRX' ? rates.krx : rates.overseas
  const least = Number((money * 100_000n) / (BigInt(price) * (100_000n + rate)))
  // A fee is cut off to whole units, so dividing by the rate may give one share too few.
  return costOf(instrument, price, least + 1) <= money ? least + 1 : least
}
