export { type RedisTraderLeaseOptions, redisTraderLease } from './orders/journal/redis-lease.ts'
export { type RedisPacerOptions, redisPacer } from './pacing/redis-pacer.ts'
export type { RedisPort } from './pacing/redis-script.ts'
