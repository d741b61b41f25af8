import { once } from 'node:events'
import { createServer } from 'node:http'
import { assert, expect, it, onTestFinished } from 'vitest'
import { undiciConnection } from './transport.ts'

/** Answers every path but `/never`, and notes what came. */
async function startServer() {
  const seen: (string | undefined)[] = []
  const server = createServer(({ url }, response) => {
    seen.push(url)
    if (url !== '/never') response.setHeader('tr_cont', 'M').writeHead(500).end('모의투자')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  assert(typeof address === 'object' && address)
  const origin = `http://127.0.0.1:${address.port}`
  const connection = undiciConnection(origin)
  onTestFinished(async () => {
    server.closeAllConnections()
    await connection.close()
    server.close()
  })
  const get = (path: string, signal?: AbortSignal) =>
    connection.fetch(origin + path, { method: 'GET', headers: {}, ...(signal && { signal }) })
  return { server, seen, get }
}

it('returns the answer of the server, with any status', async () => {
  const { get } = await startServer()

  const answer = await get('/answered')

  expect(answer.status).toBe(500)
  expect(answer.headers.get('tr_cont')).toBe('M')
  expect(answer.headers.get('unheard-of')).toBeNull()
  expect(await answer.text()).toBe('모의투자')
})

it('sends no request that is aborted before it has a connection', async () => {
  const { get, seen } = await startServer()
  const controller = new AbortController()
  const unwanted = expect(get('/unwanted', controller.signal)).rejects.toBe('changed my mind')

  controller.abort('changed my mind')

  await unwanted
  await get('/wanted')
  expect(seen).toEqual(['/wanted'])
})

it('closes the socket of an answer whose request is aborted', async () => {
  const { get, server } = await startServer()
  const controller = new AbortController()
  const unwanted = expect(get('/never', controller.signal)).rejects.toBe('changed my mind')
  const [request] = await once(server, 'request')
  const hungUp = once(request.socket, 'close')

  controller.abort('changed my mind')

  await unwanted
  await hungUp
})
