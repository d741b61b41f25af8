import type { Log } from '@stockeye/example-shared/log'
import type { Desk } from '@stockeye/example-trader/desk/desk'
import type { Clock, JobRunner } from '@stockeye/job-runner'
import type { TokenManager } from '@stockeye/token-manager'
import { watchTrader } from './desk-source.ts'
import type { Emit, FeedEvent } from './feed-event.ts'
import { watchJobs } from './jobs-source.ts'
import { watchToken } from './token-source.ts'

/** Parts whose events a feed has. */
export interface FeedParts {
  readonly jobs: JobRunner
  readonly tokens: Pick<TokenManager, 'status' | 'on'> | undefined
  readonly desk: Desk | undefined
  readonly clock: Clock
  readonly log: Log
}

/** Events of jobs, token and trader. */
export interface Feed {
  /** Calls `listener` with the present state of each thing as soon as it is known, and then at each change. @returns a function that removes it */
  subscribe(listener: (event: FeedEvent) => void): () => void
}

/** Number of things of one name that are kept for a listener that is added later, such as orders. */
const mostOfName = 100

/** Creates a feed. It watches its parts only while it has a listener. */
export function createFeed(parts: FeedParts): Feed {
  const listeners = new Set<(event: FeedEvent) => void>()
  const latest = new Map<string, { readonly event: FeedEvent; readonly json: string }>()
  let stops: readonly (() => void)[] = []

  const emit: Emit = (event) => {
    const { name, key, data } = event
    const id = `${name} ${key}`
    const json = JSON.stringify(data)
    if (latest.get(id)?.json === json) return
    // The newest is the last, and the oldest is dropped.
    latest.delete(id)
    latest.set(id, { event, json })
    const same = [...latest].filter(([, its]) => its.event.name === name)
    const [oldest] = same[0] ?? []
    if (same.length > mostOfName && oldest !== undefined) latest.delete(oldest)
    for (const listener of [...listeners]) listener(event)
  }

  function begin(): void {
    const { tokens, desk } = parts
    stops = [
      watchJobs(parts, emit),
      ...(tokens === undefined ? [] : [watchToken({ tokens, clock: parts.clock }, emit)]),
      ...(desk === undefined ? [] : [watchTrader({ desk, log: parts.log }, emit)]),
    ]
  }

  function end(): void {
    for (const stop of stops) stop()
    stops = []
    // It would be old for the next listener.
    latest.clear()
  }

  return {
    subscribe(listener) {
      for (const { event } of [...latest.values()]) listener(event)
      // A listener of its own for each call, also of the same function.
      const own = (event: FeedEvent) => listener(event)
      listeners.add(own)
      if (listeners.size === 1) begin()
      return () => {
        if (listeners.delete(own) && listeners.size === 0) end()
      }
    },
  }
}
