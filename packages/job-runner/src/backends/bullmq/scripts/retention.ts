import { deadSteps } from './dead-deliveries.ts'
import { onKey, type Script } from './script.ts'

/**
 * Looks at some of a job's runs, oldest first, and forgets those that may go. Deliveries that are too old end before that:
 * a dead one is forgotten, one that waits is dead. One that is in flight stays.
 *
 * @returns how many runs it left of them, how many it looked at, and the ids of the deliveries that are dead now
 */
export const pruneRuns: Script = onKey(`${deadSteps}
local died = {}
local function end_old_deliveries(run_id)
  local is_whole, recipients = pcall(cjson.decode, redis.call('HGET', prefix .. 'run:' .. run_id, 'recipients'))
  if not is_whole or type(recipients) ~= 'table' then return end
  for place = 0, #recipients - 1 do
    local id = run_id .. '/' .. place
    local channel = redis.call('HGET', prefix .. 'delivery:' .. id, 'channel')
    if channel and not forget_dead(id) and redis.call('ZREM', prefix .. 'pending:' .. channel, id) == 1 then
      note_dead(id, channel, ask.tooOld)
      table.insert(died, id)
    end
  end
end

local runs, kept = KEYS[1], prefix .. 'kept'
local count, left = redis.call('ZCARD', runs), 0
local some = redis.call('ZRANGE', runs, ask.from, ask.from + ask.size - 1)
for index, run_id in ipairs(some) do
  local row = prefix .. 'run:' .. run_id
  local fields = redis.call('HMGET', row, 'finishedAt', 'untold')
  local finished_at, untold = tonumber(fields[1]), tonumber(fields[2]) or 0
  if untold > 0 and finished_at and ask.deliveriesSince and finished_at < ask.deliveriesSince then
    end_old_deliveries(run_id)
    untold = tonumber(redis.call('HGET', row, 'untold')) or 0
  end
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
return { left, #some, died }
`)
