import type { BullLua } from './bull-call.ts'
import { onKey, type Script } from './script.ts'
import { stepsWith } from './steps.ts'

/** Stores a run, unless it is known, or meets one that it must not meet. Returns the outcome, the run, and the run that a BullMQ job is owed to. */
const enqueueing = (bull: BullLua) => `${stepsWith(bull)}
-- Lets the newest run of the job stand for the slot, if it was skipped for the same reason. Returns its id. Its reader puts
-- the fields into the run: a script would change the numbers of the JSON.
local function extend_skip(reason)
  local newest = redis.call('ZRANGE', prefix .. 'runs:' .. ask.jobId, -1, -1)[1]
  if not newest or not ask.slotAt then return nil end
  local record = prefix .. 'run:' .. newest
  local noted = redis.call('HMGET', record, 'skip', 'slotAt', 'skips')
  if noted[1] ~= reason then return nil end
  if ask.slotAt <= tonumber(noted[2]) then return newest end
  local known = tonumber(noted[3])
  redis.call('HSET', record, 'slotAt', string.format('%.0f', ask.slotAt), 'finishedAt', string.format('%.0f', ask.dueAt),
    'skips', known and ask.skips and known + ask.skips or '')
  hint('run ' .. newest)
  return newest
end

local function enqueue()
  local known = redis.call('EXISTS', row) == 1 and ask.runId
  if not known and ask.dedupe then
    local noted = redis.call('HMGET', prefix .. 'dedupe:' .. ask.dedupe.key, 'run', 'until')
    local stands = noted[1] and tonumber(noted[2]) > ask.now
    if stands and redis.call('EXISTS', prefix .. 'run:' .. noted[1]) == 1 then known = noted[1] end
  end
  if known then return { 'known', known } end

  local met = not ask.skip and redis.call('ZRANGE', open, 0, 0)[1]
  if met and ask.overlap == 'reject' then return { 'rejected', met } end
  if met and ask.overlap == 'join' then return { 'met', met } end

  local reason = met and ask.overlap == 'skip' and 'overlap' or ask.skip
  local record = reason and extend_skip(reason)
  if record then return { 'extended', record } end

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
    if ask.slotAt then redis.call('HSET', row, 'skip', reason, 'slotAt', string.format('%.0f', ask.slotAt), 'skips', ask.skips or '') end
    add_deliveries(new.completions)
    return { 'skipped', ask.runId }
  end

  redis.call('ZADD', prefix .. 'waiting', ask.dueAt, ask.runId)
  if ask.deadlineAt then redis.call('ZADD', prefix .. 'deadlines', ask.deadlineAt, ask.runId) end
  local has_turn = ask.overlap == 'allow' or redis.call('ZCARD', open) == 0
  redis.call('ZADD', open, seq, ask.runId)
  if has_turn then return { 'queued', ask.runId, let_begin(ask.runId, given) } end
  redis.call('ZADD', line, seq, ask.runId)
  if given then redis.call('HSET', row, 'add', cmsgpack.pack(given)) end
  -- It waits for others; but a worker may let the runs of the job overlap.
  if redis.call('ZCARD', line) == 1 then hint('work ' .. ask.jobId) end
  return { 'queued', ask.runId, '' }
end
`

/** Creates the script that stores a run; the call that comes with it adds the run's BullMQ job. */
export const enqueueRunWith = (bull: BullLua): Script =>
  onKey(`${enqueueing(bull)}
return enqueue()
`)

/** Creates the script that stores the runs that a plan made for a schedule's slots, if the schedule is still where the plan began. KEYS[1] is the schedule's hash. */
export const occurSlotsWith = (bull: BullLua): Script =>
  onKey(`${enqueueing(bull)}
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
