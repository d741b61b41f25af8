import { describe, expect, it } from 'vitest'
import { readEvents } from '../../../page/data/read-events.ts'

/** Returns a stream of chunks of bytes. */
const streamOf = (...chunks: readonly Uint8Array[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })
async function listOf<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const list: Item[] = []
  for await (const item of items) list.push(item)
  return list
}
const bytesOf = (text: string) => new TextEncoder().encode(text)

describe('readEvents', () => {
  it('yields the events of a chunk together', async () => {
    const stream = streamOf(bytesOf('event: clock\ndata: {"now":1}\n\nevent: run\ndata: 2\n\n'), bytesOf('data: x\n\n'))

    expect(await listOf(readEvents(stream))).toEqual([
      [
        { name: 'clock', data: '{"now":1}' },
        { name: 'run', data: '2' },
      ],
      [{ name: 'message', data: 'x' }],
    ])
  })

  it('joins an event that arrives in parts, also within a letter', async () => {
    const bytes = bytesOf('event: message\r\ndata: 안녕\r\n\r\n')
    const parts = Array.from(bytes, (byte) => Uint8Array.of(byte))

    expect(await listOf(readEvents(streamOf(...parts)))).toEqual([[{ name: 'message', data: '안녕' }]])
  })

  it('joins the lines of an event, and leaves out comments and an event that is cut off', async () => {
    const stream = streamOf(bytesOf(': open\n\ndata: a\ndata: b\nid: 7\n\nevent: cut\ndata: c\n'))

    expect(await listOf(readEvents(stream))).toEqual([[{ name: 'message', data: 'a\nb' }]])
  })
})
