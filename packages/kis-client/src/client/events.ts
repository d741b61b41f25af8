import { EventEmitter } from 'eventemitter3'
import type { ServerClock } from '../connection/server-clock.ts'
import type { SessionBuilt } from '../connection/token-session.ts'
import { checkOption, functionRule, oneOf } from '../values/check-options.ts'
import type { CallEnded } from './call-event.ts'
import type { SchemaDrift } from './schema-drift.ts'

/** Events of a client, for its `on`. */
export interface KisEvents {
  /** A session was built: at the client's first token, and at every rotation. */
  readonly session: SessionBuilt
  /** A request has ended: for metrics, traces and logs. */
  readonly call: CallEnded
  /** An answer differs from the catalogue; each difference is emitted once, up to 1,000 of them. Answers are compared only while there is a listener. */
  readonly 'schema-drift': SchemaDrift
  /** An answer proves that KIS's clock and the client's differ by more than 2 s; emitted again only after they were in step. */
  readonly 'clock-off': ServerClock
}

export interface Events {
  on<Event extends keyof KisEvents>(event: Event, listener: (about: KisEvents[Event]) => void): () => void
  /** Calls every listener before it returns. */
  emit<Event extends keyof KisEvents>(event: Event, about: KisEvents[Event]): void
  /** Returns whether the event has a listener. Without a listener the payload is not made. */
  hasListener(event: keyof KisEvents): boolean
}

const names: { readonly [event in keyof KisEvents]: true } = {
  session: true,
  call: true,
  'schema-drift': true,
  'clock-off': true,
}
const eventRule = oneOf('an event of a client', Object.keys(names))

/** Creates the listeners of one client. The error of a listener is dropped, since it must not fail a call. */
export function createEvents(): Events {
  const emitter = new EventEmitter()
  return {
    on(event, listener) {
      checkOption('event', event, eventRule)
      checkOption('listener', listener, functionRule('a function that takes the event'))
      // Without the catch an async listener that fails would end the process.
      const guarded = (about: KisEvents[typeof event]) => {
        void (async () => listener(about))().catch(() => undefined)
      }
      emitter.on(event, guarded)
      return () => emitter.off(event, guarded)
    },
    emit: (event, about) => void emitter.emit(event, about),
    hasListener: (event) => emitter.listenerCount(event) > 0,
  }
}
