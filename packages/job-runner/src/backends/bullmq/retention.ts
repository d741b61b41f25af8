import { z } from 'zod'
import type { BackendStats } from '../../backend.ts'
import type { Clock } from '../../clock.ts'
import type { Commands } from './connection.ts'
import type { Presence } from './presence.ts'
import { pruneRuns } from './scripts.ts'

const pruned: z.ZodType<readonly [left: number, seen: number]> = z.tuple([z.number(), z.number()])
// A script that looks at more would keep the others waiting.
const runsPerScript = 500

export async function countAll({ redis, key, command }: Commands, presence: Presence): Promise<BackendStats> {
  const [queued, running, first, untold, dead, { workers }] = await command(() =>
    Promise.all([
      redis.zcard(key('waiting')),
      redis.zcard(key('running')),
      redis.zrange(key('waiting'), 0, '0', 'WITHSCORES'),
      redis.scard(key('untold')),
      redis.scard(key('dead')),
      presence.living(),
    ]),
  )
  const [, oldestQueuedAt] = first
  return {
    queued,
    running,
    ...(oldestQueuedAt !== undefined && { oldestQueuedAt: Number(oldestQueuedAt) }),
    workers,
    pendingDeliveries: untold - dead,
    deadDeliveries: dead,
  }
}

export async function prune(
  { redis, key, run, command }: Commands,
  { since, runsPerJob, clock }: { readonly since: number; readonly runsPerJob: number; readonly clock: Clock },
): Promise<void> {
  const now = clock.now()
  for (const jobId of await command(() => redis.smembers(key('jobs')))) {
    for (let from = 0; ; ) {
      const asked = { from, size: runsPerScript, since, runsPerJob, now }
      const [left, seen] = pruned.parse(await run(pruneRuns, key(`runs:${jobId}`), asked))
      if (seen < runsPerScript) break
      from += left
    }
  }
  await command(() => redis.zremrangebyscore(key('kept'), '-inf', now))
}
