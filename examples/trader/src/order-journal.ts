import type { NewOrder, Outcome } from '@stockeye/kis-client'

/** One decision to trade: made once, and sent to KIS at most once. */
export interface Intent {
  readonly id: number
  readonly order: NewOrder
  readonly at: number
}

/** Result of an intent. `unknown`: KIS may hold an order for it. */
export type Fate = { readonly state: 'ordered'; readonly number: string } | { readonly state: Outcome }

/** Record of the trader: every intent with its result, and every order that it has seen, with its filled quantity. */
export interface OrderJournal {
  /** Notes an intent before its order is sent. */
  intend(order: NewOrder, at: number): Intent
  /** Notes the result of an intent. */
  settle(intent: Intent, fate: Fate): void
  /** Returns whether KIS may hold an order for the symbol whose number we do not have. */
  mayHaveOrdered(symbol: string): boolean
  /**
   * Notes an order on KIS's list.
   *
   * @returns the time of its first note, and the quantity that was filled since the last note
   */
  see(order: { readonly key: string; readonly filled: number; readonly at: number }): {
    readonly since: number
    readonly newlyFilled: number
  }
  /** Returns the numbers of sent intents and of new fills. */
  counts(): { readonly intents: number; readonly fills: number }
}

/**
 * Creates a journal in memory. Every check asks KIS for positions, open orders and today's orders, so a restart loses
 * none of them; the journal adds only the facts that KIS does not have.
 */
export function createOrderJournal(): OrderJournal {
  const fates = new Map<Intent, Fate>()
  const seen = new Map<string, { since: number; filled: number }>()
  let fills = 0
  return {
    intend(order, at) {
      const intent = { id: fates.size + 1, order, at }
      // KIS may hold an order before it answers: a crash of the call must not look like "not sent".
      fates.set(intent, { state: 'unknown' })
      return intent
    },
    settle(intent, fate) {
      fates.set(intent, fate)
    },
    mayHaveOrdered: (symbol) =>
      [...fates].some(([{ order }, { state }]) => order.symbol === symbol && state === 'unknown'),
    see({ key, filled, at }) {
      const { since, filled: before } = seen.get(key) ?? { since: at, filled: 0 }
      seen.set(key, { since, filled })
      const newlyFilled = filled - before
      if (newlyFilled > 0) fills += 1
      return { since, newlyFilled }
    },
    counts() {
      const sent = [...fates.values()].filter(({ state }) => state === 'ordered' || state === 'unknown')
      return { intents: sent.length, fills }
    },
  }
}
