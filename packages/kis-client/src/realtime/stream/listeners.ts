import { EventEmitter } from 'eventemitter3'
import { checkOption, functionRule, oneOf } from '../../values/check-options.ts'
import { guard } from './guard.ts'
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

/**
 * Creates the listeners of one stream. The error of a listener is a trouble, and stops no row. A trouble without a listener is a
 * warning of the process, one a code, and so is the error of a listener of troubles.
 */
export function createStreamListeners(): StreamListeners {
  const emitter = new EventEmitter()
  const rule = oneOf('an event of a stream', Object.keys(names))
  const warned = new Set<string>()

  function warn(trouble: unknown): void {
    const error = trouble instanceof Error ? trouble : new Error(String(trouble))
    const code = String(Reflect.get(error, 'problem') ?? Reflect.get(error, 'code') ?? error.name)
    if (warned.has(code)) return
    warned.add(code)
    process.emitWarning(error.message, {
      type: error.name,
      detail: "listen to the stream's event trouble for all of them",
    })
  }

  function emit<Event extends keyof StreamEvents>(event: Event, about: StreamEvents[Event]): void {
    if (!emitter.emit(event, about) && event === 'trouble') warn(about)
  }

  return {
    on(event, listener) {
      checkOption('event', event, rule)
      checkOption('listener', listener, functionRule('a function that takes the event'))
      // The error of a listener of troubles would come back to it, again and again.
      const guarded = guard(listener, (error) => (event === 'trouble' ? warn(error) : emit('trouble', error)))
      emitter.on(event, guarded)
      return () => void emitter.off(event, guarded)
    },
    emit,
  }
}
