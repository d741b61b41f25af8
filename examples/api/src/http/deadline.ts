import { within } from '@stockeye/internal/wait'
import type { Clock } from '@stockeye/job-runner'
import { Refusal } from './problem.ts'

/** Longest time that the work of a request may take, in ms. A server that is away answers no call, and refuses none. */
const longestMs = 5_000

/**
 * Returns the result of the work of a request, or refuses the request when the work takes too long. The work goes on: a caller
 * that repeats the request with its Idempotency-Key asks for the same run.
 *
 * @throws {Refusal} `upstream_unavailable` after 5 s; or the error of the work
 */
export const withinDeadline = <T>(clock: Clock, work: Promise<T>): Promise<T> =>
  within(
    clock,
    longestMs,
    () => work,
    () => {
      const cause = new Error(`no answer within ${longestMs} ms; look whether Redis and the database can be reached`)
      return new Refusal('upstream_unavailable', { cause })
    },
  )
