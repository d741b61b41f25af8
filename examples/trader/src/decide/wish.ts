import type { Session } from '../market/sessions.ts'
import type { Watched } from '../market/watched.ts'
import type { DaySoFar } from '../rules/rules.ts'

/** Wish to trade an instrument. */
export interface Wish {
  readonly instrument: Watched
  readonly session: Session
  /** Returns the reason to trade at the last price of a day; undefined to wait. */
  readonly reasonAt: (day: DaySoFar) => string | undefined
  /** Whether a person has commanded it, so that it needs no approval. @default false */
  readonly isCommanded?: boolean
}
