import { onKey, type Script } from './script.ts'

/** Renews the names of a member, and forgets the members whose lease has run out. @returns 1 if what the member serves is stored */
export const attend: Script = onKey(`
for _, name in ipairs(ask.names) do redis.call('ZADD', KEYS[1], now + ask.leaseMs, name) end
for _, name in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now)) do
  redis.call('HDEL', prefix .. 'members', string.match(name, '^%S+ (%S+)') or '')
  redis.call('ZREM', KEYS[1], name)
end
return redis.call('HEXISTS', prefix .. 'members', ask.id)
`)

export const listLiving: Script = onKey(`
return redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. string.format('%.0f', now), '+inf')
`)
