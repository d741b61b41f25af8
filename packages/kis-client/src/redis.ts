export { type RedisPacerOptions, redisPacer } from './redis-pacer.ts'
export type { RedisPort } from './redis-pacer-script.ts'
