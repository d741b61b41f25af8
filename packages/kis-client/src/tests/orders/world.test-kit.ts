import { recordOf } from '../../orders/history/order-record.ts'
import type { NewOrder } from '../../orders/place-order.ts'
import type { Trading } from '../../orders/trading/trading.ts'
import type { Exchange } from './exchange.test-kit.ts'
import { createAcceptances } from './exchange-notices.test-kit.ts'
import { type Host, startHost } from './host.test-kit.ts'
import { type Course, krxPaths } from './random-programs.test-kit.ts'
import { createReferenceModel, type Known, type KnownOrder, type Sending } from './reference-model.test-kit.ts'

/** Exchange, the programs of one journal, and what is known of their orders. */
export interface World {
  readonly exchange: Exchange
  readonly host: Host
  /** Orders by their ids; undefined for a change of one. */
  readonly ids: Map<string, NewOrder | undefined>
  known(): Promise<Known>
  /** Returns whether an order of the exchange is that of an id, or of its twin. */
  isOf(id: string, number: string): boolean
  /** Makes a call that sends, on its course. */
  send(sending: Sending, call: (trading: Trading) => Promise<unknown>, course: Course): Promise<void>
  /** Checks each promise that holds at any time. */
  check(): Promise<void>
  /**
   * Lets the orders and the lags of the lists end, reads the lists once more, and checks what must be known then.
   *
   * @returns a short text on the end of each order
   */
  finish(): Promise<readonly string[]>
}

// By then the lists have shown everything, also the ends by rule of 15:30 after their margin.
const caughtUpAt = Date.parse('2026-10-19T15:33:30+09:00')
const longestLagMs = 60_000
// Faults of the lists that are still due.
const mostFaults = 30

/**
 * Starts the programs of an exchange.
 *
 * @param options.isOnlyProgram whether no other program trades the account
 * @param options.hasNotices whether KIS sends the acceptance of an order, before its answer
 */
export async function startWorld(
  exchange: Exchange,
  { isOnlyProgram, hasNotices }: { readonly isOnlyProgram: boolean; readonly hasNotices: boolean },
): Promise<World> {
  const { clock } = exchange
  const model = createReferenceModel(() => exchange.orders())
  const host = await startHost(exchange, {
    isOnlyProgram,
    left: model.left,
    answered: hasNotices ? createAcceptances(exchange) : () => undefined,
  })
  const ids = new Map<string, NewOrder | undefined>()

  async function knownOf(id: string): Promise<KnownOrder> {
    const entries = (await host.history(id))?.map(({ at, fact }) => ({ at, fact: JSON.parse(fact) }))
    const stored = entries && recordOf(id, entries)
    return { stored, live: host.trading() ? await host.trading()?.getOrder(id) : stored }
  }

  async function known(): Promise<Known> {
    const found = new Map<string, KnownOrder>()
    for (const id of ids.keys()) found.set(id, await knownOf(id))
    return found
  }

  return {
    exchange,
    host,
    ids,
    known,
    isOf: model.isOf,
    async send(sending, call, { fault, trouble }) {
      const trading = await host.living()
      model.begin(sending, await known())
      const path = sending.symbol === undefined ? krxPaths.change : krxPaths.place
      if (fault !== undefined) exchange.fault({ path }, fault, sending.ids.length)
      await host.outcome(() => call(trading), trouble)
      model.end()
    },
    check: async () => model.check(await known()),
    async finish() {
      await clock.runUntil(Math.max(caughtUpAt, clock.now() + longestLagMs))
      for (let tries = 0; !(await host.reconcile()) && tries < mostFaults; tries += 1);
      const last = await known()
      model.checkEnd(last)
      host.end()
      return [...last.values()].map(endOf)
    },
  }
}

function endOf({ live }: KnownOrder): string {
  if (live === undefined) return 'denied'
  const doubt = live.isProbable ? ' probable' : live.candidates.length > 0 ? ' ambiguous' : ''
  return `${live.change?.kind ?? 'new'} ${live.state}${doubt}`
}
