import type { Desk, DeskEvent } from './desk.ts'

/** Number of the latest orders of the present state. */
const latestOrders = 50

export interface WatchDeskOptions {
  readonly emit: (event: DeskEvent) => void
  /** Called with the error of a part of the present state that could not be read: it comes with the events. */
  readonly failed: (error: unknown) => void
}

/** Emits the present state of a desk, part by part, and its events. @returns a function that ends it */
export function watchDesk(desk: Desk, { emit, failed }: WatchDeskOptions): () => void {
  let isStopped = false
  /** Things of which an event came: what is read meanwhile may be older. */
  const changed = new Set<string>()
  const stop = desk.listen((event) => {
    changed.add(deskEventKey(event))
    if (!isStopped) emit(event)
  })

  async function begin(read: () => Promise<readonly DeskEvent[]>): Promise<void> {
    try {
      for (const event of await read()) if (!isStopped && !changed.has(deskEventKey(event))) emit(event)
    } catch (error) {
      if (!isStopped) failed(error)
    }
  }

  void begin(async () => [{ kind: 'state', state: await desk.getState() }])
  void begin(async () => {
    const orders = (await desk.listOrders()).slice(0, latestOrders)
    return orders.toReversed().map((order) => ({ kind: 'order', order }))
  })
  void begin(async () => (await desk.listApprovals()).map((approval) => ({ kind: 'approval', approval })))
  void begin(async () => {
    // The latest point of each currency.
    const points = new Map((await desk.listEquity()).map((point) => [point.currency, point]))
    return [...points.values()].map((point) => ({ kind: 'equity', point }))
  })
  void begin(async () => [{ kind: 'positions', positions: await desk.listPositions() }])
  return () => {
    isStopped = true
    stop()
  }
}

/** Returns the name of the thing that an event is about: a later event about it replaces the earlier one. */
export function deskEventKey(event: DeskEvent): string {
  if (event.kind === 'order') return `order ${event.order.id}`
  if (event.kind === 'approval') return `approval ${event.approval.id}`
  return event.kind === 'equity' ? `equity ${event.point.currency}` : event.kind
}
