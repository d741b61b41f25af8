import type { Session } from '../market/sessions.ts'
import type { Watched } from '../market/watched.ts'
import type { DaySoFar } from '../rules/rules.ts'

/** Wish to trade an instrument, by its day so far. */
export interface Wish {
  readonly instrument: Watched
  readonly session: Session
  readonly day: DaySoFar
  /** Returns the reason to trade at the last price of a day; undefined to wait. */
  readonly reasonAt: (day: DaySoFar) => string | undefined
}
