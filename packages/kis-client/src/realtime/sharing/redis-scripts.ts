// One hash holds the lease of an app key and the memory, so that Redis loses all of it or nothing. Only the time of the Redis
// server counts: the clocks of machines differ. `until_at` of an older lease is cut to its span, in case the clock was set back.
const readLease = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local stored = redis.call('HMGET', KEYS[1], 'holder', 'until_at', 'span')
local holder, until_at, span = stored[1], tonumber(stored[2] or 0), tonumber(stored[3] or 0)
until_at = math.min(until_at, now + span)
local function write(next_holder, next_span)
  redis.call('HSET', KEYS[1], 'holder', next_holder, 'until_at', now + next_span, 'span', next_span)
end
`

/**
 * Takes the lease. ARGV: id of the tenure, span in ms. Returns whether it was taken, the id of the tenure that holds it, and
 * the memory.
 */
export const takeLua: string = `${readLease}
if not holder then
  -- A Redis that has lost its data knows no owner, but one may live: the first lease waits until that one has ended or
  -- has renewed.
  write('', tonumber(ARGV[2]))
  return { 0, '', '' }
end
if until_at > now then return { 0, holder, '' } end
write(ARGV[1], tonumber(ARGV[2]))
return { 1, ARGV[1], redis.call('HGET', KEYS[1], 'memory') or '' }
`

/** Renews the lease. ARGV: id of the tenure, span in ms. Returns 1, 2 if Redis had lost the lease, or 0 if another process has it. */
export const renewLua: string = `${readLease}
if holder == ARGV[1] and until_at > now then
  write(ARGV[1], tonumber(ARGV[2]))
  return 1
end
-- No process got the lease since the data was lost.
if not holder or (holder == '' and until_at > now) then
  write(ARGV[1], tonumber(ARGV[2]))
  return 2
end
return 0
`

/** Stores the memory. ARGV: id of the tenure, memory. Returns whether it is stored. */
export const rememberLua: string = `${readLease}
if holder ~= ARGV[1] or until_at <= now then return 0 end
redis.call('HSET', KEYS[1], 'memory', ARGV[2])
return 1
`

/** Gives the lease back. ARGV: id of the tenure. */
export const releaseLua: string = `${readLease}
if holder == ARGV[1] then write('', 0) end
return 1
`

/** Returns the id of the tenure that holds the lease; an empty text while no process does. */
export const lookLua: string = `${readLease}
return until_at > now and holder or ''
`
