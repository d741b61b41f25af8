import { onKey, type Script } from './script.ts'

export const attend: Script = onKey(`
for _, name in ipairs(ask.names) do redis.call('ZADD', KEYS[1], now + ask.leaseMs, name) end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
return 1
`)

export const listLiving: Script = onKey(`
return redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. string.format('%.0f', now), '+inf')
`)
