import { EventEmitter } from 'eventemitter3'
import { checkOption, functionRule, oneOf } from '../../values/check-options.ts'
import type { StreamEvents } from './stream.ts'

const names: { readonly [event in keyof StreamEvents]: true } = {
  topic: true,
  gap: true,
  price: true,
  dropped: true,
  unreadable: true,
  trouble: true,
  closed: true,
}

/** Listeners of one stream. */
export interface StreamListeners {
  on<Event extends keyof StreamEvents>(event: Event, listener: (about: StreamEvents[Event]) => void): () => void
  emit<Event extends keyof StreamEvents>(event: Event, about: StreamEvents[Event]): void
}

/** Creates the listeners of one stream. The error of a listener is dropped, since it must not stop the rows. */
export function createStreamListeners(): StreamListeners {
  const emitter = new EventEmitter()
  const rule = oneOf('an event of a stream', Object.keys(names))
  return {
    on(event, listener) {
      checkOption('event', event, rule)
      checkOption('listener', listener, functionRule('a function that takes the event'))
      const guarded = (about: StreamEvents[typeof event]) => {
        void (async () => listener(about))().catch(() => undefined)
      }
      emitter.on(event, guarded)
      return () => void emitter.off(event, guarded)
    },
    emit: (event, about) => void emitter.emit(event, about),
  }
}
