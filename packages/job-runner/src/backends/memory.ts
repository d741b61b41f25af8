import { EventEmitter } from 'eventemitter3'
import { addRecipients, type Completion, completionFor, type Recipient, tooOld } from '../delivery/completion.ts'
import { JobBackendError, JobCancelledError, JobLeaseLostError } from '../errors.ts'
import { checkOptions, type NamesOf } from '../runner/check-input.ts'
import type { Json } from '../runner/json.ts'
import {
  type AttemptEnd,
  abandonRun,
  cancelRun,
  createRun,
  endAttempt,
  expireRun,
  giveBackRun,
  hasExpired,
  isDue,
  isFinal,
  isSettled,
  loseRun,
  type RunInfo,
  startRun,
} from '../runner/run-states.ts'
import type { Backend, BackendContext, Delivery, DeliveryEnd, Enqueue, Enqueued, ScheduleState } from './backend.ts'
import { createLeaseLoops, type LeaseLoops, type Source } from './lease-loop.ts'
import { type Member, notifierOf, presenceOf, unservedOf, workerOf } from './presence.ts'

/** State of memory backends. Two of them on one memory are like two processes on one file; only they use its fields. */
export interface Memory {
  readonly runs: Map<string, RunRow>
  /** Rows of runs that have not ended, oldest first. */
  readonly active: Set<RunRow>
  /** Dedupe keys, by job and key. */
  readonly dedupes: Map<string, { readonly runId: string; readonly untilAt: number }>
  /** Deliveries that were not delivered. */
  readonly deliveries: Map<string, DeliveryRow>
  readonly schedules: Map<string, ScheduleState>
  /** Loops, each with what it serves and the instant until which it counts as alive. */
  readonly presence: Map<object, { readonly member: Member; readonly untilAt: number }>
  readonly emitter: EventEmitter<{ run: [runId: string]; change: [] }>
  nextFence: number
}

interface Lease {
  readonly fence: number
  readonly takenAt: number
  readonly untilAt: number
}

interface RunRow {
  run: RunInfo
  readonly payload: Json | undefined
  recipients: readonly Recipient[]
  lease: Lease | undefined
}

interface DeliveryRow {
  completion: Completion
  tries: number
  isDead: boolean
  notBefore: number
  lease: Lease | undefined
}

/** Row, and the lease under which a process works on it. */
interface Held<Row> {
  readonly row: Row
  readonly fence: number
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
  active: new Set(),
  dedupes: new Map(),
  deliveries: new Map(),
  schedules: new Map(),
  presence: new Map(),
  emitter: new EventEmitter(),
  nextFence: 1,
})

export interface MemoryBackendOptions {
  /**
   * State that outlives this backend, for a test of a crash: open another one on it. Leases are then taken and polled;
   * without it no other process can use the state, and timers run only for due items and running work.
   */
  readonly memory?: Memory
}

const optionNames: NamesOf<MemoryBackendOptions> = { memory: true }

/**
 * Creates the reference backend: it keeps everything in this process, and no longer. For tests and scripts.
 *
 * @example
 * const jobs = createJobRunner({ backend: memoryBackend() })
 * @throws {JobInputError} an option is not known
 */
