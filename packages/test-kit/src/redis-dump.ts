import type { Redis } from 'ioredis'

/** Command with its arguments. */
export type RedisCommand = readonly [name: string, ...args: string[]]

/**
 * Reads all keys of a Redis as the commands that write them again: a text that every version of Redis can load. A key that
 * expires has its rest of time after it, in ms. The streams of events of BullMQ are left out.
 */
export async function dumpRedis(redis: Redis): Promise<readonly RedisCommand[]> {
  const commands: RedisCommand[] = []
  for (const key of (await redis.keys('*')).toSorted()) {
    commands.push(...(await dumpKey(redis, key)))
    const restMs = await redis.pttl(key)
    if (restMs > 0) commands.push(['PEXPIRE', key, String(restMs)])
  }
  return commands
}

async function dumpKey(redis: Redis, key: string): Promise<readonly RedisCommand[]> {
  switch (await redis.type(key)) {
    case 'string':
      return [['SET', key, (await redis.get(key)) ?? '']]
    case 'hash':
      return [
        [
          'HSET',
          key,
          ...Object.entries(await redis.hgetall(key))
            .toSorted()
            .flat(),
        ],
      ]
    case 'set':
      return [['SADD', key, ...(await redis.smembers(key)).toSorted()]]
    case 'list':
      return [['RPUSH', key, ...(await redis.lrange(key, 0, -1))]]
    case 'zset': {
      const members = await redis.call('ZRANGE', key, '0', '-1', 'WITHSCORES')
      const texts = Array.isArray(members) ? members.flat().map(String) : []
      return texts.flatMap((member, index) => (index % 2 === 0 ? [['ZADD', key, texts[index + 1] ?? '0', member]] : []))
    }
    default:
      return []
  }
}

/** Writes the keys of a dump into an empty Redis. */
export async function loadRedis(redis: Redis, commands: readonly RedisCommand[]): Promise<void> {
  for (const [name, ...args] of commands) await redis.call(name, ...args)
}
