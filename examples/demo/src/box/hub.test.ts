import { expect, it } from 'vitest'
import type { TimelineEntry } from './contract.ts'
import { createHub } from './hub.ts'

const entry = (id: number, code: string): TimelineEntry => ({
  id,
  at: 0,
  kind: 'fault',
  level: 'info',
  code,
  values: {},
})
const figures = (calls: number) => ({
  calls,
  failedCalls: 0,
  rotations: 0,
  sessionsRebuilt: 0,
  orders: 0,
  duplicateOrders: 0,
  triggered: 0,
  completions: 0,
})

/** Reads all that a stream has so far. */
async function read(stream: ReadableStream<Uint8Array>, chunks: number): Promise<string> {
  const reader = stream.getReader()
  let text = ''
  for (let chunk = 0; chunk < chunks; chunk += 1) text += new TextDecoder().decode((await reader.read()).value)
  reader.releaseLock()
  return text
}

it('begins with the latest state and with every entry as it stands, and goes on with each event', async () => {
  const hub = createHub()
  hub.send('figures', figures(1))
  hub.send('figures', figures(2))
  hub.send('timeline', entry(1, 'ONE'))
  hub.send('timeline', entry(2, 'TWO'))
  hub.send('timeline', entry(1, 'ONE_AGAIN'))

  const stream = hub.open()
  const first = await read(stream, 3)
  hub.send('figures', figures(3))
  const next = await read(stream, 1)

  expect(first.match(/"calls":\d/g)).toEqual(['"calls":2'])
  expect(first.match(/"code":"\w+"/g)).toEqual(['"code":"ONE_AGAIN"', '"code":"TWO"'])
  expect(next).toBe(`event: figures\ndata: ${JSON.stringify(figures(3))}\n\n`)
})

it('ends the stream of a page that does not read, and those of others not', async () => {
  const hub = createHub()
  const slow = hub.open()
  const large = entry(1, 'x'.repeat(1_000_000))

  for (let sent = 0; sent < 10; sent += 1) hub.send('timeline', large)
  const other = hub.open()
  hub.send('timeline', entry(2, 'AFTER'))

  let chunks = 0
  for await (const _ of slow) chunks += 1
  expect(chunks).toBeLessThan(10)
  expect(await read(other, 2)).toContain('AFTER')
})

it('opens no stream that lasts after its end', async () => {
  const hub = createHub()
  hub.send('figures', figures(1))
  const before = hub.open()

  hub.close()

  for (const stream of [before, hub.open()]) {
    const chunks: unknown[] = []
    for await (const chunk of stream) chunks.push(chunk)
    expect(chunks.length).toBeLessThanOrEqual(1)
  }
})
