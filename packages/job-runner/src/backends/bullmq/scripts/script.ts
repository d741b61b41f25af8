import { scriptOf } from '@stockeye/internal/redis-script'

// What Redis keeps, under a prefix in braces: they are the hash tag of a cluster, so all of it lies in one slot, and a
// script may touch several keys. BullMQ's own keys are under `{prefix}:queue`.
//
//   run:<runId>         hash   seq, version, jobId, run (RunInfo as JSON), payload, recipients, holder (of the claim), progress,
//                              finishedAt, untold (number of completions that were not delivered); of a skipped one
//                              skip (reason), slotAt (last slot) and skips (number of slots), which are newer than run
//   runs:<jobId>        zset   every run of a job by seq: the history
//   open:<jobId>        zset   those that have not ended, by seq: the first is the one that a trigger joins
//   line:<jobId>        zset   those of them that wait for the others, by seq: they have no BullMQ job yet, but in their hash
//                              `add`, the call that adds it
//   owed                zset   runs whose BullMQ job may be missing, by since when
//   waiting, running    zset   runs that wait, by when they were to begin · runs that run
//   deadlines           zset   runs that were not started, by their start deadline
//   delivery:<id>       hash   a completion until it is delivered: run, place, channel, tries, fence, redelivered,
//                              nextRunAt, error
//   pending:<channel>   zset   deliveries by when they are due · flying (zset): those that a process has, until when ·
//   pendings            hash   number of deliveries of each channel that are neither delivered nor dead
//   dead, untold        set    those that no process tries any more · all of them
//   deadSince           text   time since when there is a dead one
//   dedupe:<job, key>   hash   run and until when · kept (zset): runs that a live dedupe key stands for
//   schedule:<id>       hash   lastSlotAt, isPaused, scheduleId
//   takers              zset   processes that work or deliver, until when · members (hash): what each of them serves, as JSON
//   jobs (set), seq (counter), version (of all this), hints (pub/sub)
//
// Deliveries and `takers` go by the time of the server, since the clocks of the machines differ; BullMQ's locks do, too.

/** A script of this backend. Declared here, since no declaration of a published package may lead to a private one. */
export interface Script {
  readonly lua: string
  readonly sha: string
}

/** Creates a script on one key: KEYS[1] is that key, ARGV[1] the prefix of all keys, ARGV[2] the request, as JSON. */
export const onKey = (body: string): Script =>
  scriptOf(`
local prefix, ask = ARGV[1], cjson.decode(ARGV[2])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
-- A hint may be lost; and a user that may not publish must be able to write all the same.
local function hint(text)
  redis.pcall('PUBLISH', prefix .. 'hints', text)
end
${body}`)
