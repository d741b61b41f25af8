import { onKey, type Script } from './script.ts'

export const advanceSchedule: Script = onKey(`
local last = tonumber(redis.call('HGET', KEYS[1], 'lastSlotAt'))
if not last or last < ask.slotAt then redis.call('HSET', KEYS[1], 'lastSlotAt', ask.slotAt) end
return 1
`)
