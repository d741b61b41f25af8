import type { Recipient } from '../delivery/completion.ts'
import { createDispatcher, type Dispatcher } from '../delivery/dispatcher.ts'
import { defaultRecipientsOf, withDefaultRecipients } from '../delivery/notifier.ts'
import { createEvents, type Events } from '../events.ts'
import { createScheduler, type Scheduler } from '../schedule/scheduler.ts'
import { type BackendSession, createBackendSession } from './backend-session.ts'
import type { RunnerSettings } from './input/options.ts'
import type { Job } from './job-definition.ts'
import { createJobRegistry, type JobRegistry } from './job-registry.ts'
import { createRetention } from './retention.ts'
import { isFinal } from './run-states.ts'
import { createTroubleLog, type TroubleLog } from './trouble-log.ts'
import { createWorker, type Worker } from './worker.ts'

/** Parts of one runner. */
export interface RunnerParts {
  readonly settings: RunnerSettings
  readonly events: Events
  readonly trouble: TroubleLog
  readonly registry: JobRegistry
  readonly session: BackendSession
  readonly dispatcher: Dispatcher
  readonly scheduler: Scheduler
  readonly worker: Worker
  /** Returns the recipients of a run: the job's, those that were asked for, and the default ones of notifiers. */
  recipientsOf(job: Job, asked?: readonly Recipient[]): readonly Recipient[]
}

/**
 * Creates the parts of a runner.
 * @throws {JobInputError} two notifiers have one channel, or the backend has a runner already
 */
export function createParts(settings: RunnerSettings): RunnerParts {
  const { backend, notifiers, clock, random } = settings
  const events = createEvents()
  const trouble = createTroubleLog({ clock, events })
  const dispatcher = createDispatcher(notifiers, { backend, clock, random, events, leaseMs: settings.limits.leaseMs })
  const registry = createJobRegistry({ backend, clock, trouble: trouble.report })
  const retention = createRetention(settings, registry.byId)
  const session = createBackendSession(backend, {
    clock,
    random,
    nextRunAt: registry.nextRunAt,
    settled(run) {
      events.emit(isFinal(run.state) ? 'ended' : 'retrying', { run })
      if (isFinal(run.state) && retention.noteEnd() && worker.isStarted()) scheduler.look()
    },
    gaveUp: (completion, error) => events.emit('undelivered', { completion, error, isDead: true }),
    failed: trouble.report,
  })
  const defaults = defaultRecipientsOf(notifiers)
  const recipientsOf = (job: Job, asked: readonly Recipient[] = []) =>
    withDefaultRecipients([...job.recipients, ...asked], defaults)
  const scheduler = createScheduler(registry.byId, {
    backend,
    clock,
    trouble: trouble.report,
    recipientsOf,
    tend: retention.tend,
  })
  const worker = createWorker(registry, settings, { events, trouble, recipientsOf })
  return { settings, events, trouble, registry, session, dispatcher, scheduler, worker, recipientsOf }
}
