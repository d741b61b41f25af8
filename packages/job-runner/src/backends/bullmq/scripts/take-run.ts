import type { BullLua } from './bull-call.ts'
import { onKey, type Script } from './script.ts'
import { stepsWith } from './steps.ts'

/**
 * Creates the script that takes a BullMQ job and begins its run in one step, when the run has never begun and may begin
 * now. Any other run is left as it is: its next step depends on more than a script should know. The call that comes with
 * it takes the job; KEYS[1] is what BullMQ's keys of the job's queue begin with.
 *
 * @returns BullMQ's answer, with the row of a run that has begun in the data of the job
 */
export const takeRunWith = (bull: BullLua): Script =>
  onKey(`${stepsWith(bull)}
-- JSON.stringify writes a run that never began so that its text ends like this. A run whose text differs is not begun here.
local new = '"state":"queued","attempt":0,"crashes":0,"cancelRequested":false}$'
local begun = '"state":"running","attempt":1,"crashes":0,"cancelRequested":false,"startedAt":%.0f}'

-- Returns the fields of the row after the step, or nil.
local function begin(run_id, token)
  row = prefix .. 'run:' .. run_id
  local fields = redis.call('HMGET', row, 'version', 'run', 'recipients', 'payload', 'progress')
  local version, deadline = tonumber(fields[1]), redis.call('ZSCORE', prefix .. 'deadlines', run_id)
  if not version or not fields[2] or fields[5] or deadline and tonumber(deadline) <= ask.now then return nil end
  local run, changes = string.gsub(fields[2], new, string.format(begun, ask.now))
  if changes == 0 then return nil end
  version = version + 1
  redis.call('HSET', row, 'version', version, 'run', run, 'holder', token)
  redis.call('ZREM', prefix .. 'waiting', run_id)
  redis.call('ZREM', prefix .. 'deadlines', run_id)
  redis.call('ZADD', prefix .. 'running', now, run_id)
  return { version = version, run = run, recipients = fields[3], payload = fields[4] or nil }
end

local taken = bull_take(given.keys, given.values)
if type(taken[1]) ~= 'table' then return taken end
local job = taken[1]
for place = 1, #job, 2 do
  if job[place] == 'data' then
    local data = cjson.decode(job[place + 1])
    data.begun = begin(data.runId, redis.call('GET', KEYS[1] .. taken[2] .. ':lock'))
    job[place + 1] = cjson.encode(data)
  end
end
return taken
`)
