import type { Recipient } from '../delivery/completion.ts'
import { type Calendar, checkCalendar } from '../schedule/calendar.ts'
import type { Misfire } from '../schedule/planner.ts'
import { type CompiledSchedule, compileSchedule, type ScheduleRule } from '../schedule/schedule.ts'
import {
  checkArray,
  checkChoice,
  checkCount,
  checkDuration,
  checkFunction,
  checkNames,
  checkObject,
  checkSpan,
  checkText,
  inputError,
  type NamesOf,
} from './input/check-input.ts'
import { type Json, longestJson, toJson } from './input/json.ts'
import { finalStates, type Progress } from './run-states.ts'

/** Context of a job for one attempt. */
export interface RunContext {
  /** Id of the run, the same for each of its attempts, which may be more than one even without retries: use it as key for an action that must happen once. */
  readonly runId: string
  /** Input that the trigger passed; missing for a scheduled run. */
  readonly payload?: Json
  /** Number of the attempt, from 1. */
  readonly attempt: number
  /** Aborts when the run is cancelled, takes too long, or this process has lost its lease. Then the job has 5 s to end. */
  readonly signal: AbortSignal
  /** Stores the progress of the run: the latest replaces the one before. @throws {JobInputError} it is not `{ done, total, note }` with finite numbers */
  progress(now: Progress): void
}

/** Number of attempts of a run, and the delays between them. */
export interface RetryPolicy {
  /** Number of attempts, the first one included. @default 1 */
  readonly attempts?: number
  /** Delay before the second attempt, in ms; it doubles before each further one. @default 1_000 */
  readonly firstMs?: number
  /** Longest delay, in ms. @default 5 min */
  readonly maxMs?: number
}

/** Job: the work, its name, and the rules of its runs. */
export interface JobDefinition {
  /** `^[a-z][a-z0-9_.-]{0,39}$`, so that it fits a Telegram button. Never change it: history and schedule are stored under it. */
  readonly id: string
  /** Name for people, any text. */
  readonly name: string
  /** Schedule of its runs. @default only when it is triggered */
  readonly schedule?: ScheduleRule
  /**
   * Does the work. It may run more than once for one run, since a worker may die at its end: use `runId` as idempotency
   * key. The value that it returns is the result, up to 64 KiB of JSON. An error's `code` is kept; an error with
   * `retryable: false` is final.
   */
  // biome-ignore lint/suspicious/noConfusingVoidType: a job that returns nothing is written without a return
  run(context: RunContext): Promise<Json | void>
  /** Rule for further attempts of a run that failed. @default one attempt */
  readonly retry?: RetryPolicy
  /** Time limit of an attempt, in ms. @default 1 h */
  readonly timeoutMs?: number
  /** Time after which a run that was not started expires, in ms since it was accepted. @default never */
  readonly startDeadlineMs?: number
  /** Rule for an occurrence that meets a run of the job: `skip` it, `queue` it, or `allow` both at a time. @default 'skip' */
  readonly overlap?: 'skip' | 'queue' | 'allow'
  /** Rule for slots that passed while no worker ran: `once` runs the last of them, `skip` runs no slot. @default 'once' */
  readonly misfire?: Misfire
  /** Age beyond which a missed slot never runs, in ms, up to 10 years. @default 6 h */
  readonly misfireWindowMs?: number
  /** Calendar of the days on which it runs. */
  readonly calendar?: Calendar
  /** Recipients of the completion of every run. */
  readonly recipients?: readonly Recipient[]
}

/** A definition with its defaults. */
export interface Job extends JobDefinition {
  readonly retry: Required<RetryPolicy>
  readonly timeoutMs: number
  readonly overlap: 'skip' | 'queue' | 'allow'
  readonly misfire: Misfire
  readonly misfireWindowMs: number
  readonly recipients: readonly Recipient[]
  readonly compiled: CompiledSchedule | undefined
}

// Shared by all jobs without a `retry`: ten thousand jobs must fit into little memory.
const noRetry: Required<RetryPolicy> = { attempts: 1, firstMs: 1_000, maxMs: 5 * 60_000 }
const noRecipients: readonly Recipient[] = []

