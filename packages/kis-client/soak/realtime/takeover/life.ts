import type { MemberEvent } from './member.ts'

/** Life of one program, by its own events. */
export interface Life {
  readonly name: string
  readonly keys: readonly string[]
  readonly events: MemberEvent[]
  killedAt: number | undefined
}

/** Row that the exchange has sent. */
export interface SentRow {
  readonly at: number
  readonly row: string
}
