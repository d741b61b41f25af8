export {
  type RedisPort,
  type RedisStore,
  type RedisStoreOptions,
  type RedisSubscriber,
  redisStore,
} from './stores/redis.ts'
