import type { BullLua } from './bull-call.ts'
import { enqueueRunWith, occurSlotsWith } from './enqueue.ts'
import { onKey, type Script } from './script.ts'
import { stepsWith } from './steps.ts'

/** Scripts that change a run and its BullMQ job in one step. */
export interface RunScripts {
  readonly enqueueRun: Script
  readonly occurSlots: Script
  /**
   * Stores a step of a run, if no process has stored one in between; the call that comes with it completes the run's BullMQ job.
   * @returns whether it was stored, the run that a BullMQ job is owed to now, and the payload if the run begins
   */
  readonly storeStep: Script
  /**
   * Lets some of a job's runs begin that wait for others: a worker is there that lets them overlap.
   * @returns those that a BullMQ job is owed to, and how many still wait
   */
  readonly releaseSome: Script
}

export const createRunScripts = (bull: BullLua): RunScripts => ({
  enqueueRun: enqueueRunWith(bull),
  occurSlots: occurSlotsWith(bull),
  storeStep: onKey(`${stepsWith(bull)}
if tonumber(redis.call('HGET', row, 'version')) ~= ask.version then return { 'stale' } end
redis.call('HSET', row, 'version', ask.version + 1, 'run', ask.run, 'recipients', ask.recipients, 'holder', ask.holder)
redis.call('HDEL', row, 'progress')
note_dedupe(ask.runId)
-- A refusal of BullMQ's is ignored: its job is taken once more then, and put away as its run has ended.
if given then bull_finish(given.keys, given.values) end
local released = place()
add_deliveries(ask.completions)
if ask.place == 'final' then hint('run ' .. ask.runId) end
if ask.isCancel then hint('cancel ' .. ask.runId) end
return { 'stored', released, ask.place == 'running' and redis.call('HGET', row, 'payload') }
`),
  releaseSome: onKey(`${stepsWith(bull)}
local owed = {}
for _ = 1, math.min(ask.most, redis.call('ZCARD', line)) do
  local owed_to = let_next_begin()
  if owed_to ~= '' then table.insert(owed, owed_to) end
end
return { owed, redis.call('ZCARD', line) }
`),
})

/** Lists runs whose BullMQ job is owed for too long, and runs whose start deadline has passed. */
export const listLeft: Script = onKey(`
local owed_by = string.format('%.0f', now - ask.owedForMs)
return {
  redis.call('ZRANGEBYSCORE', prefix .. 'owed', '-inf', owed_by, 'LIMIT', 0, ask.most),
  redis.call('ZRANGEBYSCORE', prefix .. 'deadlines', '-inf', ask.now, 'LIMIT', 0, ask.most),
}
`)

export const noteProgress: Script = onKey(`
if redis.call('HGET', KEYS[1], 'holder') ~= ask.holder then return 0 end
redis.call('HSET', KEYS[1], 'progress', ask.progress)
hint('run ' .. ask.runId)
return 1
`)
