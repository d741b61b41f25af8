import { createDecipheriv } from 'node:crypto'
import { once } from 'node:events'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import * as z from 'zod'
import { requestOf } from './client.test-kit.ts'
import { scriptFeeds, startTestServer, type TestServer } from './server.test-kit.ts'

/** Fields of an answer that both clients read without a check. */
const answerSchema = z.object({
  header: z.object({ tr_id: z.string(), tr_key: z.string(), encrypt: z.enum(['Y', 'N']) }),
  body: z.object({
    rt_cd: z.string(),
    msg_cd: z.string(),
    msg1: z.string(),
    output: z.object({ iv: z.string(), key: z.string() }).optional(),
  }),
})

/** Opens a socket, passes each text to `read`, and runs three minutes of simulated time. */
async function runClient(server: TestServer, read: (text: string, socket: WebSocket) => void, requests: object[]) {
  const socket = new WebSocket(`${server.origin}/tryitout`)
  onTestFinished(() => socket.terminate())
  socket.on('message', (data) => read(data.toString(), socket))
  await once(socket, 'open')
  for (const request of requests) socket.send(JSON.stringify(request))
  // The answer to a ping shows that the requests have arrived.
  socket.ping('requests')
  await once(socket, 'pong')
  server.feeds.notify(server.clock.now() + 500, ['simuser', '삼성전자'])
  await server.clock.runUntil(server.clock.now() + 180_000)
  return socket
}

const decrypt = (values: string, { key, iv }: { readonly key: string; readonly iv: string }) => {
  const decipher = createDecipheriv('aes-256-cbc', Buffer.from(key), Buffer.from(iv))
  return decipher.update(values, 'base64', 'utf8') + decipher.final('utf8')
}

describe('the WebSocket of the simulator', () => {
  it('serves KIS’s sample client: keys by TR, PINGPONG answered by a pong frame', async () => {
    const server = await startTestServer()
    const keysOf = new Map<string, { encrypt: string; key: string; iv: string }>()
    const rows: string[] = []
    const releases: boolean[] = []
    const read = (text: string, socket: WebSocket) => {
      if (text.startsWith('0') || text.startsWith('1')) {
        const [, trId = '', , values = ''] = text.split('|')
        const keys = keysOf.get(trId)
        rows.push(keys?.encrypt === 'Y' ? decrypt(values, keys) : values)
      } else if (text.includes('PINGPONG')) {
        expect(JSON.parse(text)).not.toHaveProperty('body')
        socket.pong(text)
      } else {
        const { header, body } = answerSchema.parse(JSON.parse(text))
        // A later answer of the TR replaces its keys, so that all of them must be the same.
        if (body.output) keysOf.set(header.tr_id, { encrypt: header.encrypt, ...body.output })
        releases.push(body.msg1.startsWith('UNSUB'))
      }
    }

    const key = server.approve()
    const socket = await runClient(server, read, [
      requestOf(key, '1', 'H0STCNI0', 'simuser'),
      requestOf(key, '1', 'H0STCNT0', '005930'),
      requestOf(key, '1', 'H0STCNT0', '000660'),
      requestOf(key, '1', 'H0STCNT0', '000660'),
      requestOf(key, '2', 'H0STCNT0', '000660'),
    ])

    expect(releases).toEqual([false, false, false, false, true])
    expect(rows[0]).toBe('simuser^삼성전자')
    expect(rows.slice(1)).toHaveLength(180)
    expect(socket.readyState).toBe(socket.OPEN)
  })

  it('serves python-kis: key and iv in each success, PINGPONG answered by an echo', async () => {
    const server = await startTestServer({ feeds: scriptFeeds(() => 3) })
    const keysOf = new Map<string, { key: string; iv: string }>()
    const registered = new Set<string>()
    const rows: string[] = []
    const read = (text: string, socket: WebSocket) => {
      if (text.startsWith('0') || text.startsWith('1')) {
        const [flag = '', trId = '', count = '', values = ''] = text.split('|')
        const keys = keysOf.get(trId)
        const all = (flag === '1' && keys ? decrypt(values, keys) : values).split('^')
        const width = all.length / Number.parseInt(count, 10)
        for (let from = 0; from < all.length; from += width) rows.push(all.slice(from, from + 2).join('^'))
        return
      }
      if (text.includes('PINGPONG')) return socket.send(JSON.stringify(JSON.parse(text)))
      const { header, body } = answerSchema.parse(JSON.parse(text))
      if (body.msg_cd === 'OPSP0000') registered.add(`${header.tr_id}.${header.tr_key}`)
      if (body.msg_cd === 'OPSP0001') registered.delete(`${header.tr_id}.${header.tr_key}`)
      keysOf.set(header.tr_id, z.object({ iv: z.string(), key: z.string() }).parse(body.output))
    }

    const key = server.approve()
    const socket = await runClient(server, read, [
      requestOf(key, '1', 'H0STCNI0', 'simuser'),
      requestOf(key, '1', 'H0STCNT0', '005930'),
      requestOf(key, '1', 'H0STCNT0', '000660'),
      requestOf(key, '2', 'H0STCNT0', '000660'),
    ])

    expect([...registered]).toEqual(['H0STCNI0.simuser', 'H0STCNT0.005930'])
    expect(rows[0]).toBe('simuser^삼성전자')
    expect(rows.slice(1, 4)).toEqual(['005930^100001', '005930^100001', '005930^100001'])
    expect(rows).toHaveLength(1 + 3 * 180)
    expect(socket.readyState).toBe(socket.OPEN)
  })
})
