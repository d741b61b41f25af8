import { describe, expect, it } from 'vitest'
import { fakeTime } from './fake-time.test-kit.ts'
import { createLocalPacer } from './local-pacer.ts'

const rate = { limit: 1, windowMs: 1_000 }
describe('createLocalPacer', () => {
  it('grants turns to orders before queries, and to each in the order they came', async () => {
    const { time, clock } = fakeTime()
    const pacer = createLocalPacer({ clock })
    const went: string[] = []
    const ask = (name: string, priority: 'order' | 'query') =>
      pacer.turn('key', { rate, priority }).then((answered) => {
        went.push(`${name} at ${time.now}`)
        answered()
      })

    const all = [ask('first', 'query'), ask('quote 1', 'query'), ask('quote 2', 'query'), ask('order', 'order')]
    await time.runAllAsync()
    await Promise.all(all)

    expect(went).toEqual(['first at 0', 'order at 1020', 'quote 1 at 2040', 'quote 2 at 3060'])
  })

  it('rejects an aborted turn with the reason of its caller', async () => {
    const { time, clock } = fakeTime()
    const pacer = createLocalPacer({ clock })
    const controller = new AbortController()
    const answered = await pacer.turn('key', { rate, priority: 'query' })
    answered()
    const unwanted = expect(pacer.turn('key', { rate, priority: 'query', signal: controller.signal })).rejects.toBe(
      'changed my mind',
    )
    const wanted = pacer.turn('key', { rate, priority: 'query' })

    controller.abort('changed my mind')
    await time.tickAsync(1_020)

    await unwanted
    await wanted
    expect(time.now).toBe(1_020)
  })

  it('keeps to the limit of account reads as well, and lets other queries go on meanwhile', async () => {
    const { time, clock } = fakeTime()
    const pacer = createLocalPacer({ clock })
    const rate = { limit: 3, windowMs: 1_000 }
    const went: string[] = []
    const ask = (name: string, accountRead: boolean) =>
      pacer.turn('key', { rate, priority: 'query', accountRead }).then((answered) => {
        went.push(`${name} at ${time.now}`)
        answered()
      })

    const all = [ask('balance 1', true), ask('balance 2', true), ask('quote 1', false), ask('quote 2', false)]
    await time.runAllAsync()
    await Promise.all(all)

    expect(went).toEqual(['balance 1 at 0', 'quote 1 at 0', 'quote 2 at 0', 'balance 2 at 1020'])
  })

  it('counts each key by itself', async () => {
    const { clock } = fakeTime()
    const pacer = createLocalPacer({ clock })

    await pacer.turn('one', { rate, priority: 'query' })

    await expect(pacer.turn('another', { rate, priority: 'query' })).resolves.toBeTypeOf('function')
  })

  it('refuses a caller that passes another rate for the same key', async () => {
    const { clock } = fakeTime()
    const pacer = createLocalPacer({ clock })

    await pacer.turn('key', { rate, priority: 'query' })

    await expect(pacer.turn('key', { rate: { limit: 3, windowMs: 1_000 }, priority: 'query' })).rejects.toMatchObject({
      code: 'KIS_INPUT',
      outcome: 'not-sent',
      field: 'rate',
    })
  })

  it('grants the turn that may start sooner, while another lane waits for longer', async () => {
    const { time, clock } = fakeTime()
    const pacer = createLocalPacer({ clock })
    const rate = { limit: 2, windowMs: 1_000 }
    const balance = await pacer.turn('key', { rate, priority: 'query', accountRead: true })
    const quote = await pacer.turn('key', { rate, priority: 'query' })
    quote()
    await time.tickAsync(300)
    balance()
    const went: string[] = []
    const ask = (name: string, accountRead: boolean) =>
      pacer.turn('key', { rate, priority: 'query', accountRead }).then(() => went.push(`${name} at ${time.now}`))

    const all = [ask('balance', true), ask('quote', false)]
    await time.runAllAsync()
    await Promise.all(all)

    // The first quote counts from 0 on, the first balance from 300 on, each for 1,000 ms and the margin of 20.
    expect(went).toEqual(['quote at 1020', 'balance at 1320'])
  })

  it('waits with one timer, however often the first waiter changes', async () => {
    const { time, clock } = fakeTime()
    const pacer = createLocalPacer({ clock })
    await pacer.turn('key', { rate, priority: 'query' })

    const turns = [
      pacer.turn('key', { rate, priority: 'query' }),
      pacer.turn('key', { rate, priority: 'query', accountRead: true }),
      pacer.turn('key', { rate, priority: 'order' }),
    ]
    await time.tickAsync(0)

    expect(time.countTimers()).toBe(1)
    await time.runAllAsync()
    await Promise.all(turns)
  })

  it('says where a rate belongs', () => {
    expect(() => Reflect.apply(createLocalPacer, undefined, [{ rate }])).toThrow(
      expect.objectContaining({
        rule: 'is not an option of createLocalPacer; use clock, or pass the rate to createKisClient',
      }),
    )
  })

  it('keeps calls apart by the spacing, below the limit too', async () => {
    const { time, clock } = fakeTime()
    const pacer = createLocalPacer({ clock })
    const rate = { limit: 4, windowMs: 1_000, spacingMs: 120 }
    const call = async () => {
      const answered = await pacer.turn('key', { rate, priority: 'query' })
      answered()
      return time.now
    }
    const calls = Promise.all(Array.from({ length: 6 }, call))

    await time.runAllAsync()

    // The fifth waits for the window of the first: 1,000 ms and the margin of 20.
    expect(await calls).toEqual([0, 120, 240, 360, 1_020, 1_140])
  })

  it.each([
    [undefined, 'options'],
    [{ priority: 'query' }, 'rate'],
    [{ priority: 'query', rate: 18 }, 'rate'],
    [{ priority: 'query', rate: { limit: 18 } }, 'rate.windowMs'],
    [{ priority: 'query', rate: { limit: 0, windowMs: 1_000 } }, 'rate.limit'],
    [{ priority: 'query', rate: { limit: 18, windowMs: 1_000, spacingMs: -1 } }, 'rate.spacingMs'],
  ])('refuses a turn with %j as an input error', async (options, field) => {
    const pacer = createLocalPacer()

    await expect(Reflect.apply(pacer.turn, undefined, ['key', options])).rejects.toMatchObject({
      code: 'KIS_INPUT',
      outcome: 'not-sent',
      field,
    })
  })

  it.each([
    [{ rate }, 'rate'],
    [{ limit: 18 }, 'limit'],
    [null, 'options'],
    ['key', 'options'],
  ])('is not made of %j', (options, field) => {
    expect(() => Reflect.apply(createLocalPacer, undefined, [options])).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field }),
    )
  })

  it('works on the clock of the machine by default', async () => {
    await expect(createLocalPacer().turn('key', { rate, priority: 'query' })).resolves.toBeTypeOf('function')
  })

  it('is not made with half a clock', () => {
    expect(() => Reflect.apply(createLocalPacer, undefined, [{ clock: { now: () => 0 } }])).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'clock' }),
    )
  })
})
