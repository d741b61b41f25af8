import { once } from 'node:events'
import { createServer } from 'node:http'
import { assert, expect, it, onTestFinished, vi } from 'vitest'
import { KisInputError } from '../errors.ts'
import { defaultConnect, undiciConnection } from './transport.ts'

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
    await connection.close().catch(() => undefined) // A test may have closed it.
    server.close()
  })
  const get = (path: string, signal?: AbortSignal) =>
    connection.fetch(origin + path, { method: 'GET', headers: {}, ...(signal && { signal }) })
  return { server, seen, get, connection }
}

it('returns the answer of the server, with any status', async () => {
  const { get } = await startServer()

  const answer = await get('/answered')

  expect(answer.status).toBe(500)
  expect(answer.headers.get('tr_cont')).toBe('M')
  expect(answer.headers.get('x-missing')).toBeNull()
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

it('refuses requests after it is closed, even if it has sent none', async () => {
  const { get, connection, seen } = await startServer()

  await connection.close()

  await expect(get('/late')).rejects.toMatchObject({ code: 'UND_ERR_DESTROYED' })
  expect(seen).toEqual([])
})

it('finishes a request that started before it was closed', async () => {
  const { get, connection } = await startServer()

  const answer = get('/answered')
  await connection.close()

  expect((await answer).status).toBe(500)
})

it('says that nothing was sent where undici does not load', async () => {
  vi.doMock('undici', () => {
    throw new Error('Dynamic require of "node:assert" is not supported')
  })
  onTestFinished(() => void vi.doUnmock('undici'))
  const { get } = await startServer()

  const error = await get('/unsent').catch((thrown: unknown) => thrown)

  expect(error).toMatchObject({ code: 'KIS_INPUT', field: 'connect', outcome: 'not-sent' })
})

it('is the default of the option connect, except on Bun', () => {
  expect(defaultConnect({ node: '24.0.0' })).toBe(undiciConnection)
  expect(() => defaultConnect({ node: '24.0.0', bun: '1.4.5' })).toThrow(KisInputError)
})

it.each(['http://:hush@127.0.0.1:80', 'http://me:hush@127.0.0.1:80/'])(
  'refuses a password in an origin without a repetition of it: %s',
  (origin) => {
    const error = expect.objectContaining({
      code: 'KIS_INPUT',
      field: 'origin',
      message: expect.not.stringContaining('hush'),
    })

    expect(() => undiciConnection(origin)).toThrow(error)
  },
)
