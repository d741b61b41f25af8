import type { Log } from '@stockeye/example-shared/log'
import type { Desk, DeskEvent } from '@stockeye/example-trader/desk/desk'
import type { Emit } from './feed-event.ts'

/** Number of the latest orders that are emitted at first. */
const latestOrders = 50

/**
 * Emits the present state of a trader, and then its events. What cannot be read while the trader is away comes with its events, once it
 * is back.
 *
 * @returns a function that ends it
 */
export function watchDesk({ desk, log }: { readonly desk: Desk; readonly log: Log }, emit: Emit): () => void {
  let isStopped = false
  /** Things of which an event came: what is read meanwhile may be older. */
  const changed = new Set<string>()
  const stop = desk.listen((event) => {
    changed.add(keyOf(event))
    show(event)
  })

  function show(event: DeskEvent): void {
    const { kind, ...data } = event
    if (!isStopped) emit({ name: kind, key: keyOf(event), data })
  }

  async function begin(read: () => Promise<readonly DeskEvent[]>): Promise<void> {
    try {
      for (const event of await read()) if (!changed.has(keyOf(event))) show(event)
    } catch (error) {
      log.debug({ error: error instanceof Error ? error.message : typeof error }, 'EVENTS_TROUBLE')
    }
  }

  void begin(async () => [{ kind: 'state', state: await desk.getState() }])
  void begin(async () =>
    (await desk.listOrders())
      .slice(0, latestOrders)
      .toReversed()
      .map((order) => ({ kind: 'order', order })),
  )
  void begin(async () => (await desk.listApprovals()).map((approval) => ({ kind: 'approval', approval })))
  // The latest point of each currency.
  void begin(async () => [
    ...new Map((await desk.listEquity()).map((point) => [point.currency, { kind: 'equity', point } as const])).values(),
  ])
  void begin(async () => [{ kind: 'positions', positions: await desk.listPositions() }])
  return () => {
    isStopped = true
    stop()
  }
}

function keyOf(event: DeskEvent): string {
  if (event.kind === 'order') return `order ${event.order.id}`
  if (event.kind === 'approval') return `approval ${event.approval.id}`
  return event.kind === 'equity' ? `equity ${event.point.currency}` : event.kind
}
