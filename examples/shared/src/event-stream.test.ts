import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createEventStream } from './event-stream.ts'

/** Starts a stream, and returns a function that takes what waits. */
function start() {
  let endings = 0
  const stream = createEventStream({
    ended() {
      endings += 1
    },
  })
  const reader = stream.body.getReader()
  const decoder = new TextDecoder()
  const take = async () => {
    const { done, value } = await reader.read()
    return done ? undefined : decoder.decode(value)
  }
  return { ...stream, take, reader, endings: () => endings }
}

describe('a stream', () => {
  it('keeps the latest event of each thing for a caller that takes them late', async () => {
    const { push, take } = start()
    for (let number = 0; number < 100_000; number += 1) push({ name: 'run', key: 'a', data: { number } })
    push({ name: 'run', key: 'b', data: { text: 'two\nlines' } })

    const taken = await take()

    expect(taken).toBe(
      'retry: 3000\n\nevent: run\ndata: {"number":99999}\n\nevent: run\ndata: {"text":"two\\nlines"}\n\n',
    )
  })

  it('drops the oldest of more than 1000 things', async () => {
    const { push, take } = start()
    for (let key = 0; key < 1_001; key += 1) push({ name: 'order', key: `${key}`, data: { key } })

    const taken = (await take()) ?? ''

    expect(taken.split('event: order')).toHaveLength(1_001)
    expect(taken).not.toContain('{"key":0}')
  })

  it('wakes a caller that waits, and ends once', async () => {
    const { push, beat, end, take, endings } = start()
    await take()
    const first = take()
    push({ name: 'jobs', key: '', data: {} })
    const beaten = first.then(() => take())
    await first
    beat()

    expect(await first).toBe('event: jobs\ndata: {}\n\n')
    expect(await beaten).toBe(': alive\n\n')
    const last = take()
    end()
    end()
    expect(await last).toBeUndefined()
    expect(endings()).toBe(1)
  })

  it('says whether its caller waits for more, since another one has to be cut', async () => {
    const stalled = start()
    stalled.push({ name: 'jobs', key: '', data: {} })
    const waiting = start()
    await waiting.take()
    const next = waiting.take()
    // Node 22 asks the stream for more a turn later.
    await setImmediate()

    expect([stalled.end(), waiting.end()]).toEqual([false, true])
    expect(await next).toBeUndefined()
  })
})
