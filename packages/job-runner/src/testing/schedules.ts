import { expect, it } from 'vitest'
import type { Enqueue } from '../backends/backend.ts'
import type { NewRun } from '../runner/run-states.ts'
import {
  enqueue,
  names,
  nextRunAt,
  type Place,
  runOf,
  startNotifier,
  startWorker,
  untilDelivered,
  untilEnded,
} from './suite.ts'

/** Tests the last slot of a schedule, and its pause. */
export function testSchedules({ startProcess }: Place): void {
  it('makes one run of an occurrence when fifty schedulers race for it', async () => {
    const { backend } = await startProcess()
    const other = backend.supports.manyProcesses ? (await startProcess()).backend : backend
    const { jobId } = names()
    const run = runOf(jobId, { runId: `${jobId}@1700000000000`, cause: 'schedule', scheduledFor: 1_700_000_000_000 })

    const all = await Promise.all(
      Array.from({ length: 50 }, (_, index) => enqueue(index % 2 ? backend : other, run, { overlap: 'skip' })),
    )

    expect(all.filter(({ disposition }) => disposition === 'queued')).toHaveLength(1)
    expect(all.filter(({ disposition }) => disposition === 'deduplicated')).toHaveLength(49)
    expect(await backend.history(jobId, { limit: 100 })).toHaveLength(1)
  })

  it('ignores an earlier last slot of a schedule', async () => {
    const { backend } = await startProcess()
    const { jobId } = names()
    const before = await backend.schedule(jobId)

    await backend.advance(jobId, 2_000)
    await backend.advance(jobId, 1_000)

    expect(before).toEqual({ isPaused: false })
    expect(await backend.schedule(jobId)).toEqual({ lastSlotAt: 2_000, isPaused: false })
  })

  it('stores the runs of a plan and marks their slots as dealt with in one step, and once', async () => {
    const { backend } = await startProcess()
    const other = backend.supports.manyProcesses ? (await startProcess()).backend : backend
    const { jobId } = names()
    const scheduleId = `${jobId} UTC hourly`
    const slot = (scheduledFor: number, fields: Partial<NewRun> = {}): Enqueue => {
      const run = runOf(jobId, { runId: `${jobId}@${scheduledFor}`, cause: 'schedule', scheduledFor, ...fields })
      return { run, recipients: [], overlap: 'skip' }
    }
    await backend.advance(scheduleId, 1_000)

    const all = await Promise.all([
      backend.occur(scheduleId, { from: 1_000, to: 4_000 }, [
        slot(2_000, { firstSlotAt: 2_000, skip: 'misfire' }),
        slot(3_000),
        slot(4_000),
      ]),
      other.occur(scheduleId, { from: 1_000, to: 5_000 }, [
        slot(2_000, { firstSlotAt: 2_000, skip: 'misfire' }),
        slot(3_000),
        slot(4_000),
        slot(5_000),
      ]),
      other.occur(scheduleId, { from: 900, to: 6_000 }, [slot(6_000)]),
    ])

    const to = all[0] ? 4_000 : 5_000
    expect(all.toSorted()).toEqual([false, false, true])
    expect(all[2]).toBe(false)
    expect((await backend.schedule(scheduleId)).lastSlotAt).toBe(to)
    const rows = await backend.history(jobId, { limit: 10 })
    expect(rows.map(({ scheduledFor }) => scheduledFor)).toEqual([to, 3_000, 2_000])
    expect(rows.toReversed()).toMatchObject([
      { state: 'skipped', reason: 'misfire' },
      { state: 'queued' },
      { state: 'skipped', reason: 'overlap', ...(to === 5_000 && { firstSlotAt: 4_000, skips: 2 }) },
    ])
  })

  it('begins a run that a plan has stored', async () => {
    const process = await startProcess()
    const { jobId } = names()
    const run = runOf(jobId, { runId: `${jobId}@2000`, cause: 'schedule', scheduledFor: 2_000 })
    await startWorker(process, jobId)
    await process.backend.advance(jobId, 1_000)

    await process.backend.occur(jobId, { from: 1_000, to: 2_000 }, [{ run, recipients: [], overlap: 'skip' }])

    expect(await untilEnded(process.backend, run.runId)).toMatchObject({ state: 'succeeded', scheduledFor: 2_000 })
  })

  it('puts the time of the next run into a completion, unless the schedule is paused', async () => {
    const process = await startProcess()
    const { jobId, to } = names()
    const { seen } = await startNotifier(process, to(''))
    for (const isPaused of [true, false]) {
      await process.backend.setPaused(jobId, isPaused)
      const run = runOf(jobId)
      await enqueue(process.backend, run, { recipients: [to(isPaused ? 'kim' : 'lee')] })
      await process.backend.cancel(run.runId)
    }

    await untilDelivered(seen, 2)

    const nextByWho = Object.fromEntries(seen.map(({ completion }) => [completion.recipient.who, completion.nextRunAt]))
    expect(nextByWho).toEqual({ kim: undefined, lee: nextRunAt })
  })

  it('keeps which schedule a job has, beside its pause and its last slot', async () => {
    const { backend } = await startProcess()
    const { jobId } = names()
    await backend.setScheduleId(jobId, `${jobId} UTC hourly`)
    await backend.advance(jobId, 2_000)
    await backend.setPaused(jobId, true)

    await backend.setScheduleId(jobId, `${jobId} UTC daily`)

    const state = { lastSlotAt: 2_000, isPaused: true, scheduleId: `${jobId} UTC daily` }
    expect(await backend.schedule(jobId)).toEqual(state)
    expect(await backend.schedule(`${jobId} UTC daily`)).toEqual({ isPaused: false })
  })

  it('pauses and resumes a schedule, and keeps its last slot', async () => {
    const { backend } = await startProcess()
    const { jobId } = names()
    await backend.advance(jobId, 2_000)

    await backend.setPaused(jobId, true)
    const paused = await backend.schedule(jobId)
    await backend.setPaused(jobId, false)

    expect(paused).toEqual({ lastSlotAt: 2_000, isPaused: true })
    expect(await backend.schedule(jobId)).toEqual({ lastSlotAt: 2_000, isPaused: false })
  })
}
