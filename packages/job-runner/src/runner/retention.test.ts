import { fakeClock, startOfTest } from '@stockeye/test-kit/fake-clock'
import { describe, expect, it, vi } from 'vitest'
import type { Backend } from '../backends/backend.ts'
import { memoryBackend } from '../backends/memory/backend.ts'
import type { Completion } from '../delivery/completion.ts'
import { deployment, job, scriptedNotifier } from '../testing/jobs.test-kit.ts'
import { settingsOf } from './input/options.ts'
import { createRetention } from './retention.ts'

const hourMs = 60 * 60_000
const dayMs = 24 * hourMs

describe('a completion that no process delivers', () => {
  it('is dead after keepMs and reported once, and then its run is pruned down to keepRuns', async () => {
    const { clock, memory, runner } = deployment()
    const jobs = runner({ keepMs: 12 * hourMs, keepRuns: 10 })
    jobs.register(job({ recipients: [{ channel: 'telegrm' }], overlap: 'queue' }))
    await jobs.start()
    const dead: Completion[] = []
    jobs.on('undelivered', ({ completion, isDead }) => void (isDead && dead.push(completion)))

    for (let run = 0; run < 600; run += 1) await jobs.trigger('update_stock_master', { overlap: 'queue' })
    await jobs.waitFor('run-600')
    await clock.advance(11 * hourMs)
    const before = { runs: memory.runs.size, dead: dead.length }
    await clock.advance(2 * hourMs)
    const reported = dead.length
    await clock.advance(2 * hourMs)

    expect(before).toEqual({ runs: 600, dead: 0 })
    expect(reported).toBe(600)
    expect(dead).toHaveLength(600)
    expect(memory.runs.size).toBeLessThanOrEqual(10)
    expect(memory.deliveries.size).toBe(0)
    expect((await jobs.health()).problemDetails).toEqual([])
  })
})

describe('a completion that fails for now', () => {
  it('has all its tries, even if the history keeps nothing', async () => {
    const { clock, runner } = deployment()
    const notifier = scriptedNotifier()
    const jobs = runner({ notifiers: [notifier], keepMs: 0, keepRuns: 0 })
    jobs.register(job({ recipients: [{ channel: 'telegram', chatId: '42' }] }))
    await jobs.start()
    await clock.advance(59 * 60_000)
    notifier.failures.push(...Array.from({ length: 10 }, () => new Error('no route')))

    await jobs.trigger('update_stock_master')
    await clock.advance(2 * hourMs)

    expect(notifier.delivered).toMatchObject([{ status: 'succeeded' }])
  })
})

describe('a job that was removed', () => {
  const removed = job({ id: 'old_name', recipients: [{ channel: 'telegram', chatId: '42' }] })

  async function deploy() {
    const system = deployment()
    const before = system.runner({ work: false })
    before.register(removed)
    await before.trigger('old_name')
    const notifier = scriptedNotifier()
    const worker = system.runner({ notifiers: [notifier] })
    worker.register(job({ id: 'new_name' }))
    const ended: string[] = []
    worker.on('ended', ({ run }) => void ended.push(run.runId))
    await worker.start()
    return { ...system, before, worker, notifier, ended }
  }

  it('is named by health with its runs, since when they wait, and what to do', async () => {
    const { clock, before, worker } = await deploy()
    await clock.advance(1_000)

    for (const jobs of [before, worker]) {
      expect((await jobs.health()).problemDetails).toEqual([
        {
          code: 'JOB_UNSERVED',
          problem: '1 run waits for the job old_name, which no worker serves',
          advice: expect.any(String),
          jobId: 'old_name',
          count: 1,
          sinceAt: startOfTest,
        },
      ])
    }
  })

  it('has its runs expired after seven days by any worker, and reported', async () => {
    const { clock, before, worker, notifier, ended } = await deploy()

    await clock.advance(7 * dayMs - hourMs)
    const early = await before.getRun('run-1')
    await clock.advance(3 * hourMs)

    expect(early).toMatchObject({ state: 'queued' })
    expect(await before.getRun('run-1')).toMatchObject({ state: 'expired', error: { code: 'JOB_UNSERVED' } })
    expect(ended).toEqual(['run-1'])
    expect(notifier.delivered).toMatchObject([{ runId: 'run-1', status: 'expired' }])
    expect((await worker.health()).problemDetails).toEqual([])
  })

  it('expires after `unservedMs`', async () => {
    const { clock, runner } = deployment()
    const api = runner({ work: false })
    api.register(removed)
    await api.trigger('old_name')
    await runner({ unservedMs: hourMs }).start()

    await clock.advance(2 * hourMs + 60_000)

    expect(await api.getRun('run-1')).toMatchObject({ state: 'expired' })
  })

  it('keeps its runs while a worker that serves it only restarts', async () => {
    const { clock, runner } = deployment()
    const [api, other] = [runner({ work: false }), runner({ unservedMs: hourMs })]
    api.register(removed)
    other.register(job({ id: 'new_name' }))
    const gate = Promise.withResolvers<void>()
    const serving = () => {
      const worker = runner({ slots: 1 })
      worker.register({ ...removed, timeoutMs: dayMs, run: () => gate.promise })
      return worker
    }
    const first = serving()
    await first.start()
    await api.trigger('old_name')
    await api.trigger('old_name', { overlap: 'queue' })
    await other.start()
    // The look of the other worker after 2 h falls into the restart.
    await clock.advance(2 * hourMs - 30_000)
    const stopping = first.stop({ deadlineMs: 0 })
    await clock.advance(60_000)
    await stopping
    await serving().start()
    await clock.advance(3 * hourMs)

    expect(await api.getRun('run-2')).toMatchObject({ state: 'queued' })
  })
})

