import type { KisClient } from '@stockeye/kis-client'
import { Counter, Histogram } from 'prom-client'
import type { Metrics } from './metrics.ts'

/** Bounds of the durations of calls, in seconds: KIS answers within tens of ms, and the client waits for ten seconds. */
const callSeconds = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
/** Bounds of the waits, in seconds: paper trading lets one call through in a second, and a token may come a minute later. */
const waitSeconds = [0.01, 0.1, 0.5, 1, 2, 5, 10, 30, 60]

/** Counts the calls of a client by the catalogue's id of the endpoint, and the sessions that it builds. */
export function measureKis({ registry }: Pick<Metrics, 'registry'>, kis: Pick<KisClient, 'on'>): void {
  const registers = [registry]
  const calls = new Counter({
    name: 'stockeye_kis_calls_total',
    help: 'Requests to KIS by endpoint and outcome; each retry and each page is a request of its own',
    labelNames: ['endpoint', 'outcome'] as const,
    registers,
  })
  const durations = new Histogram({
    name: 'stockeye_kis_call_duration_seconds',
    help: 'Time from the sending of a request to the end of its answer',
    labelNames: ['endpoint'] as const,
    buckets: callSeconds,
    registers,
  })
  const waits = new Histogram({
    name: 'stockeye_kis_call_wait_seconds',
    help: 'Wait of a request for a token and for the rate limit before it was sent',
    buckets: waitSeconds,
    registers,
  })
  const sessions = new Counter({
    name: 'stockeye_kis_sessions_total',
    help: 'Sessions built: one for the first token, and one for each rotation',
    registers,
  })
  kis.on('call', ({ endpoint, outcome, durationMs, waitedMs }) => {
    calls.inc({ endpoint, outcome })
    waits.observe(waitedMs / 1_000)
    if (outcome !== 'not-sent') durations.observe({ endpoint }, durationMs / 1_000)
  })
  kis.on('session', () => sessions.inc())
}
