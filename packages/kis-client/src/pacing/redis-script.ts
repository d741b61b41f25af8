import { runScript, scriptOf } from '@stockeye/internal/redis-script'

/** Commands that the pacer uses: an ioredis `Redis` or `Cluster` has them. */
export interface RedisPort {
  /** Runs a script that Redis knows by its SHA-1. */
  evalsha(sha: string, keys: number, ...keysAndArguments: string[]): Promise<unknown>
  /** Runs a script by its text, after Redis has forgotten it. */
  eval(script: string, keys: number, ...keysAndArguments: string[]): Promise<unknown>
}

// One sorted set holds all of an app key, so that Redis loses all of it or nothing: each call by the latest instant at which
// KIS may count it, and at infinity the rest of the state: `asks`, the first waiters of each process, and `reads`, the calls
// that the limit by account counts too. So no step of a turn grows with the limit, except by its logarithm. Only the time of
// the Redis server counts: the clocks of machines differ.
const script = scriptOf(`
local key, latest_ms, grace_ms = KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2])
local limit, window, account_limit, account_window = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
local spacing, what, id, member = tonumber(ARGV[7]), ARGV[8], ARGV[9], ARGV[10]

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

-- Another server, or the same one after a restart, may have an older state. Where INFO is forbidden that is not detected.
local info = redis.pcall('INFO', 'server')
local server = type(info) == 'string' and string.match(info, 'run_id:(%w+)') or ''

local stored = redis.call('ZRANGEBYSCORE', key, 'inf', 'inf')[1]
local state = stored and cmsgpack.unpack(stored)
if not state or state.server ~= server then
  -- The calls just before are not known: assume as many as the limit allows.
  redis.call('DEL', key)
  state = { server = server, reads = {}, asks = {}, unknown_at = now + latest_ms, started_at = now }
else
  redis.call('ZREM', key, stored)
end

-- An instant further off than any can be says that the clock was set back.
state.unknown_at, state.started_at = math.min(state.unknown_at, now + latest_ms), math.min(state.started_at, now)
for _, call in ipairs(redis.call('ZRANGEBYSCORE', key, '(' .. now + latest_ms, '+inf')) do
  redis.call('ZADD', key, now + latest_ms, call)
end
redis.call('ZREMRANGEBYSCORE', key, '-inf', now - window)
local call_at = redis.call('ZSCORE', key, id)
if call_at and what == 'answered' then redis.call('ZADD', key, math.min(tonumber(call_at), now), id) end
if call_at and what == 'unused' then redis.call('ZREM', key, id) end

local reads, asks, came = {}, {}, {}
for _, read in ipairs(state.reads) do
  read.at = math.min(read.at, now + latest_ms)
  if read.id == id and what == 'answered' then read.at = math.min(read.at, now) end
  local unused = read.id == id and what == 'unused'
  if not unused and read.at + account_window > now then reads[#reads + 1] = read end
end
for _, ask in ipairs(state.asks) do
  local alive = now < ask.until_at and ask.until_at <= now + latest_ms + window + account_window + spacing + grace_ms
  if what == 'ask' and ask.member == member then
    came[ask.waiter] = ask.since
  elseif alive then
    asks[#asks + 1] = ask
  end
end

-- How many more may start, and the earliest instant at which that can be one more than now: an answer that is still to
-- come makes it no earlier. \`at_of\` returns the latest arrival of the call with that place, the earliest call first.
local function room(most, window_ms, count, at_of)
  if state.unknown_at + window_ms > now then
    return { free = 0, more_at = state.unknown_at + window_ms, held_until = math.huge }
  end
  local more_at = count > 0 and math.min(at_of(math.max(0, count - most)), now) + window_ms or math.huge
  return { free = most - count, more_at = more_at, held_until = math.huge }
end

local granted, wake_at = '', math.huge
if what == 'ask' then
  for i = 11, #ARGV, 3 do
    local lane, waiter, age_ms = ARGV[i], ARGV[i + 1], tonumber(ARGV[i + 2])
    -- A question that took long to arrive does not make its waiter younger.
    local since = math.min(came[waiter] or math.huge, now - age_ms)
    asks[#asks + 1] = { member = member, lane = lane, waiter = waiter, since = since, until_at = 0 }
  end
  table.sort(asks, function(a, b)
    if (a.lane == 'order') ~= (b.lane == 'order') then return a.lane == 'order' end
    if a.since ~= b.since then return a.since < b.since end
    return a.member .. a.lane < b.member .. b.lane
  end)
  table.sort(reads, function(a, b) return a.at < b.at end)
  local calls = room(limit, window, redis.call('ZCARD', key), function(place)
    return tonumber(redis.call('ZRANGE', key, place, place, 'WITHSCORES')[2])
  end)
  local account_reads = room(account_limit, account_window, #reads, function(place) return reads[place + 1].at end)
  -- One start at a time, \`spacing\` after the one before.
  local may_start = state.started_at + spacing <= now
  local spaced = {
    free = may_start and 1 or 0,
    more_at = (may_start and now or state.started_at) + spacing,
    held_until = math.huge,
  }

  for index, ask in ipairs(asks) do
    local rooms = { calls }
    if ask.lane == 'account-read' then rooms[#rooms + 1] = account_reads end
    if spacing > 0 then rooms[#rooms + 1] = spaced end
    local ready_at = now
    for _, limited in ipairs(rooms) do
      if limited.free <= 0 then ready_at = math.max(ready_at, math.min(limited.more_at, limited.held_until)) end
    end
    if ready_at > now then
      if ask.member == member then wake_at = math.min(wake_at, ready_at) end
    elseif ask.member == member then
      granted = ask.lane
      state.started_at = now
      redis.call('ZADD', key, now + latest_ms, id)
      if ask.lane == 'account-read' then reads[#reads + 1] = { at = now + latest_ms, id = id } end
      table.remove(asks, index)
      break
    else
      -- The room is kept free for the one whose turn it is, while that process may be alive.
      for _, limited in ipairs(rooms) do
        limited.free = limited.free - 1
        limited.held_until = math.min(limited.held_until, ask.until_at)
      end
    end
  end
  for _, ask in ipairs(asks) do
    if ask.member == member then ask.until_at = (wake_at < math.huge and wake_at or now) + grace_ms end
  end
end

state.reads, state.asks = reads, asks
redis.call('ZADD', key, '+inf', cmsgpack.pack(state))
redis.call('PEXPIRE', key, 86400000)
return { granted, wake_at < math.huge and wake_at - now or 0 }
`)

/** Runs the pacer's script on the key of an app key. */
export const runPacerScript = (redis: RedisPort, key: string, values: readonly string[]): Promise<unknown> =>
  runScript(redis, script, key, ...values)
