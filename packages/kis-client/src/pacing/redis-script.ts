import { runScript, scriptOf } from '@stockeye/internal/redis-script'

/** Commands that the pacer uses: an ioredis `Redis` or `Cluster` has them. */
export interface RedisPort {
  evalsha(sha: string, keys: number, ...keysAndArguments: string[]): Promise<unknown>
  eval(script: string, keys: number, ...keysAndArguments: string[]): Promise<unknown>
}

// One key holds the state of an app key: `calls`, each with the latest instant at which KIS may count it, and `asks`, the
// first waiters of each process. Only the time of the Redis server counts: the clocks of machines differ.
const script = scriptOf(`
local key, latest_ms, grace_ms = KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2])
local limit, window, account_limit, account_window = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
local what, id, member = ARGV[7], ARGV[8], ARGV[9]

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

-- Another server, or the same one after a restart, may have an older state. Where INFO is forbidden that is not detected.
local info = redis.pcall('INFO', 'server')
local server = type(info) == 'string' and string.match(info, 'run_id:(%w+)') or ''

local stored = redis.call('GET', key)
local state = stored and cmsgpack.unpack(stored)
if not state or state.server ~= server then
  -- The calls just before are not known: assume as many as the limit allows.
  state = { server = server, calls = {}, asks = {} }
  for i = 1, limit do state.calls[i] = { at = now + latest_ms, id = '', account_read = true } end
end

-- An instant further off than any can be says that the clock was set back.
local calls, asks, came = {}, {}, {}
for _, call in ipairs(state.calls) do
  call.at = math.min(call.at, now + latest_ms)
  if call.id == id and what == 'answered' then call.at = math.min(call.at, now) end
  local unused = call.id == id and what == 'unused'
  if not unused and call.at + math.max(window, account_window) > now then calls[#calls + 1] = call end
end
for _, ask in ipairs(state.asks) do
  local alive = now < ask.until_at and ask.until_at <= now + latest_ms + window + account_window + grace_ms
  if what == 'ask' and ask.member == member then
    came[ask.waiter] = ask.since
  elseif alive then
    asks[#asks + 1] = ask
  end
end

-- How many more may start, and the earliest instant at which that can be one more than now: an answer that is still to
-- come makes it no earlier.
local function room(most, window_ms, counts)
  local ends = {}
  for _, call in ipairs(calls) do
    if counts(call) and call.at + window_ms > now then ends[#ends + 1] = math.min(call.at, now) + window_ms end
  end
  table.sort(ends)
  return { free = most - #ends, more_at = ends[math.max(1, #ends - most + 1)] or math.huge, held_until = math.huge }
end

local granted, wake_at = '', math.huge
if what == 'ask' then
  for i = 10, #ARGV, 3 do
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
  local all = room(limit, window, function() return true end)
  local account_reads = room(account_limit, account_window, function(call) return call.account_read end)

  for index, ask in ipairs(asks) do
    local rooms = ask.lane == 'account-read' and { all, account_reads } or { all }
    local ready_at = now
    for _, limited in ipairs(rooms) do
      if limited.free <= 0 then ready_at = math.max(ready_at, math.min(limited.more_at, limited.held_until)) end
    end
    if ready_at > now then
      if ask.member == member then wake_at = math.min(wake_at, ready_at) end
    elseif ask.member == member then
      granted = ask.lane
      calls[#calls + 1] = { at = now + latest_ms, id = id, account_read = ask.lane == 'account-read' }
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

redis.call('SET', key, cmsgpack.pack({ server = server, calls = calls, asks = asks }), 'PX', 86400000)
return { granted, wake_at < math.huge and wake_at - now or 0 }
`)

/** Runs the pacer's script on the key of an app key. */
export const runPacerScript = (redis: RedisPort, key: string, values: readonly string[]): Promise<unknown> =>
  runScript(redis, script, key, ...values)
