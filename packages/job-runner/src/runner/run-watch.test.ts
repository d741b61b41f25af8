import { getEventListeners } from 'node:events'
import { type FakeClock, fakeClock, settle } from '@stockeye/test-kit/fake-clock'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Backend } from '../backends/backend.ts'
import { memoryBackend } from '../backends/memory/backend.ts'
import { createMemory } from '../backends/memory/memory.ts'
import type { Clock } from '../clock.ts'
import { createRunWatch } from './run-watch.ts'

/** Opens a backend that counts its reads, with a queued run. Other processes may use its store, and it gives no hint. */
async function openCounting(watch: Backend['watch'] = () => () => undefined) {
  const clock = fakeClock()
  const backend = memoryBackend({ memory: createMemory() })
  await backend.open({ clock, nextRunAt: () => undefined, failed: (error) => Promise.reject(error) })
  onTestFinished(() => backend.close())
  const run = { runId: 'run', jobId: 'job', jobName: 'Job', cause: 'manual', acceptedAt: 0, maxAttempts: 1 } as const
  await backend.enqueue({ run, recipients: [], overlap: 'queue' })
  const reads = { run: 0, schedule: 0 }
  const counting: Backend = {
    ...backend,
    run(runId) {
      reads.run += 1
      return backend.run(runId)
    },
    schedule(jobId) {
      reads.schedule += 1
      return backend.schedule(jobId)
    },
    watch,
  }
  const timers = new Set<unknown>()
  const counted: Clock = {
    ...clock,
    setTimeout(run, ms) {
      const timer = clock.setTimeout(() => {
        timers.delete(timer)
        run()
      }, ms)
      timers.add(timer)
      return timer
    },
    clearTimeout(timer) {
      timers.delete(timer)
      clock.clearTimeout(timer)
    },
  }
  return {
    clock,
    backend,
    reads,
    timers,
    watch: createRunWatch(counting, { clock: counted, nextRunAt: () => undefined }),
  }
}

/** Lets a poll pass, and returns the number of its reads. */
async function poll(clock: FakeClock, reads: { run: number }) {
  const before = reads.run
  await clock.advance(1_000)
  return reads.run - before
}

describe('a run that many callers wait for', () => {
  it('is read once a second for all of them, and once more when it has ended', async () => {
    const { clock, backend, reads, watch } = await openCounting()
    const waits = Array.from({ length: 5_000 }, () => watch.untilEnded('run', undefined))
    await settle()
    const atFirst = reads.run

    const polls = [await poll(clock, reads), await poll(clock, reads)]
    await backend.cancel('run')
    polls.push(await poll(clock, reads))

    // The callers after the first one ask during its read, and share the next one.
    expect(atFirst).toBe(2)
    expect(polls).toEqual([1, 1, 1])
    expect(new Set((await Promise.all(waits)).map(({ status }) => status))).toEqual(new Set(['cancelled']))
    expect(reads.schedule).toBe(1)
    expect(await poll(clock, reads)).toBe(0)
  })

  it('leaves no listener on the signal that all of them share', async () => {
    const { clock, backend, watch } = await openCounting()
    const { signal } = new AbortController()
    const waits = Array.from({ length: 100 }, () => watch.untilEnded('run', signal))
    await settle()
    const during = getEventListeners(signal, 'abort').length

    await backend.cancel('run')
    await clock.advance(1_000)
    await Promise.all(waits)

    expect([during, getEventListeners(signal, 'abort').length]).toEqual([100, 0])
  })

  it('is read no more when the last of them has left', async () => {
    const { clock, reads, timers, watch } = await openCounting()
    const [one, other] = [new AbortController(), new AbortController()]
    const waits = [one, other].map(({ signal }) => watch.untilEnded('run', signal).catch((error: unknown) => error))
    await settle()

    one.abort('one')
    const withOther = await poll(clock, reads)
    const timersBefore = timers.size
    other.abort('other')
    await settle()

    expect(withOther).toBe(1)
    expect([timersBefore, timers.size]).toEqual([1, 0])
    expect(await poll(clock, reads)).toBe(0)
    expect(await Promise.all(waits)).toEqual(['one', 'other'])
  })

  it('rejects all of them when the watch is closed, and each later one', async () => {
    const { clock, reads, watch } = await openCounting()
    const reason = new Error('stopped')
    const waiting = watch.untilEnded('run', undefined).catch((error: unknown) => error)
    await settle()

    watch.close(reason)

    expect(await waiting).toBe(reason)
    await expect(watch.untilEnded('run', undefined)).rejects.toBe(reason)
    expect(await poll(clock, reads)).toBe(0)
  })

  it('passes a hint to a caller that waits again as soon as the run was unknown', async () => {
    let hint = (_runId: string) => {}
    const { backend, watch } = await openCounting((its) => {
      hint = its
      return () => undefined
    })
    const run = { runId: 'new', jobId: 'job', jobName: 'Job', cause: 'manual', acceptedAt: 0, maxAttempts: 1 } as const
    // The next two come during the read for this one, and so share the read after it.
    void watch.untilEnded('new', undefined).catch(() => undefined)
    const again = watch.untilEnded('new', undefined).catch(() => {
      void backend.enqueue({ run, recipients: [], overlap: 'queue' })
      return watch.untilEnded('new', undefined)
    })
    // It leaves some promises later, because of its signal.
    void watch.untilEnded('new', new AbortController().signal).catch(() => undefined)
    await settle()

    await backend.cancel('new')
    hint('new')

    expect(await again).toMatchObject({ status: 'cancelled' })
  })

  it('rejects those that asked before a read that finds no run, and not one that comes during it', async () => {
    const { clock, backend, watch } = await openCounting()
    const early = watch.untilEnded('later', undefined).catch((error: unknown) => error)
    const run = {
      runId: 'later',
      jobId: 'job',
      jobName: 'Job',
      cause: 'manual',
      acceptedAt: 0,
      maxAttempts: 1,
    } as const
    const made = backend.enqueue({ run, recipients: [], overlap: 'queue' })
    const late = watch.untilEnded('later', undefined)
    await made
    await backend.cancel('later')
    await clock.advance(1_000)

    expect(await early).toMatchObject({ code: 'JOB_RUN_UNKNOWN' })
    expect(await late).toMatchObject({ status: 'cancelled' })
  })
})
