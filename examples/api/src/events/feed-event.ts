import type { DeskEvent } from '@stockeye/example-trader/desk/desk'

/** Name of an event, as a caller filters by it. */
export type EventName = 'jobs' | 'run' | 'token' | DeskEvent['kind']

/** Event of the stream. */
export interface FeedEvent {
  readonly name: EventName
  /** Thing that it is about, such as a run: a later event with the same name and key replaces it. */
  readonly key: string
  readonly data: object
}

/** Emits an event, unless the thing is as it was. */
export type Emit = (event: FeedEvent) => void
