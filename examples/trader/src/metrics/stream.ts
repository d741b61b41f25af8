import type { Metrics } from '@stockeye/example-shared/metrics/metrics'
import type { Stream, TopicStatus } from '@stockeye/kis-client'
import { Gauge } from 'prom-client'

const statuses: { readonly [status in TopicStatus]: true } = {
  pending: true,
  live: true,
  quiet: true,
  stale: true,
  gap: true,
  refused: true,
}

/** Shows the number of the stream's topics in each state. */
export function measureStream({ registry }: Pick<Metrics, 'registry'>, stream: Pick<Stream, 'state'>): void {
  new Gauge({
    name: 'stockeye_stream_topics',
    help: 'Topics of the stream by state: live and quiet are good, of the others no new price comes',
    labelNames: ['state'] as const,
    registers: [registry],
    collect() {
      for (const state of Object.keys(statuses)) this.set({ state }, 0)
      for (const { status } of stream.state()) this.inc({ state: status })
    },
  })
}
