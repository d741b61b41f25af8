import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  abandonRun,
  cancelRun,
  createRun,
  endAttempt,
  expireRun,
  extendSkip,
  finalStates,
  giveBackRun,
  hasExpired,
  isDue,
  isFinal,
  isSettled,
  lengthenSkip,
  loseRun,
  type NewRun,
  type RunInfo,
  type RunState,
  skipsOf,
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

/** Steps of a run: a final state has none. */
const table: Readonly<Record<RunState, readonly RunState[]>> = {
  queued: ['cancelled', 'expired', 'running', 'skipped'],
  running: ['cancelled', 'failed', 'queued', 'retry_wait', 'succeeded', 'timed_out'],
  retry_wait: ['cancelled', 'expired', 'running'],
  succeeded: [],
  failed: [],
  timed_out: [],
  cancelled: [],
  expired: [],
  skipped: [],
}
const final = ['cancelled', 'expired', 'failed', 'skipped', 'succeeded', 'timed_out']

describe('a run', () => {
  it('counts a crash, and no attempt, when its worker dies', () => {
    const lost = loseRun(running, { maxCrashes: 2, now: 3_000 })

    expect(lost).toMatchObject({ state: 'queued', attempt: 0, crashes: 1, startedAt: 2_000 })
    expect(startRun(lost, 4_000)).toMatchObject({ state: 'running', attempt: 1, crashes: 1, startedAt: 2_000 })
  })

  it('fails with WORKER_LOST when its workers died too often', () => {
    const lost = loseRun({ ...running, crashes: 2 }, { maxCrashes: 2, now: 3_000 })

    expect(loseRun({ ...running, crashes: 1 }, { maxCrashes: 2, now: 3_000 })).toMatchObject({ state: 'queued' })
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
      fc.property(fc.array(fc.constantFrom(...tries), { maxLength: 12, size: 'max' }), (sequence) => {
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

describe('the table of steps', () => {
  it('has the steps that a run may take, and no other', () => {
    expect(Object.fromEntries(Object.entries(steps).map(([state, targets]) => [state, [...targets].sort()]))).toEqual(
      table,
    )
  })

  it('makes a state final that has no step', () => {
    expect([...finalStates].sort()).toEqual(final)
    expect((Object.keys(table) as RunState[]).filter(isFinal).sort()).toEqual(final)
  })

  it('makes a state settled in which a run has ended, or waits for its next attempt', () => {
    expect((Object.keys(table) as RunState[]).filter(isSettled).sort()).toEqual([...final, 'retry_wait'].sort())
  })
})

describe('createRun', () => {
  it('queues a run without its payload, which a record does not hold', () => {
    expect(createRun({ ...asked, payload: { market: 'KRX' } })).toEqual({
      ...asked,
      state: 'queued',
      attempt: 0,
      crashes: 0,
      cancelRequested: false,
    })
  })

  it('skips a run for the reason that the backend finds, and names it', () => {
    expect(createRun(asked, 'overlap')).toEqual({
      ...asked,
      state: 'skipped',
      attempt: 0,
      crashes: 0,
      cancelRequested: false,
      reason: 'overlap',
      finishedAt: 1_000,
      error: {
        name: 'JobSkippedError',
        code: 'JOB_SKIPPED',
        message: 'the run was skipped: overlap',
        retryable: false,
      },
    })
  })
})

describe('an end', () => {
  const wait = endAttempt(running, retry, 3_000)

  it('is a step that the table allows, or the run is named with both states', () => {
    expect(() => endAttempt(createRun(asked), succeeded, 3_000)).toThrow('run r1 cannot go from queued to succeeded')
  })

  it('keeps what the attempt says, and the instant', () => {
    expect(endAttempt(running, { ...succeeded, result: { rows: 1 }, isTruncated: true }, 3_000)).toMatchObject({
      state: 'succeeded',
      durationMs: 5,
      result: { rows: 1 },
      isTruncated: true,
      finishedAt: 3_000,
      startedAt: 2_000,
    })
    expect(wait).toMatchObject({ state: 'retry_wait', retryAt: 9_000, durationMs: 5, error })
    expect(wait).not.toHaveProperty('finishedAt')
  })

  it.each<[string, RunInfo, object]>([
    [
      'a cancel of a waiting run',
      cancelRun(wait, 4_000),
      { name: 'JobCancelledError', code: 'JOB_CANCELLED', message: 'the run was cancelled', retryable: false },
    ],
    [
      'a start deadline',
      expireRun(createRun(asked), 4_000),
      {
        name: 'JobExpiredError',
        code: 'JOB_EXPIRED',
        message: 'the run was not started by its start deadline',
        retryable: false,
      },
    ],
    [
      'a job that no worker serves',
      abandonRun(wait, 4_000),
      {
        name: 'JobExpiredError',
        code: 'JOB_UNSERVED',
        message: 'no worker serves the job update_stock_master any more',
        retryable: false,
      },
    ],
    [
      'too many crashes',
      loseRun({ ...running, crashes: 2 }, { maxCrashes: 2, now: 4_000 }),
      {
        name: 'WorkerLostError',
        code: 'WORKER_LOST',
        message: '3 workers died while they had the run',
        retryable: false,
      },
    ],
  ])('has the error of %s, its instant and no time of a next attempt', (_what, run, error) => {
    expect(run.error).toEqual(error)
    expect(run.finishedAt).toBe(4_000)
    expect(run).not.toHaveProperty('retryAt')
  })

  it('is not changed by a cancel, which a waiting run notes', () => {
    const ended = endAttempt(running, succeeded, 3_000)

    expect(cancelRun(ended, 4_000)).toBe(ended)
    expect(cancelRun(createRun(asked), 4_000)).toMatchObject({ state: 'cancelled', cancelRequested: true })
  })
})

describe('startRun', () => {
  it('forgets the error and the instant of the attempt before, and keeps its first start', () => {
    const again = startRun(endAttempt(running, retry, 3_000), 9_000)

    expect(again).toMatchObject({ state: 'running', attempt: 2, startedAt: 2_000 })
    expect(again).not.toHaveProperty('error')
    expect(again).not.toHaveProperty('retryAt')
  })
})

describe('a run that waits for its next attempt', () => {
  it('is due at once if its time is missing, and has no start deadline', () => {
    const { retryAt: _retryAt, ...waiting } = endAttempt(running, retry, 3_000)

    expect(isDue(waiting, 3_000)).toBe(true)
    expect(hasExpired({ ...createRun({ ...asked, startDeadlineAt: 1 }), state: 'retry_wait' }, 3_000)).toBe(false)
    expect(hasExpired(createRun(asked), 3_000)).toBe(false)
  })
})

describe('abandonRun', () => {
  it('expires a run whose worker is lost, however often workers were lost before', () => {
    expect(abandonRun({ ...running, crashes: 50 }, 4_000)).toMatchObject({
      state: 'expired',
      crashes: 51,
      error: { code: 'JOB_UNSERVED' },
    })
  })

  it('cancels a run whose cancel was requested, and leaves an ended one', () => {
    const ended = endAttempt(running, succeeded, 3_000)

    expect(abandonRun(cancelRun(running, 2_500), 4_000)).toMatchObject({ state: 'cancelled', finishedAt: 4_000 })
    expect(abandonRun(ended, 4_000)).toBe(ended)
  })
})

describe('a record of skipped slots', () => {
  const minute = 60_000
  const slot = (at: number, firstSlotAt?: number) => ({
    scheduledFor: at,
    ...(firstSlotAt !== undefined && { firstSlotAt }),
    acceptedAt: at + 500,
  })
  const skipped = createRun({ ...asked, ...slot(minute), cause: 'schedule' }, 'overlap')

  it('counts its slots, and names the first and the last', () => {
    const two = extendSkip(skipped, slot(2 * minute), 'overlap')
    const three = extendSkip(two ?? skipped, slot(3 * minute), 'overlap')

    expect(three).toEqual({
      ...skipped,
      firstSlotAt: minute,
      scheduledFor: 3 * minute,
      skips: 3,
      finishedAt: 3 * minute + 500,
      error: {
        name: 'JobSkippedError',
        code: 'JOB_SKIPPED',
        message: '3 slots were skipped from 1970-01-01T00:01:00.000Z to 1970-01-01T00:03:00.000Z: overlap',
        retryable: false,
      },
    })
  })

  it('has no number where those of one part were not counted', () => {
    const more = extendSkip(skipped, slot(9 * minute, 2 * minute), 'overlap')

    expect(more).not.toHaveProperty('skips')
    expect(more?.error?.message).toBe(
      'every slot was skipped from 1970-01-01T00:01:00.000Z to 1970-01-01T00:09:00.000Z: overlap',
    )
    expect(extendSkip(more ?? skipped, slot(10 * minute), 'overlap')).not.toHaveProperty('skips')
  })

  it.each<[string, RunInfo, ReturnType<typeof slot> | { acceptedAt: number }, RunInfo['reason']]>([
    ['for another reason', skipped, slot(2 * minute), 'calendar'],
    ['after a run that was not skipped', endAttempt(running, succeeded, 3_000), slot(2 * minute), 'overlap'],
    [
      'after a run with that reason which was not skipped',
      { ...skipped, state: 'expired' },
      slot(2 * minute),
      'overlap',
    ],
    ['of a run by hand', skipped, { acceptedAt: 5 }, 'overlap'],
    ['after a skipped run by hand', createRun(asked, 'overlap'), slot(2 * minute), 'overlap'],
  ])('takes no slot %s', (_what, newest, next, reason) => {
    expect(extendSkip(newest, next, reason)).toBeUndefined()
  })

  it('stays as it is where it stands for the slot already', () => {
    expect(extendSkip(skipped, slot(minute), 'overlap')).toBe(skipped)
    expect(lengthenSkip(skipped, { lastAt: minute - 1, skips: 5, at: 9 })).toBe(skipped)
  })

  it('begins with its first slot', () => {
    const long = { ...skipped, firstSlotAt: 0 }
    const byHand = createRun(asked, 'overlap')

    expect(lengthenSkip(long, { lastAt: 2 * minute, skips: 3, at: 9 })).toMatchObject({ firstSlotAt: 0, skips: 3 })
    expect(lengthenSkip(byHand, { lastAt: 2 * minute, skips: 3, at: 9 })).toBe(byHand)
  })

  it('stands for one slot where it has no number and begins and ends with that slot', () => {
    expect(skipsOf({ scheduledFor: 5 })).toBe(1)
    expect(skipsOf({ firstSlotAt: 5, scheduledFor: 5 })).toBe(1)
    expect(skipsOf({ firstSlotAt: 4, scheduledFor: 5 })).toBeUndefined()
    expect(skipsOf({ firstSlotAt: 4, scheduledFor: 5, skips: 7 })).toBe(7)
  })

  it('names no slots where it has one', () => {
    expect(createRun({ ...asked, firstSlotAt: 5, scheduledFor: 5 }, 'misfire').error?.message).toBe(
      'the run was skipped: misfire',
    )
    expect(createRun({ ...asked, firstSlotAt: 5 }, 'misfire').error?.message).toBe('the run was skipped: misfire')
  })
})
