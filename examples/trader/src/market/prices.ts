import type { DaySoFar } from '../rules/rules.ts'
import type { Session } from './sessions.ts'
import type { Watched } from './watched.ts'

/** Knowledge of an instrument's day, or the reason why it is not known: then the trader decides nothing about it. */
export type Sight = { readonly day: DaySoFar } | { readonly blind: string }

/** Prices that the trader decides by. */
export interface Prices {
  /**
   * Returns the day of an instrument up to the end of a minute that has passed. It never rejects but with the signal's reason.
   *
   * @param minuteEnd instant in ms since 1970; trades from then on are left out
   */
  dayAt(
    instrument: Watched,
    until: { readonly session: Session; readonly minuteEnd: number },
    signal: AbortSignal,
  ): Promise<Sight>
  close(): Promise<void>
}
