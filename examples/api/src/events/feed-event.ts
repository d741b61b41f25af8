import type { StreamEvent } from '@stockeye/example-shared/event-stream'
import type { DeskEvent } from '@stockeye/example-trader/desk/desk'

/** Name of an event, as a caller filters by it. */
export type EventName = 'jobs' | 'run' | 'token' | DeskEvent['kind']

/** Event of the stream. */
export interface FeedEvent extends StreamEvent {
  readonly name: EventName
}

/** Emits an event, unless the thing is as it was. */
export type Emit = (event: FeedEvent) => void
