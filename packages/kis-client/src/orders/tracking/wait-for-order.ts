import { checkCallOptions } from '../../client/check-action.ts'
import { KisClosedError } from '../../errors.ts'
import type { FieldsOf } from '../../values/check-names.ts'
import { isSettled, type OrderRecord } from '../history/order-record.ts'
import type { Watching } from './watching.ts'

/** Options of `waitForOrder`. */
export interface WaitOptions {
  /** State to wait for. @default the order is settled: no further fact is expected of it */
  readonly until?: (order: OrderRecord) => boolean
  /** Ends the wait with its reason. @default no limit */
  readonly signal?: AbortSignal
}

const waitFields: FieldsOf<WaitOptions> = { until: true, signal: true }

/** Waits until an order has reached a state. @throws {KisInputError} an unknown option, or a wrong signal; what `find` throws, and the signal's reason */
export async function waitForOrder(
  { find, watching }: { readonly find: (clientOrderId: string) => Promise<OrderRecord>; readonly watching: Watching },
  clientOrderId: string,
  options: WaitOptions = {},
): Promise<OrderRecord> {
  checkCallOptions('waitForOrder', options, Object.keys(waitFields))
  const { until = isSettled, signal } = options
  const done = new AbortController()
  const changes = watching.watch(signal === undefined ? done.signal : AbortSignal.any([signal, done.signal]))
  /** Begins a step, which may reject while no caller awaits it: the first one while the order is read, the last one at the end. */
  function step() {
    const next = changes.next()
    next.catch(() => undefined)
    return next
  }
  // The watch begins before the order is read: no change is missed between the two.
  let next = step()
  try {
    for (let record = await find(clientOrderId); ; ) {
      if (record.clientOrderId === clientOrderId && until(record)) return record
      const { value } = await next
      if (value === undefined) throw new KisClosedError('trading object')
      next = step()
      record = value
    }
  } finally {
    done.abort()
  }
}
