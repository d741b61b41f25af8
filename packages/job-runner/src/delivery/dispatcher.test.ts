import { setImmediate } from 'node:timers/promises'
import { startOfTest } from '@stockeye/test-kit/fake-clock'
import { mortalClock } from '@stockeye/test-kit/mortal-clock'
import { describe, expect, it } from 'vitest'
import { memoryBackend } from '../backends/memory/backend.ts'
import type { JobEvents } from '../events.ts'
import { createJobRunner } from '../runner/runner.ts'
import { deployment, job, scriptedNotifier } from '../testing/jobs.test-kit.ts'

const recipient = { channel: 'telegram', chatId: '42' }
const coded = (code: string, fields: object = {}) => Object.assign(new Error(code), { code, ...fields })

/** Creates a runner with one notifier, and a run that has ended. */
async function setUp() {
  const { clock, runner } = deployment()
  const notifier = scriptedNotifier()
  const jobs = runner({ notifiers: [notifier] })
  jobs.register(job())
  const undelivered: JobEvents['undelivered'][] = []
  jobs.on('undelivered', (about) => void undelivered.push(about))
  const run = async () => {
    await jobs.start()
    const ack = await jobs.trigger('update_stock_master', { recipient })
    await clock.advance(0)
    return ack
  }
  return { clock, jobs, notifier, undelivered, run }
}

describe('a delivery', () => {
  it('is tried again after 1 s, 2 s, 4 s while it fails, and arrives once', async () => {
    const { clock, notifier, run } = await setUp()
    notifier.failures.push(new Error('timeout'), new Error('timeout'), new Error('timeout'))
    await run()

    await clock.advance(6_999)
    const before = notifier.delivered.length
    await clock.advance(1)

    expect(before).toBe(0)
    expect(notifier.delivered).toMatchObject([{ recipient, status: 'succeeded', redelivered: false }])
    await clock.advance(600_000)
    expect(notifier.delivered).toHaveLength(1)
  })

  it('is marked as redelivered after a notifier that gave no answer within 30 s: it may have sent the message', async () => {
    const { clock, notifier, undelivered, run } = await setUp()
    const { deliver } = notifier
    let calls = 0
    notifier.deliver = (completion, options) =>
      ++calls === 1 ? new Promise(() => undefined) : deliver(completion, options)
    await run()

    await clock.advance(31_000)

    expect(undelivered).toMatchObject([{ error: 'no answer within 30000 ms', isDead: false }])
    expect(notifier.delivered).toMatchObject([{ status: 'succeeded', redelivered: true }])
  })

  it('waits for the `retryAfterMs` of a throttled notifier, and counts no try', async () => {
    const { clock, notifier, run } = await setUp()
    notifier.failures.push(...Array.from({ length: 50 }, () => coded('DELIVERY_THROTTLED', { retryAfterMs: 30_000 })))
    await run()

    await clock.advance(50 * 30_000 - 1)
    const before = notifier.delivered.length
    await clock.advance(1)

    expect([before, notifier.delivered.length]).toEqual([0, 1])
  })

  it.each([startOfTest + 60_000, Number.POSITIVE_INFINITY])(
    'waits for a day when the `retryAfterMs` is %d, and reports that it was cut',
    async (retryAfterMs) => {
      const { clock, jobs, notifier, run } = await setUp()
      const troubles: unknown[] = []
      jobs.on('trouble', ({ error }) => troubles.push(error))
      notifier.failures.push(coded('DELIVERY_THROTTLED', { retryAfterMs }))
      await run()

      await clock.advance(24 * 3_600_000 - 1)
      const before = notifier.delivered.length
      await clock.advance(1)

      expect([before, notifier.delivered.length]).toEqual([0, 1])
      expect(troubles).toMatchObject([{ code: 'JOB_INPUT', field: 'retryAfterMs' }])
    },
  )

  it('is dead at once when its recipient cannot be reached, and can be redelivered', async () => {
    const { clock, jobs, notifier, undelivered, run } = await setUp()
    notifier.failures.push(coded('DELIVERY_PERMANENT'))
    const { runId } = await run()

    const dead = await jobs.listDead()
    await jobs.redeliver(dead[0]?.deliveryId ?? '')
    await clock.advance(0)

    expect(dead).toMatchObject([{ runId, recipient }])
    expect(undelivered).toMatchObject([{ isDead: true, error: 'DELIVERY_PERMANENT' }])
    expect(notifier.delivered).toMatchObject([{ runId }])
    expect(await jobs.listDead()).toEqual([])
    expect(await jobs.redeliver('nope').catch((error: unknown) => error)).toMatchObject({ code: 'JOB_INPUT' })
  })

  it('is dead after 20 tries', async () => {
    const { clock, jobs, notifier, undelivered, run } = await setUp()
    notifier.failures.push(...Array.from({ length: 40 }, () => new Error('no route')))
    await run()

    await clock.advance(24 * 3_600_000)

    expect(undelivered).toHaveLength(20)
    expect(await jobs.listDead()).toHaveLength(1)
    expect((await jobs.health()).problems).toEqual(['1 completion could not be delivered'])
  })

  it('is aborted when the notifier has not resolved within 30 s, and is tried again', async () => {
    const { clock, runner } = deployment()
    const signals: AbortSignal[] = []
    const jobs = runner({
      notifiers: [
        {
          channel: 'telegram',
          verify: async () => undefined,
          async deliver(_completion, { signal }) {
            signals.push(signal)
            if (signals.length === 1) await new Promise(() => undefined)
          },
        },
      ],
    })
    jobs.register(job())
    await jobs.start()
    await jobs.trigger('update_stock_master', { recipient })

    await clock.advance(31_000)

    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false])
    expect((await jobs.health()).pendingDeliveries).toBe(0)
  })
})

