// Runner of either version of the package: in a process of its own (process.test-kit.ts), or in the test's.
import * as z from 'zod'
import type { Clock } from '../../../clock.ts'
import type { JobRunner } from '../../../runner/runner.ts'
import { type Entry, note } from '../journal.test-kit.ts'
import { type BackendAddress, codeOf } from '../runner.test-kit.ts'

export type Version = 'previous' | 'current'

/** Exports that the tests use; both versions have them. */
type Package = Pick<typeof import('../../../index.ts'), 'createJobRunner' | 'systemClock'> &
  Pick<typeof import('../../../sqlite.ts'), 'sqliteBackend'> &
  Pick<typeof import('../../../bullmq.ts'), 'bullmqBackend'>

/** Loads a version; the current one from the sources. */
export async function loadVersion(version: Version): Promise<Package> {
  if (version === 'previous') return import(new URL('./job-runner.gen.mjs', import.meta.url).href)
  const parts = [import('../../../index.ts'), import('../../../sqlite.ts'), import('../../../bullmq.ts')] as const
  const [index, sqlite, bullmq] = await Promise.all(parts)
  return { ...index, ...sqlite, ...bullmq }
}

export interface VersionOptions {
  readonly version: Version
  readonly address: BackendAddress
  readonly journal: string
  /** True if it takes runs and delivers completions; otherwise it only reads and triggers. @default true */
  readonly works?: boolean
  /** Instant from which its clock runs, in ms since 1970. @default the machine's time */
  readonly startsAt?: number
  /** True if the job `gated` waits for `finish`. @default false */
  readonly isGated?: boolean
  /** Lease of runs and deliveries, in ms. @default 60_000: `runOutLeases` ends it for a process that was killed */
  readonly leaseMs?: number
}

export const versionOptionsSchema: z.ZodType<VersionOptions> = z.object({
  version: z.enum(['previous', 'current']),
  address: z.union([
    z.object({ kind: z.literal('sqlite'), path: z.string() }),
    z.object({ kind: z.literal('bullmq'), socket: z.string(), prefix: z.string() }),
  ]),
  journal: z.string(),
  works: z.boolean().exactOptional(),
  startsAt: z.number().exactOptional(),
  isGated: z.boolean().exactOptional(),
  leaseMs: z.number().exactOptional(),
})

/** Jobs of the stores that the previous version left. All of them succeed now; `gated` may wait before. */
export const jobIds = ['quick', 'broken', 'flaky', 'gated', 'hourly', 'paused', 'unknown'] as const

export interface VersionRunner {
  readonly jobs: JobRunner
  /** Lets the job `gated` end. */
  finish(): void
}

export async function createVersionRunner(options: VersionOptions): Promise<VersionRunner> {
  const { version, address, journal, works = true, startsAt, isGated = false, leaseMs = 60_000 } = options
  const { createJobRunner, systemClock, sqliteBackend, bullmqBackend } = await loadVersion(version)
  const gate = Promise.withResolvers<void>()
  if (!isGated) gate.resolve()
  const see = (entry: Omit<Entry, 'pid'>) => note(journal, entry)
  const chat = {
    channel: 'chat',
    verify: async () => undefined,
    async deliver({ runId, deliveryId, redelivered }: { runId: string; deliveryId: string; redelivered: boolean }) {
      see({ event: 'sent', runId, deliveryId, redelivered })
    },
  }
  const backend =
    address.kind === 'sqlite'
      ? sqliteBackend({ path: address.path })
      : bullmqBackend({ redis: { path: address.socket, retryStrategy: () => 20 }, prefix: address.prefix })
  const clock = startsAt === undefined ? systemClock : shiftedClock(systemClock, startsAt)
  const jobs = createJobRunner({
    backend,
    clock,
    work: works,
    notifiers: works ? [chat] : [],
    sweepMs: 100,
    leaseMs,
    // Redis removes keys by its own time, which goes on while the stores keep the time at which they were written.
    dedupeMs: 100 * 365 * 24 * 60 * 60_000,
    // Some processes die with each run.
    maxCrashes: 100,
  })
  for (const id of jobIds) {
    const isScheduled = id === 'hourly' || id === 'paused'
    jobs.register({
      id,
      name: id,
      ...(isScheduled && { schedule: { everyMs: 3_600_000 } }),
      ...(id === 'flaky' && { retry: { attempts: 3, firstMs: 60_000 } }),
      async run({ runId, payload, signal }) {
        see({ event: 'begun', runId })
        if (id === 'gated') await untilAborted(gate.promise, signal)
        return payload ?? null
      },
    })
  }
  jobs.on('ended', ({ run: { runId } }) => see({ event: 'ended', runId }))
  jobs.on('trouble', ({ error }) => see({ event: 'trouble', code: codeOf(error) }))
  return { jobs, finish: gate.resolve }
}

/** Waits for a promise, or rejects with the reason of the signal. */
const untilAborted = (promise: Promise<void>, signal: AbortSignal) =>
  Promise.race([
    promise,
    new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  ])

function shiftedClock(clock: Clock, startsAt: number): Clock {
  const shift = startsAt - clock.now()
  return { ...clock, now: () => clock.now() + shift }
}
