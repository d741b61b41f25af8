import { scriptOf } from '@stockeye/internal/redis-script'

// What Redis keeps, under a prefix in braces: they are the hash tag of a cluster, so all of it lies in one slot, and a
// script may touch several keys. BullMQ's own keys are under `{prefix}:queue`.
//
//   run:<runId>         hash   seq, version, jobId, run (RunInfo as JSON), payload, recipients, holder (of the claim), progress,
//                              finishedAt, untold (number of completions that were not delivered)
//   runs:<jobId>        zset   every run of a job by seq: the history
//   open:<jobId>        zset   those that have not ended, by seq: the first is the one that a trigger joins
//   line:<jobId>        zset   those of them that wait for the others, by seq: they have no BullMQ job yet
//   owed                zset   runs whose BullMQ job may be missing, by since when
//   waiting, running    zset   runs that wait, by when they were to begin · runs that run
//   deadlines           zset   runs that were not started, by their start deadline
//   delivery:<id>       hash   a completion until it is delivered: run, place, channel, tries, fence, redelivered,
//                              nextRunAt, error
//   pending:<channel>   zset   deliveries by when they are due · flying (zset): those that a process has, until when ·
//   pendings            hash   number of deliveries of each channel that are neither delivered nor dead
//   dead, untold        set    those that no process tries any more · all of them
//   dedupe:<job, key>   hash   run and until when · kept (zset): runs that a live dedupe key stands for
//   schedule:<id>       hash   lastSlotAt, isPaused
//   takers              zset   processes that work or deliver, until when
//   jobs (set), seq (counter), version (of all this), hints (pub/sub)
//
// Deliveries and `takers` go by the time of the server, since the clocks of the machines differ; BullMQ's locks do, too.

/** A script of this backend. Declared here, since no declaration of a published package may lead to a private one. */
export interface Script {
  readonly lua: string
  readonly sha: string
}

/** Creates a script on one key: KEYS[1] is that key, ARGV[1] the prefix of all keys, ARGV[2] the request, as JSON. */
const onKey = (body: string): Script =>
  scriptOf(`
local prefix, ask = ARGV[1], cjson.decode(ARGV[2])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
-- A hint may be lost; and a user that may not publish must be able to write all the same.
local function hint(text)
  redis.pcall('PUBLISH', prefix .. 'hints', text)
end
${body}`)

/** KEYS[1] is the hash of a run. */
const steps = `
local row = KEYS[1]
local open, line = prefix .. 'open:' .. ask.jobId, prefix .. 'line:' .. ask.jobId

local function note_dedupe(run_id)
  local dedupe = ask.dedupe
  if not dedupe then return end
  redis.call('HSET', prefix .. 'dedupe:' .. dedupe.key, 'run', run_id, 'until', dedupe.untilAt)
  redis.call('PEXPIREAT', prefix .. 'dedupe:' .. dedupe.key, dedupe.untilAt)
  redis.call('ZADD', prefix .. 'kept', 'GT', dedupe.untilAt, run_id)
end

-- Adds the completions of a run that has ended, in the step that ends it.
local function add_deliveries(completions)
  if #completions == 0 then return end
  local is_paused = redis.call('HGET', prefix .. 'schedule:' .. ask.jobId, 'isPaused') == '1'
  for _, completion in ipairs(completions) do
    local delivery = prefix .. 'delivery:' .. completion.id
    redis.call('HSET', delivery, 'run', ask.runId, 'place', completion.place, 'channel', completion.channel)
    if completion.nextRunAt and not is_paused then redis.call('HSET', delivery, 'nextRunAt', completion.nextRunAt) end
    redis.call('ZADD', prefix .. 'pending:' .. completion.channel, now, completion.id)
    redis.call('SADD', prefix .. 'untold', completion.id)
    redis.call('HINCRBY', prefix .. 'pendings', completion.channel, 1)
    redis.call('HINCRBY', row, 'untold', 1)
    hint('tell ' .. completion.channel)
  end
end

-- Releases the next run of the job, when only runs are left that wait for the others: it gets a BullMQ job.
local function release()
  local waiting = redis.call('ZCARD', line)
  if waiting == 0 or redis.call('ZCARD', open) > waiting then return '' end
  local next_id = redis.call('ZPOPMIN', line)[1]
  redis.call('ZADD', prefix .. 'owed', now, next_id)
  return next_id
end

local function place()
  if ask.place == 'waiting' then
    redis.call('ZADD', prefix .. 'waiting', ask.dueAt, ask.runId)
    redis.call('ZREM', prefix .. 'running', ask.runId)
    return ''
  end
  redis.call('ZREM', prefix .. 'waiting', ask.runId)
  redis.call('ZREM', prefix .. 'deadlines', ask.runId)
  if ask.place == 'running' then
    redis.call('ZADD', prefix .. 'running', now, ask.runId)
    return ''
  end
  redis.call('HSET', row, 'finishedAt', ask.finishedAt)
  redis.call('ZREM', prefix .. 'running', ask.runId)
  redis.call('ZREM', line, ask.runId)
  if redis.call('ZREM', open, ask.runId) == 0 then return '' end
  return release()
end
`

