import type { NewOrder, Outcome } from '@stockeye/kis-client'

/** One decision to trade: made once, and sent to KIS at most once. */
export interface Intent {
  readonly id: number
  readonly order: NewOrder
  readonly at: number
}

/** What became of an intent. `unknown`: KIS may hold an order for it. */
export type Fate = { readonly state: 'ordered'; readonly number: string } | { readonly state: Outcome }

/** What the trader did: every intent with its fate, and every order it has seen, with how much of it was filled. */
export interface OrderJournal {
  intend(order: NewOrder, at: number): Intent
  settle(intent: Intent, fate: Fate): void
  /** Whether an order for the symbol may stand without our knowing its number. */
  mayHaveOrdered(symbol: string): boolean
  /** Notes an order on KIS's list. @returns when it was first seen, and what was filled since it was last seen */
  see(order: { readonly key: string; readonly filled: number; readonly at: number }): {
    readonly since: number
    readonly newlyFilled: number
  }
  counts(): { readonly intents: number; readonly fills: number }
}

/**
 * Creates a journal in memory. What matters after a restart (positions, open orders, today's orders) is asked of KIS at every
 * check; the journal only adds what KIS cannot know.
 */
export function createOrderJournal(): OrderJournal {
  const fates = new Map<Intent, Fate>()
  const seen = new Map<string, { since: number; filled: number }>()
  let fills = 0
  return {
    intend(order, at) {
      const intent = { id: fates.size + 1, order, at }
      // Until the answer is there an order may stand: a crash of the call must not look like "nothing was sent".
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
