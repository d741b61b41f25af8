// Runner of the fault tests: in a process of its own (member.test-kit.ts), or in the test's.
import * as z from 'zod'
import type { Backend } from '../../backends/backend.ts'
import { type Clock, systemClock } from '../../clock.ts'
import type { Recipient } from '../../delivery/completion.ts'
import { type Notifier, onComplete } from '../../delivery/notifier.ts'
import { isJobError } from '../../errors.ts'
import { createJobRunner, type JobRunner } from '../../runner/runner.ts'
import { type Entry, note } from './journal.test-kit.ts'

/** Address of a backend's state, for any process: an SQLite file, or a Redis by its socket. */
export type BackendAddress =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'bullmq'; readonly socket: string; readonly prefix: string }

export interface RunnerOptions {
  readonly address: BackendAddress
  readonly journal: string
  readonly works: boolean
  readonly notifies: boolean
  /** True if its runner has an `onComplete` notifier, in place of the one for the recipients below. */
  readonly completes?: boolean
  /** Lease of runs, in ms: short, so that the runs it leaves behind are taken over soon. @default the runner's own, of 15 s */
  readonly leaseMs?: number
  /** Lease of deliveries, in ms. A slow process may lose one, and sends it twice. @default the runner's own, of 1 min */
  readonly deliveryLeaseMs?: number
  /** True if gated jobs and deliveries wait until the command to finish. */
  readonly isGated: boolean
  /** Signal that it sends to itself when it first comes to a gate: at that instant, and not within a transaction. */
  readonly atGate?: 'SIGKILL' | 'SIGSTOP'
  /** Time for which it blocks its event loop when it first comes to a gate, in ms. */
  readonly blocksMs?: number
  /** True if it goes through everything by itself, and its clock stands: no poll and no renewal comes in between. */
  readonly goesThroughAll: boolean
  /** Step at which it is then killed; see steps.test-kit.ts. */
  readonly killAt?: string
}

export const runnerOptionsSchema: z.ZodType<RunnerOptions> = z.object({
  address: z.union([
    z.object({ kind: z.literal('sqlite'), path: z.string() }),
    z.object({ kind: z.literal('bullmq'), socket: z.string(), prefix: z.string() }),
  ]),
  journal: z.string(),
  works: z.boolean(),
  notifies: z.boolean(),
  completes: z.boolean().exactOptional(),
  leaseMs: z.number().exactOptional(),
  deliveryLeaseMs: z.number().exactOptional(),
  isGated: z.boolean(),
  atGate: z.enum(['SIGKILL', 'SIGSTOP']).exactOptional(),
  blocksMs: z.number().exactOptional(),
  goesThroughAll: z.boolean(),
  killAt: z.string().exactOptional(),
})

const channel = 'chat'
export const requester: Recipient = { channel, chatId: 'requester' }
const watcher: Recipient = { channel, chatId: 'watcher' }

/** Job that ends at once, with the id of its process. */
export const quickJobId = 'quick'
/** The same job, with a recipient of every run. */
export const watchedJobId = 'watched'
/** Job that ends when its process receives the command to finish, and late when it is aborted: the signal does not stop it. */
export const gatedJobId = 'gated'

export interface FaultRunner {
  readonly jobs: JobRunner
  /** Opens the gate. */
  finish(): void
}

export async function createFaultRunner({ address, journal, ...options }: RunnerOptions): Promise<FaultRunner> {
  const { works, notifies, completes = false, leaseMs, deliveryLeaseMs, isGated, goesThroughAll } = options
  let { atGate, blocksMs = 0 } = options
  const gate = Promise.withResolvers<void>()
  if (!isGated) gate.resolve()
  const see = (entry: Omit<Entry, 'pid'>) => note(journal, entry)

  async function untilOpen(signal: AbortSignal, about: Omit<Entry, 'pid' | 'event'>) {
    if (atGate !== undefined) process.kill(process.pid, atGate)
    atGate = undefined
    if (blocksMs > 0) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, blocksMs)
      blocksMs = 0
      see({ event: 'unblocked', ...about })
    }
    const aborted = Promise.withResolvers<void>()
    signal.addEventListener('abort', () => {
      see({ event: 'aborted', code: codeOf(signal.reason), ...about })
      aborted.resolve()
    })
    await Promise.race([gate.promise, aborted.promise])
  }

  const notifier: Notifier = {
    channel,
    verify: async () => undefined,
    async deliver({ runId, deliveryId, redelivered }, { signal }) {
      see({ event: 'sent', runId, deliveryId, redelivered })
      await untilOpen(signal, { deliveryId })
    },
  }
  const callback = onComplete(({ runId, deliveryId, redelivered }) => {
    see({ event: 'sent', runId, deliveryId, redelivered })
    return untilOpen(new AbortController().signal, { deliveryId })
  })
  const backend = await backendAt(address)
  const jobs = createJobRunner({
    backend: deliveryLeaseMs === undefined ? backend : withDeliveryLeases(backend, deliveryLeaseMs),
    work: works,
    notifiers: notifies ? [completes ? callback : notifier] : [],
    sweepMs: 100,
    ...(goesThroughAll && { clock: standingClock() }),
    ...(leaseMs !== undefined && { leaseMs }),
  })
  jobs.register({
    id: gatedJobId,
    name: '멈춘 작업',
    async run({ runId, signal, progress }) {
      progress({ done: 1 })
      see({ event: 'begun', runId })
      await untilOpen(signal, { runId })
      see({ event: 'returned', runId })
      return process.pid
    },
  })
  for (const id of [quickJobId, watchedJobId]) {
    jobs.register({
      id,
      name: '빠른 작업',
      recipients: id === watchedJobId ? [watcher] : [],
      async run({ runId, progress }) {
        see({ event: 'begun', runId })
        progress({ done: 1 })
        return process.pid
      },
    })
  }
  jobs.on('ended', ({ run }) => {
    see({ event: 'ended', runId: run.runId, ...(run.error !== undefined && { code: run.error.code }) })
  })
  jobs.on('delivered', ({ completion: { runId, deliveryId } }) => see({ event: 'delivered', runId, deliveryId }))
  jobs.on('trouble', ({ error }) => see({ event: 'trouble', code: codeOf(error) }))
  return { jobs, finish: gate.resolve }
}

function standingClock(): Clock {
  const now = systemClock.now()
  return { now: () => now, monotonic: () => 0, setTimeout: () => undefined, clearTimeout: () => undefined }
}

export const codeOf = (error: unknown): string => (isJobError(error) ? error.code : String(error))

/** Creates the backend of an address. Each engine is loaded where it is used: a member is killed so often that this counts. */
async function backendAt(address: BackendAddress): Promise<Backend> {
  if (address.kind === 'sqlite') {
    const { sqliteBackend } = await import('../../sqlite.ts')
    return sqliteBackend({ path: address.path })
  }
  const { bullmqBackend } = await import('../../backends/bullmq/backend.ts')
  const redis = { path: address.socket, retryStrategy: () => 20 }
  return bullmqBackend({ redis, prefix: address.prefix })
}

/** Changes the leases of deliveries alone: a runner has one `leaseMs` for runs and deliveries. */
const withDeliveryLeases = (backend: Backend, leaseMs: number): Backend => ({
  ...backend,
  deliver: (options) => backend.deliver({ ...options, leaseMs }),
})