describe('the lease of a delivery', () => {
  it('is renewed while its notifier works, so that no other process takes it over', async () => {
    const { clock, runner } = deployment()
    const gate = Promise.withResolvers<void>()
    const slow = { ...scriptedNotifier(), deliver: () => gate.promise }
    const other = scriptedNotifier()
    const first = runner({ notifiers: [slow] })
    first.register(job())
    await first.start()
    await first.trigger('update_stock_master', { recipient })
    await clock.advance(0)
    await runner({ work: false, notifiers: [other] }).start()

    await clock.advance(29_000)
    gate.resolve()
    await clock.advance(60_000)

    expect(other.delivered).toEqual([])
    expect((await first.health()).pendingDeliveries).toBe(0)
  })

  it('runs out 15 s after its process died: another process delivers again, within a further second', async () => {
    const { clock, memory, runner } = deployment()
    const itsClock = mortalClock(clock)
    const slow = { ...scriptedNotifier(), deliver: () => new Promise<never>(() => undefined) }
    const dying = createJobRunner({ backend: memoryBackend({ memory }), clock: itsClock, notifiers: [slow] })
    dying.register(job())
    await dying.start()
    await dying.trigger('update_stock_master', { recipient })
    await clock.advance(0)
    const other = scriptedNotifier()

    itsClock.die()
    memory.emitter.removeAllListeners('change')
    await runner({ work: false, notifiers: [other] }).start()
    await clock.advance(14_999)
    const before = other.delivered.length
    await clock.advance(1_001)

    expect(before).toBe(0)
    expect(other.delivered).toMatchObject([{ recipient, redelivered: true }])
  })
})

describe('a channel that is down', () => {
  it('rests with a red health until its notifier can be verified, and loses nothing', async () => {
    const { clock, jobs, notifier, run } = await setUp()
    const emitted: string[] = []
    jobs.on('channel-down', ({ channel, error }) => void emitted.push(`down ${channel} ${error}`))
    jobs.on('channel-up', ({ channel }) => void emitted.push(`up ${channel} ${clock.now() - startOfTest}`))
    notifier.failures.push(coded('DELIVERY_CHANNEL_DOWN'))
    await run()
    notifier.verdicts.push(new Error('401'), new Error('401'))

    const { deliveryReady } = await jobs.trigger('update_stock_master', { recipient: { ...recipient, chatId: '43' } })
    const health = await jobs.health()
    await clock.advance(7_000)

    expect(deliveryReady).toBe(false)
    expect(health).toMatchObject({
      problems: ['the notifier of telegram is down: DELIVERY_CHANNEL_DOWN'],
      notifiers: [{ channel: 'telegram', state: 'down' }],
    })
    expect(emitted).toEqual(['down telegram DELIVERY_CHANNEL_DOWN', 'up telegram 7000'])
    expect(notifier.delivered.map((completion) => completion.recipient.chatId)).toEqual(['42', '43'])
    expect((await jobs.health()).problems).toEqual([])
  })

  it('recovers once at a time, even if a delivery fails before its channel is known to be open again', async () => {
    const { clock, memory, runner } = deployment()
    const notifier = scriptedNotifier()
    const backend = memoryBackend({ memory })
    // The answer of the store comes later than the first delivery.
    const deliver: typeof backend.deliver = async (options) => {
      const subscription = await backend.deliver(options)
      const left = notifier.failures.length
      for (let turn = 0; turn < 20 && notifier.failures.length === left; turn += 1) await setImmediate()
      return subscription
    }
    const jobs = runner({ backend: { ...backend, deliver }, notifiers: [notifier] })
    jobs.register(job({ recipients: [recipient] }))
    const emitted: string[] = []
    jobs.on('channel-down', () => void emitted.push('down'))
    jobs.on('channel-up', () => void emitted.push('up'))
    await jobs.start()
    notifier.failures.push(...Array.from({ length: 4 }, () => coded('DELIVERY_CHANNEL_DOWN')))

    await jobs.trigger('update_stock_master')
    await clock.advance(60_000)

    expect(emitted.length).toBeGreaterThan(0)
    expect(emitted).toEqual(emitted.map((_, place) => (place % 2 === 0 ? 'down' : 'up')))
    expect(emitted.at(-1)).toBe('up')
    expect(notifier.delivered).toHaveLength(1)
    expect((await jobs.health()).problemDetails).toEqual([])
  })

  it('does not hold up another one', async () => {
    const { clock, runner } = deployment()
    const [down, up] = [scriptedNotifier('down'), scriptedNotifier('up')]
    down.failures.push(coded('DELIVERY_CHANNEL_DOWN'))
    const jobs = runner({ notifiers: [down, up] })
    jobs.register(job({ recipients: [{ channel: 'down' }, { channel: 'up' }] }))
    await jobs.start()

    await jobs.trigger('update_stock_master')
    await clock.advance(0)

    expect([down.delivered.length, up.delivered.length]).toEqual([0, 1])
  })
})
