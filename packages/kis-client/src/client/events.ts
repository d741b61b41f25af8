import { EventEmitter } from 'eventemitter3'
import type { SessionBuilt } from '../connection/token-session.ts'
import type { CallEnded } from './call-event.ts'
import type { Irregularity } from './schema-drift.ts'

/** What a client's `on` tells of. */
export interface KisEvents {
  /** A session was built: at the client's first token, and at every rotation. */
  readonly session: SessionBuilt
  /** A request has ended: for metrics, traces and logs. */
  readonly call: CallEnded
  /** An answer differs from the catalogue; each difference is told once. Answers are looked at only while somebody listens. */
  readonly irregular: Irregularity
}

export interface Events {
  on<Event extends keyof KisEvents>(event: Event, listener: (about: KisEvents[Event]) => void): () => void
  /** Calls every listener before it returns. */
  tell<Event extends keyof KisEvents>(event: Event, about: KisEvents[Event]): void
  /** Whether anybody listens: what is told to nobody need not be made. */
  hears(event: keyof KisEvents): boolean
}

/** Listeners of one client. What one of them throws is dropped: it must fail no call. */
export function createEvents(): Events {
  const emitter = new EventEmitter()
  return {
    on(event, listener) {
      // An async listener that fails would end the process otherwise.
      const guarded = (about: KisEvents[typeof event]) => {
        void (async () => listener(about))().catch(() => undefined)
      }
      emitter.on(event, guarded)
      return () => emitter.off(event, guarded)
    },
    tell: (event, about) => void emitter.emit(event, about),
    hears: (event) => emitter.listenerCount(event) > 0,
  }
}
