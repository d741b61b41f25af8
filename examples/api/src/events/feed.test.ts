import { createJobRunner, memoryBackend } from '@stockeye/job-runner'
import { manualClock } from '@stockeye/test-kit/manual-clock'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createFeed } from './feed.ts'
import type { FeedEvent } from './feed-event.ts'

/** Starts a feed over a runner without a worker, and a token whose state the test sets. */
function start() {
  const clock = manualClock()
  const jobs = createJobRunner({ backend: memoryBackend(), work: false })
  onTestFinished(() => jobs.stop({ deadlineMs: 0 }))
  let phase: 'fresh' | 'critical' = 'fresh'
  const status = () => ({ phase, token: undefined, failure: undefined })
  const tokens = { status, on: () => () => undefined }
  const note = () => undefined
  const log = { debug: note, info: note, warn: note, error: note }
  const feed = createFeed({ jobs, tokens, desk: undefined, clock, log })
  const listen = () => {
    const heard: FeedEvent[] = []
    return { heard, stop: feed.subscribe((event) => heard.push(event)) }
  }
  return {
    clock,
    listen,
    expire() {
      phase = 'critical'
    },
  }
}

it('watches its parts only while it has a listener', async () => {
  const { clock, listen } = start()
  const before = clock.waits()

  const [one, other] = [listen(), listen()]
  await vi.waitFor(() => expect(one.heard.map(({ name }) => name)).toEqual(['token', 'jobs']))
  one.stop()
  const meanwhile = clock.waits()
  other.stop()
  other.stop()

  expect(before).toEqual([])
  expect(meanwhile).toEqual([2_000, 2_000])
  expect(clock.waits()).toEqual([])
})

it('emits each state once, and the present one to a listener that is added later', async () => {
  const { clock, listen, expire } = start()
  const first = listen()
  await vi.waitFor(() => expect(first.heard).toHaveLength(2))

  clock.advance(2_000)
  expire()
  clock.advance(2_000)
  const late = listen()

  const phases = (heard: readonly FeedEvent[]) =>
    heard.flatMap(({ name, data }) => (name === 'token' && 'phase' in data ? [data.phase] : []))
  expect(phases(first.heard)).toEqual(['fresh', 'critical'])
  expect(phases(late.heard)).toEqual(['critical'])
})
