import type { Claim } from '../backends/backend.ts'
import type { Clock } from '../clock.ts'
import { backoffMs } from '../delivery/backoff.ts'
import { isJobError, JobTimedOutError } from '../errors.ts'
import { checkFinite, checkNames, checkObject, inputError, type NamesOf } from './check-input.ts'
import type { Job } from './job-definition.ts'
import { cutJson, type Json, jsonSize, longestJson, toJson } from './json.ts'
import { toRunError } from './run-error.ts'
import type { AttemptEnd, Progress, RunError } from './run-states.ts'

/** Time in which an aborted job may still return, in ms; after that its run ends without it. */
const graceMs = 5_000

type Outcome =
  | { readonly kind: 'returned'; readonly value: unknown }
  | { readonly kind: 'threw'; readonly thrown: unknown }
  /** The job was aborted, and has neither returned nor thrown. */
  | { readonly kind: 'left' }

/** Performs one attempt of a run, from the job's function to the step that the run takes. Never rejects. */
export async function performAttempt(
  claim: Claim,
  job: Job,
  { clock, random }: { readonly clock: Clock; readonly random: () => number },
): Promise<AttemptEnd> {
  const begunAt = clock.monotonic()
  const timeout = new AbortController()
  const timer = clock.setTimeout(() => timeout.abort(new JobTimedOutError(job.timeoutMs)), job.timeoutMs)
  const signal = AbortSignal.any([claim.signal, timeout.signal])

  const outcome = await callJob(claim, job, { clock, signal })

  clock.clearTimeout(timer)
  const durationMs = clock.monotonic() - begunAt
  if (!signal.aborted && outcome.kind === 'returned') return { durationMs, ...endOfResult(outcome.value) }
  // The result or error of an aborted job comes from the abort.
  const error = toRunError(!signal.aborted && outcome.kind === 'threw' ? outcome.thrown : signal.reason)
  const aborted = signal.aborted && isJobError(signal.reason) ? signal.reason.code : undefined
  if (aborted === 'JOB_CANCELLED') return { durationMs, state: 'cancelled', error }
  // A job that still runs is not started a second time beside itself.
  if (error.retryable && claim.run.attempt < claim.run.maxAttempts && outcome.kind !== 'left') {
    const retryAt = clock.now() + backoffMs(claim.run.attempt, { ...job.retry, random })
    return { durationMs, state: 'retry_wait', error, retryAt }
  }
  return { durationMs, state: aborted === 'JOB_TIMED_OUT' ? 'timed_out' : 'failed', error }
}

async function callJob(
  claim: Claim,
  job: Job,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<Outcome> {
  const { runId, attempt } = claim.run
  let isOver = false
  let graceTimer: unknown
  const left = Promise.withResolvers<Outcome>()
  const onAbort = () => {
    graceTimer = clock.setTimeout(() => left.resolve({ kind: 'left' }), graceMs)
  }
  signal.addEventListener('abort', onAbort, { once: true })
  if (signal.aborted) onAbort()

  async function call(): Promise<Outcome> {
    try {
      const value = await job.run({
        runId,
        attempt,
        signal,
        ...(claim.payload !== undefined && { payload: claim.payload }),
        progress(now) {
          checkProgress(now)
          if (!isOver) claim.progress(now)
        },
      })
      return { kind: 'returned', value }
    } catch (thrown) {
      return { kind: 'threw', thrown }
    }
  }

  try {
    return await Promise.race([call(), left.promise])
  } finally {
    isOver = true
    clock.clearTimeout(graceTimer)
    signal.removeEventListener('abort', onAbort)
  }
}

const progressNames: NamesOf<Progress> = { done: true, total: true, note: true }

/** Refuses what a backend could store, but not read again. @throws {JobInputError} */
function checkProgress(now: Progress) {
  checkObject('progress', now, 'pass { done }')
  checkNames(now, progressNames, 'progress')
  checkFinite('progress.done', now.done)
  if (now.total !== undefined) checkFinite('progress.total', now.total)
  if (now.note !== undefined && typeof now.note !== 'string') {
    throw inputError('progress.note', {
      value: now.note,
      fault: 'is not a text',
      advice: 'use a text, or leave it out',
    })
  }
}

function endOfResult(
  value: unknown,
):
  | { readonly state: 'succeeded'; readonly result?: Json; readonly isTruncated?: boolean }
  | { readonly state: 'failed'; readonly error: RunError } {
  if (value === undefined) return { state: 'succeeded' }
  try {
    const result = toJson(value)
    if (jsonSize(result) <= longestJson) return { state: 'succeeded', result }
    return { state: 'succeeded', result: cutJson(result, longestJson), isTruncated: true }
  } catch (thrown) {
    const { message } = toRunError(thrown)
    // The job has done its work: another attempt would do it twice, and fail in the same way.
    return { state: 'failed', error: { name: 'JobResultError', code: 'JOB_RESULT', message, retryable: false } }
  }
}
