import type { Completion } from '../delivery/completion.ts'
import type { JobEvents } from '../events.ts'
import type { Health } from '../health.ts'
import { cancelRunById, discardDelivery, pauseSchedule, resumeSchedule, reviveDelivery } from './controls.ts'
import { inputError } from './input/check-input.ts'
import { type JobRunnerOptions, settingsOf } from './input/options.ts'
import type { JobDefinition } from './job-definition.ts'
import type { JobInfo } from './job-registry.ts'
import { createLifecycle, type StopOptions } from './lifecycle.ts'
import { createParts } from './parts.ts'
import { checkRunId, type HistoryOptions, listRuns, readHealth, type WaitOptions, waitForRun } from './queries.ts'
import type { RunInfo } from './run-states.ts'
import { type Ack, type TriggerOptions, triggerRun } from './trigger.ts'

/** Runner of the registered jobs: it starts their runs, and delivers the ends of runs. */
export interface JobRunner {
  /**
   * Registers a job, before `start`.
   *
   * @example
   * jobs.register({ id: 'backup', name: 'Backup', retry: { attempts: 3 }, run: async ({ runId }) => ({ key: runId }) })
   * @throws {JobInputError} the definition is wrong, or its id is taken
   */
  register(definition: JobDefinition): void
  /**
   * Calls `listener` for each event of this process.
   *
   * @example
   * jobs.on('ended', ({ run }) => console.log(`${run.jobId} ${run.state}`))
   * @returns a function that removes the listener
   * @throws {JobInputError} no event has this name, or the listener is not a function
   */
  on<Event extends keyof JobEvents>(event: Event, listener: (about: JobEvents[Event]) => void): () => void
  /**
   * Verifies every notifier, and then takes runs, deliveries and schedules.
   *
   * @throws {JobNotifierError} notifiers cannot deliver
   * @throws {JobBackendError} the backend cannot be opened. After either nothing was started, and it may be called again
   * @throws {JobStoppedError} the runner was stopped
   */
  start(): Promise<void>
  /**
   * Takes no further run and waits for those that run; at the deadline aborts the rest and gives it back for others.
   * Resolves by the deadline and 3 s, even if a job or the backend hangs.
   *
   * @param options.deadlineMs @default 10_000
   * @throws {JobInputError} it is not a span from 0 to 2147483647 ms: nothing is stopped
   */
  stop(options?: StopOptions): Promise<void>
  /**
   * Runs a registered job now; its schedule does not notice. Resolves when the run and its recipient are stored, before
   * it begins. Needs no `start`.
   *
   * @example
   * const ack = await jobs.trigger('backup', { recipient: { channel: 'mail', to: 'kim@example.com' } })
   * console.log(`${ack.jobName}: ${ack.disposition}`)
   * @throws {JobUnknownError} and {JobRejectedError}: nothing was stored
   */
  trigger(jobId: string, options?: TriggerOptions): Promise<Ack>
  /** Asks a run to end, in any process: it may still end otherwise. @throws {JobRunUnknownError} */
  cancel(runId: string): Promise<void>
  /**
   * Resolves with the completion of a run when it has ended.
   *
   * @example
   * const { runId } = await jobs.trigger('backup')
   * const { status } = await jobs.waitFor(runId, { signal: AbortSignal.timeout(60_000) })
   * @param options.signal ends the wait, not the run
   * @throws {JobRunUnknownError}
   */
  waitFor(runId: string, options?: WaitOptions): Promise<Completion>
  /** Returns the jobs that are registered here, with their schedules and next runs. */
  listJobs(): Promise<JobInfo[]>
  /** Returns the run as it stands, its latest progress included; undefined when no run has this id. */
  getRun(runId: string): Promise<RunInfo | undefined>
  /**
   * Returns the runs of a job, the newest first.
   *
   * @example
   * const page = await jobs.history('backup', { limit: 10 })
   * const before = page.at(-1)?.runId
   * const older = before === undefined ? [] : await jobs.history('backup', { limit: 10, before })
   * @param options.limit number of runs, 1 or more @default 20
   * @param options.before the id of the last run of the page before
   * @throws {JobInputError} the limit is not a whole number of 1 or more, or `before` is a run of another job
   * @throws {JobUnknownError} the job is not registered, and no run of it is stored
   * @throws {JobRunUnknownError} no run has the id `before`, or its history was pruned
   */
  history(jobId: string, options?: HistoryOptions): Promise<RunInfo[]>
  /** Returns the problems of the store and of this process, and how much waits. */
  health(): Promise<Health>
  /** Suspends the job's schedule in every process; triggers still work. */
  pause(jobId: string): Promise<void>
  /** Resumes the job's schedule. The slots that passed meanwhile do not run. */
  resume(jobId: string): Promise<void>
  /** Returns the completions that could not be delivered, in the order in which their runs ended. */
  listDead(): Promise<Completion[]>
  /**
   * Puts a dead delivery back in line, with all its tries.
   *
   * @example
   * for (const { deliveryId } of await jobs.listDead()) await jobs.redeliver(deliveryId)
   * @throws {JobInputError} no dead delivery has this id
   */
  redeliver(deliveryId: string): Promise<void>
  /**
   * Forgets a dead delivery: its recipient is not informed, `health` does not count it any more, and its run may be pruned.
   *
   * @example
   * for (const { deliveryId } of await jobs.listDead()) await jobs.discard(deliveryId)
   * @throws {JobInputError} no dead delivery has this id
   */
  discard(deliveryId: string): Promise<void>
}

/**
 * Creates a runner, which runs jobs when they are due or triggered, and delivers how each run ended to its recipients.
 *
 * @example
 * const jobs = createJobRunner({ backend: sqliteBackend({ path: '.jobs/jobs.db' }) })
 * jobs.register({ id: 'backup', name: 'Backup', schedule: { cron: '0 3 * * *', zone: 'Asia/Seoul' }, run: async () => {} })
 * await jobs.start()
 * @throws {JobInputError} an option is missing or wrong; `field` names it
 */
export function createJobRunner(options: JobRunnerOptions): JobRunner {
  const parts = createParts(settingsOf(options))
  const { settings, events, registry, session } = parts
  const { backend } = settings
  const { start, isStarted, stop } = createLifecycle(parts)
  return {
    register(definition) {
      if (isStarted()) {
        const advice = 'register every job before start'
        throw inputError('job', { value: definition?.id ?? null, fault: 'comes after the start', advice })
      }
      registry.add(definition)
    },
    on: events.on,
    start,
    stop,

    trigger: (jobId, options = {}) => triggerRun(parts, jobId, options),
    cancel: (runId) => cancelRunById(parts, runId),
    waitFor: (runId, options = {}) => waitForRun(parts, runId, options),
    async listJobs() {
      await session.open()
      return registry.list()
    },
    async getRun(runId) {
      checkRunId('runId', runId)
      await session.open()
      return backend.run(runId)
    },
    history: (jobId, options = {}) => listRuns(parts, jobId, options),
    health: () => readHealth(parts),
    pause: (jobId) => pauseSchedule(parts, jobId),
    resume: (jobId) => resumeSchedule(parts, jobId),
    async listDead() {
      await session.open()
      return [...(await backend.listDead())]
    },
    discard: (deliveryId) => discardDelivery(parts, deliveryId),
    redeliver: (deliveryId) => reviveDelivery(parts, deliveryId),
  }
}
