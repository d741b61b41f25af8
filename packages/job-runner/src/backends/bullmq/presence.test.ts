import { describeRedis, startRedisServer } from '@stockeye/test-kit/redis-server'
import { Redis } from 'ioredis'
import { expect, it, onTestFinished } from 'vitest'
import { createCommands } from './connection.ts'
import { createPresence } from './presence.ts'

/** Time for the answer to a command, in ms: longer than any test. */
const timeoutMs = 2_147_483_647

async function startMember() {
  const server = await startRedisServer()
  const redis = new Redis({ ...server.options, replyMapping: 'legacy', enableOfflineQueue: false })
  redis.on('error', () => undefined)
  onTestFinished(async () => {
    redis.disconnect()
    await server.close()
  })
  const commands = createCommands(redis, { name: 'jobs', timeoutMs })
  const member = createPresence(commands).createMember({ jobs: [] }, 15_000)
  await member.attend()
  return { server, redis, member, commands }
}

describeRedis('a worker of an older version', () => {
  it('makes the list of jobs incomplete, since it has stored only that it works', async () => {
    const { redis, commands } = await startMember()
    const presence = createPresence(commands)
    const before = await presence.services()

    await redis.del(commands.key('members'))

    expect(before).toMatchObject({ workers: 1, isComplete: true })
    expect(await presence.services()).toMatchObject({ workers: 1, isComplete: false })
  })
})

describeRedis('a member that leaves', () => {
  it('does not wait for a Redis that was killed', async () => {
    const { server, redis, member } = await startMember()
    const lost = new Promise((resolve) => redis.once('close', resolve))
    await server.stop('SIGKILL')
    await lost

    expect(await member.leave()).toBeUndefined()
  })

  it('rejects soon when Redis stands still', async () => {
    const { server, member } = await startMember()
    await server.pause()

    await expect(member.leave()).rejects.toMatchObject({ code: 'JOB_BACKEND' })
  })
})
