import type { Clock } from '@stockeye/internal/clock'
import { within } from '@stockeye/internal/wait'
import { collectDefaultMetrics, Registry } from 'prom-client'

/** Figures of a process, which Prometheus reads. */
export interface Metrics {
  /** Place of the counters, gauges and histograms of the process. */
  readonly registry: Registry
  /**
   * Reads a value at each scrape, and calls `show` with it: with undefined where the read fails or takes longer than three seconds.
   * While a read is under way, no second one begins.
   */
  readAtScrape<T>(read: () => Promise<T>, show: (value: T | undefined) => void): void
  /** Returns the answer to `GET /metrics`, in the text format of Prometheus. */
  scrape(): Promise<Response>
}

/** Longest time of a read for a scrape, in ms: Prometheus waits for ten seconds by default. */
const longestReadMs = 3_000

/** Creates the metrics of a process, with those of Node: CPU, memory, event loop, garbage collection. */
export function createMetrics({ clock }: { readonly clock: Clock }): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const reads: (() => Promise<void>)[] = []
  return {
    registry,
    readAtScrape<T>(read: () => Promise<T>, show: (value: T | undefined) => void) {
      const readOnce = sharedRead(read)
      reads.push(async () => show(await within(clock, longestReadMs, readOnce, late).catch(() => undefined)))
    },
    async scrape() {
      await Promise.all(reads.map((read) => read()))
      return new Response(await registry.metrics(), { headers: { 'content-type': registry.contentType } })
    },
  }
}

const late = () => new Error(`no answer within ${longestReadMs} ms`)

/** Returns a read whose callers share the one that is under way: a server that is away must not collect the calls of each scrape. */
function sharedRead<T>(read: () => Promise<T>): () => Promise<T> {
  let pending: Promise<T> | undefined
  return () => {
    pending ??= read().finally(() => {
      pending = undefined
    })
    return pending
  }
}
