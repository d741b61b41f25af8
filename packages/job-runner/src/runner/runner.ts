import { randomUUID } from 'node:crypto'
import { wait } from '@stockeye/internal/wait'
import type { Backend, Claim, Subscription } from '../backends/backend.ts'
import { type Clock, systemClock } from '../clock.ts'
import { type Completion, completionFor, type Recipient } from '../delivery/completion.ts'
import { createDispatcher } from '../delivery/dispatcher.ts'
import { type Notifier, withDefaultRecipients } from '../delivery/notifier.ts'
import { JobInputError, JobRejectedError, JobRunUnknownError, JobStoppedError } from '../errors.ts'
import { createEvents, type JobEvents } from '../events.ts'
import { type Health, healthOf } from '../health.ts'
import { createScheduler, scheduleIdOf } from '../schedule/scheduler.ts'
import { performAttempt } from './attempt.ts'
import { checkArray, checkFunction, checkObject, checkText, formatValue } from './check-input.ts'
import { checkJson, checkRecipient, type Job, type JobDefinition } from './job-definition.ts'
import { createJobRegistry, type JobInfo } from './job-registry.ts'
import type { Json } from './json.ts'
import { type JobLimits, limitsOf } from './limits.ts'
import { toRunError } from './run-error.ts'
import { type AttemptEnd, isFinal, type RunInfo } from './run-states.ts'
import { createRunWatch, type RunWatch } from './run-watch.ts'

export interface JobRunnerOptions extends Partial<JobLimits> {
  /** Backend that keeps runs, completions and schedules. It belongs to this runner alone. */
  readonly backend: Backend
  /** Notifiers that deliver completions in this process, one for each channel. @default []: other processes deliver */
  readonly notifiers?: readonly Notifier[]
  /** @default systemClock */
  readonly clock?: Clock
  /** Whether this process runs jobs and looks after schedules; an API process only triggers. @default true */
  readonly work?: boolean
  /** Returns a number in [0, 1), for the jitter of retries. @default Math.random */
  readonly random?: () => number
  /** Makes the ids of triggered runs. @default randomUUID */
  readonly createId?: () => string
}

export interface TriggerOptions {
  /** Recipient of the run's completion. */
  readonly recipient?: Recipient
  /** Input of the job, up to 64 KiB of JSON. A run that is joined keeps its own. */
  readonly payload?: Json
  /** Key of the trigger: the same key of the same job means the same run for `dedupeMs`, even after that run has ended. */
  readonly dedupeKey?: string
  /** Rule for a trigger while the job has a run that has not ended: join it, queue behind it, or reject. @default 'join' */
  readonly overlap?: 'join' | 'queue' | 'reject'
}

/** Acknowledgement of a trigger: the run and its recipient are stored. */
export interface Ack {
  readonly runId: string
  readonly jobId: string
  readonly jobName: string
  readonly disposition: 'queued' | 'joined' | 'deduplicated'
  readonly acceptedAt: number
  /** Whether a notifier for the recipient's channel, verified, is alive in some process; true without a recipient. */
  readonly deliveryReady: boolean
}

