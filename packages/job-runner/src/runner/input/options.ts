import type { Backend } from '../../backends/backend.ts'
import { type Clock, systemClock } from '../../clock.ts'
import type { Notifier } from '../../delivery/notifier.ts'
import { createRunId } from '../run-id.ts'
import {
  checkArray,
  checkBoolean,
  checkFunction,
  checkNames,
  checkObject,
  checkText,
  type NamesOf,
} from './check-input.ts'
import { type JobLimits, limitNames, limitsOf } from './limits.ts'

/** Options of `createJobRunner`. */
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
  /** Makes the ids of triggered runs. @default UUIDs of version 7, which grow with the time */
  readonly createId?: () => string
}

/** Options of a runner, checked and with their defaults. */
export interface RunnerSettings extends Required<Omit<JobRunnerOptions, keyof JobLimits>> {
  readonly limits: JobLimits
}

const optionNames: NamesOf<JobRunnerOptions> = {
  backend: true,
  notifiers: true,
  clock: true,
  work: true,
  random: true,
  createId: true,
  ...limitNames,
}

const backendMethods = ['open', 'close', 'enqueue', 'work', 'deliver'] as const

/**
 * Returns the options with their defaults.
 * @throws {JobInputError} names the option that is missing or of another type
 */
export function settingsOf(options: JobRunnerOptions): RunnerSettings {
  checkObject('options', options, 'pass { backend }')
  checkNames(options, optionNames)
  const { backend, notifiers = [], clock = systemClock, work = true } = options
  const { random = Math.random, createId = createRunId } = options
  checkObject('backend', backend, 'pass sqliteBackend({ path }), or memoryBackend() for a test', backendMethods)
  checkArray('notifiers', notifiers, 'pass a list of them')
  for (const [place, notifier] of notifiers.entries()) {
    const field = `notifiers[${place}]`
    checkObject(field, notifier, 'pass { channel, verify, deliver } for each', ['verify', 'deliver'])
    checkText(`${field}.channel`, notifier.channel, 'use the name of its channel, such as telegram')
  }
  checkObject('clock', clock, 'pass systemClock, or leave it out', ['now', 'monotonic', 'setTimeout', 'clearTimeout'])
  checkBoolean('work', work)
  checkFunction('random', random, 'pass one that returns a number in [0, 1), or leave it out')
  checkFunction('createId', createId, 'pass one that returns a text, or leave it out')
  return { backend, notifiers, clock, work, random, createId, limits: limitsOf(options) }
}
