import { backoffMs } from '@stockeye/internal/backoff'
import { followAbort } from '@stockeye/internal/wait'
import type { Claim } from '../backends/backend.ts'
import type { Clock } from '../clock.ts'
import { isJobError, JobTimedOutError } from '../errors.ts'
import { checkFinite, checkNames, checkObject, inputError, type NamesOf } from './input/check-input.ts'
import { cutJson, type Json, longestJson, toJson } from './input/json.ts'
import type { Job } from './job-definition.ts'
import { toRunError } from './run-error.ts'
import type { AttemptEnd, Progress, RunError } from './run-states.ts'

/** Time in which an aborted job may still return, in ms; after that its run ends without it. */
const graceMs = 5_000

type Outcome =
  | { readonly kind: 'returned'; readonly value: unknown }
  | { readonly kind: 'threw'; readonly thrown: unknown }
  /** The job was aborted, and has neither returned nor thrown. */
  | { readonly kind: 'left' }

export interface AttemptOptions {
  readonly clock: Clock
  /** Returns a number in [0, 1), for the jitter of retries. */
  readonly random: () => number
  /** Receives the error of a wrong progress, which is not stored and does not fail the run. */
  trouble(error: unknown): void
}

/** Performs one attempt of a run, from the job's function to the step that the run takes. Never rejects. */
export async function performAttempt(claim: Claim, job: Job, options: AttemptOptions): Promise<AttemptEnd> {
  const { clock, random, trouble } = options
  const begunAt = clock.monotonic()
  const limit = new AbortController()
  const unfollow = followAbort(limit, claim.signal)
  const timer = clock.setTimeout(() => limit.abort(new JobTimedOutError(job.timeoutMs)), job.timeoutMs)
  const { signal } = limit

  const outcome = await callJob(claim, job, { clock, signal, trouble })

  clock.clearTimeout(timer)
  unfollow()
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
  { clock, signal, trouble }: Pick<AttemptOptions, 'clock' | 'trouble'> & { readonly signal: AbortSignal },
): Promise<Outcome> {
  const { runId, attempt } = claim.run
  let isOver = false
  let graceTimer: unknown
  const outcome = Promise.withResolvers<Outcome>()
  const onAbort = () => {
    graceTimer = clock.setTimeout(() => outcome.resolve({ kind: 'left' }), graceMs)
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
          if (isOver) return
          try {
            claim.progress(parseProgress(now))
          } catch (error) {
            trouble(error)
          }
        },
      })
      return { kind: 'returned', value }
    } catch (thrown) {
      return { kind: 'threw', thrown }
    }
  }

  void call().then(outcome.resolve)
  const first = await outcome.promise
  isOver = true
  clock.clearTimeout(graceTimer)
  signal.removeEventListener('abort', onAbort)
  return first
}

const progressNames: NamesOf<Progress> = { done: true, total: true, note: true }
const longestNote = 2_000

/** Returns a copy of a progress, its note cut to 2,000 letters. @throws {JobInputError} a backend could store it, but not read it again */
function parseProgress(now: Progress): Progress {
  checkObject('progress', now, 'pass { done }')
  checkNames(now, progressNames, 'progress')
  const { done, total, note } = now
  checkFinite('progress.done', done)
  if (total !== undefined) checkFinite('progress.total', total)
  if (note !== undefined && typeof note !== 'string') {
    throw inputError('progress.note', {
      value: note,
      fault: 'is not a text',
      advice: 'use a text, or leave it out',
    })
  }
  return {
    done,
    ...(total !== undefined && { total }),
    ...(note !== undefined && { note: note.slice(0, longestNote) }),
  }
}

function endOfResult(
  value: unknown,
):
  | { readonly state: 'succeeded'; readonly result?: Json; readonly isTruncated?: boolean }
  | { readonly state: 'failed'; readonly error: RunError } {
  if (value === undefined) return { state: 'succeeded' }
  try {
    const { json, bytes } = toJson('result', value)
    if (bytes <= longestJson) return { state: 'succeeded', result: json }
    return { state: 'succeeded', result: cutJson(json, longestJson), isTruncated: true }
  } catch (thrown) {
    const { message } = toRunError(thrown)
    // The job has done its work: another attempt would do it twice, and fail in the same way.
    return { state: 'failed', error: { name: 'JobResultError', code: 'JOB_RESULT', message, retryable: false } }
  }
}
