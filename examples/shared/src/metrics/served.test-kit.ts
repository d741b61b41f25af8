import { systemClock } from '@stockeye/token-manager'
import { onTestFinished } from 'vitest'
import { listen } from '../listen.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { type Scrape, scrapeOf } from './parse-scrape.test-kit.ts'
import { metricsHandler } from './serve.ts'

/** Creates metrics, and serves them until the test ends. */
export async function serveTestMetrics(
  clock: Parameters<typeof createMetrics>[0]['clock'] = systemClock,
): Promise<{ readonly metrics: Metrics; readonly url: string; scrape(): Promise<Scrape> }> {
  const metrics = createMetrics({ clock })
  const server = await listen(metricsHandler(metrics), { host: '127.0.0.1', port: 0 })
  onTestFinished(() => server.stop())
  return { metrics, url: server.url, scrape: () => scrapeOf(server.url) }
}
