import { EventEmitter } from 'eventemitter3'
import type { Completion, Recipient } from '../../delivery/completion.ts'
import type { Json } from '../../runner/input/json.ts'
import type { RunInfo } from '../../runner/run-states.ts'
import { createDueQueue, type DueQueue } from '../../schedule/due-queue.ts'
import type { ScheduleState } from '../backend.ts'
import type { Member } from '../presence.ts'

/** State of memory backends. Two of them on one memory are like two processes on one file; only they use its fields. */
export interface Memory {
  /** Runs by their ids. */
  readonly runs: Map<string, RunRow>
  /** Runs of each job, with their order. */
  readonly jobs: Map<string, JobRuns>
  /** Jobs whose runs wait for no other run of the job, as their latest worker has it. */
  readonly overlapping: Set<string>
  /** Jobs with a run that may start, by the `seq` of the first such run. */
  readonly ready: DueQueue<JobRuns>
  /** Runs that a worker has. */
  readonly running: Set<RunRow>
  /** Runs that wait for an instant: for their next attempt, or for their start deadline. */
  readonly waiting: DueQueue<RunRow>
  /** Dedupe keys, by job and key. */
  readonly dedupes: Map<string, { readonly runId: string; readonly untilAt: number }>
  /** Deliveries that were not delivered. */
  readonly deliveries: Map<string, DeliveryRow>
  /** Deliveries of each channel that no process has, by the instant before which they are not tried. */
  readonly pending: Map<string, DueQueue<DeliveryRow>>
  /** Deliveries that a process has. */
  readonly inFlight: Set<DeliveryRow>
  /** States of schedules: pauses are under a job's id, slots under the id of its schedule. */
  readonly schedules: Map<string, ScheduleState>
  /** Loops, each with what it serves and the instant until which it counts as alive. */
  readonly presence: Map<object, { readonly member: Member; readonly untilAt: number }>
  /** Emits `run` with the id of a run that changed, and `change` when loops of that kind have something to do. */
  readonly emitter: EventEmitter<{ run: [runId: string]; change: [kind: 'runs' | 'deliveries'] }>
  /** `seq` of the next run. */
  nextSeq: number
  /** Fence of the next lease. */
  nextFence: number
}

/** Right to work on a row, until an instant. */
export interface Lease {
  /** Number of the lease: a process whose fence is another one has lost the row. */
  readonly fence: number
  /** Time when it was taken or renewed, in ms since 1970. */
  readonly takenAt: number
  /** Time when it ends, in ms since 1970; infinite when one backend has the memory for itself. */
  readonly untilAt: number
}

/** Run with what its worker needs, and its place. */
export interface RunRow {
  /** Place in the order in which the runs were made. */
  readonly seq: number
  /** Runs of its job, among which it has its place. */
  readonly job: JobRuns
  /** Run as it stands. */
  run: RunInfo
  /** Input of the job, as the trigger passed it. */
  readonly payload: Json | undefined
  /** Recipients of its completion, those that joined included. */
  recipients: readonly Recipient[]
  /** Lease of the worker that has it; undefined while no worker has it. */
  lease: Lease | undefined
}

/** Runs of one job. Each queue is ordered by `seq`, so that its first entry is its oldest run. */
export interface JobRuns {
  /** Id of the job. */
  readonly jobId: string
  /** All runs that are kept, the oldest first. */
  rows: RunRow[]
  /** Runs in state `queued`. */
  readonly queued: DueQueue<RunRow>
  /** Runs that have begun and not ended: those that run, and those that wait for their next attempt. */
  readonly begun: DueQueue<RunRow>
  /** Runs whose next attempt is due. */
  readonly retries: DueQueue<RunRow>
}

/** Completion on its way to its recipient. */
export interface DeliveryRow {
  /** Completion, with `redelivered` once a process may have sent it. */
  completion: Completion
  /** Number of failed tries that count. */
  tries: number
  /** Whether no process tries it any more. */
  isDead: boolean
  /** Lease of the process that delivers it; undefined while no process has it. */
  lease: Lease | undefined
}

/**
 * Creates the state of memory backends, for several of them.
 *
 * @example
 * const memory = createMemory()
 * const [first, second] = [memoryBackend({ memory }), memoryBackend({ memory })] // like two processes on one file
 */
export const createMemory = (): Memory => ({
  runs: new Map(),
  jobs: new Map(),
  overlapping: new Set(),
  ready: createDueQueue(),
  running: new Set(),
  waiting: createDueQueue(),
  dedupes: new Map(),
  deliveries: new Map(),
  pending: new Map(),
  inFlight: new Set(),
  schedules: new Map(),
  presence: new Map(),
  emitter: new EventEmitter(),
  nextSeq: 1,
  nextFence: 1,
})
