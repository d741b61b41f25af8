import { Agent, request } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { listen } from './listen.ts'

it('takes no further request on a connection that waits for its answer at the stop', async () => {
  const [reached, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const paths: string[] = []
  const server = await listen(
    async (asked) => {
      paths.push(new URL(asked.url).pathname)
      reached.resolve()
      await answer.promise
      return new Response('done')
    },
    { host: '127.0.0.1', port: 0 },
  )
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  onTestFinished(() => agent.destroy())
  const ask = (path: string) =>
    new Promise<number | string>((resolve) => {
      request(`${server.url}${path}`, { agent }, (response) => {
        response.resume().once('end', () => resolve(response.statusCode ?? 0))
      })
        .once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''))
        .end()
    })

  const first = ask('/first')
  await reached.promise
  const second = ask('/second')
  const stopped = server.stop()
  answer.resolve()

  expect([await first, await second]).toEqual([200, 'ECONNREFUSED'])
  await stopped
  expect(paths).toEqual(['/first'])
})
