import { formatSpan } from '@stockeye/internal/format'
import { suggestNames } from '@stockeye/internal/suggest'
import type { Presence, ServedJob } from '../backends/backend.ts'
import type { StoreView } from '../backends/store-view.ts'
import type { Completion } from '../delivery/completion.ts'
import { JobBackendError, JobInputError, JobUnknownError } from '../errors.ts'
import { createJobRunner, type JobRunner } from '../runner/runner.ts'
import type { Ack } from '../runner/trigger.ts'
import type { ChangeCommand } from './command-line.ts'
import { type Answer, publicDead } from './look.ts'
import { createBackend, openView, type StoreAddress } from './open-store.ts'
import { addressOf, type ReportOptions } from './store-report.ts'
import { indent } from './table.ts'

export interface ChangeOptions extends ReportOptions {
  /** Ends a wait for the end of a run. */
  readonly signal: AbortSignal
  /** Receives the acknowledgement of a trigger, before the wait for its end. */
  acknowledged(text: string): void
}

type Trigger = Extract<ChangeCommand, { readonly name: 'trigger' }>

/** Changes a store. All checks come before the first write. @throws {JobUnknownError} and other errors of the package: nothing was changed */
export const change = (address: StoreAddress, command: ChangeCommand, options: ChangeOptions): Promise<Answer> =>
  command.name === 'trigger' ? trigger(address, command, options) : settleDead(address, command, options)

async function settleDead(
  store: StoreAddress,
  { name, deliveryId }: Exclude<ChangeCommand, Trigger>,
  { now, columns }: ChangeOptions,
): Promise<Answer> {
  const { delivery, channels } = await readStore(store, async (view) => ({
    delivery: (await view.dead()).find(({ completion }) => completion.deliveryId === deliveryId),
    channels: (await view.presence(now)).channels,
  }))
  if (delivery === undefined) throw notDead(deliveryId)
  await useRunner(store, [], (jobs) => jobs[name](deliveryId))
  const { recipient } = publicDead(delivery).completion
  const isServed = channels.some(({ channel, state }) => channel === recipient.channel && state === 'ready')
  const address = addressOf(recipient)
  const below =
    name === 'discard'
      ? [`discarded: ${address} is not informed`]
      : [`pending again for ${address}`, isServed ? '' : `no process delivers ${recipient.channel} now`]
  const text = formatRow(`delivery ${deliveryId}`, below, columns)
  return { value: { [name]: { deliveryId, recipient, isServed } }, text, exitCode: 0 }
}

const notDead = (deliveryId: string) =>
  new JobInputError({
    field: 'delivery',
    rule: `${JSON.stringify(deliveryId)} is not the id of a dead delivery; use one of job-runner dead`,
  })

async function trigger(
  address: StoreAddress,
  { jobId, payload, dedupeKey, waits }: Trigger,
  { now, columns, signal, acknowledged }: ChangeOptions,
): Promise<Answer> {
  const served = await readStore(address, async (view) => findServed(view, jobId, await view.presence(now)))
  return useRunner(address, [served], async (jobs) => {
    const ack = await jobs.trigger(jobId, { dedupeKey, payload: payload && JSON.parse(payload) })
    if (!waits) return { value: { ack }, text: formatAck(ack, columns), exitCode: 0 }
    acknowledged(formatAck(ack, columns))
    const completion = await jobs.waitFor(ack.runId, { signal })
    return {
      value: { ack, completion },
      text: formatEnd(completion, columns),
      exitCode: completion.status === 'succeeded' ? 0 : 2,
    }
  })
}

/**
 * Returns the job as a living worker has registered it. A run without a worker would begin at a time that no person expects,
 * when a worker comes back; only the worker knows the job's recipients and attempts.
 */
async function findServed(view: StoreView, jobId: string, presence: Presence): Promise<ServedJob> {
  const served = presence.jobs.find(({ id }) => id === jobId)
  if (served !== undefined) return served
  if (presence.workers === 0) {
    throw new JobBackendError('no worker is connected, and nothing was stored: start a worker, then trigger again')
  }
  if (!presence.isComplete) {
    throw new JobBackendError(
      `a worker of an older version does not store its jobs, and no other serves ${JSON.stringify(jobId)}: update it, or trigger from the program`,
    )
  }
  const known = (await view.jobs()).map((job) => job.jobId)
  const ids = presence.jobs.map(({ id }) => id)
  if (known.includes(jobId)) {
    throw new JobBackendError(
      `no worker serves ${JSON.stringify(jobId)}, and nothing was stored; the workers serve ${ids.join(', ')}`,
    )
  }
  throw new JobUnknownError({ jobId, near: suggestNames(jobId, ids) })
}

async function readStore<T>(address: StoreAddress, read: (view: StoreView) => Promise<T>): Promise<T> {
  const { view, explain, close } = await openView(address)
  try {
    return await read(view)
  } catch (error) {
    throw explain(error)
  } finally {
    close()
  }
}

/** Passes a runner that works on nothing and delivers nothing. */
async function useRunner<T>(
  address: StoreAddress,
  served: readonly ServedJob[],
  use: (jobs: JobRunner) => Promise<T>,
): Promise<T> {
  const jobs = createJobRunner({ backend: await createBackend(address), work: false })
  try {
    for (const { id, name, attempts, startDeadlineMs, recipients } of served) {
      jobs.register({
        id,
        name,
        recipients,
        retry: { attempts },
        ...(startDeadlineMs !== undefined && { startDeadlineMs }),
        run: () => Promise.reject(new Error('this process runs no job')),
      })
    }
    return await use(jobs)
  } finally {
    await jobs.stop({ deadlineMs: 0 })
  }
}

const dispositions = {
  queued: 'queued',
  joined: 'joined a run that has not ended',
  deduplicated: 'the key stands for a run already',
}

function formatAck({ runId, jobId, jobName, disposition, deliveryReady }: Ack, columns: number): string {
  const undelivered = deliveryReady ? '' : 'no process delivers now to each recipient of the run'
  return formatRow(`run ${runId}`, [`${jobId} (${jobName}): ${dispositions[disposition]}`, undelivered], columns)
}

function formatEnd({ status, durationMs, result, error }: Completion, columns: number): string {
  const why = error === undefined ? (JSON.stringify(result) ?? '') : `${error.code}: ${error.message}`
  return formatRow(`${status} after ${formatSpan(durationMs)}`, [why], columns)
}

const formatRow = (head: string, below: readonly string[], columns: number): string =>
  [head, ...below.flatMap((text) => indent(text, columns))].join('\n')
