import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { dirname, join } from 'node:path'
import { settle } from '@stockeye/test-kit/fake-clock'
import { describeRedis, startRedisServer } from '@stockeye/test-kit/redis-server'
import { expect, it, onTestFinished } from 'vitest'
import { openConnection } from './connection.ts'

describeRedis('a connection', () => {
  it('is closed without an unhandled rejection when Redis ends while it subscribes again', async () => {
    const server = await startRedisServer()
    onTestFinished(() => server.close())
    const subscribers: Socket[] = []
    // Lets everything through, but for the second line that subscribes: that one waits for an answer until it is cut.
    const proxy = createServer((client) => {
      const upstream = connect(server.options.path)
      client.on('data', (data) => {
        if (data.includes('subscribe') && !subscribers.includes(client)) subscribers.push(client)
        if (subscribers.indexOf(client) < 1) upstream.write(data)
      })
      client.on('close', () => upstream.destroy())
      upstream.on('error', () => client.destroy())
      client.on('error', () => upstream.destroy())
      upstream.pipe(client)
    })
    const path = join(dirname(server.options.path), 'proxy.sock')
    proxy.listen(path)
    await once(proxy, 'listening')
    onTestFinished(() => void proxy.close())
    const unhandled: unknown[] = []
    const note = (error: unknown) => void unhandled.push(error)
    process.on('unhandledRejection', note)
    onTestFinished(() => void process.off('unhandledRejection', note))
    const connection = await openConnection({
      redis: { path, retryStrategy: () => 1 },
      prefix: 'cut',
      acceptVolatile: true,
      timeoutMs: 55_000,
      failed: () => undefined,
    })

    subscribers[0]?.destroy()
    await expect.poll(() => subscribers.length, { timeout: 55_000, interval: 1 }).toBe(2)
    subscribers[1]?.destroy()
    await connection.close()
    await settle()

    expect(unhandled).toEqual([])
  })
})
