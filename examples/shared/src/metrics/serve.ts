import type { Metrics } from './metrics.ts'

/** Returns the handler of a server that has `GET /metrics` alone. */
export const metricsHandler =
  (metrics: Pick<Metrics, 'scrape'>) =>
  ({ url }: Request): Response | Promise<Response> =>
    new URL(url).pathname === '/metrics' ? metrics.scrape() : new Response(null, { status: 404 })