/** Stores a run, unless it is known, or meets one that it must not meet. Returns the outcome, the run, and the run that a BullMQ job is owed to. */
const enqueueing = `${steps}
local function enqueue()
  local known = redis.call('EXISTS', row) == 1 and ask.runId
  if not known and ask.dedupe then
    local noted = redis.call('HMGET', prefix .. 'dedupe:' .. ask.dedupe.key, 'run', 'until')
    local stands = noted[1] and tonumber(noted[2]) > ask.now
    if stands and redis.call('EXISTS', prefix .. 'run:' .. noted[1]) == 1 then known = noted[1] end
  end
  if known then return { 'known', known } end

  local met = not ask.isSkipped and redis.call('ZRANGE', open, 0, 0)[1]
  if met and ask.overlap == 'reject' then return { 'rejected', met } end
  if met and ask.overlap == 'join' then return { 'met', met } end

  local seq = redis.call('INCR', prefix .. 'seq')
  local new = met and ask.overlap == 'skip' and ask.ifMet or ask.new
  redis.call('HSET', row, 'seq', seq, 'version', 1, 'run', new.run, 'recipients', ask.recipients, 'holder', '',
    'jobId', ask.jobId)
  if ask.payload then redis.call('HSET', row, 'payload', ask.payload) end
  redis.call('ZADD', prefix .. 'runs:' .. ask.jobId, seq, ask.runId)
  redis.call('SADD', prefix .. 'jobs', ask.jobId)
  note_dedupe(ask.runId)
  if new.finishedAt then
    redis.call('HSET', row, 'finishedAt', new.finishedAt)
    add_deliveries(new.completions)
    return { 'skipped', ask.runId }
  end

  redis.call('ZADD', prefix .. 'waiting', ask.dueAt, ask.runId)
  if ask.deadlineAt then redis.call('ZADD', prefix .. 'deadlines', ask.deadlineAt, ask.runId) end
  local has_turn = ask.overlap == 'allow' or redis.call('ZCARD', open) == 0
  redis.call('ZADD', open, seq, ask.runId)
  if has_turn then redis.call('ZADD', prefix .. 'owed', now, ask.runId)
  else redis.call('ZADD', line, seq, ask.runId) end
  return { 'queued', ask.runId, has_turn and ask.runId or '' }
end
`

export const enqueueRun: Script = onKey(`${enqueueing}
return enqueue()
`)

/** Stores the runs that a plan made for a schedule's slots, if the schedule is still where the plan began. KEYS[1] is the schedule's hash. */
export const occurSlots: Script = onKey(`${enqueueing}
local plan = ask
if tonumber(redis.call('HGET', KEYS[1], 'lastSlotAt')) ~= plan.from then return { 'stale', {} } end
redis.call('HSET', KEYS[1], 'lastSlotAt', plan.to)
local answers = {}
for index, request in ipairs(plan.requests) do
  ask, row = request, prefix .. 'run:' .. request.runId
  answers[index] = enqueue()
end
return { 'stored', answers }
`)

/** Stores a step of a run, if no process has stored one in between. @returns whether it was stored, and the run whose turn it is now */
export const storeStep: Script = onKey(`${steps}
if tonumber(redis.call('HGET', row, 'version')) ~= ask.version then return { 'stale' } end
redis.call('HSET', row, 'version', ask.version + 1, 'run', ask.run, 'recipients', ask.recipients, 'holder', ask.holder)
redis.call('HDEL', row, 'progress')
note_dedupe(ask.runId)
local released = place()
add_deliveries(ask.completions)
if ask.place == 'final' then hint('run ' .. ask.runId) end
if ask.isCancel then hint('cancel ' .. ask.runId) end
return { 'stored', released }
`)

/** Lets every run of a job that waits for others have its turn: a worker is there that lets them overlap. */
export const releaseAll: Script = onKey(`${steps}
local released = {}
for _, run_id in ipairs(redis.call('ZRANGE', line, 0, -1)) do
  redis.call('ZADD', prefix .. 'owed', now, run_id)
  table.insert(released, run_id)
end
redis.call('DEL', line)
return released
`)

