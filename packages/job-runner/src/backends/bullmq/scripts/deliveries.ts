import { deadSteps } from './dead-deliveries.ts'
import { onKey, type Script } from './script.ts'

/** A delivery with what its completion is made of, as JSON; nil when it has no row, and then it leaves the lists. */
const deliveryRow = `
local function forget_delivery(id)
  redis.call('ZREM', prefix .. 'flying', id)
  redis.call('SREM', prefix .. 'dead', id)
  redis.call('SREM', prefix .. 'untold', id)
  redis.call('DEL', prefix .. 'delivery:' .. id)
end

local function read_delivery(id)
  local fields = { 'run', 'place', 'fence', 'tries', 'redelivered', 'nextRunAt' }
  local row = {}
  for index, value in ipairs(redis.call('HMGET', prefix .. 'delivery:' .. id, unpack(fields))) do
    row[fields[index]] = value or cjson.null
  end
  if row.run == cjson.null then return forget_delivery(id) end
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
  if channel then
    redis.call('ZREM', flying, id)
    redis.call('HSET', delivery, 'redelivered', 1)
    redis.call('ZADD', prefix .. 'pending:' .. channel, now, id)
    hint('tell ' .. channel)
  else
    forget_delivery(id)
  end
end

local taken = {}
for _, channel in ipairs(ask.channels) do
  local pending = prefix .. 'pending:' .. channel
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', pending, '-inf', now, 'LIMIT', 0, ask.count - #taken)) do
    redis.call('ZREM', pending, id)
    redis.call('ZADD', flying, now + ask.leaseMs, id)
    redis.call('HINCRBY', prefix .. 'delivery:' .. id, 'fence', 1)
    taken[#taken + 1] = read_delivery(id)
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
for _, id in ipairs(redis.call('SMEMBERS', KEYS[1])) do rows[#rows + 1] = read_delivery(id) end
return rows
`)

/** Reads deliveries by their ids, those that still exist. */
export const readDeliveries: Script = onKey(`${deliveryRow}
local rows = {}
for _, id in ipairs(ask.ids) do
  if redis.call('EXISTS', prefix .. 'delivery:' .. id) == 1 then rows[#rows + 1] = read_delivery(id) end
end
return rows
`)

/** Stores how a try to deliver ended. KEYS[1] is the hash of the delivery. @returns 0 if another process has it by now */
export const endDelivery: Script = onKey(`${deadSteps}
local delivery, id = KEYS[1], ask.id
if redis.call('HGET', delivery, 'fence') ~= ask.fence then return 0 end
local channel = redis.call('HGET', delivery, 'channel') or ''
-- It is back in line when its lease has passed, but no process has taken it yet.
if redis.call('ZREM', prefix .. 'flying', id) + redis.call('ZREM', prefix .. 'pending:' .. channel, id) == 0 then return 0 end
if ask.state == 'delivered' then
  if redis.call('HINCRBY', prefix .. 'pendings', channel, -1) <= 0 then redis.call('HDEL', prefix .. 'pendings', channel) end
  redis.call('HINCRBY', prefix .. 'run:' .. redis.call('HGET', delivery, 'run'), 'untold', -1)
  redis.call('SREM', prefix .. 'untold', id)
  redis.call('DEL', delivery)
  return 1
end
-- The end is stored: the same fence must not store another one.
redis.call('HINCRBY', delivery, 'fence', 1)
if ask.state == 'dead' then
  note_dead(id, channel, ask.error)
  return 1
end
if ask.error then redis.call('HSET', delivery, 'error', ask.error) end
if ask.costsTry then redis.call('HINCRBY', delivery, 'tries', 1) end
if ask.mayBeSent then redis.call('HSET', delivery, 'redelivered', 1) end
redis.call('ZADD', prefix .. 'pending:' .. channel, now + ask.delayMs, id)
if ask.delayMs == 0 then hint('tell ' .. channel) end
return 1
`)

/** Renews the leases on deliveries. KEYS[1] is `flying`. @returns the ids of those that another process has by now */
export const renewDeliveries: Script = onKey(`
local lost = {}
for _, held in ipairs(ask.held) do
  local row = redis.call('HMGET', prefix .. 'delivery:' .. held.id, 'fence', 'channel')
  -- It is back in line when its lease has passed, but no process has taken it yet.
  local is_held = row[1] == held.fence
    and (redis.call('ZSCORE', KEYS[1], held.id) or redis.call('ZREM', prefix .. 'pending:' .. row[2], held.id) == 1)
  if is_held then
    redis.call('ZADD', KEYS[1], now + ask.leaseMs, held.id)
  else
    table.insert(lost, held.id)
  end
end
return lost
`)

/** Puts a dead delivery back in line. KEYS[1] is its hash. @returns 0 if it is not dead */
export const reviveDelivery: Script = onKey(`${deadSteps}
if not leave_dead(ask.id) then return 0 end
redis.call('HDEL', KEYS[1], 'tries', 'error')
local channel = redis.call('HGET', KEYS[1], 'channel')
redis.call('HINCRBY', prefix .. 'pendings', channel, 1)
redis.call('ZADD', prefix .. 'pending:' .. channel, now, ask.id)
hint('tell ' .. channel)
return 1
`)

/** Forgets a dead delivery. KEYS[1] is its hash. @returns 0 if it is not dead */
export const discardDelivery: Script = onKey(`${deadSteps}
return forget_dead(ask.id) and 1 or 0
`)
