import { createEventStream, type EventStream, type StreamEvent } from '@stockeye/example-shared/event-stream'
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

/** Most events that a later page gets, which is less than waits for a slow one: the oldest messages and entries of the time line are dropped. */
const mostKept = 900

export function createHub(): Hub {
  const kept = new Map<string, StreamEvent>()
  const pages = new Set<EventStream>()
  let isClosed = false

  function dropOldest(): void {
    const [id] = [...kept].find(([, { key }]) => key !== '') ?? []
    if (id !== undefined) kept.delete(id)
  }

  return {
    send(name, data) {
      // A message and an entry of the time line have an id; of everything else the latest event is the whole state.
      const event = { name, key: 'id' in data ? String(data.id) : '', data }
      kept.set(`${name} ${event.key}`, event)
      if (kept.size > mostKept) dropOldest()
      for (const page of pages) page.push(event)
    },
    open() {
      const page = createEventStream({ ended: () => pages.delete(page) })
      pages.add(page)
      for (const event of kept.values()) page.push(event)
      // A page whose stream has ended connects again, also while the box stops.
      if (isClosed) page.end()
      return page.body
    },
    close() {
      isClosed = true
      for (const page of pages) page.end()
    },
  }
}