/** Lists runs whose BullMQ job is owed for too long, and runs whose start deadline has passed. */
export const listLeft: Script = onKey(`
local owed_by = string.format('%.0f', now - ask.owedForMs)
return {
  redis.call('ZRANGEBYSCORE', prefix .. 'owed', '-inf', owed_by, 'LIMIT', 0, ask.most),
  redis.call('ZRANGEBYSCORE', prefix .. 'deadlines', '-inf', ask.now, 'LIMIT', 0, ask.most),
}
`)

export const noteProgress: Script = onKey(`
if redis.call('HGET', KEYS[1], 'holder') ~= ask.holder then return 0 end
redis.call('HSET', KEYS[1], 'progress', ask.progress)
hint('run ' .. ask.runId)
return 1
`)

/** A delivery with what its completion is made of, as JSON. */
const deliveryRow = `
local function read_delivery(id)
  local fields = { 'run', 'place', 'fence', 'tries', 'redelivered', 'nextRunAt' }
  local row = {}
  for index, value in ipairs(redis.call('HMGET', prefix .. 'delivery:' .. id, unpack(fields))) do
    row[fields[index]] = value or cjson.null
  end
  local run = redis.call('HMGET', prefix .. 'run:' .. row.run, 'run', 'recipients')
  row.id, row.run, row.recipients = id, run[1], run[2]
  return cjson.encode(row)
end
`

/**
 * Takes the due deliveries of some channels. The deliveries of a process that died go back in line before.
 *
 * @returns in how many ms there is more to do, or -1; and the deliveries
 */
export const takeDeliveries: Script = onKey(`${deliveryRow}
local flying = prefix .. 'flying'
for _, id in ipairs(redis.call('ZRANGEBYSCORE', flying, '-inf', now)) do
  local delivery = prefix .. 'delivery:' .. id
  local channel = redis.call('HGET', delivery, 'channel')
  redis.call('ZREM', flying, id)
  redis.call('HSET', delivery, 'redelivered', 1)
  redis.call('ZADD', prefix .. 'pending:' .. channel, now, id)
  hint('tell ' .. channel)
end

local taken = {}
for _, channel in ipairs(ask.channels) do
  local pending = prefix .. 'pending:' .. channel
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', pending, '-inf', now, 'LIMIT', 0, ask.count - #taken)) do
    redis.call('ZREM', pending, id)
    redis.call('ZADD', flying, now + ask.leaseMs, id)
    redis.call('HINCRBY', prefix .. 'delivery:' .. id, 'fence', 1)
    table.insert(taken, read_delivery(id))
  end
end

local more_at
local function note_next(line)
  local at = tonumber(redis.call('ZRANGE', line, 0, 0, 'WITHSCORES')[2])
  if at and (not more_at or at < more_at) then more_at = at end
end
note_next(flying)
for _, channel in ipairs(ask.channels) do note_next(prefix .. 'pending:' .. channel) end
return { more_at and math.max(0, more_at - now) or -1, taken }
`)

/**
 * Counts the deliveries of each channel that are neither delivered nor dead. Versions before the counters wrote and ended
 * deliveries without them, and may still run beside this one: then the deliveries are counted. KEYS[1] is `pendings`.
 */
export const countPending: Script = onKey(`
local counts = redis.call('HGETALL', KEYS[1])
local sum = 0
for index = 2, #counts, 2 do sum = sum + counts[index] end
if sum == redis.call('SCARD', prefix .. 'untold') - redis.call('SCARD', prefix .. 'dead') then return counts end

local channels, found = {}, {}
for _, id in ipairs(redis.call('SDIFF', prefix .. 'untold', prefix .. 'dead')) do
  local channel = redis.call('HGET', prefix .. 'delivery:' .. id, 'channel')
  if channel and not found[channel] then table.insert(channels, channel) end
  if channel then found[channel] = (found[channel] or 0) + 1 end
end
local recounted = {}
for _, channel in ipairs(channels) do
  table.insert(recounted, channel)
  table.insert(recounted, tostring(found[channel]))
end
return recounted
`)

export const listDead: Script = onKey(`${deliveryRow}
local rows = {}
for _, id in ipairs(redis.call('SMEMBERS', KEYS[1])) do table.insert(rows, read_delivery(id)) end
return rows
`)

