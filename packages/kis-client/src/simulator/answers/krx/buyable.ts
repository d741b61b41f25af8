import { kstText } from '../../../values/dates.ts'
import { parseUnits, priceLimits } from '../../world/price-units.ts'
import { baseOf } from '../../world/prices.ts'
import type { AnswerContext } from '../answer-context.ts'

/** Most that the cash buys at once. */
export interface Buyable {
  /** Price that the shares are counted at; 0 without a symbol. */
  readonly price: number
  readonly quantity: number
}

/** Types that trade at any price of the day: at the market, and a conditional limit in the closing auction. */
const anyPriceTypes: readonly string[] = ['01', '02']

/**
 * Returns how many shares the cash buys for an order, or undefined for an unknown symbol. An order that trades at any price may
 * cost as much as the upper price limit, so it counts with that price. Without a symbol KIS sends only the amount, and no shares.
 */
export function krxBuyable(
  { instruments, prices, account, engine }: AnswerContext,
  { PDNO = '', ORD_DVSN = '', ORD_UNPR = '' }: Readonly<Record<string, string>>,
  at: number,
): Buyable | undefined {
  if (PDNO === '') return { price: 0, quantity: 0 }
  const instrument = instruments.find('KRX', PDNO)
  const snapshot = instrument && prices.snapshot(instrument, at)
  if (instrument === undefined || snapshot === undefined) return undefined
  const asked = anyPriceTypes.includes(ORD_DVSN) ? 0 : (parseUnits('KRX', ORD_UNPR) ?? 0)
  // The limits of today rest on the close before it, also before the open, when the quote still shows the day before.
  const base = baseOf(snapshot, kstText(at).slice(0, 8))
  const price = asked === 0 ? priceLimits(instrument, base).upper : asked
  return { price, quantity: account.fees.affordable(instrument, price, engine.freeCash('KRX')) }
}
