import type { Log } from '@stockeye/example-shared/log'
import type { KisClient, Trading } from '@stockeye/kis-client'
import type { Clock, TokenManager } from '@stockeye/token-manager'
import type { Oversight } from './desk/oversight.ts'
import type { Prices } from './market/prices.ts'
import type { Market } from './market/watched.ts'
import type { MarketRules } from './settings/market-rules.ts'
import type { Settings } from './settings/settings.ts'

/** Account of the trader, with the parts that its decisions and jobs use. */
export interface Portfolio {
  readonly kis: KisClient
  /** Tokens for the token check alone; the client has the same source. */
  readonly tokens: Pick<TokenManager, 'status' | 'on'>
  readonly clock: Clock
  readonly log: Log
  /** Orders of the trader: all that it places and cancels goes through here, and its journal is the ledger. */
  readonly trading: Trading
  readonly settings: Pick<Settings, 'watchlist' | 'interval' | 'risk'>
  readonly rules: Readonly<Record<Market, MarketRules>>
  readonly prices: Prices
  /** Commands and answers of people. @default all orders may leave, as far as the trading object lets them */
  readonly oversight?: Oversight
}