describe('the history', () => {
  /** Creates a runner whose `prune` is counted, and fails with the queued `failures`. */
  function runnerWithPrune(options: {
    readonly keepRuns: number
    readonly keepMs?: number
    readonly unservedMs?: number
  }) {
    const { clock, memory, runner } = deployment()
    const failures: Error[] = []
    const troubles: unknown[] = []
    const prunes = { count: 0 }
    const backend = memoryBackend({ memory })
    const prune = backend.prune.bind(backend)
    const counted: Backend = {
      ...backend,
      async prune(keep) {
        prunes.count += 1
        const error = failures.shift()
        if (error !== undefined) throw error
        await prune(keep)
      },
    }
    const jobs = runner({ backend: counted, slots: 1_000, ...options })
    jobs.register(job({ overlap: 'allow' }))
    jobs.on('trouble', ({ error }) => void troubles.push(error))
    return { clock, memory, runner, jobs, failures, troubles, prunes }
  }

  async function end(runs: number, { clock, jobs }: Pick<ReturnType<typeof runnerWithPrune>, 'clock' | 'jobs'>) {
    for (let run = 1; run <= runs; run += 1) {
      await jobs.trigger('update_stock_master', { overlap: 'queue' })
      if (run % 4_000 === 0) await clock.advance(1_000)
    }
  }

  it('is pruned before the hour is over, when 10,000 runs have ended', async () => {
    const system = runnerWithPrune({ keepRuns: 10 })
    await system.jobs.start()

    await end(12_000, system)

    expect(system.memory.runs.size).toBeLessThanOrEqual(2_010)
    expect(system.prunes.count).toBe(2)
  })

  it('is pruned after as many runs as it keeps, if it keeps more: a prune looks at all of them', async () => {
    const system = runnerWithPrune({ keepRuns: 12_000 })
    await system.jobs.start()

    await end(8_000, system)
    await end(3_000, system)
    await system.clock.advance(1_000)
    const early = system.prunes.count
    await end(4_000, system)

    expect(early).toBe(1)
    expect(system.prunes.count).toBe(2)
  })

  it('keeps a completion that is dead for its hour, although many runs end meanwhile', async () => {
    const system = runnerWithPrune({ keepRuns: 10, keepMs: 0 })
    system.jobs.register(job({ id: 'unheard', recipients: [{ channel: 'telegrm' }] }))
    await system.jobs.start()
    await system.jobs.trigger('unheard')
    await system.clock.advance(2 * hourMs + 60_000)
    const before = await system.jobs.listDead()

    await end(12_000, system)

    expect(before).toMatchObject([{ jobId: 'unheard' }])
    expect(await system.jobs.listDead()).toEqual(before)
  })

  it('is pruned a minute after a prune that failed', async () => {
    const { clock, memory, jobs, failures, troubles } = runnerWithPrune({ keepRuns: 10 })
    failures.push(new Error('the store is full'))
    for (let run = 0; run < 20; run += 1) {
      const { runId } = await jobs.trigger('update_stock_master', { overlap: 'queue' })
      await jobs.cancel(runId)
    }
    await jobs.start()
    const before = memory.runs.size
    await clock.advance(60_000)

    expect(troubles).toHaveLength(1)
    expect(before).toBe(20)
    expect(memory.runs.size).toBe(10)
  })

  /** Creates the retention of a runner with one job, after its first prune. */
  async function prunedOnce() {
    const clock = fakeClock()
    const backend = memoryBackend()
    await backend.open({ clock, nextRunAt: () => undefined, failed: () => undefined })
    const prune = vi.spyOn(backend, 'prune')
    const retention = createRetention(settingsOf({ backend, clock, keepRuns: 10 }), { size: 1 })
    await retention.tend()
    prune.mockClear()
    const endRuns = (runs: number) => {
      for (let run = 0; run < runs; run += 1) retention.noteEnd()
    }
    return { clock, prune, retention, endRuns }
  }

  it('is pruned once when the hour is over and 10,000 runs have ended, with what is too old to be delivered', async () => {
    const { clock, prune, retention, endRuns } = await prunedOnce()
    await clock.advance(hourMs)
    endRuns(10_000)

    await retention.tend()
    await retention.tend()

    expect(prune.mock.calls).toEqual([[expect.objectContaining({ deliveriesSince: expect.any(Number) })]])
  })

  it('is pruned a minute after a prune that failed when 10,000 runs had ended, and not before', async () => {
    const { clock, prune, retention, endRuns } = await prunedOnce()
    endRuns(10_000)
    prune.mockRejectedValueOnce(new Error('the store is full'))

    const error = await retention.tend().catch((error: unknown) => error)
    await retention.tend()
    const early = prune.mock.calls.length
    await clock.advance(60_000)
    await retention.tend()
    await retention.tend()

    expect(error).toMatchObject({ message: 'the store is full' })
    expect([early, prune.mock.calls.length]).toEqual([1, 2])
  })

  it('does not keep the runs of a removed job open, although no prune succeeds', async () => {
    const { clock, runner, jobs, failures } = runnerWithPrune({ keepRuns: 10, unservedMs: hourMs })
    const api = runner({ work: false })
    api.register(job({ id: 'old_name' }))
    await api.trigger('old_name')
    failures.push(...Array.from({ length: 200 }, () => new Error('the store is full')))
    await jobs.start()

    await clock.advance(2 * hourMs + 60_000)

    expect(await api.getRun('run-1')).toMatchObject({ state: 'expired' })
  })
})
