import { createDecider } from '@stockeye/example-trader/decide/decider'
import { runDecisions } from '@stockeye/example-trader/decide/run-decisions'
import type { Prices } from '@stockeye/example-trader/market/prices'
import type { Market } from '@stockeye/example-trader/market/watched'
import type { Portfolio } from '@stockeye/example-trader/portfolio'
import { orderLimits } from '@stockeye/example-trader/risk/settings'
import {
  createKisClient,
  createTrading,
  type KisClient,
  kisTokenIssuer,
  memoryJournal,
  type OrderRecord,
} from '@stockeye/kis-client'
import { createTokenManager } from '@stockeye/token-manager'
import { closeOf, sessionsBetween } from './closes.ts'
import type { ClosedSession } from './recorder.ts'
import type { ReplayedKis } from './replayed-kis.ts'

/** Prices that count the bars that they have read. */
export interface CountedPrices extends Prices {
  readonly bars: () => number
}

/** Opens the prices by which the trader decides. */
export type OpenPrices = (kis: KisClient) => CountedPrices

/** Trader that is played on a simulated KIS from one day to another. */
export interface PlayOptions extends Pick<Portfolio, 'settings' | 'rules' | 'log'> {
  /** First and last day as `yyyy-MM-dd`, both included. */
  readonly from: string
  readonly to: string
  readonly markets: readonly Market[]
  readonly openPrices: OpenPrices
  /** Called after the close of each session. */
  readonly onClose: (session: ClosedSession) => Promise<void>
}

/** Time for which the trader has the account, in ms: no other process wants it, and a renewal would take as many steps as a decision. */
const leaseMs = 7 * 86_400_000
/** Time after which settled orders are removed from the journal, in ms: the days for which the trader looks for a purchase. */
const keptMs = 400 * 86_400_000

/** Plays the trader: the same decisions, orders, journal and guards as `npm run trader`. @returns the number of bars that were read */
export async function play({ clock, simulator }: ReplayedKis, options: PlayOptions): Promise<number> {
  const { settings, rules, log, from, to, markets, openPrices, onClose } = options
  const { settle } = clock
  const tokens = createTokenManager({ issuer: kisTokenIssuer(simulator.clientOptions), clock })
  const kis = createKisClient({ ...simulator.clientOptions, tokens })
  const trading = await settle(
    createTrading(kis, { journal: memoryJournal(), limits: orderLimits(settings.risk), leaseMs }),
  )
  const prices = openPrices(kis)
  const changed = new Map<string, OrderRecord>()
  trading.on('order', (record) => changed.set(record.clientOrderId, record))
  const stopping = new AbortController()
  const portfolio: Portfolio = { kis, tokens, clock, log, trading, settings, rules, prices }
  const decider = createDecider(portfolio)
  const decided = runDecisions(portfolio, decider, stopping.signal)
  decided.catch(() => undefined)
  let prunedAt = clock.now()
  try {
    for (const session of sessionsBetween(markets, from, to)) {
      await Promise.race([clock.runUntil(closeOf(session)), decided])
      await settle(onClose({ market: session.market, date: session.date, kis, orders: [...changed.values()] }))
      changed.clear()
      if (clock.now() - prunedAt < keptMs) continue
      await settle(trading.prune(clock.now() - keptMs))
      prunedAt = clock.now()
    }
    return prices.bars()
  } finally {
    stopping.abort(new Error('the backtest is over'))
    await settle(decided)
    decider.close()
    await settle(prices.close())
    await settle(trading.close())
    await kis.close()
    await tokens.close()
  }
}
