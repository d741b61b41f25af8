import type { SimulatedOrder } from './order.ts'

/** Returns the instant of the newest fill or change; that of the booking before the first. */
export const changedAt = ({ bookedAt, fills, changes }: SimulatedOrder): number =>
  Math.max(bookedAt, fills.at(-1)?.at ?? bookedAt, changes.at(-1)?.at ?? bookedAt)

/** Returns an order as it was at an instant; undefined if it was not booked then. */
export function orderAt(order: SimulatedOrder, at: number): SimulatedOrder | undefined {
  if (order.bookedAt > at) return undefined
  if (changedAt(order) <= at) return order
  const fills = order.fills.filter((fill) => fill.at <= at)
  const changes = order.changes.filter((change) => change.at <= at)
  const [filled, cancelled] = [sum(fills), sum(changes)]
  const remaining = order.kind === 'cancel' ? 0 : order.quantity - filled - cancelled
  // No change follows a rejection or the end by rule, so the order had neither.
  return { ...order, fills, changes, filled, cancelled, remaining, rejected: 0, expired: false }
}

const sum = (parts: readonly { readonly quantity: number }[]): number =>
  parts.reduce((total, { quantity }) => total + quantity, 0)

/** Changes that are due at an instant of their own. */
export interface DueChanges {
  add(at: number, run: (at: number) => void): void
  /** Returns the instant of the earliest change. */
  nextAt(): number | undefined
  /** Removes the earliest change and runs it. */
  runNext(): void
}

export function createDueChanges(): DueChanges {
  const waiting: { readonly at: number; readonly run: (at: number) => void }[] = []
  return {
    add(at, run) {
      const later = waiting.findIndex((change) => change.at > at)
      waiting.splice(later === -1 ? waiting.length : later, 0, { at, run })
    },
    nextAt: () => waiting[0]?.at,
    runNext() {
      const next = waiting.shift()
      next?.run(next.at)
    },
  }
}