export function memoryBackend(options: MemoryBackendOptions = {}): Backend {
  checkOptions(options, optionNames)
  const { memory } = options
  const isShared = memory !== undefined
  const kept = memory ?? createMemory()
  const { runs, active, dedupes, deliveries, schedules, presence, emitter } = kept
  let opened: { readonly context: BackendContext; readonly loops: LeaseLoops } | undefined

  const open = () => {
    if (opened === undefined) throw new JobBackendError('the memory backend is not open: open it first')
    return opened
  }
  const now = () => open().context.clock.now()
  const look = () => open().loops.look()

  // A lease that was taken in the future shows that the clock was set back: it would be valid for hours.
  const stands = (lease: Lease) => !isShared || (lease.takenAt <= now() && now() < lease.untilAt)
  const untilAt = (leaseMs: number) => (isShared ? now() + leaseMs : Number.POSITIVE_INFINITY)
  const leaseFor = (leaseMs: number, fence = kept.nextFence++): Lease => ({
    fence,
    takenAt: now(),
    untilAt: untilAt(leaseMs),
  })
  const holds = ({ row, fence }: Held<{ readonly lease: Lease | undefined }>) => row.lease?.fence === fence

  /** Stores a step of a run; with its end it adds the completions. */
  function put(row: RunRow, run: RunInfo) {
    row.run = run
    if (run.state !== 'running') row.lease = undefined
    if (isFinal(run.state) && active.delete(row)) addCompletions(row, 0)
    emitter.emit('run', run.runId)
    emitter.emit('change')
    if (isSettled(run.state)) open().context.settled?.(run)
  }

  /** Adds the completions of an ended run, for its recipients from `first` on. */
  function addCompletions({ run, recipients }: RunRow, first: number) {
    const nextRunAt = schedules.get(run.jobId)?.isPaused ? undefined : open().context.nextRunAt(run.jobId)
    for (const [index, recipient] of recipients.entries()) {
      if (index < first) continue
      const completion = completionFor(run, { recipient, index, nextRunAt })
      const row = { completion, tries: 0, isDead: false, notBefore: 0, lease: undefined }
      deliveries.set(completion.deliveryId, row)
    }
  }

  function join(row: RunRow, recipients: readonly Recipient[]) {
    const known = row.recipients.length
    row.recipients = addRecipients(row.recipients, recipients)
    if (isFinal(row.run.state)) addCompletions(row, known)
    emitter.emit('change')
  }

  function advance(scheduleId: string, slotAt: number) {
    const state = schedules.get(scheduleId) ?? { isPaused: false }
    schedules.set(scheduleId, { ...state, lastSlotAt: Math.max(slotAt, state.lastSlotAt ?? slotAt) })
  }

  function enqueue({ run: asked, recipients, overlap, dedupe }: Enqueue): Enqueued {
    const dedupeKey = dedupe && JSON.stringify([asked.jobId, dedupe.key])
    const noted = dedupeKey === undefined ? undefined : dedupes.get(dedupeKey)
    const known = runs.get(asked.runId) ?? (noted && noted.untilAt > now() ? runs.get(noted.runId) : undefined)
    if (known !== undefined) {
      join(known, recipients)
      return { runId: known.run.runId, disposition: 'deduplicated' }
    }

    const met = asked.skip === undefined && [...active].find(({ run }) => run.jobId === asked.jobId)
    if (met && overlap === 'reject') return { runId: met.run.runId, disposition: 'rejected' }
    const joined = met && overlap === 'join' ? met : undefined
    if (dedupeKey !== undefined && dedupe !== undefined) {
      dedupes.set(dedupeKey, { runId: joined?.run.runId ?? asked.runId, untilAt: dedupe.untilAt })
    }
    if (joined !== undefined) {
      join(joined, recipients)
      return { runId: joined.run.runId, disposition: 'joined' }
    }

    const run = createRun(asked, met && overlap === 'skip' ? 'overlap' : asked.skip)
    const row = { run, payload: asked.payload, recipients: addRecipients([], recipients), lease: undefined }
    runs.set(run.runId, row)
    active.add(row)
    put(row, run)
    return { runId: run.runId, disposition: run.state === 'skipped' ? 'skipped' : 'queued' }
  }

  const living = () =>
    presenceOf([...presence.values()].flatMap(({ member, untilAt }) => (untilAt > now() ? [member] : [])))

  const openJobs = () =>
    [...Map.groupBy(active, ({ run }) => run.jobId)].map(([jobId, rows]) => ({
      jobId,
      runs: rows.length,
      sinceAt: Math.min(...rows.map(({ run }) => run.acceptedAt)),
    }))

  /** Puts a delivery back in line: a process had it, and may have sent it. */
  function putBack(row: DeliveryRow) {
    row.lease = undefined
    row.completion = { ...row.completion, redelivered: true }
    emitter.emit('change')
  }

  return {
    supports: { restart: isShared, manyProcesses: isShared, atomicCompletion: true },
    async open(context) {
      const loops = createLeaseLoops({
        clock: context.clock,
        manyProcesses: isShared,
        write: (work) => Promise.resolve().then(work),
        failed: (error) => context.failed(error),
      })
      opened = { context, loops }
      emitter.on('change', look)
    },
    async close() {
      emitter.off('change', look)
      await opened?.loops.abandon()
    },

    enqueue: async (request) => enqueue(request),

    async work({ jobIds, jobs, slots, leaseMs, sweepMs, maxCrashes, allowOverlap, handle }) {
      const known = new Set(jobIds)
      const me = {}

      /** Returns the oldest run that is due, unless another run of its job has begun. */
      function nextDue(): RunRow | undefined {
        const begun = new Set<string>()
        for (const { run } of active) {
          if (run.state === 'running' || run.state === 'retry_wait') begun.add(run.jobId)
        }
        for (const row of active) {
          const { run } = row
          if (!known.has(run.jobId) || !isDue(run, now())) continue
          if (run.state === 'retry_wait' || allowOverlap.has(run.jobId) || !begun.has(run.jobId)) return row
        }
        return undefined
      }

      const source: Source<Held<RunRow>, AttemptEnd> = {
        attend: () => void presence.set(me, { member: workerOf(jobs), untilAt: untilAt(leaseMs) }),
        leave: () => void presence.delete(me),
        renew(items) {
          for (const { row, fence } of items.filter(holds)) row.lease = leaseFor(leaseMs, fence)
        },
        sweep() {
          for (const row of active) {
            if (row.lease !== undefined && !stands(row.lease)) put(row, loseRun(row.run, { maxCrashes, now: now() }))
            else if (hasExpired(row.run, now())) put(row, expireRun(row.run, now()))
          }
        },
        abortOf(held) {
          if (!holds(held)) return new JobLeaseLostError()
          return held.row.run.cancelRequested ? new JobCancelledError() : undefined
        },
        take(count) {
          const taken: Held<RunRow>[] = []
          for (let row = nextDue(); row !== undefined && taken.length < count; row = nextDue()) {
            row.lease = leaseFor(leaseMs)
            taken.push({ row, fence: row.lease.fence })
            put(row, startRun(row.run, now()))
          }
          return taken
        },
        handle: (held, signal) =>
          handle({
            run: held.row.run,
            ...(held.row.payload !== undefined && { payload: held.row.payload }),
            signal,
            progress(progress) {
              if (!holds(held)) return
              held.row.run = { ...held.row.run, progress }
              emitter.emit('run', held.row.run.runId)
            },
          }),
        end(held, end) {
          if (holds(held)) put(held.row, endAttempt(held.row.run, end, now()))
        },
        giveBack(items) {
          for (const { row } of items.filter(holds)) put(row, giveBackRun(row.run, now()))
        },
        nextLookAt: (after) =>
          soonest(
            [...active].flatMap(({ run, lease }) => [lease?.untilAt, run.retryAt, run.startDeadlineAt]),
            after,
          ),
        close: () => undefined,
      }
      const abandoned = () => new JobLeaseLostError('the worker has stopped')
      return open().loops.start(source, { slots, leaseMs, lookEveryMs: sweepMs, abandoned })
    },

    async cancel(runId) {
      const row = runs.get(runId)
      if (row !== undefined && !isFinal(row.run.state)) put(row, cancelRun(row.run, now()))
    },
    run: async (runId) => runs.get(runId)?.run,
    async history(jobId, { limit, before }) {
      const newestFirst = [...runs.values()]
        .map(({ run }) => run)
        .filter((run) => run.jobId === jobId)
        .reverse()
      if (before === undefined) return newestFirst.slice(0, limit)
      const index = newestFirst.findIndex(({ runId }) => runId === before)
      return index === -1 ? [] : newestFirst.slice(index + 1, index + 1 + limit)
    },
    watch(hint) {
      emitter.on('run', hint)
      return () => void emitter.off('run', hint)
    },

    schedule: async (jobId) => schedules.get(jobId) ?? { isPaused: false },
    async occur(scheduleId, { from, to }, requests) {
      if (schedules.get(scheduleId)?.lastSlotAt !== from) return false
      advance(scheduleId, to)
      for (const request of requests) enqueue(request)
      return true
    },
    advance: async (scheduleId, slotAt) => advance(scheduleId, slotAt),
    async setPaused(jobId, isPaused) {
      schedules.set(jobId, { ...schedules.get(jobId), isPaused })
    },

    async deliver({ channels, down, slots, leaseMs, handle }) {
      const served = new Set(channels)
      const me = {}
      const waiting = () =>
        [...deliveries.values()].filter(
          ({ isDead, lease, completion }) => !isDead && lease === undefined && served.has(completion.recipient.channel),
        )

      const source: Source<Held<DeliveryRow>, DeliveryEnd> = {
        attend: () => void presence.set(me, { member: notifierOf(channels, down), untilAt: untilAt(leaseMs) }),
        leave: () => void presence.delete(me),
        renew(items) {
          for (const { row, fence } of items.filter(holds)) row.lease = leaseFor(leaseMs, fence)
        },
        sweep() {
          for (const row of deliveries.values()) if (row.lease !== undefined && !stands(row.lease)) putBack(row)
        },
        abortOf: (held) => (holds(held) ? undefined : new JobLeaseLostError('the lease on the delivery was lost')),
        take: (count) =>
          waiting()
            .filter(({ notBefore }) => notBefore <= now())
            .slice(0, count)
            .map((row) => {
              row.lease = leaseFor(leaseMs)
              return { row, fence: row.lease.fence }
            }),
        handle: ({ row }, signal) =>
          handle({ completion: row.completion, tries: row.tries } satisfies Delivery, signal),
        end(held, end) {
          if (!holds(held)) return
          const { row } = held
          row.lease = undefined
          if (end.state === 'delivered') deliveries.delete(row.completion.deliveryId)
          else if (end.state === 'dead') row.isDead = true
          else {
            row.notBefore = end.notBefore
            if (end.costsTry) row.tries += 1
          }
        },
        giveBack(items) {
          for (const { row } of items.filter(holds)) putBack(row)
        },
        nextLookAt: (after) =>
          soonest(
            [
              ...waiting().map(({ notBefore }) => notBefore),
              ...[...deliveries.values()].map(({ lease }) => lease?.untilAt),
            ],
            after,
          ),
        close: () => undefined,
      }
      const abandoned = () => new JobLeaseLostError('the notifier has stopped')
      const takes = down === undefined ? slots : 0
      return open().loops.start(source, { slots: takes, leaseMs, lookEveryMs: leaseMs / 3, abandoned })
    },
    async channels() {
      return living().channels.flatMap(({ channel, state }) => (state === 'ready' ? [channel] : []))
    },
    presence: async () => living(),
    async listDead() {
      return [...deliveries.values()].filter(({ isDead }) => isDead).map(({ completion }) => completion)
    },
    async discard(deliveryId) {
      return deliveries.get(deliveryId)?.isDead === true && deliveries.delete(deliveryId)
    },
    async redeliver(deliveryId) {
      const row = deliveries.get(deliveryId)
      if (!row?.isDead) return false
      deliveries.set(deliveryId, { ...row, isDead: false, tries: 0, notBefore: 0 })
      emitter.emit('change')
      return true
    },

    async stats() {
      const states = [...active].map(({ run }) => run)
      const waiting = states.filter((run) => run.state !== 'running')
      const pending = [...deliveries.values()].filter(({ isDead }) => !isDead)
      const byChannel = Map.groupBy(pending, ({ completion }) => completion.recipient.channel)
      const firstDead = [...deliveries.values()].find(({ isDead }) => isDead)
      const oldest = soonest(waiting.map(({ acceptedAt, retryAt }) => retryAt ?? acceptedAt))
      return {
        queued: waiting.length,
        running: states.length - waiting.length,
        ...(oldest !== undefined && { oldestQueuedAt: oldest }),
        workers: living().workers,
        pendingDeliveries: pending.length,
        pendingByChannel: new Map([...byChannel].map(([channel, rows]) => [channel, rows.length])),
        pendingSince: new Map(
          [...byChannel].map(([channel, [first]]) => [channel, first?.completion.finishedAt ?? now()]),
        ),
        deadDeliveries: deliveries.size - pending.length,
        ...(firstDead !== undefined && { deadSinceAt: firstDead.completion.finishedAt }),
        unservedJobs: unservedOf(openJobs(), living()),
      }
    },

    async prune({ since, runsPerJob, deliveriesSince = Number.NEGATIVE_INFINITY }) {
      for (const row of deliveries.values()) {
        const { completion, isDead, lease } = row
        if (completion.finishedAt >= deliveriesSince || lease !== undefined) continue
        if (isDead) deliveries.delete(completion.deliveryId)
        else {
          row.isDead = true
          open().context.gaveUp?.(completion, tooOld)
        }
      }
      for (const [key, { untilAt }] of dedupes) if (untilAt <= now()) dedupes.delete(key)
      const kept = new Set([...dedupes.values()].map(({ runId }) => runId))
      for (const { completion } of deliveries.values()) kept.add(completion.runId)
      const seen = new Map<string, number>()
      for (const { run } of [...runs.values()].reverse()) {
        const newer = seen.get(run.jobId) ?? 0
        seen.set(run.jobId, newer + 1)
        const isOld = newer >= runsPerJob || (run.finishedAt ?? Number.POSITIVE_INFINITY) < since
        if (isOld && isFinal(run.state) && !kept.has(run.runId)) runs.delete(run.runId)
      }
    },
    async expireRuns({ jobIds, acceptedBefore }) {
      const gone = new Set(jobIds)
      for (const row of active) {
        const { jobId, acceptedAt } = row.run
        if (gone.has(jobId) && acceptedAt < acceptedBefore && row.lease === undefined)
          put(row, abandonRun(row.run, now()))
      }
    },
  }
}

/** Returns the first of some instants, or the first after one. */
function soonest(instants: readonly (number | undefined)[], after = Number.NEGATIVE_INFINITY): number | undefined {
  const first = instants.reduce<number>(
    (soonest, at) => (at !== undefined && at > after ? Math.min(soonest, at) : soonest),
    Number.POSITIVE_INFINITY,
  )
  return first === Number.POSITIVE_INFINITY ? undefined : first
}
