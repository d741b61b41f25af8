import type { Fill } from '@stockeye/kis-client'
import { instruments } from './market.ts'
import type { Part } from './observer.ts'

/** Number of decimals of an amount: won have none, and the simulator counts dollars in ten-thousandths. */
const scales = { KRW: 0, USD: 4 } as const
export type Money = keyof typeof scales

/** Parts of a billion of an amount, by the first day: fees each way, and the tax of the sale of shares on KRX. */
const billion = 1_000_000_000n
const fee = { KRW: 150_000n, USD: 2_500_000n } as const
const taxes = [
  { since: '2025-01-01', share: 1_500_000n },
  { since: '2026-01-01', share: 2_000_000n },
] as const

/** Parses decimal text as a whole number of the smallest units. @throws {Error} it has more decimals than the money */
export function unitsOf(text: string, money: Money): bigint {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+?)0*)?$/.exec(text) ?? []
  const scale = scales[money]
  if (whole === '' || fraction.length > scale)
    throw new Error(`${text} is not an amount of ${money} with ${scale} decimals`)
  return BigInt(`${sign}${whole}${fraction.padEnd(scale, '0')}`)
}

/** Returns the money that an execution brings, below zero for a purchase: its fee and its tax are each cut off to whole units. */
export function netOf(
  { price, quantity }: Part,
  { side, symbol, orderedOn, exchange }: Omit<Fill, keyof Part>,
): bigint {
  const money: Money = exchange === 'KRX' ? 'KRW' : 'USD'
  const amount = unitsOf(price, money) * BigInt(quantity)
  const charged = (amount * fee[money]) / billion
  if (side === 'buy') return -(amount + charged)
  const isFund = instruments.find((one) => one.symbol === symbol)?.taxed === 'fund'
  const rate = money === 'KRW' && !isFund ? (taxes.findLast(({ since }) => since <= orderedOn)?.share ?? 0n) : 0n
  return amount - charged - (amount * rate) / billion
}

/** Cash and shares by the fills of an account. */
export interface Ledger {
  readonly cash: Readonly<Record<Money, bigint>>
  /** Shares by symbol, without those of which all were sold. */
  readonly shares: ReadonlyMap<string, bigint>
  /** Numbers of orders on KRX whose parts the observer has not seen. */
  readonly unseen: readonly string[]
  /** Most won by which the cash may be higher: the fee and the tax of each further part of an unseen order may lose a fraction. */
  readonly slack: bigint
}

/** Computes cash and shares from KIS's lists of fills, with the parts of those on KRX, of which the list has the sums alone. */
export function ledgerOf(
  start: {
    readonly cash: Readonly<Record<Money, string>>
    readonly positions: readonly { readonly symbol: string; readonly quantity: number }[]
  },
  fills: readonly Fill[],
  parts: ReadonlyMap<string, readonly Part[]>,
): Ledger {
  const cash = { KRW: unitsOf(start.cash.KRW, 'KRW'), USD: unitsOf(start.cash.USD, 'USD') }
  const shares = new Map(start.positions.map(({ symbol, quantity }) => [symbol, BigInt(quantity)]))
  const unseen: string[] = []
  let slack = 0n
  for (const fill of fills) {
    const { orderNumber, symbol, side, exchange, quantity } = fill
    const seen = parts.get(String(Number(orderNumber))) ?? []
    const isWhole = sum(seen) === BigInt(quantity)
    if (exchange === 'KRX' && !isWhole) {
      unseen.push(orderNumber)
      slack += 2n * (BigInt(quantity) - 1n)
    }
    const its = exchange === 'KRX' && isWhole ? seen : [fill]
    for (const part of its) cash[exchange === 'KRX' ? 'KRW' : 'USD'] += netOf(part, fill)
    const held = (shares.get(symbol) ?? 0n) + (side === 'buy' ? BigInt(quantity) : -BigInt(quantity))
    if (held === 0n) shares.delete(symbol)
    else shares.set(symbol, held)
  }
  return { cash, shares, unseen, slack }
}

const sum = (parts: readonly Part[]) => parts.reduce((total, { quantity }) => total + BigInt(quantity), 0n)
