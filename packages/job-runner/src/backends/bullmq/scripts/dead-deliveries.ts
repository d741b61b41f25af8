/** Ends and forgets deliveries that no process tries any more. */
export const deadSteps: string = `
local function note_dead(id, channel, error)
  if redis.call('HINCRBY', prefix .. 'pendings', channel, -1) <= 0 then redis.call('HDEL', prefix .. 'pendings', channel) end
  if error then redis.call('HSET', prefix .. 'delivery:' .. id, 'error', error) end
  redis.call('SADD', prefix .. 'dead', id)
  redis.call('SET', prefix .. 'deadSince', string.format('%.0f', now), 'NX')
end

-- Returns whether the delivery was dead.
local function leave_dead(id)
  if redis.call('SREM', prefix .. 'dead', id) == 0 then return false end
  if redis.call('EXISTS', prefix .. 'dead') == 0 then redis.call('DEL', prefix .. 'deadSince') end
  return true
end

local function forget_dead(id)
  if not leave_dead(id) then return false end
  local delivery = prefix .. 'delivery:' .. id
  redis.call('HINCRBY', prefix .. 'run:' .. redis.call('HGET', delivery, 'run'), 'untold', -1)
  redis.call('SREM', prefix .. 'untold', id)
  redis.call('DEL', delivery)
  return true
end
`
