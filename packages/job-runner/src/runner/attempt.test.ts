import { getEventListeners } from 'node:events'
import { fakeClock } from '@stockeye/test-kit/fake-clock'
import { describe, expect, it } from 'vitest'
import type { Claim } from '../backends/backend.ts'
import { JobCancelledError, JobLeaseLostError } from '../errors.ts'
import { performAttempt } from './attempt.ts'
import { longestJson } from './input/json.ts'
import { createJob, type JobDefinition } from './job-definition.ts'
import { createRun, type Progress, startRun } from './run-states.ts'

const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))

/** Performs one attempt of a job with this function. */
function attempt(run: JobDefinition['run'], definition: Partial<JobDefinition> = {}) {
  const clock = fakeClock()
  const job = createJob({ id: 'job', name: 'Job', timeoutMs: 10_000, ...definition, run })
  const controller = new AbortController()
  const progress: Progress[] = []
  const asked = { runId: 'r', jobId: 'job', jobName: 'Job', cause: 'manual', acceptedAt: 0 } as const
  const claim: Claim = {
    run: startRun(createRun({ ...asked, maxAttempts: job.retry.attempts }), clock.now()),
    signal: controller.signal,
    progress: (now) => void progress.push(now),
  }
  const end = performAttempt(claim, job, { clock, random: () => 1, trouble: () => undefined })
  return { clock, end, progress, claim, abort: (reason: Error) => controller.abort(reason) }
}

describe('an attempt', () => {
  it('ends in succeeded with the result and the duration of the job', async () => {
    const gate = Promise.withResolvers<void>()
    const { clock, end } = attempt(async () => {
      await gate.promise
      return { rows: 3 }
    })
    await clock.advance(250)

    gate.resolve()

    expect(await end).toEqual({ state: 'succeeded', result: { rows: 3 }, durationMs: 250 })
  })

  it('keeps the code of an error, and uses JOB_FAILED for an error without a code', async () => {
    const withCode = attempt(async () => {
      throw Object.assign(new Error('too many calls'), { code: 'KIS_REFUSED' })
    })
    const without = attempt(async () => {
      throw new TypeError('no such thing')
    })
    const noError = attempt(() => Promise.reject('a string'))

    expect(await withCode.end).toMatchObject({ state: 'failed', error: { code: 'KIS_REFUSED', retryable: true } })
    expect(await without.end).toMatchObject({ state: 'failed', error: { code: 'JOB_FAILED', name: 'TypeError' } })
    expect(await noError.end).toMatchObject({ state: 'failed', error: { code: 'JOB_FAILED', message: 'a string' } })
  })

  it('ends in retry_wait after a retryable error while attempts are left, and failed otherwise', async () => {
    const fail = (retryable: boolean) => async () => {
      throw Object.assign(new Error('no'), { retryable })
    }
    const retried = attempt(fail(true), { retry: { attempts: 2, firstMs: 700 } })
    const final = attempt(fail(false), { retry: { attempts: 2 } })
    const last = attempt(fail(true), { retry: { attempts: 1 } })

    expect(await retried.end).toMatchObject({ state: 'retry_wait', retryAt: retried.clock.now() + 700 })
    expect(await final.end).toMatchObject({ state: 'failed', error: { retryable: false } })
    expect(await last.end).toMatchObject({ state: 'failed' })
  })

  it('leaves no listener on the signal of its claim', async () => {
    const { claim, end } = attempt(async () => 'done')

    await end

    expect(getEventListeners(claim.signal, 'abort')).toEqual([])
  })

  it('ends in timed_out, and ignores a result that the job returns after that', async () => {
    const { clock, end } = attempt(async ({ signal }) => {
      await untilAborted(signal)
      return 'late'
    })

    await clock.advance(10_000)

    expect(await end).toMatchObject({ state: 'timed_out', error: { code: 'JOB_TIMED_OUT' }, durationMs: 10_000 })
  })

  it('ends in timed_out 5 s after its time-out while the job still runs, and is not retried', async () => {
    const { clock, end } = attempt(() => new Promise(() => undefined), { retry: { attempts: 3 } })

    await clock.advance(15_000)

    expect(await end).toMatchObject({ state: 'timed_out', durationMs: 15_000 })
  })

  it('ends in retry_wait after a time-out that the job obeyed', async () => {
    const { clock, end } = attempt(({ signal }) => untilAborted(signal), { retry: { attempts: 2 } })

    await clock.advance(10_000)

    expect(await end).toMatchObject({ state: 'retry_wait', error: { code: 'JOB_TIMED_OUT' } })
  })

  it('ends in cancelled when it is cancelled, even if the job returns or throws', async () => {
    const throws = attempt(
      async ({ signal }) => {
        await untilAborted(signal)
        throw new Error('interrupted')
      },
      { retry: { attempts: 3 } },
    )
    const returns = attempt(({ signal }) => untilAborted(signal))

    throws.abort(new JobCancelledError())
    returns.abort(new JobCancelledError())

    expect(await throws.end).toMatchObject({ state: 'cancelled', error: { code: 'JOB_CANCELLED', retryable: false } })
    expect(await returns.end).toMatchObject({ state: 'cancelled' })
  })

  it('does not begin twice for a signal that aborted before it began', async () => {
    const { end, abort } = attempt(({ signal }) => (signal.aborted ? Promise.resolve() : untilAborted(signal)))

    abort(new JobLeaseLostError())

    expect(await end).toMatchObject({ state: 'failed', error: { code: 'JOB_LEASE_LOST' } })
  })

  it('fails with JOB_RESULT when its result cannot be stored, and is not retried', async () => {
    const bad = () => Promise.resolve<never>(Object.assign({}, { big: 1n }) as never)
    const { end } = attempt(bad, { retry: { attempts: 3 } })

    expect(await end).toMatchObject({ state: 'failed', error: { code: 'JOB_RESULT', retryable: false } })
  })

  it.each<[string, unknown]>([
    ['result', Number.NaN],
    ['result.fills', { fills: new Map([['005930', 10]]) }],
    ['result.cause', { cause: new Error('no') }],
  ])('fails with JOB_RESULT that names %s, which JSON would change', async (path, result) => {
    const { end } = attempt(() => Promise.resolve(result as never), { retry: { attempts: 3 } })

    expect(await end).toMatchObject({
      state: 'failed',
      error: { code: 'JOB_RESULT', message: expect.stringContaining(`${path}: `), retryable: false },
    })
  })

  it('cuts a result of more than 64 KiB, and sets isTruncated', async () => {
    const fits = attempt(async () => 'x'.repeat(longestJson - 2))
    const isLonger = attempt(async () => 'x'.repeat(longestJson - 1))

    expect(await fits.end).not.toHaveProperty('isTruncated')
    const end = await isLonger.end
    expect(end).toMatchObject({ state: 'succeeded', isTruncated: true })
    expect(JSON.stringify('result' in end && end.result).length).toBeLessThanOrEqual(longestJson)
  })

  it('stores no progress after its end', async () => {
    const late = Promise.withResolvers<() => void>()
    const { end, progress } = attempt(async (context) => {
      context.progress({ done: 1 })
      late.resolve(() => context.progress({ done: 2 }))
    })
    await end

    const report = await late.promise
    report()

    expect(progress).toEqual([{ done: 1 }])
  })
})
