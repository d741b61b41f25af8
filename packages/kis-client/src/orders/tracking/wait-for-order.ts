import { KisClosedError } from '../../errors.ts'
import { isSettled, type OrderRecord } from '../history/order-record.ts'
import type { Watching } from './watching.ts'

/** Options of `waitFor`. */
export interface WaitOptions {
  /** State to wait for. @default the order is settled: no further fact is expected of it */
  readonly until?: (order: OrderRecord) => boolean
  readonly signal?: AbortSignal
}

/** Waits until an order has reached a state. @throws what `find` throws, and the signal's reason */
export async function waitForOrder(
  { find, watching }: { readonly find: (clientOrderId: string) => Promise<OrderRecord>; readonly watching: Watching },
  clientOrderId: string,
  { until = isSettled, signal }: WaitOptions = {},
): Promise<OrderRecord> {
  const done = new AbortController()
  const changes = watching.watch(signal === undefined ? done.signal : AbortSignal.any([signal, done.signal]))
  // The watch begins before the order is read: no change is missed between the two.
  let next = changes.next()
  try {
    for (let record = await find(clientOrderId); ; ) {
      if (record.clientOrderId === clientOrderId && until(record)) return record
      const { value } = await next
      if (value === undefined) throw new KisClosedError('trading object')
      next = changes.next()
      record = value
    }
  } finally {
    // Ends the watch, whose last step is awaited by no caller.
    next.catch(() => undefined)
    done.abort()
  }
}
