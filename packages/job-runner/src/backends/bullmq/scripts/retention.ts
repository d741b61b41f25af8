import { onKey, type Script } from './script.ts'

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
