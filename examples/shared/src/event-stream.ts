import { dropOldest } from './drop-oldest.ts'

/** Event of a stream. */
export interface StreamEvent {
  /** Name of the event, as a caller filters by it. */
  readonly name: string
  /** Thing that it is about, such as a run: a later event with the same name and key replaces it. */
  readonly key: string
  readonly data: object
}

/** Stream of server-sent events to one caller. */
export interface EventStream {
  readonly body: ReadableStream<Uint8Array>
  /** Sends an event. One that the caller has not taken yet is replaced by a later one about the same thing. */
  push(event: StreamEvent): void
  /** Sends a comment, so that the connection is known to live. */
  beat(): void
  /** Ends the stream. @returns whether the caller has taken all: otherwise its connection has to be cut */
  end(): boolean
}

/** Number of things that may wait for a slow caller. */
const mostWaiting = 1_000

const encoder = new TextEncoder()
// A caller that lost the stream connects again after this time, and gets the whole state.
const opening = 'retry: 3000\n\n'

/** Creates a stream. @param ended called once when the stream has ended, by either side */
export function createEventStream({ ended }: { readonly ended: () => void }): EventStream {
  const waiting = new Map<string, StreamEvent>()
  let text = opening
  let isEnded = false
  let wake: (() => void) | undefined

  function finish(): void {
    if (isEnded) return
    isEnded = true
    waiting.clear()
    ended()
  }

  function take(): string {
    const taken = `${text}${[...waiting.values()].map(formatEvent).join('')}`
    text = ''
    waiting.clear()
    return taken
  }

  function changed(): void {
    wake?.()
    wake = undefined
  }

  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        while (!isEnded && text === '' && waiting.size === 0) {
          const { promise, resolve } = Promise.withResolvers<void>()
          wake = resolve
          await promise
        }
        if (isEnded) controller.close()
        else controller.enqueue(encoder.encode(take()))
      },
      cancel: finish,
    },
    // Nothing is formatted before the caller takes it.
    { highWaterMark: 0 },
  )

  return {
    body,
    push(event) {
      if (isEnded) return
      const id = `${event.name} ${event.key}`
      waiting.delete(id)
      waiting.set(id, event)
      dropOldest(waiting, mostWaiting)
      changed()
    },
    beat() {
      text ||= ': alive\n\n'
      changed()
    },
    end() {
      const isWaited = wake !== undefined
      finish()
      changed()
      return isWaited
    },
  }
}

/** Formats an event. JSON has no line break, so the data is one line. */
const formatEvent = ({ name, data }: StreamEvent): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
