import type { Recipient } from '../delivery/completion.ts'
import { JobRejectedError } from '../errors.ts'
import { isCallOfRun } from './calling-job.ts'
import { checkChoice, checkOptions, checkText, type NamesOf } from './input/check-input.ts'
import type { Json } from './input/json.ts'
import { checkJson, checkRecipient } from './job-definition.ts'
import type { RunnerParts } from './parts.ts'

/** Options of `trigger`. */
export interface TriggerOptions {
  /** Recipient of the run's completion. */
  readonly recipient?: Recipient | undefined
  /** Input of the job, up to 64 KiB of JSON. */
  readonly payload?: Json | undefined
  /** Key of the trigger: the same key of the same job means the same run for `dedupeMs`, even after that run has ended. Up to 4,096 letters. */
  readonly dedupeKey?: string | undefined
  /**
   * Rule for a trigger while the job has a run that has not ended: join the oldest such run, queue behind it, or reject. A
   * trigger with another payload than that run joins no run, and queues; so does a job that triggers itself.
   *
   * @default 'join'
   */
  readonly overlap?: 'join' | 'queue' | 'reject' | undefined
}

/** Acknowledgement of a trigger: the run and its recipient are stored. */
export interface Ack {
  /** Id of the run that was stored, joined or known already. */
  readonly runId: string
  /** Id of the job. */
  readonly jobId: string
  /** Name of the job, for people. */
  readonly jobName: string
  /** Whether a run was made (`queued`), one that has not ended was joined, or the `dedupeKey` stands for one. */
  readonly disposition: 'queued' | 'joined' | 'deduplicated'
  /** Time of the trigger, in ms since 1970. */
  readonly acceptedAt: number
  /** Whether each recipient of the run, those of the job included, is in a channel that a verified notifier delivers now, in any process; true without a recipient. */
  readonly deliveryReady: boolean
}

const triggerNames: NamesOf<TriggerOptions> = { recipient: true, payload: true, dedupeKey: true, overlap: true }

/** Stores a run and its recipient. @throws {JobUnknownError} and {JobRejectedError}: nothing was stored */
export async function triggerRun(
  { settings, registry, session, dispatcher, recipientsOf }: RunnerParts,
  jobId: string,
  options: TriggerOptions,
): Promise<Ack> {
  const { backend, clock, createId, limits } = settings
  const job = registry.get(jobId)
  checkOptions(options, triggerNames)
  const { recipient, payload, dedupeKey, overlap = 'join' } = options
  const asked = recipient === undefined ? undefined : checkRecipient(recipient, 'recipient')
  if (dedupeKey !== undefined) checkText('dedupeKey', dedupeKey, 'use a text that is the same for the same trigger')
  checkChoice('overlap', overlap, ['join', 'queue', 'reject'])
  const json = payload === undefined ? undefined : checkJson('payload', payload)
  const recipients = recipientsOf(job, asked && [asked])
  // A run that joined itself would be no further run at all.
  const rule = overlap === 'join' && isCallOfRun(jobId) ? 'queue' : overlap
  const id: unknown = createId()
  checkText('createId', id, 'return a text that no other run has')
  await session.open()
  const acceptedAt = clock.now()
  const { runId, disposition } = await backend.enqueue({
    run: {
      runId: String(id),
      jobId,
      jobName: job.name,
      cause: 'manual',
      acceptedAt,
      maxAttempts: job.retry.attempts,
      ...(json !== undefined && { payload: json }),
      ...(job.startDeadlineMs !== undefined && { startDeadlineAt: acceptedAt + job.startDeadlineMs }),
    },
    recipients,
    overlap: rule === 'queue' && job.overlap === 'allow' ? 'allow' : rule,
    ...(dedupeKey !== undefined && { dedupe: { key: dedupeKey, untilAt: acceptedAt + limits.dedupeMs } }),
  })
  if (disposition === 'rejected' || disposition === 'skipped') throw new JobRejectedError({ jobId, runId })
  const elsewhere = recipients.filter(({ channel }) => !dispatcher.isReady(channel))
  const served = elsewhere.length === 0 ? [] : await backend.channels()
  const deliveryReady = elsewhere.every(({ channel }) => served.includes(channel))
  return { runId, jobId, jobName: job.name, disposition, acceptedAt, deliveryReady }
}
