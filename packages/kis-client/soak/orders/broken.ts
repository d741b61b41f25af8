import type { KisClient } from '../../src/client/client.ts'
import { exchangeDate } from '../../src/market/exchange-date.ts'
import { formatFact } from '../../src/orders/history/fact.ts'
import { accountKey } from '../../src/orders/history/histories.ts'
import { kisNow } from '../../src/orders/history/kis-time.ts'
import type { OrderJournal } from '../../src/orders/journal/journal.ts'
import { listOrders } from '../../src/orders/list-orders.ts'
import { placeOrder } from '../../src/orders/place-order.ts'
import type { Trading } from '../../src/orders/trading/trading.ts'
import { type StartClient, startRightClient } from './host.ts'

/** Starts a client that sends an order once more when no answer came. */
export const sendsAgain: StartClient = async ({ kis, journal }) => {
  const trading = await startRightClient({ kis, journal })
  return {
    ...trading,
    async place(order, options) {
      const record = await trading.place(order, options)
      // The second one may fail, too.
      if (record.state === 'unknown') await placeOrder(kis, order).catch(() => undefined)
      return record
    },
  }
}

/** Starts a client that declares an order as not taken when one list does not have it. */
export const declaresAfterOneList: StartClient = async ({ kis, journal }) => {
  const trading = await startRightClient({ kis, journal })
  return { ...trading, reconcile: () => reconcileAndDeclare(trading, { kis, journal }) }
}

async function reconcileAndDeclare(
  trading: Trading,
  { kis, journal }: { readonly kis: KisClient; readonly journal: OrderJournal },
) {
  const account = accountKey(kis, await journal.salt())
  for (const record of await trading.reconcile()) {
    if (record.state !== 'unknown' || record.reason?.code === 'AMBIGUOUS') continue
    const { symbol, quantity } = record.order
    const now = kis.clock.now()
    const rows = await listOrders(kis, { from: exchangeDate('NASD', now), to: exchangeDate('KRX', now) })
    if (rows.some((row) => row.symbol === symbol && row.quantity === quantity)) continue
    const fact = {
      kind: 'not-sent',
      code: 'NOT_FOUND',
      message: 'the list does not have it',
      kis: kisNow(kis),
    } as const
    const entry = { at: now, fact: formatFact(fact) }
    await journal.append({ account, clientOrderId: record.clientOrderId }, entry, {
      place: record.entries,
      isSettled: true,
    })
  }
  return trading.reconcile()
}

/** Starts a client that takes every order that looks like one of ours as ours. */
export const claimsAnyRow: StartClient = async ({ kis, journal }) => {
  const trading = await startRightClient({ kis, journal })
  return {
    ...trading,
    async reconcile() {
      for (const { clientOrderId, isProbable } of await trading.reconcile())
        if (isProbable) await trading.claim(clientOrderId, { isOurs: true, by: 'the program' })
      return trading.reconcile()
    },
  }
}