export interface JobRunner {
  /** Registers a job, before `start`. @throws {JobInputError} the definition is wrong, or its id is taken */
  register(definition: JobDefinition): void
  /** Calls `listener` for each event of this process. @returns a function that removes the listener */
  on<Event extends keyof JobEvents>(event: Event, listener: (about: JobEvents[Event]) => void): () => void
  /**
   * Verifies every notifier, and then takes runs, deliveries and schedules.
   *
   * @throws {JobNotifierError} notifiers cannot deliver
   * @throws {JobBackendError} the backend cannot be opened. After either nothing was started, and it may be called again
   */
  start(): Promise<void>
  /**
   * Takes no further run and waits for those that run; at the deadline aborts the rest and gives it back for others.
   * Resolves by the deadline and 3 s, even if a job or the backend hangs.
   *
   * @param options.deadlineMs @default 10_000
   * @throws {JobInputError} it is no finite number, or below 0: nothing is stopped
   */
  stop(options?: { readonly deadlineMs?: number }): Promise<void>
  /**
   * Runs a registered job now; its schedule does not notice. Resolves when the run and its recipient are stored, before
   * it begins. Needs no `start`.
   *
   * @throws {JobUnknownError} and {JobRejectedError}: nothing was stored
   */
  trigger(jobId: string, options?: TriggerOptions): Promise<Ack>
  /** Asks a run to end, in any process: it may still end otherwise. @throws {JobRunUnknownError} */
  cancel(runId: string): Promise<void>
  /** Resolves with the completion of a run when it has ended. @param options.signal ends the wait, not the run @throws {JobRunUnknownError} */
  waitFor(runId: string, options?: { readonly signal?: AbortSignal }): Promise<Completion>
  listJobs(): Promise<JobInfo[]>
  /** Returns the run as it stands, its latest progress included; undefined when no run has this id. */
  getRun(runId: string): Promise<RunInfo | undefined>
  /** Returns the runs of a job, the newest first. @param options.limit @default 20 @param options.before the id of the last run of the page before */
  history(jobId: string, options?: { readonly limit?: number; readonly before?: string }): Promise<RunInfo[]>
  health(): Promise<Health>
  /** Suspends the job's schedule in every process; triggers still work. */
  pause(jobId: string): Promise<void>
  /** Resumes the job's schedule. The slots that passed meanwhile do not run. */
  resume(jobId: string): Promise<void>
  /** Returns the completions that could not be delivered. */
  listDead(): Promise<Completion[]>
  /** Puts a dead delivery back in line, with all its tries. @throws {JobInputError} no dead delivery has this id */
  redeliver(deliveryId: string): Promise<void>
}

const graceMs = 3_000
const pruneEveryMs = 60 * 60_000
/** Age up to which a failure in the background is a problem of `health`. */
const latelyMs = 60_000

/** Two runners on one backend object would close it for each other. */
const owned = new WeakSet<Backend>()

const backendMethods = ['open', 'close', 'enqueue', 'work', 'deliver'] as const

/** @throws {JobInputError} names the option that is missing or of another type */
function checkOptions(options: JobRunnerOptions): void {
  checkObject('options', options, 'pass { backend }')
  const { backend, notifiers = [], clock = systemClock, work = true } = options
  checkObject('backend', backend, 'pass sqliteBackend({ path }), or memoryBackend() for a test', backendMethods)
  checkArray('notifiers', notifiers)
  for (const notifier of notifiers) {
    checkObject('notifiers', notifier, 'pass { channel, verify, deliver } for each', ['verify', 'deliver'])
    checkText('notifier.channel', notifier.channel)
  }
  checkObject('clock', clock, 'pass systemClock, or leave it out', ['now', 'monotonic', 'setTimeout', 'clearTimeout'])
  if (typeof work !== 'boolean') {
    throw new JobInputError({ field: 'work', rule: `must be true or false, and is ${formatValue(work)}` })
  }
  for (const field of ['random', 'createId'] as const) {
    if (options[field] !== undefined) checkFunction(field, options[field], 'must be a function')
  }
}

/**
 * Creates a runner, which runs jobs when they are due or triggered, and delivers how each run ended to its recipients.
 *
 * @throws {JobInputError} an option is missing or wrong; `field` names it
 */
