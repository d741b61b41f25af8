import { onKey, type Script } from './script.ts'

/**
 * Renews the locks on BullMQ jobs. BullMQ's own script refuses a lock that has expired; but a process that was late, and
 * whose run no other process has begun, takes its lock again. KEYS[1] is BullMQ's set of jobs that may have stalled.
 * @returns the ids of the runs that another process has by now
 */
export const renewLocks: Script = onKey(`
local queue = prefix .. 'queue:' .. ask.jobId .. ':'

local function is_held(held)
  local token = redis.call('GET', queue .. held.bullId .. ':lock')
  if token then return token == held.token end
  if redis.call('HGET', prefix .. 'run:' .. held.runId, 'holder') ~= held.token then return false end
  if redis.call('LPOS', queue .. 'active', held.bullId) then return true end
  -- The check for stalled jobs has put it back in front of the others, and no process has taken it.
  if redis.call('LREM', queue .. 'wait', -1, held.bullId) == 0 then return false end
  redis.call('LPUSH', queue .. 'active', held.bullId)
  return true
end

local lost = {}
for _, held in ipairs(ask.held) do
  if is_held(held) then
    redis.call('SET', queue .. held.bullId .. ':lock', held.token, 'PX', string.format('%.0f', ask.leaseMs))
    redis.call('SREM', KEYS[1], held.bullId)
  else
    table.insert(lost, held.runId)
  end
end
return lost
`)
