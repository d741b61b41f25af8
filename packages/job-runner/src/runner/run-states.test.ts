import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cancelRun,
  createRun,
  endAttempt,
  expireRun,
  giveBackRun,
  hasExpired,
  isDue,
  isFinal,
  loseRun,
  type NewRun,
  type RunInfo,
  startRun,
  steps,
} from './run-states.ts'

const asked: NewRun = {
  runId: 'r1',
  jobId: 'update_stock_master',
  jobName: '종목 마스터 갱신',
  cause: 'manual',
  acceptedAt: 1_000,
  maxAttempts: 3,
}
const error = { name: 'Error', code: 'JOB_FAILED', message: 'no', retryable: true }
const succeeded = { state: 'succeeded', durationMs: 5 } as const
const retry = { state: 'retry_wait', error, retryAt: 9_000, durationMs: 5 } as const
const running = startRun(createRun(asked), 2_000)

describe('a run', () => {
  it('counts a crash, and no attempt, when its worker dies', () => {
    const lost = loseRun(running, { maxCrashes: 2, now: 3_000 })

    expect(lost).toMatchObject({ state: 'queued', attempt: 0, crashes: 1, startedAt: 2_000 })
    expect(startRun(lost, 4_000)).toMatchObject({ state: 'running', attempt: 1, crashes: 1, startedAt: 2_000 })
  })

  it('fails with WORKER_LOST when its workers died too often', () => {
    const lost = loseRun({ ...running, crashes: 2 }, { maxCrashes: 2, now: 3_000 })

    expect(lost).toMatchObject({ state: 'failed', crashes: 3, error: { code: 'WORKER_LOST' }, finishedAt: 3_000 })
  })

  it('is cancelled when its worker dies or stops after a cancel was requested', () => {
    const asked = cancelRun(running, 2_500)

    expect(asked).toMatchObject({ state: 'running', cancelRequested: true })
    expect(giveBackRun(asked, 3_000)).toMatchObject({ state: 'cancelled', error: { code: 'JOB_CANCELLED' } })
    expect(loseRun(asked, { maxCrashes: 2, now: 3_000 })).toMatchObject({ state: 'cancelled', crashes: 1 })
  })

  it('makes no further attempt after a cancel that came during an attempt', () => {
    expect(endAttempt(cancelRun(running, 2_500), retry, 3_000)).toMatchObject({ state: 'cancelled', durationMs: 5 })
  })

  it('has no error of an earlier attempt once it has succeeded', () => {
    const again = startRun(endAttempt(running, retry, 3_000), 9_000)

    const ended = endAttempt(again, succeeded, 9_500)

    expect(ended).toMatchObject({ state: 'succeeded', attempt: 2, finishedAt: 9_500 })
    expect(ended).not.toHaveProperty('error')
    expect(ended).not.toHaveProperty('retryAt')
  })

  it('is due when it is queued, or when the time of its next attempt has come', () => {
    const waiting = endAttempt(running, retry, 3_000)

    expect(isDue(createRun(asked), 1_000)).toBe(true)
    expect([isDue(waiting, 8_999), isDue(waiting, 9_000), isDue(running, 9_000)]).toEqual([false, true, false])
  })

  it('expires at its start deadline, and only before its first start', () => {
    const run = createRun({ ...asked, startDeadlineAt: 5_000 })

    expect([hasExpired(run, 4_999), hasExpired(run, 5_000), hasExpired(startRun(run, 2_000), 5_000)]).toEqual([
      false,
      true,
      false,
    ])
    expect(hasExpired(giveBackRun(startRun(run, 2_000), 3_000), 9_000)).toBe(false)
  })

  it('names the first and the last slot that a skipped run stands for', () => {
    const run = createRun({ ...asked, skip: 'misfire', firstSlotAt: 0, scheduledFor: 60_000 })

    expect(run).toMatchObject({
      state: 'skipped',
      reason: 'misfire',
      finishedAt: 1_000,
      error: { code: 'JOB_SKIPPED' },
    })
    expect(run.error?.message).toContain('from 1970-01-01T00:00:00.000Z to 1970-01-01T00:01:00.000Z')
  })

  it('refuses each step that the table does not allow, and each step out of a final state, in any sequence', () => {
    const tries: readonly ((run: RunInfo, now: number) => RunInfo)[] = [
      startRun,
      cancelRun,
      expireRun,
      giveBackRun,
      (run, now) => loseRun(run, { maxCrashes: 1, now }),
      (run, now) => endAttempt(run, succeeded, now),
      (run, now) => endAttempt(run, retry, now),
      (run, now) => endAttempt(run, { state: 'timed_out', error, durationMs: 1 }, now),
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...tries), { maxLength: 12 }), (sequence) => {
        let run = createRun(asked)
        for (const [index, attempt] of sequence.entries()) {
          const before = run
          try {
            run = attempt(run, 2_000 + index)
          } catch {
            continue
          }
          if (run.state !== before.state) expect(steps[before.state]).toContain(run.state)
          if (isFinal(before.state)) expect(run).toBe(before)
          expect(run.attempt).toBeGreaterThanOrEqual(0)
          expect(isFinal(run.state)).toBe(run.finishedAt !== undefined)
          expect(isFinal(run.state) && run.state !== 'succeeded').toBe(isFinal(run.state) && run.error !== undefined)
        }
      }),
    )
  })
})
