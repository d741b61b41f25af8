import type { Decimal, Position } from '@stockeye/kis-client'
import type { Market, Watched } from '../market/watched.ts'
import type { DeskMode } from './desk.ts'

/** Sale that a decision wants. */
export interface WantedSale extends Watched {
  /** Trading day of the decision, in the time zone of the exchange. */
  readonly date: string
  /** Shares of the whole sale, of which the first order may be a part. */
  readonly quantity: Decimal
  /** Limit of its first order. */
  readonly price: Decimal
  readonly reason: string
}

/** Account in one currency: its cash was the same before and after its positions were read. */
export interface AccountReading {
  readonly market: Market
  /** Cash with the trades of today. */
  readonly settled: Decimal
  readonly positions: readonly Position[]
  /** Number of positions that could not be read. */
  readonly unreadable: number
}

/** Commands and answers of people, as the decisions obey them, and the facts that decisions report to the desk. */
export interface Oversight {
  /** Returns the mode that holds now. */
  mode(): DeskMode
  /** Returns whether a sale may leave: it is below the limit of the settings, or a person has approved it. Otherwise a person is asked. */
  isApproved(sale: WantedSale): Promise<boolean>
  /** Reports the positions of a market, as KIS lists them; undefined where they could not be read. */
  notePositions(market: Market, positions: readonly Position[] | undefined): void
  /** Reports whether an instrument can trade now: an exchange may have halted it. */
  noteTradable(symbol: string, isTradable: boolean): void
  /** Reports the account, for its equity. */
  noteAccount(reading: AccountReading): Promise<void>
}
