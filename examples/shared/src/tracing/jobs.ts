import { type Attributes, SpanKind, SpanStatusCode, type Tracer } from '@opentelemetry/api'
import type { Completion, JobRunner, RunInfo } from '@stockeye/job-runner'

export interface TraceJobsOptions {
  /** Returns the time of the runner's clock, in ms since 1970. @default Date.now */
  readonly now?: () => number
}

/**
 * Makes a span of each attempt of a run, and of each try to deliver a completion, with the names and attributes of
 * `packages/job-runner/docs/telemetry.md`. Input, result, recipient and error message are left out, since they may hold secrets.
 *
 * @example
 * const stop = traceJobs(jobs, trace.getTracer('job-runner'))
 * @returns a function that ends it
 */
export function traceJobs(
  jobs: Pick<JobRunner, 'on'>,
  tracer: Tracer,
  { now = Date.now }: TraceJobsOptions = {},
): () => void {
  /** Begin of each attempt that is under way, by the id of its run. */
  const begun = new Map<string, number>()

  function endAttempt(run: RunInfo): void {
    const startTime = begun.get(run.runId)
    begun.delete(run.runId)
    // A run that was skipped, cancelled or not started in time had no attempt.
    if (startTime === undefined) return
    const span = tracer.startSpan(`process ${run.jobId}`, {
      kind: SpanKind.CONSUMER,
      root: true,
      startTime,
      attributes: processing(run),
    })
    if (run.error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR })
    span.end(now())
  }

  function endDelivery(completion: Completion, error?: 'dead' | 'retried'): void {
    const span = tracer.startSpan(`send ${completion.recipient.channel}`, {
      kind: SpanKind.PRODUCER,
      root: true,
      startTime: completion.finishedAt,
      attributes: sending(completion, error),
    })
    if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR })
    span.end(now())
  }

  const stops = [
    jobs.on('started', ({ run }) => void begun.set(run.runId, now())),
    jobs.on('retrying', ({ run }) => endAttempt(run)),
    jobs.on('ended', ({ run }) => endAttempt(run)),
    jobs.on('delivered', ({ completion }) => endDelivery(completion)),
    jobs.on('undelivered', ({ completion, isDead }) => endDelivery(completion, isDead ? 'dead' : 'retried')),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

const operation = (name: 'process' | 'send'): Attributes => ({
  'messaging.system': 'job-runner',
  'messaging.operation.name': name,
  'messaging.operation.type': name,
})

const processing = ({ jobId, runId, attempt, cause, error }: RunInfo): Attributes => ({
  ...operation('process'),
  'messaging.destination.name': jobId,
  'messaging.message.id': runId,
  'job.attempt': attempt,
  'job.cause': cause,
  ...(error !== undefined && { 'error.type': error.code }),
})

const sending = ({ recipient, deliveryId }: Completion, error: string | undefined): Attributes => ({
  ...operation('send'),
  'messaging.destination.name': recipient.channel,
  'messaging.message.id': deliveryId,
  ...(error !== undefined && { 'error.type': error }),
})
