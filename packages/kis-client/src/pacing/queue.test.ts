import { createClock } from '@sinonjs/fake-timers'
import type { Clock } from '@stockeye/token-manager'
import { describe, expect, it } from 'vitest'
import { createQueuedPacer, createTurnQueue, type Lane } from './queue.ts'

/** Creates a queue that counts how often it says that a first waiter has changed. */
function countedQueue() {
  const counted = { changes: 0 }
  const queue = createTurnQueue(() => {
    counted.changes += 1
  })
  const join = (lane: Lane, since: number, signal?: AbortSignal) => queue.join(lane, since, signal)
  const firsts = () => queue.firsts().map(({ lane, since }) => `${lane} ${since}`)
  return { queue, counted, join, firsts }
}
const answered = () => {}

describe('createTurnQueue', () => {
  it('names the first waiter of each lane: orders first, and then the one that has waited longest', () => {
    const { join, firsts } = countedQueue()

    void join('query', 3)
    void join('query', 4)
    void join('account-read', 1)
    expect(firsts()).toEqual(['account-read 1', 'query 3'])
    void join('order', 5)

    expect(firsts()).toEqual(['order 5', 'account-read 1', 'query 3'])
  })

  it('puts the lane of queries before that of account reads where its first one has waited longer', () => {
    const { join, firsts } = countedQueue()

    void join('account-read', 2)
    void join('query', 1)

    expect(firsts()).toEqual(['query 1', 'account-read 2'])
  })

  it('has no waiter before the first caller and after the last', () => {
    const { queue, join, firsts } = countedQueue()

    expect(firsts()).toEqual([])
    void join('order', 1)
    for (const { start } of queue.firsts()) start(answered)

    expect(firsts()).toEqual([])
  })

  it('resolves a turn with the function that its starter passes', async () => {
    const { queue, join } = countedQueue()
    const turn = join('order', 1)

    for (const { start } of queue.firsts()) start(answered)

    expect(await turn).toBe(answered)
  })

  it('rejects a turn with the reason of its refusal, and all of them at once', async () => {
    const { queue, join, firsts } = countedQueue()
    const turns = [join('order', 1), join('query', 2), join('query', 3), join('account-read', 4)]

    queue.refuseAll('no Redis')

    expect(await Promise.allSettled(turns)).toEqual(turns.map(() => ({ status: 'rejected', reason: 'no Redis' })))
    expect(firsts()).toEqual([])
  })

  it('says that a first waiter has changed when a caller joins an empty lane, and not behind another', () => {
    const { counted, join } = countedQueue()

    void join('query', 1)
    void join('query', 2)
    void join('order', 3)

    expect(counted.changes).toBe(2)
  })

  it('says that a first waiter has changed when the first of its lane is aborted, and not when another is', async () => {
    const { counted, join, firsts } = countedQueue()
    const [first, second] = [new AbortController(), new AbortController()]
    const turns = [join('query', 1, first.signal), join('query', 2, second.signal), join('query', 3)]

    second.abort('changed my mind')
    expect([counted.changes, firsts()]).toEqual([1, ['query 1']])
    first.abort('me too')

    expect([counted.changes, firsts()]).toEqual([2, ['query 3']])
    expect(await Promise.allSettled(turns.slice(0, 2))).toMatchObject([
      { reason: 'me too' },
      { reason: 'changed my mind' },
    ])
  })

  it('lets no caller join whose signal is aborted already', async () => {
    const { counted, join, firsts } = countedQueue()

    await expect(join('query', 1, AbortSignal.abort('too late'))).rejects.toBe('too late')
    expect([counted.changes, firsts()]).toEqual([0, []])
  })

  it.each(['start', 'refuse'] as const)('leaves nothing on the signal of a caller after %s', async (how) => {
    const { queue, counted, join } = countedQueue()
    const controller = new AbortController()
    const listeners = new Map<unknown, string>()
    const signal = new Proxy(controller.signal, {
      get(target, name) {
        if (name === 'addEventListener')
          return (event: string, listener: unknown) => void listeners.set(listener, event)
        if (name === 'removeEventListener')
          return (event: string, listener: unknown) =>
            void (listeners.get(listener) === event && listeners.delete(listener))
        return Reflect.get(target, name)
      },
    })
    const turn = join('query', 1, signal).catch(() => undefined)
    expect(listeners.size).toBe(1)

    for (const waiter of queue.firsts()) how === 'start' ? waiter.start(answered) : waiter.refuse('no')

    await turn
    expect([listeners.size, counted.changes]).toEqual([0, 1])
  })
})

