import type { SimulatedInstrument } from './instruments.ts'
import type { Side } from './side.ts'

/**
 * Fee and tax of a fill, in parts of 100,000, cut off to whole units: a plain rate where the brokers' tables have many.
 * Korea: 0.015 % each way, and 0.2 % tax on the sale of a stock, which an ETF is spared. Abroad: 0.25 % each way.
 */
const rates = { krx: 15n, krxSalesTax: 200n, overseas: 250n }

export function feeOf({ market, kind }: SimulatedInstrument, side: Side, amount: bigint): bigint {
  const part = (rate: bigint) => (amount * rate) / 100_000n
  if (market !== 'KRX') return part(rates.overseas)
  return part(rates.krx) + (side === 'sell' && kind === 'stock' ? part(rates.krxSalesTax) : 0n)
}

/** What buying takes out of the account. */
export function costOf(instrument: SimulatedInstrument, price: number, quantity: number): bigint {
  const amount = BigInt(price) * BigInt(quantity)
  return amount + feeOf(instrument, 'buy', amount)
}

/** How many shares the money buys at that price, fees included. */
export function affordable(instrument: SimulatedInstrument, price: number, money: bigint): number {
  if (price <= 0 || money <= 0n) return 0
  const rate = instrument.market === 'KRX' ? rates.krx : rates.overseas
  const least = Number((money * 100_000n) / (BigInt(price) * (100_000n + rate)))
  // A fee is cut off to whole units, so the rate alone may count one share too few.
  return costOf(instrument, price, least + 1) <= money ? least + 1 : least
}
