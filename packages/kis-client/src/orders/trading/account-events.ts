import type { AccountFact, AccountRecord, HoldingMismatch } from '../history/account-record.ts'
import type { OrderRecord } from '../history/order-record.ts'
import type { Order } from '../list-orders.ts'
import type { Watching } from '../tracking/watching.ts'
import { modeOf } from './modes.ts'

/** Events of the parts of a trading object, as its listeners see them. */
export interface AccountEvents {
  orderChanged(record: OrderRecord, before: OrderRecord | undefined): void
  accountChanged(fact: AccountFact, record: AccountRecord): void
  mismatched(mismatch: HoldingMismatch): void
  sawOther(order: Order): void
  /** Reports an error of a reading, unless it was reported since the latest reading that succeeded. */
  failed(error: unknown): void
  /** Notes that a reading succeeded. */
  succeeded(): void
}

/** Creates the events of one account. */
export function createAccountEvents(
  watching: Pick<Watching, 'emit'>,
  { haltFile, hurry }: { readonly haltFile: string | undefined; readonly hurry: () => void },
): AccountEvents {
  let lastTrouble: string | undefined
  return {
    orderChanged(record, before) {
      watching.emit('order', record)
      // More may follow a change soon.
      if (before !== undefined) hurry()
      if (record.wasWronglyEnded && before?.wasWronglyEnded === false) watching.emit('wrongly-ended', record)
      if (record.noticed?.isDenied === true && before?.noticed?.isDenied !== true)
        watching.emit('unconfirmed', { number: record.name?.number ?? '', symbol: record.order.symbol, order: record })
    },
    accountChanged({ kind }, record) {
      if (kind === 'mode' || kind === 'doubted' || kind === 'confirmed')
        watching.emit('account', { mode: modeOf(record, haltFile), isTrusted: record.isTrusted })
    },
    mismatched: (mismatch) => watching.emit('mismatch', mismatch),
    sawOther: (order) => watching.emit('other', order),
    failed(error) {
      const text = String(error)
      if (text !== lastTrouble) watching.emit('trouble', error)
      lastTrouble = text
    },
    succeeded() {
      lastTrouble = undefined
    },
  }
}
