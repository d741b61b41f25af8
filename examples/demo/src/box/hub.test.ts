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

/** Reads the next chunk of a stream. */
async function read(stream: ReadableStream<Uint8Array>): Promise<string> {
  const reader = stream.getReader()
  const { value } = await reader.read()
  reader.releaseLock()
  return new TextDecoder().decode(value)
}

it('begins with the latest state and with every entry as it stands, and goes on with each event', async () => {
  const hub = createHub()
  hub.send('figures', figures(1))
  hub.send('figures', figures(2))
  hub.send('timeline', entry(1, 'ONE'))
  hub.send('timeline', entry(2, 'TWO'))
  hub.send('timeline', entry(1, 'ONE_AGAIN'))

  const stream = hub.open()
  const first = await read(stream)
  hub.send('figures', figures(3))
  const next = await read(stream)

  expect(first.match(/"calls":\d/g)).toEqual(['"calls":2'])
  expect(first.match(/"code":"\w+"/g)).toEqual(['"code":"ONE_AGAIN"', '"code":"TWO"'])
  expect(next).toBe(`event: figures\ndata: ${JSON.stringify(figures(3))}\n\n`)
})

it('keeps the state and the newest entries, however long it runs', async () => {
  const hub = createHub()
  hub.send('figures', figures(1))

  for (let id = 1; id <= 5_000; id += 1) hub.send('timeline', entry(id, `ENTRY_${id}_`))
  const first = await read(hub.open())

  expect(first).toContain('"calls":1')
  expect(first).toContain('ENTRY_5000_')
  expect(first).not.toContain('ENTRY_1000_')
})

it('opens no stream that lasts after its end', async () => {
  const hub = createHub()
  hub.send('figures', figures(1))
  const before = hub.open()

  hub.close()

  for (const stream of [before, hub.open()]) {
    const chunks: unknown[] = []
    for await (const chunk of stream) chunks.push(chunk)
    expect(chunks).toEqual([])
  }
})