describe('createQueuedPacer', () => {
  const time = createClock(0)
  const clock: Clock = {
    now: () => time.now,
    monotonic: () => time.now,
    setTimeout: (run, ms) => time.setTimeout(run, ms),
    clearTimeout: (timer) => time.clearTimeout(timer as number),
  }
  const rate = { limit: 18, windowMs: 1_000 }

  /** Creates a pacer whose queues start every turn at once, and notes what it opens and who joins. */
  function notedPacer() {
    const seen: string[] = []
    const pacer = createQueuedPacer(clock, (key, { limit }) => {
      seen.push(`open ${key} ${limit}`)
      return {
        join(lane, since) {
          seen.push(`${lane} ${since}`)
          return Promise.resolve(answered)
        },
        firsts: () => [],
        refuseAll: () => {},
      }
    })
    return { pacer, seen }
  }

  it('opens a queue for each key, with the rate of its first caller', async () => {
    const { pacer, seen } = notedPacer()

    await pacer.turn('one', { rate, priority: 'query' })
    await pacer.turn('two', { rate: { ...rate, limit: 2 }, priority: 'query' })
    await pacer.turn('one', { rate, priority: 'query' })

    expect(seen.filter((line) => line.startsWith('open'))).toEqual(['open one 18', 'open two 2'])
  })

  it('puts each caller into its lane, with the instant: an order is in that of orders even if it reads the account', async () => {
    const { pacer, seen } = notedPacer()

    time.tick(5)
    await pacer.turn('one', { rate, priority: 'order' })
    await pacer.turn('one', { rate, priority: 'order', accountRead: true })
    await pacer.turn('one', { rate, priority: 'query' })
    await pacer.turn('one', { rate, priority: 'query', accountRead: true })

    expect(seen.slice(1)).toEqual(['order 5', 'order 5', 'query 5', 'account-read 5'])
  })

  it.each([
    [{ limit: 18, windowMs: 1_000, spacingMs: 120 }, '18 calls in 1000 ms, 120 ms apart'],
    [{ limit: 18, windowMs: 2_000 }, '18 calls in 2000 ms'],
    [{ limit: 3, windowMs: 1_000, spacingMs: 0 }, '3 calls in 1000 ms'],
  ])('refuses %j for a key with another rate, and names both', async (other, text) => {
    const { pacer } = notedPacer()
    await pacer.turn('one', { rate, priority: 'query' })

    await expect(pacer.turn('one', { rate: other, priority: 'query' })).rejects.toMatchObject({
      code: 'KIS_INPUT',
      field: 'rate',
      rule: `${text} differs from the 18 calls in 1000 ms of another client with this app key; use one rate for all of them`,
    })
  })

  it('takes a rate without a spacing for one of 0 ms', async () => {
    const { pacer } = notedPacer()
    await pacer.turn('one', { rate, priority: 'query' })

    await expect(pacer.turn('one', { rate: { ...rate, spacingMs: 0 }, priority: 'query' })).resolves.toBe(answered)
  })

  it('refuses a turn without options, and says which ones it needs', async () => {
    const { pacer } = notedPacer()

    await expect(Reflect.apply(pacer.turn, undefined, ['one'])).rejects.toMatchObject({
      field: 'options',
      rule: 'undefined is not an object; use { rate, priority }',
    })
  })
})
