import { untilAborted } from '@stockeye/internal/wait'
import type { CallOptions, KisClient } from '../../client/client.ts'
import { KisOrderDeniedError, KisOrderUnsettledError } from '../../errors.ts'
import { marketOf } from '../../market/exchange.ts'
import { parseDecimal, subtractDecimals } from '../../values/decimal.ts'
import { checkOrder } from '../guards/check-order.ts'
import { denialOf } from '../guards/denials.ts'
import type { OwnOrder } from '../guards/facts.ts'
import type { OrderLimits } from '../guards/limits.ts'
import { purchaseText } from '../guards/modes.ts'
import type { AccountHistory } from '../history/account-history.ts'
import { type HoldingMismatch, mismatchKey } from '../history/account-record.ts'
import type { Histories } from '../history/histories.ts'
import { isBlocking, type OrderRecord } from '../history/order-record.ts'
import { isUnsettled } from '../history/order-states.ts'
import type { NewOrder } from '../place-order.ts'
import type { Reconciler } from '../reconcile/reconciler.ts'
import { modeOf } from './modes.ts'

/** Checks of an intent before it is in the journal. */
export interface OrderChecks {
  /**
   * Checks a new order, or a revision.
   *
   * @param options.revises id of the order that it revises
   * @throws the reason of the signal
   * @throws {KisOrderUnsettledError} what became of an order of the symbol is not known
   * @throws {KisOrderDeniedError} a guard denies it
   */
  checkOrder(order: NewOrder, options: CallOptions & { readonly revises?: string }): Promise<void>
  /** Checks a call of an endpoint that no guard knows. @throws as `checkOrder` */
  checkCall(order: NewOrder, options: CallOptions): Promise<void>
  /**
   * Checks an intent just before it leaves, by the mode that was set since. Of the mode `reducing` it stops what certainly does not
   * reduce: a sale was not compared with the positions if the mode was `active` then.
   *
   * @throws {KisOrderDeniedError} HALTED or REDUCING
   */
  checkMode(intent: Pick<OrderRecord, 'order' | 'change' | 'call'>): void
}

export interface OrderChecksOptions {
  readonly client: KisClient
  readonly histories: Histories
  readonly account: AccountHistory
  readonly limits: OrderLimits
  readonly haltFile: string | undefined
  readonly underWay: ReadonlySet<string>
  readonly ensureRead: Reconciler['ensureRead']
}

/** Creates the checks of one account. */
export function createOrderChecks(options: OrderChecksOptions): OrderChecks {
  const { client, histories, account, limits, haltFile, underWay, ensureRead } = options

  /** Refuses an order of a market whose orders before it were never read. */
  async function checkRead({ exchange = 'KRX' }: NewOrder, { signal }: CallOptions) {
    await untilAborted(ensureRead(exchange), signal).catch((cause: unknown) => {
      signal?.throwIfAborted()
      throw new KisOrderDeniedError(denialOf('FACTS', `orders: those of ${exchange} could not be read`), { cause })
    })
  }

  function checkSymbol(order: NewOrder) {
    const blocking = histories.live().find((record) => {
      // One whose call is under way here has a caller who waits for its fate.
      return isSameSymbol(record.order, order) && isBlocking(record) && !underWay.has(record.clientOrderId)
    })
    if (blocking !== undefined) throw new KisOrderUnsettledError({ symbol: order.symbol, ...blocking })
    const market = marketOf(order.exchange ?? 'KRX')
    const mismatch = account.record().mismatches.get(mismatchKey({ market, symbol: order.symbol }))
    if (mismatch !== undefined) throw new KisOrderDeniedError(denialOf('MISMATCH', textOf(mismatch)))
  }

  return {
    async checkOrder(order, { signal, revises }) {
      await checkRead(order, { signal })
      checkSymbol(order)
      const own = histories.live().filter(({ clientOrderId }) => clientOrderId !== revises)
      const mode = modeOf(account.record(), haltFile)
      const isRevision = revises !== undefined
      await checkOrder(client, order, { own: own.flatMap(ownOrderOf), mode, limits, isRevision }, { signal })
      // Its reads take time, in which an order of the symbol may have lost its answer.
      checkSymbol(order)
    },
    checkMode({ order: { symbol, side }, change, call }) {
      const mode = modeOf(account.record(), haltFile)
      if (mode === 'active' || change?.kind === 'cancel') return
      if (mode === 'halted' || call !== undefined) throw denialOfMode(mode)
      if (side === 'buy') throw new KisOrderDeniedError(denialOf('REDUCING', purchaseText(symbol)))
    },
    async checkCall(order, options) {
      await checkRead(order, options)
      checkSymbol(order)
      const mode = modeOf(account.record(), haltFile)
      if (mode !== 'active') throw denialOfMode(mode)
    },
  }
}

const denialOfMode = (mode: 'reducing' | 'halted'): KisOrderDeniedError =>
  mode === 'halted'
    ? new KisOrderDeniedError(denialOf('HALTED', 'mode: "halted" takes no order'))
    : new KisOrderDeniedError(denialOf('REDUCING', 'mode: "reducing" takes no call whose effect is not known'))

const textOf = ({ symbol, expected, held }: HoldingMismatch): string =>
  `${symbol}: ${held} shares are held, and all orders explain ${expected}`

const isSameSymbol = (one: NewOrder, other: NewOrder): boolean =>
  one.symbol === other.symbol && marketOf(one.exchange ?? 'KRX') === marketOf(other.exchange ?? 'KRX')

/** Returns an order of ours as the guards count it. One that never left does not count. */
function ownOrderOf({ order, change, intendedAt, state, filled, isAbsent }: OrderRecord): readonly OwnOrder[] {
  if (change?.kind === 'cancel' || (state === 'not-taken' && !isAbsent)) return []
  const rest = subtractDecimals(parseDecimal(order.quantity), filled)
  return [{ order, at: intendedAt, remaining: isUnsettled(state) ? rest : parseDecimal('0') }]
}