export function createJobRunner(options: JobRunnerOptions): JobRunner {
  checkOptions(options)
  const { backend, notifiers = [], clock = systemClock, work = true } = options
  const { random = Math.random, createId = randomUUID } = options
  const limits = limitsOf(options)
  const events = createEvents()
  const dispatcher = createDispatcher(notifiers, { backend, clock, random, events })
  if (owned.has(backend))
    throw new JobInputError({ field: 'backend', rule: 'has a runner already; create one for each runner' })
  owned.add(backend)

  const registry = createJobRegistry({ backend, clock, trouble })
  const recipientsOf = (job: Job, asked: readonly Recipient[] = []) =>
    withDefaultRecipients([...job.recipients, ...asked], notifiers)
  const scheduler = createScheduler(registry.byId, { backend, clock, trouble, recipientsOf, tend: prune })
  const attempts = new Set<Promise<AttemptEnd>>()
  const closing = new AbortController()
  let watch: RunWatch | undefined
  let opened: Promise<void> | undefined
  let started: Promise<void> | undefined
  let stopped: Promise<void> | undefined
  let worker: Subscription | undefined
  let lastTrouble: { readonly at: number; readonly message: string } | undefined
  let prunedAt = Number.NEGATIVE_INFINITY

  function trouble(error: unknown) {
    lastTrouble = { at: clock.now(), message: toRunError(error).message }
    events.emit('trouble', { error })
  }

  /** Opens the backend once. Any call but `start` and `stop` may be the first. */
  async function open() {
    if (stopped !== undefined) throw new JobStoppedError()
    opened ??= backend.open({
      clock,
      nextRunAt: registry.nextRunAt,
      settled: (run) => events.emit(isFinal(run.state) ? 'ended' : 'retrying', { run }),
      failed: trouble,
    })
    try {
      await opened
    } catch (error) {
      opened = undefined
      throw error
    }
    watch ??= createRunWatch({ backend, clock })
    return watch
  }

  async function prune() {
    if (clock.monotonic() - prunedAt < pruneEveryMs) return
    prunedAt = clock.monotonic()
    await backend.prune({ since: clock.now() - limits.keepMs, runsPerJob: limits.keepRuns })
  }

  async function start() {
    try {
      await open()
      await dispatcher.verify()
    } catch (error) {
      started = undefined
      throw error
    }
    if (stopped !== undefined) throw new JobStoppedError()
    await dispatcher.start()
    if (!work) return
    worker = await backend.work({
      jobIds: [...registry.byId.keys()],
      slots: limits.slots,
      leaseMs: limits.leaseMs,
      sweepMs: limits.sweepMs,
      maxCrashes: limits.maxCrashes,
      allowOverlap: new Set(
        [...registry.byId.values()].filter(({ overlap }) => overlap === 'allow').map(({ id }) => id),
      ),
      handle,
    })
    // It was stopped while this was under way.
    if (stopped !== undefined) return worker.abandon()
    await scheduler.start()
  }

  async function handle(claim: Claim): Promise<AttemptEnd> {
    events.emit('started', { run: claim.run })
    const attempt = performAttempt(claim, registry.get(claim.run.jobId), { clock, random })
    attempts.add(attempt)
    const end = await attempt
    attempts.delete(attempt)
    return end
  }

  async function stop(deadlineMs: number) {
    const over = new AbortController()
    const within = async (ms: number, tasks: readonly (Promise<unknown> | undefined)[]) => {
      const timeUp = wait(clock, ms, over.signal).catch(() => undefined)
      await Promise.race([Promise.all(tasks).catch(trouble), timeUp])
    }
    await within(deadlineMs, [scheduler.stop(), finish()])
    await within(graceMs, [leave()])
    over.abort()
    owned.delete(backend)
  }

  /** Waits for the runs first, so that as many completions as possible are still delivered. */
  async function finish() {
    await worker?.stop()
    await dispatcher.stop()
  }

  async function leave() {
    await Promise.all([worker?.abandon(), dispatcher.abandon()])
    // The jobs were aborted; wait until they have cleaned up.
    await Promise.all(attempts)
    closing.abort(new JobStoppedError())
    watch?.close()
    if (opened === undefined) return
    await opened
    await backend.close()
  }

  return {
    register(definition) {
      if (started !== undefined) throw new JobInputError({ field: 'job', rule: 'must be registered before start' })
      registry.add(definition)
    },
    on: events.on,
    start() {
      started ??= start()
      return started
    },
    stop({ deadlineMs = 10_000 } = {}) {
      if (!(deadlineMs >= 0 && Number.isFinite(deadlineMs))) {
        const rule = 'must be a finite number of milliseconds, 0 or more'
        return Promise.reject(new JobInputError({ field: 'deadlineMs', rule }))
      }
      stopped ??= stop(deadlineMs)
      return stopped
    },

    async trigger(jobId, { recipient, payload, dedupeKey, overlap = 'join' } = {}) {
      const job = registry.get(jobId)
      const asked = recipient === undefined ? undefined : checkRecipient(recipient)
      if (dedupeKey !== undefined) checkText('dedupeKey', dedupeKey)
      const json = payload === undefined ? undefined : checkJson('payload', payload)
      await open()
      const acceptedAt = clock.now()
      const { runId, disposition } = await backend.enqueue({
        run: {
          runId: createId(),
          jobId,
          jobName: job.name,
          cause: 'manual',
          acceptedAt,
          maxAttempts: job.retry.attempts,
          ...(json !== undefined && { payload: json }),
          ...(job.startDeadlineMs !== undefined && { startDeadlineAt: acceptedAt + job.startDeadlineMs }),
        },
        recipients: recipientsOf(job, asked && [asked]),
        overlap,
        ...(dedupeKey !== undefined && { dedupe: { key: dedupeKey, untilAt: acceptedAt + limits.dedupeMs } }),
      })
      if (disposition === 'rejected' || disposition === 'skipped') throw new JobRejectedError({ jobId, runId })
      const deliveryReady =
        asked === undefined || dispatcher.isReady(asked.channel) || (await backend.channels()).includes(asked.channel)
      return { runId, jobId, jobName: job.name, disposition, acceptedAt, deliveryReady }
    },
    async cancel(runId) {
      await open()
      if ((await backend.run(runId)) === undefined) throw new JobRunUnknownError(runId)
      await backend.cancel(runId)
    },
    async waitFor(runId, { signal } = {}) {
      const watching = await open()
      const ends = AbortSignal.any(signal === undefined ? [closing.signal] : [signal, closing.signal])
      const run = await watching.untilEnded(runId, ends)
      const { isPaused } = await backend.schedule(run.jobId)
      const next = isPaused ? undefined : registry.nextRunAt(run.jobId)
      return completionFor(run, { recipient: { channel: 'wait' }, index: 'wait', nextRunAt: next })
    },
    async listJobs() {
      await open()
      return registry.list()
    },
    async getRun(runId) {
      await open()
      return backend.run(runId)
    },
    async history(jobId, { limit = 20, before } = {}) {
      await open()
      return [...(await backend.history(jobId, { limit, ...(before !== undefined && { before }) }))]
    },
    async health() {
      await open()
      const now = clock.now()
      const isLately = lastTrouble !== undefined && now - lastTrouble.at < latelyMs
      return healthOf(await backend.stats(), {
        now,
        overdueJobIds: await registry.listOverdue(),
        notifiers: dispatcher.health(),
        trouble: isLately ? lastTrouble?.message : undefined,
      })
    },
    async pause(jobId) {
      registry.get(jobId)
      await open()
      await backend.setPaused(jobId, true)
    },
    async resume(jobId) {
      const job = registry.get(jobId)
      await open()
      if (!(await backend.schedule(jobId)).isPaused) return
      // First: another process may look at the schedule as soon as it is not paused.
      await backend.advance(scheduleIdOf(job), clock.now())
      await backend.setPaused(jobId, false)
      if (worker !== undefined) scheduler.look(jobId)
    },
    async listDead() {
      await open()
      return [...(await backend.listDead())]
    },
    async redeliver(deliveryId) {
      await open()
      const isThere = await backend.redeliver(deliveryId)
      if (!isThere)
        throw new JobInputError({
          field: 'deliveryId',
          rule: `${formatValue(deliveryId)} is not the id of a dead delivery; take one from listDead()`,
        })
    },
  }
}
