import type { Environment } from '../environment.ts'
import type { Account } from './account.ts'
import type { Calendar } from './calendar.ts'
import type { Exchange } from './exchange.ts'
import type { Prices } from './prices.ts'

/** What the answers are given from: one account and all markets. */
export interface Desk {
  readonly environment: Environment
  readonly calendar: Calendar
  readonly prices: Prices
  readonly account: Account
  readonly exchange: Exchange
}
