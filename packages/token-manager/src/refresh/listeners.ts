import { AsyncLocalStorage } from 'node:async_hooks'
import { wait } from '@stockeye/internal/wait'
import { EventEmitter } from 'eventemitter3'
import type { Clock } from '../clock.ts'
import { TokenListenerError } from '../errors.ts'
import type { TokenEvents } from '../events.ts'

/** Function that is called with an event; a rotation waits for its promise. */
export type Listener<Event extends keyof TokenEvents> = (about: TokenEvents[Event]) => void | Promise<void>

export interface Listeners {
  /**
   * Adds a listener.
   *
   * @param catchUps events with which the listener is called at once, before all others; `caughtUp` resolves after that
   * call
   */
  add<Event extends keyof TokenEvents>(
    event: Event,
    listener: Listener<Event>,
    catchUps: { readonly [E in keyof TokenEvents]?: TokenEvents[E] | undefined },
  ): { readonly remove: () => void; readonly caughtUp: Promise<void> | undefined }
  /** Calls the listeners. Resolves when all of them have ended, after 5 s at most; never rejects. */
  emit<Event extends keyof TokenEvents>(event: Event, about: TokenEvents[Event]): Promise<void>
  /** Returns the event of the listener that the caller runs inside, if that listener has not ended yet. */
  inside(): keyof TokenEvents | undefined
}

/** Longest wait for listeners, in ms. */
const patienceMs = 5_000

/** Call of a listener. */
interface Visit {
  readonly listeners: object
  readonly event: keyof TokenEvents
  /** Call of a listener of any manager that this one was made in, and that had not ended then. */
  readonly outer: Visit | undefined
  running: boolean
}

// One for all managers of the process: on Node 22 each one that was ever used costs time at every promise.
const visits = new AsyncLocalStorage<Visit>()

/** Returns the innermost call that has not ended. Work that a listener starts and does not await is not inside it then. */
function runningVisit(visit: Visit | undefined): Visit | undefined {
  let found = visit
  while (found !== undefined && !found.running) found = found.outer
  return found
}

/**
 * Calls each listener for one event after the other, in order. A listener that fails or hangs stops no other listener,
 * and not the manager.
 */
export function createListeners(options: {
  readonly clock: Clock
  readonly report: (error: TokenListenerError) => void
}): Listeners {
  const { clock, report } = options
  const emitter = new EventEmitter()

  /** Reports an error, and makes the process warn of it if `report` fails: neither may stop the manager. */
  async function reportSafely(error: TokenListenerError) {
    try {
      await report(error)
    } catch {
      process.emitWarning(error)
    }
  }

  async function call<Event extends keyof TokenEvents>(
    event: Event,
    listener: Listener<Event>,
    about: TokenEvents[Event],
  ) {
    const visit = { listeners: emitter, event, outer: runningVisit(visits.getStore()), running: true }
    try {
      await visits.run(visit, () => listener(about))
    } catch (cause) {
      void reportSafely(new TokenListenerError(`a listener of ${event} failed`, { event, cause }))
    } finally {
      visit.running = false
    }
  }

  async function patiently(event: keyof TokenEvents, calls: readonly Promise<void>[]) {
    if (calls.length === 0) return
    const settled = new AbortController()
    const all = Promise.all(calls).then(() => settled.abort())
    const hasTimedOut = await Promise.race([
      all.then(() => false),
      wait(clock, patienceMs, settled.signal, { background: true }).then(
        () => true,
        () => false,
      ),
    ])
    if (hasTimedOut) {
      const message = `a listener of ${event} has neither resolved nor rejected after ${patienceMs} ms`
      void reportSafely(new TokenListenerError(message, { event }))
    }
  }

  return {
    add(event, listener, catchUps) {
      let isActive = true
      // Each listener has a queue of its own, so that one that hangs keeps only itself from the next event.
      let last = Promise.resolve()
      const enqueue = (about: TokenEvents[typeof event]) => {
        last = last.then(() => (isActive ? call(event, listener, about) : undefined))
        return last
      }
      emitter.on(event, enqueue)
      const catchUp = catchUps[event]
      return {
        remove() {
          isActive = false
          emitter.off(event, enqueue)
        },
        caughtUp: catchUp && patiently(event, [enqueue(catchUp)]),
      }
    },
    // The emitter only keeps the listeners: its own `emit` drops the promises that they return.
    emit: (event, about) =>
      patiently(
        event,
        emitter.listeners(event).map(async (enqueue) => enqueue(about)),
      ),
    inside() {
      let visit = runningVisit(visits.getStore())
      while (visit !== undefined && visit.listeners !== emitter) visit = runningVisit(visit.outer)
      return visit?.event
    },
  }
}
