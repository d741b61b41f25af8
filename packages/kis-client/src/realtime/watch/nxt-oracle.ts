import { wait } from '@stockeye/internal/wait'
import type { KisClient } from '../../client/client.ts'
import { findFeedPlace } from '../venues/feed-venues.ts'
import { lastTrade, noTradeOf, type ReadLastTrade } from './last-trade.ts'
import { createNxtShares } from './nxt-shares.ts'
import type { RestBudget } from './rest-budget.ts'

export interface NxtOracle {
  readonly read: ReadLastTrade
  /** Returns whether NXT trades a symbol; undefined where no silence has raised the question yet. */
  isOnNxt(symbol: string): boolean | undefined
}

export interface NxtOracleOptions {
  readonly client: KisClient
  /** Budget from which a second call takes its turn; the first one has it. */
  readonly budget: RestBudget
  /** Returns whether the topic has had a row: then NXT trades its symbol. */
  readonly hasRows: (topic: Parameters<ReadLastTrade>[0]) => boolean
}

/**
 * Creates the reader of last trades for the watchdog. The feeds of NXT and of both venues send nothing for a share that NXT does not
 * trade, and REST shows KRX's trades of it: the topic would look dead for good. So the first check of a topic without rows asks
 * KIS whether NXT trades the share.
 */
export function createNxtOracle({ client, budget, hasRows }: NxtOracleOptions): NxtOracle {
  const { clock } = client
  const shares = createNxtShares(client)

  async function takeTurn(signal: AbortSignal | undefined): Promise<void> {
    for (let waitMs = budget.take('check'); waitMs > 0; waitMs = budget.take('check'))
      await wait(clock, waitMs, signal, { background: true })
  }

  return {
    isOnNxt: shares.find,
    async read(topic, options) {
      if (!needsNxt(topic.trId) || hasRows(topic)) return lastTrade(client, topic, options)
      const isKnown = shares.find(topic.key) !== undefined
      const isOnNxt = await shares.ask(topic.key, options)
      if (isOnNxt === false) return noTradeOf(client, topic)
      if (!isKnown && isOnNxt !== undefined) await takeTurn(options.signal)
      return lastTrade(client, topic, options)
    },
  }
}

function needsNxt(trId: string): boolean {
  const venue = findFeedPlace(trId)?.venue
  return venue === 'NXT' || venue === 'both'
}
