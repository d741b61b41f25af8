import type { Log } from '@stockeye/example-shared/log'
import type { KisClient } from '@stockeye/kis-client'
import type { Clock, TokenManager } from '@stockeye/token-manager'
import type { OrderJournal } from './order-journal.ts'
import type { Watched } from './watchlist.ts'

/** The account that the trader trades on, and what its jobs work with. */
export interface Portfolio {
  readonly kis: KisClient
  /** For the token check alone; the client has its own hold on them. */
  readonly tokens: Pick<TokenManager, 'status' | 'on'>
  readonly clock: Clock
  readonly log: Log
  readonly journal: OrderJournal
  readonly watchlist: readonly Watched[]
}
