import { Histogram } from 'prom-client'
import type { Metrics } from './metrics.ts'

/** Request that a server has answered. */
export interface RequestEnded {
  readonly method: string
  /** Pattern of the route, such as `/api/v1/quotes/:exchange/:symbol`. A path would be text of the caller. */
  readonly route: string
  readonly status: number
  readonly durationMs: number
}

/** Bounds of the durations of requests, in seconds: after five seconds a request is refused. */
const requestSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Returns a listener that counts the requests of a server. */
export function measureRequests({ registry }: Pick<Metrics, 'registry'>): (request: RequestEnded) => void {
  const durations = new Histogram({
    name: 'stockeye_http_request_duration_seconds',
    help: 'Time until the answer of a request begins, by route and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: requestSeconds,
    registers: [registry],
  })
  return ({ method, route, status, durationMs }) =>
    durations.observe({ method: methods.has(method) ? method : 'other', route, status }, durationMs / 1_000)
}