/** Stores how a try to deliver ended. KEYS[1] is the hash of the delivery. @returns 0 if another process has it by now */
export const endDelivery: Script = onKey(`
local delivery, id = KEYS[1], ask.id
if redis.call('HGET', delivery, 'fence') ~= ask.fence then return 0 end
if redis.call('ZREM', prefix .. 'flying', id) == 0 then return 0 end
local channel = redis.call('HGET', delivery, 'channel')
if ask.state == 'delivered' or ask.state == 'dead' then
  if redis.call('HINCRBY', prefix .. 'pendings', channel, -1) <= 0 then redis.call('HDEL', prefix .. 'pendings', channel) end
end
if ask.state == 'delivered' then
  redis.call('HINCRBY', prefix .. 'run:' .. redis.call('HGET', delivery, 'run'), 'untold', -1)
  redis.call('SREM', prefix .. 'untold', id)
  redis.call('DEL', delivery)
  return 1
end
if ask.error then redis.call('HSET', delivery, 'error', ask.error) end
if ask.state == 'dead' then
  redis.call('SADD', prefix .. 'dead', id)
  return 1
end
if ask.costsTry then redis.call('HINCRBY', delivery, 'tries', 1) end
if ask.isGivenBack then redis.call('HSET', delivery, 'redelivered', 1) end
redis.call('ZADD', prefix .. 'pending:' .. channel, now + ask.delayMs, id)
if ask.delayMs == 0 then hint('tell ' .. channel) end
return 1
`)

/** Renews the leases on deliveries. KEYS[1] is `flying`. @returns the ids of those that another process has by now */
export const renewDeliveries: Script = onKey(`
local lost = {}
for _, held in ipairs(ask.held) do
  local fence = redis.call('HGET', prefix .. 'delivery:' .. held.id, 'fence')
  if fence == held.fence and redis.call('ZSCORE', KEYS[1], held.id) then
    redis.call('ZADD', KEYS[1], now + ask.leaseMs, held.id)
  else
    table.insert(lost, held.id)
  end
end
return lost
`)

/** Puts a dead delivery back in line. KEYS[1] is its hash. @returns 0 if it is not dead */
export const reviveDelivery: Script = onKey(`
if redis.call('SREM', prefix .. 'dead', ask.id) == 0 then return 0 end
redis.call('HDEL', KEYS[1], 'tries', 'error')
local channel = redis.call('HGET', KEYS[1], 'channel')
redis.call('HINCRBY', prefix .. 'pendings', channel, 1)
redis.call('ZADD', prefix .. 'pending:' .. channel, now, ask.id)
hint('tell ' .. channel)
return 1
`)

/** Forgets a dead delivery. KEYS[1] is its hash. @returns 0 if it is not dead */
export const discardDelivery: Script = onKey(`
if redis.call('SREM', prefix .. 'dead', ask.id) == 0 then return 0 end
redis.call('HINCRBY', prefix .. 'run:' .. redis.call('HGET', KEYS[1], 'run'), 'untold', -1)
redis.call('SREM', prefix .. 'untold', ask.id)
redis.call('DEL', KEYS[1])
return 1
`)

export const advanceSchedule: Script = onKey(`
local last = tonumber(redis.call('HGET', KEYS[1], 'lastSlotAt'))
if not last or last < ask.slotAt then redis.call('HSET', KEYS[1], 'lastSlotAt', ask.slotAt) end
return 1
`)

export const attend: Script = onKey(`
for _, name in ipairs(ask.names) do redis.call('ZADD', KEYS[1], now + ask.leaseMs, name) end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
return 1
`)

export const listLiving: Script = onKey(`
return redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. string.format('%.0f', now), '+inf')
`)

/** Looks at some of a job's runs, oldest first, and forgets those that may go. @returns how many it left of them */
export const pruneRuns: Script = onKey(`
local runs, kept = KEYS[1], prefix .. 'kept'
local count, left = redis.call('ZCARD', runs), 0
local some = redis.call('ZRANGE', runs, ask.from, ask.from + ask.size - 1)
for index, run_id in ipairs(some) do
  local row = prefix .. 'run:' .. run_id
  local fields = redis.call('HMGET', row, 'finishedAt', 'untold')
  local finished_at, untold = tonumber(fields[1]), tonumber(fields[2]) or 0
  local newer = count - ask.from - index
  local is_old = finished_at and (newer >= ask.runsPerJob or finished_at < ask.since)
  local kept_until = tonumber(redis.call('ZSCORE', kept, run_id)) or 0
  if is_old and untold == 0 and kept_until <= ask.now then
    redis.call('DEL', row)
    redis.call('ZREM', runs, run_id)
    redis.call('ZREM', kept, run_id)
  else
    left = left + 1
  end
end
return { left, #some }
`)
