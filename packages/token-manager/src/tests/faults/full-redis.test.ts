import { fakeClock } from '@stockeye/test-kit/fake-clock'
import { describeRedis, startRedisServer } from '@stockeye/test-kit/redis-server'
import { describeSmallDisks, smallDiskOf } from '@stockeye/test-kit/small-disk'
import { expect, it, onTestFinished, vi } from 'vitest'
import { fakeIssuer } from '../../fake-issuer.ts'
import { redisStore } from '../../redis.ts'
import { createTokenManager } from '../../token-manager.ts'

/** Guard against a hang. */
const patience = { timeout: 55_000, interval: 5 }
const minuteMs = 60_000
const hourMs = 60 * minuteMs

describeSmallDisks('a manager on a Redis whose disk is full', () => {
  describeRedis('of Redis', () => {
    it('asks the issuer for nothing that it could not store, serves its token, and goes on when there is room', async () => {
      // A Redis with `appendfsync always` ends itself when it cannot append, which is an outage like any other.
      const flags = ['--appendfsync', 'everysec', '--auto-aof-rewrite-percentage', '0']
      const server = await startRedisServer({ flags, diskMb: 2 })
      onTestFinished(() => server.close())
      const disk = smallDiskOf(server.pid, server.folder)
      /** Writes until Redis accepts or refuses; it notices a change of its disk with a delay. */
      const untilRedis = (does: 'accept' | 'refuse') =>
        vi.waitUntil(
          () =>
            server.redis.set('other', 'x'.repeat(10_000)).then(
              () => does === 'accept',
              () => does === 'refuse',
            ),
          patience,
        )
      const clock = fakeClock()
      const issuer = fakeIssuer({ clock })
      const tokens = createTokenManager({ issuer, clock, store: redisStore({ redis: server.redis, clock }) })
      onTestFinished(() => tokens.close())
      const failures: string[] = []
      tokens.on('refresh-failed', ({ error }) => void failures.push(error.code))
      const first = await tokens.get()

      disk.fill()
      await untilRedis('refuse')
      await clock.advance(21 * hourMs)
      await vi.waitUntil(() => failures.length > 0, patience)
      const onFull = await tokens.get()
      const callsOnFull = issuer.calls.length
      disk.empty()
      await untilRedis('accept')
      await vi.waitUntil(async () => {
        await clock.advance(2 * minuteMs)
        return (await tokens.get()).generation === 2
      }, patience)

      expect(first).toMatchObject({ generation: 1 })
      expect(new Set(failures)).toEqual(new Set(['TOKEN_STORE']))
      expect(onFull).toMatchObject({ generation: 1, secret: first.secret })
      expect(callsOnFull).toBe(1)
      expect(issuer.calls).toHaveLength(2)
    })
  })
})
