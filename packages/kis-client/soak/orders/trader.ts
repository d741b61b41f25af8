import { isKisError } from '../../src/errors.ts'
import type { OrderRecord } from '../../src/orders/history/order-record.ts'
import type { Revision } from '../../src/orders/revise-order.ts'
import type { Trading } from '../../src/orders/trading/trading.ts'
import { claimFound } from './account.ts'
import type { Host } from './host.ts'
import type { Intent } from './intents.ts'
import { onBehalfOf } from './points.ts'
import type { World } from './world.ts'

/** Decisions of a program that may die at each of them, and asks for the same again then. */
export interface Trader {
  /** Places orders at once. @returns those that were denied, so that nothing of them has left, with the codes of the errors */
  place(intents: readonly Intent[]): Promise<ReadonlyMap<Intent, string>>
  cancel(intent: Intent): Promise<void>
  revise(intent: Intent, terms: Revision): Promise<void>
  /** Reads the lists; a person who is there says which of the found orders are ours. */
  reconcile(isPersonThere: boolean): Promise<void>
  /** Number of orders and changes that were denied, by the code of the error. */
  readonly denials: Map<string, number>
}

export function createTrader(world: World, host: Host): Trader {
  const denials = new Map<string, number>()

  /** Returns why an order or a change was denied; undefined if it may have left. */
  async function denialOf(id: string, work: () => Promise<OrderRecord>): Promise<string | undefined> {
    try {
      await onBehalfOf(id, work)
      return undefined
    } catch (error) {
      if (!isKisError(error)) throw error
      // An answer that says nothing of the order is no denial.
      if (error.outcome === 'unknown') return undefined
      return error.code === 'KIS_ORDER_DENIED' ? error.denial : error.code
    }
  }

  /** Does some work at once; the next program does it again if this one dies. @returns the places of what was denied */
  async function ask(
    work: (trading: Trading) => readonly Promise<string | undefined>[],
  ): Promise<readonly (string | undefined)[]> {
    for (;;) {
      const ended = await host.run((trading) => Promise.all(work(trading)))
      if (ended.how === 'died') continue
      if (ended.how === 'failed') throw ended.error
      for (const code of ended.value) if (code !== undefined) denials.set(code, (denials.get(code) ?? 0) + 1)
      return ended.value
    }
  }

  return {
    denials,
    async place(intents) {
      const codes = await ask((trading) =>
        intents.map(({ id, order }) => denialOf(id, () => trading.place(order, { clientOrderId: id }))),
      )
      const denied = new Map<Intent, string>()
      for (const [place, intent] of intents.entries()) {
        const code = codes[place]
        if (code !== undefined) denied.set(intent, code)
      }
      return denied
    },
    async cancel({ id }) {
      const clientOrderId = `${id} cancel`
      await ask((trading) => [denialOf(clientOrderId, () => trading.cancel(id, { clientOrderId }))])
    },
    async revise({ id }, terms) {
      const clientOrderId = `${id} revise`
      await ask((trading) => [denialOf(clientOrderId, () => trading.revise(id, { clientOrderId, ...terms }))])
    },
    async reconcile(isPersonThere) {
      await host.run(async (trading) => {
        if (isPersonThere) await claimFound(trading, world.simulator)
        else await trading.reconcile()
      })
    },
  }
}