const definitionNames: NamesOf<JobDefinition> = {
  id: true,
  name: true,
  schedule: true,
  run: true,
  retry: true,
  timeoutMs: true,
  startDeadlineMs: true,
  overlap: true,
  misfire: true,
  misfireWindowMs: true,
  calendar: true,
  recipients: true,
}
const retryNames: NamesOf<RetryPolicy> = { attempts: true, firstMs: true, maxMs: true }

const idShape = /^[a-z][a-z0-9_.-]{0,39}$/

/** Creates a job from its definition. @throws {JobInputError} a field of the definition is wrong */
export function createJob(definition: JobDefinition): Job {
  checkObject('job', definition, 'pass { id, name, run }')
  checkNames(definition, definitionNames)
  const { id, name, recipients = noRecipients } = definition
  if (typeof id !== 'string' || !idShape.test(id)) {
    const advice = `use one such as update_prices, which matches ${idShape.source}`
    throw inputError('id', { value: id, fault: 'is not an id', advice })
  }
  checkText('name', name, 'use a name for people')
  checkFunction('run', definition.run, 'pass the function that does the work')
  checkArray('recipients', recipients, 'pass a list such as [{ channel }]')
  for (const field of ['schedule', 'retry', 'calendar'] as const) {
    if (definition[field] !== undefined) checkObject(field, definition[field], 'pass its fields, or leave it out')
  }
  if (definition.retry !== undefined) checkNames(definition.retry, retryNames, 'retry')
  const job = {
    ...definition,
    retry: definition.retry === undefined ? noRetry : { ...noRetry, ...definition.retry },
    timeoutMs: definition.timeoutMs ?? 60 * 60_000,
    overlap: definition.overlap ?? 'skip',
    misfire: definition.misfire ?? 'once',
    misfireWindowMs: definition.misfireWindowMs ?? 6 * 60 * 60_000,
    recipients:
      recipients === noRecipients
        ? recipients
        : recipients.map((recipient, place) => checkRecipient(recipient, `recipients[${place}]`)),
  }
  if (definition.calendar !== undefined) checkCalendar(definition.calendar)
  checkChoice('overlap', job.overlap, ['skip', 'queue', 'allow'])
  checkChoice('misfire', job.misfire, ['once', 'skip'])
  checkSpan('timeoutMs', job.timeoutMs, 1)
  checkDuration('startDeadlineMs', job.startDeadlineMs ?? 1, 1)
  checkDuration('misfireWindowMs', job.misfireWindowMs, 0)
  checkDuration('retry.firstMs', job.retry.firstMs, 0)
  checkDuration('retry.maxMs', job.retry.maxMs, 0)
  checkCount('retry.attempts', job.retry.attempts, 1)
  return { ...job, compiled: definition.schedule && compileSchedule(definition.schedule) }
}

/**
 * Returns a copy of a recipient, of JSON alone.
 *
 * @param field the name of the recipient in an error
 * @throws {JobInputError} it has no channel, or is not JSON
 */
export function checkRecipient(recipient: Recipient, field: string): Recipient {
  checkObject(field, recipient, 'pass { channel }')
  const copy: Partial<Recipient> = { ...Object(checkJson(field, recipient)) }
  const { channel, states } = copy
  checkText(`${field}.channel`, channel, "use the name of a notifier's channel, such as telegram")
  if (states !== undefined) {
    checkArray(`${field}.states`, states, 'pass a list of states, or leave it out for all of them')
    if (states.length === 0) {
      const advice = 'pass the states of which the recipient is informed, or leave the recipient out'
      throw inputError(`${field}.states`, { value: states, fault: 'is empty', advice })
    }
    for (const state of states) checkChoice(`${field}.states`, state, finalStates)
  }
  return { ...copy, channel: String(channel) }
}

/** Returns a copy of a JSON value. @throws {JobInputError} a part of the value is not JSON, or it is too long */
export function checkJson(field: string, value: unknown): Json {
  const { json, bytes } = toJson(field, value)
  if (bytes > longestJson) {
    const fault = `has ${bytes} bytes of JSON, and ${longestJson} are allowed`
    throw inputError(field, { value, fault, advice: 'store the data elsewhere, and pass its key' })
  }
  return json
}
