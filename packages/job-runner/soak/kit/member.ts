// A process of a soak: it triggers, or works and delivers. crew.ts starts it; argument: its options, as JSON.
import { statSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'
import { bullmqBackend } from '../../src/bullmq.ts'
import { createJobRunner, type JobRunner } from '../../src/index.ts'
import { sqliteBackend } from '../../src/sqlite.ts'
import type { MemberOptions } from './crew.ts'
import { followJournal, openJournal } from './journal.ts'

const options: MemberOptions = JSON.parse(process.argv[2] ?? '')
const lastNotedAt = statSync(options.journal).mtimeMs
const note = openJournal(options.journal)
process.on('disconnect', () => process.exit())

const { address } = options
const jobs = createJobRunner({
  backend:
    address.kind === 'sqlite'
      ? sqliteBackend({ path: address.path })
      : bullmqBackend({ redis: { path: address.socket, retryStrategy: () => 50 } }),
  work: options.role === 'work',
  leaseMs: 3_000,
  sweepMs: 500,
  // Processes die often, and each run may be in several of them.
  maxCrashes: 1_000,
  dedupeMs: options.dedupeMs,
  keepRuns: 100,
  notifiers:
    options.role === 'work'
      ? [
          {
            channel: 'soak',
            verify: async () => undefined,
            async deliver({ runId, result, redelivered }) {
              note({ event: 'sent', runId, end: String(result), redelivered })
            },
          },
        ]
      : [],
})

/** Number of triggers under way. */
const atOnce = 20
/** Longest backlog: a twentieth of the work. */
const mostQueued = Math.max(20, Math.min(1_000, options.triggers / 20))

let count = 0
for (const id of options.jobIds) {
  jobs.register({
    id,
    name: id,
    overlap: 'allow',
    async run({ runId }) {
      note({ event: 'begun', runId })
      await turn()
      count += 1
      return `${process.pid}/${count}`
    },
  })
}
const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error))
jobs.on('ended', ({ run: { runId } }) => note({ event: 'ended', runId }))
jobs.on('trouble', ({ error }) => note({ event: 'trouble', code: codeOf(error) }))

if (options.role === 'work') await work(jobs)
else await triggerAll(jobs)

async function work(jobs: JobRunner) {
  for (;;) {
    try {
      await jobs.start()
      break
    } catch (error) {
      note({ event: 'refused', code: codeOf(error) })
      await new Promise((done) => setTimeout(done, 100))
    }
  }
  setInterval(() => {
    globalThis.gc?.()
    note({ event: 'memory', bytes: process.memoryUsage().heapUsed })
  }, 1_000)
}

/** Triggers each key that no process before this one has seen accepted, some at a time. */
async function triggerAll(jobs: JobRunner) {
  const accepted = new Set(followJournal(options.journal)().flatMap((entry) => ('key' in entry ? entry.key : [])))
  let [next, short] = [0, untilShort(jobs)]
  async function triggerNext() {
    for (;;) {
      const key = next++
      if (key >= options.triggers) return
      if (!accepted.has(key)) await triggerOne(jobs, key)
      if (key % Math.ceil(mostQueued / 5) === 0) short = untilShort(jobs)
      await short
    }
  }
  // A key whose answer was lost before that is asked for as a new one.
  if (accepted.size > 0 && Date.now() - lastNotedAt > options.dedupeMs / 2) note({ event: 'late', keys: atOnce })
  await Promise.all(Array.from({ length: atOnce }, triggerNext))
  note({ event: 'triggered-all' })
}

async function triggerOne(jobs: JobRunner, key: number) {
  const jobId = options.jobIds[key % options.jobIds.length] ?? ''
  const asked = { dedupeKey: `key-${key}`, recipient: { channel: 'soak' }, overlap: 'queue' } as const
  for (;;) {
    try {
      const { runId } = await jobs.trigger(jobId, asked)
      return note({ event: 'accepted', key, runId })
    } catch (error) {
      // The same key means the same run, also when only the answer was lost.
      note({ event: 'refused', code: codeOf(error) })
      await new Promise((done) => setTimeout(done, 50))
    }
  }
}

/** Waits until the backlog is short: a store that only grows would say nothing about its size in use. */
async function untilShort(jobs: JobRunner) {
  for (;;) {
    const health = await jobs.health().catch(() => undefined)
    if (health !== undefined && health.queued < mostQueued && health.pendingDeliveries < mostQueued) return
    await new Promise((done) => setTimeout(done, 100))
  }
}
