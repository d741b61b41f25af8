import type { BoxEvents } from './contract.ts'

/** Events of the box, for each page that is open. */
export interface Hub {
  /** Sends an event to every page, and keeps it for later ones in the place of the one before. */
  send<Name extends keyof BoxEvents>(name: Name, event: BoxEvents[Name]): void
  /** Opens a stream of server-sent events: first all that is there, then each event. */
  open(): ReadableStream<Uint8Array>
  /** Ends all streams. */
  close(): void
}

/** Most messages and entries of the time line that a later page gets: those of some days. */
const mostKept = 2_000
/** Most bytes that wait for a slow page. Its stream then ends, and the page connects again. */
const mostWaiting = 4 * 2 ** 20

const encoder = new TextEncoder()
const encode = (name: string, event: unknown) => encoder.encode(`event: ${name}\ndata: ${JSON.stringify(event)}\n\n`)

export function createHub(): Hub {
  /** Latest event of a name; of a message or an entry of the time line, the latest of its id. */
  const kept = { state: new Map<string, Uint8Array>(), list: new Map<string, Uint8Array>() }
  let isClosed = false
  const pages = new Set<ReadableStreamDefaultController<Uint8Array>>()

  function keep(name: keyof BoxEvents, event: object, bytes: Uint8Array): void {
    if (!('id' in event)) return void kept.state.set(name, bytes)
    kept.list.set(`${name} ${event.id}`, bytes)
    const [oldest] = kept.list.keys()
    if (kept.list.size > mostKept && oldest !== undefined) kept.list.delete(oldest)
  }

  return {
    send(name, event) {
      const bytes = encode(name, event)
      keep(name, event, bytes)
      for (const page of pages) {
        if ((page.desiredSize ?? 0) > 0) page.enqueue(bytes)
        else {
          pages.delete(page)
          page.close()
        }
      }
    },
    open() {
      let opened: ReadableStreamDefaultController<Uint8Array> | undefined
      return new ReadableStream<Uint8Array>(
        {
          start(page) {
            // A page whose stream has ended connects again, also while the box stops.
            if (isClosed) return page.close()
            for (const bytes of [...kept.state.values(), ...kept.list.values()]) page.enqueue(bytes)
            opened = page
            pages.add(page)
          },
          cancel() {
            if (opened !== undefined) pages.delete(opened)
          },
        },
        new ByteLengthQueuingStrategy({ highWaterMark: mostWaiting }),
      )
    },
    close() {
      isClosed = true
      for (const page of pages) page.close()
      pages.clear()
    },
  }
}
