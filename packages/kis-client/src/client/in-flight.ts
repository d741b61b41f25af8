import { followAbort } from '@stockeye/internal/wait'
import { KisClosedError } from '../errors.ts'

/** Calls of a client that have started and not ended, and its closing. */
export interface InFlight {
  /** Runs a call and lets `close` wait for it. @throws {KisClosedError} the client is closed */
  run<Result>(start: () => Promise<Result>): Promise<Result>
  /** Runs `act` with a signal that aborts with the given one, and when the client closes. */
  untilClosing<Result>(signal: AbortSignal | undefined, act: (signal: AbortSignal) => Promise<Result>): Promise<Result>
  /** Refuses new calls, ends the waits of those that have not left, and resolves once no call is in flight. */
  close(): Promise<void>
}

/** Creates the state of one client. */
export function createInFlight(): InFlight {
  const closing = new AbortController()
  let running = 0
  let whenIdle: (() => void) | undefined

  return {
    async run(start) {
      if (closing.signal.aborted) throw closing.signal.reason
      running += 1
      try {
        return await start()
      } finally {
        running -= 1
        if (running === 0) whenIdle?.()
      }
    },
    async untilClosing(signal, act) {
      if (signal === undefined) return act(closing.signal)
      const either = new AbortController()
      const ends = [signal, closing.signal].map((each) => followAbort(either, each))
      try {
        return await act(either.signal)
      } finally {
        for (const end of ends) end()
      }
    },
    async close() {
      closing.abort(new KisClosedError())
      if (running === 0) return
      await new Promise<void>((resolve) => {
        whenIdle = resolve
      })
    },
  }
}
