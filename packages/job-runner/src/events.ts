import { AsyncLocalStorage } from 'node:async_hooks'
import { suggestNames } from '@stockeye/internal/suggest'
import { EventEmitter } from 'eventemitter3'
import type { Completion } from './delivery/completion.ts'
import { checkFunction, inputError, type NamesOf } from './runner/input/check-input.ts'
import type { RunInfo } from './runner/run-states.ts'

/** Events of a runner, emitted in its own process. For logs and metrics: use a notifier for an event that must not be missed. */
export interface JobEvents {
  /** An attempt begins. */
  readonly started: { readonly run: RunInfo }
  /** An attempt failed, and another follows: `run.error` says why, `run.retryAt` when. */
  readonly retrying: { readonly run: RunInfo }
  /**
   * A run has ended, and this process has stored its end: after an attempt, or without one, when the run was cancelled,
   * skipped or not started in time, or its workers died too often. Emitted in one process, and at most once: a further
   * slot of a skipped run emits none.
   */
  readonly ended: { readonly run: RunInfo }
  /** A notifier has delivered a completion to its recipient. */
  readonly delivered: { readonly completion: Completion }
  /** A delivery failed, or no process has made it for `keepMs`. It is tried again unless it `isDead`. */
  readonly undelivered: { readonly completion: Completion; readonly error: string; readonly isDead: boolean }
  /** Nothing is delivered on the channel until its notifier can be verified again. */
  readonly 'channel-down': { readonly channel: string; readonly error: string }
  /** The notifier of a channel that was down is verified again, and delivers. */
  readonly 'channel-up': { readonly channel: string }
  /** A task in the background failed, and is tried again: the backend failed, or a calendar has ended. */
  readonly trouble: { readonly error: unknown }
}

const eventNames: NamesOf<JobEvents> = {
  started: true,
  retrying: true,
  ended: true,
  delivered: true,
  undelivered: true,
  'channel-down': true,
  'channel-up': true,
  trouble: true,
}

export interface Events {
  /** Adds a listener. @throws {JobInputError} no event has this name, or the listener is not a function */
  on<Event extends keyof JobEvents>(event: Event, listener: (about: JobEvents[Event]) => void): () => void
  emit<Event extends keyof JobEvents>(event: Event, about: JobEvents[Event]): void
}

/** Calls each listener at once, and waits for none; one that throws or rejects is a warning of the process, and stops neither the others nor the runner. */
export function createEvents(): Events {
  const emitter = new EventEmitter()
  return {
    on(event, listener) {
      checkEvent(event)
      checkFunction('listener', listener, 'pass a function that takes the event')
      // An event may be emitted by what a call of a run has begun: it must not seem to be a part of that run.
      const call = AsyncLocalStorage.bind(async (about: JobEvents[typeof event]) => {
        try {
          await listener(about)
        } catch (error) {
          process.emitWarning(
            error instanceof Error ? error : new Error(`a listener of ${event} threw a value that is not an Error`),
          )
        }
      })
      emitter.on(event, call)
      return () => void emitter.off(event, call)
    },
    emit: (event, about) => void emitter.emit(event, about),
  }
}

function checkEvent(event: string) {
  if (Object.hasOwn(eventNames, event)) return
  const names = Object.keys(eventNames)
  const near = suggestNames(String(event), names)
  const advice = `use ${(near.length > 0 ? near : names).join(' or ')}`
  throw inputError('event', { value: event, fault: 'is not an event', advice })
}
