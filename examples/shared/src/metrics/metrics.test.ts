import { manualClock } from '@stockeye/test-kit/manual-clock'
import { Gauge } from 'prom-client'
import { expect, it, vi } from 'vitest'
import { serveTestMetrics } from './served.test-kit.ts'
import { showGauge } from './show-gauge.ts'

const gaugeOf = (metrics: Awaited<ReturnType<typeof serveTestMetrics>>['metrics']) =>
  new Gauge({ name: 'test_depth', help: 'Depth', registers: [metrics.registry] })

it('serves the metrics of Node, and no other path', async () => {
  const { url, scrape } = await serveTestMetrics()

  const { values } = await scrape()

  expect(values.get('process_start_time_seconds')).toBeGreaterThan(0)
  expect(values.get('nodejs_eventloop_lag_seconds')).toBeDefined()
  expect((await fetch(new URL('/', url))).status).toBe(404)
})

it('answers after three seconds with the rest while a read has no answer, and begins no second one', async () => {
  const clock = manualClock()
  const { metrics, scrape } = await serveTestMetrics(clock)
  const gauge = gaugeOf(metrics)
  const answer = Promise.withResolvers<number>()
  const read = vi.fn(() => answer.promise)
  metrics.readAtScrape(read, (value) => showGauge(gauge, value))
  const late = async () => {
    const scraped = scrape()
    await vi.waitFor(() => expect(clock.waits()).toEqual([3_000]))
    clock.advance(3_000)
    return (await scraped).values
  }

  const first = await late()
  const second = await late()
  const reads = read.mock.calls.length
  answer.resolve(5)
  const third = await scrape()

  expect([first.has('test_depth'), second.has('test_depth'), third.values.get('test_depth')]).toEqual([false, false, 5])
  expect(first.has('process_start_time_seconds')).toBe(true)
  expect(reads).toBe(1)
})

it('leaves a value out when its read fails, and shows it again after the next read', async () => {
  const { metrics, scrape } = await serveTestMetrics()
  const gauge = gaugeOf(metrics)
  const read = vi.fn<() => Promise<number>>().mockResolvedValueOnce(1).mockRejectedValueOnce(new Error('away'))
  read.mockResolvedValue(2)
  metrics.readAtScrape(read, (value) => showGauge(gauge, value))

  const depths = [await scrape(), await scrape(), await scrape()].map(({ values }) => values.get('test_depth'))

  expect(depths).toEqual([1, undefined, 2])
})
