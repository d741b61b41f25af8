import { type BullLua, bullFunctions } from './bull-call.ts'

/** Returns what the scripts that change a run have in common. KEYS[1] is the hash of the run. */
export const stepsWith = (bull: BullLua): string => `${bullFunctions(bull)}
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
    local delivery, pending = prefix .. 'delivery:' .. completion.id, prefix .. 'pending:' .. completion.channel
    redis.call('HSET', delivery, 'run', ask.runId, 'place', completion.place, 'channel', completion.channel)
    if completion.nextRunAt and not is_paused then redis.call('HSET', delivery, 'nextRunAt', completion.nextRunAt) end
    -- While others are due, the processes of the channel have had the hint, and take until none is left.
    if redis.call('ZCOUNT', pending, '-inf', now) == 0 then hint('tell ' .. completion.channel) end
    redis.call('ZADD', pending, now, completion.id)
    redis.call('SADD', prefix .. 'untold', completion.id)
    redis.call('HINCRBY', prefix .. 'pendings', completion.channel, 1)
    redis.call('HINCRBY', row, 'untold', 1)
  end
end

local function add_bull_job(call)
  bull_add(call.keys, call.values)
  -- While others wait, the workers have had the hint, and take until none is left.
  if redis.call('LLEN', prefix .. 'queue:' .. ask.jobId .. ':wait') == 1 then hint('work ' .. ask.jobId) end
end

-- Adds the BullMQ job of a run whose turn it is. Returns '', or the run's id when there is no call: a process must add it.
local function let_begin(run_id, call)
  if call then
    add_bull_job(call)
    return ''
  end
  redis.call('ZADD', prefix .. 'owed', now, run_id)
  return run_id
end

-- Removes the first run from the line, and lets it begin. An earlier version of this package stored no call.
local function let_next_begin()
  local run_id = redis.call('ZPOPMIN', line)[1]
  local waiting = prefix .. 'run:' .. run_id
  local call = redis.call('HGET', waiting, 'add')
  redis.call('HDEL', waiting, 'add')
  return let_begin(run_id, call and cmsgpack.unpack(call))
end

-- Lets the next run of the job begin, when only runs are left that wait for the others.
local function release()
  local waiting = redis.call('ZCARD', line)
  if waiting == 0 or redis.call('ZCARD', open) > waiting then return '' end
  return let_next_begin()
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
  redis.call('HDEL', row, 'add')
  redis.call('ZREM', prefix .. 'running', ask.runId)
  redis.call('ZREM', line, ask.runId)
  if redis.call('ZREM', open, ask.runId) == 0 then return '' end
  return release()
end
`
