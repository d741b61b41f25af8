import * as z from 'zod/mini'
import { JobBackendError } from '../../errors.ts'
import type { RunInfo } from '../../runner/run-states.ts'
import type { BackendStats, Presence } from '../backend.ts'
import { unservedOf } from '../presence.ts'
import type { DeadDelivery, StoredJob, StoreView } from '../store-view.ts'
import type { Commands } from './connection.ts'
import { createDeliveries } from './deliveries.ts'
import { createPresence } from './presence.ts'
import { readRows } from './run-row.ts'
import { createSchedules } from './schedules.ts'
import { countPending } from './scripts/deliveries.ts'

// Number of keys in a step of a scan. A longer step would keep the other clients of Redis waiting.
const keysPerScan = 1_000

/** Creates a view that sends all parts of a question to Redis together: the round trips do not grow with the number of runs. */
export function createStoreView(commands: Commands): StoreView {
  const { redis, key, command, execute } = commands
  const presence = createPresence(commands)
  const schedules = createSchedules(commands)
  // A row that cannot be read is not passed over here: a person looks for it.
  const deliveries = createDeliveries(commands, (cause) => {
    throw new JobBackendError('a delivery in Redis cannot be read: put a backup in its place', { cause })
  })

  async function readRuns(runIds: readonly string[]): Promise<readonly RunInfo[]> {
    // One may have been pruned since its id was read.
    return (await readRows(commands, runIds)).flatMap((row) => row?.run ?? [])
  }

  /** Counts the running runs of each job. */
  async function countRunning(): Promise<ReadonlyMap<string, number>> {
    const runs = await readRuns(await command(() => redis.zrange(key('running'), 0, '-1')))
    return new Map([...Map.groupBy(runs, ({ jobId }) => jobId)].map(([jobId, its]) => [jobId, its.length]))
  }

  /** Reads the newest run of each job, and the number of runs that have not ended. */
  async function readJobs(jobIds: readonly string[]) {
    const [newest, open] = await command(() =>
      Promise.all([
        Promise.all(jobIds.map((jobId) => redis.zrange(key(`runs:${jobId}`), -1, '-1'))),
        Promise.all(jobIds.map((jobId) => redis.zcard(key(`open:${jobId}`)))),
      ]),
    )
    const runs = new Map((await readRuns(newest.flat())).map((run) => [run.jobId, run]))
    return jobIds.map((jobId, place) => ({ jobId, latestRun: runs.get(jobId), open: open[place] ?? 0 }))
  }

  /** Reads the schedules by job. They have no list of their own: only this view looks for them, and a scan keeps no other client waiting. */
  async function readSchedules() {
    const start = key('schedule:')
    const ids = new Set<string>()
    const pattern = `${start.replace(/[\\*?[\]]/g, '\\$&')}*`
    let cursor = '0'
    do {
      const from = cursor
      const [next, keys] = await command(() => redis.scan(from, 'MATCH', pattern, 'COUNT', keysPerScan))
      for (const found of keys) ids.add(found.slice(start.length))
      cursor = next
    } while (cursor !== '0')
    const states = await Promise.all(
      [...ids].map(async (id) => ({ ...(await schedules.get(id)), ...parseScheduleId(id) })),
    )
    return Map.groupBy(states, ({ jobId }) => jobId)
  }

  /** Reads the end of the run whose completion is next in line, for each channel in which one waits. */
  async function readPendingSince(channels: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const next = await command(() =>
      Promise.all(channels.map((channel) => redis.zrange(key(`pending:${channel}`), 0, '0'))),
    )
    const rows = next.flatMap(([id], place) => (id === undefined ? [] : [{ channel: channels[place] ?? '', id }]))
    const ends = await command(() =>
      Promise.all(
        rows.map(async ({ id }) => {
          const runId = await redis.hget(key(`delivery:${id}`), 'run')
          return redis.hget(key(`run:${runId}`), 'finishedAt')
        }),
      ),
    )
    return new Map(
      rows.flatMap(({ channel }, place) => {
        const at = ends[place]
        return typeof at === 'string' ? [[channel, Number(at)]] : []
      }),
    )
  }

  /** Reads the jobs with open runs that no living worker serves. */
  async function readUnserved(services: Presence): Promise<BackendStats['unservedJobs']> {
    const known = await command(() => redis.smembers(key('jobs')))
    const candidates = unservedOf(
      known.toSorted().map((jobId) => ({ jobId })),
      services,
    )
    const open = await command(() =>
      Promise.all(
        candidates.map(async ({ jobId }) => ({
          jobId,
          runs: await redis.zcard(key(`open:${jobId}`)),
          first: await redis.zrange(key(`open:${jobId}`), 0, '0'),
        })),
      ),
    )
    return Promise.all(
      open.map(async ({ jobId, runs, first }) => {
        const [oldest] = await readRuns(first)
        return oldest === undefined ? [] : [{ jobId, runs, sinceAt: oldest.acceptedAt }]
      }),
    ).then((found) => found.flat())
  }

  return {
    async history(jobId, { limit, before }) {
      const runs = key(`runs:${jobId}`)
      const seq = before === undefined ? undefined : await command(() => redis.zscore(runs, before))
      if (seq === null) return []
      const below = seq === undefined ? '+inf' : `(${seq}`
      return readRuns(await command(() => redis.zrevrangebyscore(runs, below, '-inf', 'LIMIT', 0, limit)))
    },
    async jobs() {
      const [known, statesByJob, running] = await Promise.all([
        command(() => redis.smembers(key('jobs'))),
        readSchedules(),
        countRunning(),
      ])
      const jobs = await readJobs([...new Set([...known, ...statesByJob.keys()])].toSorted())
      return jobs.flatMap(({ jobId, latestRun, open }): StoredJob[] => {
        const states = statesByJob.get(jobId)
        // All its runs were pruned.
        if (latestRun === undefined && states === undefined) return []
        const schedule = inForce(states ?? [])
        const its = running.get(jobId) ?? 0
        return [
          {
            jobId,
            ...(latestRun !== undefined && { jobName: latestRun.jobName, latestRun }),
            // One may have ended between the two looks.
            queued: Math.max(0, open - its),
            running: its,
            isPaused: states?.some(({ isPaused }) => isPaused) ?? false,
            ...(schedule !== undefined && { schedule }),
          },
        ]
      })
    },
    async dead() {
      const dead = await deliveries.dead()
      const errors = await command(() =>
        Promise.all(dead.map(({ deliveryId }) => redis.hget(key(`delivery:${deliveryId}`), 'error'))),
      )
      return dead.flatMap((completion, place): DeadDelivery[] => {
        const error = errors[place]
        // It was redelivered meanwhile.
        return typeof error === 'string' ? [{ completion, error }] : []
      })
    },
    channels: async () => (await presence.living()).channels.toSorted(),
    presence: () => presence.services(),
    async stats() {
      const [queued, running, first, undelivered, dead, deadSince, pendings, services] = await command(() =>
        Promise.all([
          redis.zcard(key('waiting')),
          redis.zcard(key('running')),
          redis.zrange(key('waiting'), 0, '0', 'WITHSCORES'),
          redis.scard(key('untold')),
          redis.scard(key('dead')),
          redis.get(key('deadSince')),
          execute(countPending, key('pendings'), {}),
          presence.services(),
        ]),
      )
      const [, oldestQueuedAt] = first
      const pendingByChannel = parseCounts(pendings)
      return {
        queued,
        running,
        ...(oldestQueuedAt !== undefined && { oldestQueuedAt: Number(oldestQueuedAt) }),
        workers: services.workers,
        pendingDeliveries: undelivered - dead,
        pendingByChannel,
        pendingSince: await readPendingSince([...pendingByChannel.keys()]),
        deadDeliveries: dead,
        ...(deadSince !== null && { deadSinceAt: Number(deadSince) }),
        unservedJobs: await readUnserved(services),
      }
    },
  }
}

/** Parses names with a count after each. */
function parseCounts(answer: unknown): ReadonlyMap<string, number> {
  const texts = z.array(z.string()).parse(answer)
  return new Map(texts.flatMap((name, index) => (index % 2 === 0 ? [[name, Number(texts[index + 1])]] : [])))
}

/** Parses the id of a schedule. @returns the job's id, and its rule, empty when the id is only a job's */
function parseScheduleId(id: string) {
  const [jobId = ''] = id.split(' ', 1)
  return { jobId, text: id.slice(jobId.length + 1) }
}

/** Returns the schedule in force: a job whose rule was changed has several, and the one in force is the one whose slots advance. */
function inForce(states: readonly { readonly text: string; readonly lastSlotAt?: number }[]): StoredJob['schedule'] {
  const [latest] = states
    .flatMap(({ text, lastSlotAt }) => (text === '' || lastSlotAt === undefined ? [] : { text, lastSlotAt }))
    .toSorted((a, b) => b.lastSlotAt - a.lastSlotAt)
  return latest
}
