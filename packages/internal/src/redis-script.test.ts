import { describeRedis, startRedisServer } from '@stockeye/test-kit/redis-server'
import { expect, it, onTestFinished } from 'vitest'
import { runScript, scriptOf } from './redis-script.ts'

describeRedis('runScript', () => {
  it('loads the script again after Redis has forgotten it', async () => {
    const server = await startRedisServer()
    onTestFinished(server.close)
    const script = scriptOf(`return redis.call('INCRBY', KEYS[1], ARGV[1])`)

    const first = await runScript(server.redis, script, 'count', '2')
    await server.redis.script('FLUSH')
    const second = await runScript(server.redis, script, 'count', '3')

    expect([first, second]).toEqual([2, 5])
  })

  it('throws what Redis answers to a script that fails, and runs it once', async () => {
    const server = await startRedisServer()
    onTestFinished(server.close)
    const script = scriptOf(`redis.call('INCR', KEYS[1]) return redis.call('HGET', KEYS[1], 'field')`)

    await expect(runScript(server.redis, script, 'count')).rejects.toThrow('WRONGTYPE')

    expect(await server.redis.get('count')).toBe('1')
  })
})
