export { type RedisPacerOptions, redisPacer } from './pacing/redis-pacer.ts'
export type { RedisPort } from './pacing/redis-script.ts'
