import type { Environment } from '../../environment.ts'
import type { Account } from '../world/holdings.ts'
import type { Calendar } from '../world/holiday-table.ts'
import type { Exchange } from '../world/matching-engine.ts'
import type { Prices } from '../world/prices.ts'

/** What the answers are given from: one account and all markets. */
export interface Desk {
  readonly environment: Environment
  readonly calendar: Calendar
  readonly prices: Prices
  readonly account: Account
  readonly exchange: Exchange
}
