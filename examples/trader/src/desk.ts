import type { KisClient } from '@stockeye/kis-client'
import type { Clock, TokenManager } from '@stockeye/token-manager'
import type { Ledger } from './ledger.ts'
import type { Log } from './log.ts'
import type { Watched } from './watchlist.ts'

/** What every job of the trader works with. */
export interface Desk {
  readonly kis: KisClient
  /** For the token check alone; the client has its own hold on them. */
  readonly tokens: Pick<TokenManager, 'status' | 'on'>
  readonly clock: Clock
  readonly log: Log
  readonly ledger: Ledger
  readonly watchlist: readonly Watched[]
}

/** A market to trade on. */
export type Market = 'KRX' | 'US'
