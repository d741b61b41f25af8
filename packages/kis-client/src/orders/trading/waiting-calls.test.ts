import { describe, expect, it, onTestFinished } from 'vitest'
import { createKisClient } from '../../client/create-client.ts'
import type { Pacer } from '../../pacing/pacer.ts'
import type { OrderJournal } from '../journal/journal.ts'
import { memoryJournal } from '../journal/memory.ts'
import { createTrading } from './create-trading.ts'
import { order, orderCash, startWorld } from './world.test-kit.ts'

/** Starts a program whose orders wait for their turns at the pacer until `open` is called. */
async function startWaiting(changed: Partial<OrderJournal> = {}) {
  const { simulator, options, clock, settle } = await startWorld()
  const gate = Promise.withResolvers<void>()
  const reached = Promise.withResolvers<void>()
  const pacer: Pacer = {
    async turn(_key, { priority, signal }) {
      if (priority === 'order') {
        reached.resolve()
        const aborted = Promise.withResolvers<never>()
        signal?.addEventListener('abort', () => aborted.reject(signal.reason))
        await Promise.race([gate.promise, aborted.promise])
      }
      return () => undefined
    },
  }
  const kis = createKisClient({ ...options, pacer })
  onTestFinished(() => settle(kis.close()))
  const trading = await settle(createTrading(kis, { journal: { ...memoryJournal(), ...changed } }))
  return { simulator, clock, settle, trading, open: gate.resolve, reached: reached.promise }
}

describe('an order that waits for its turn at the pacer', () => {
  it('does not leave once trading is halted, and nothing is left to cancel', async () => {
    const { simulator, clock, settle, trading, open, reached } = await startWaiting()
    const placing = trading.place(order, { clientOrderId: 'a' }).catch((e: unknown) => e)
    await settle(reached)

    const halting = trading.halt({ by: 'Minji' })
    await clock.runUntil(clock.now() + 1_000)
    open()
    const [placed, halted] = await settle(Promise.all([placing, halting]))

    expect(placed).toMatchObject({ code: 'KIS_ORDER_DENIED', denial: 'HALTED', outcome: 'not-sent' })
    expect(halted).toEqual({ cancellations: [], left: [] })
    expect(simulator.calls(orderCash)).toEqual([])
    expect(await trading.getOrder('a')).toMatchObject({ state: 'not-taken', reason: { code: 'KIS_ORDER_DENIED' } })
    await settle(trading.close())
  })

  it('does not leave once a person has set the mode to halted', async () => {
    const { simulator, clock, settle, trading, open, reached } = await startWaiting()
    const placing = trading.place(order, { clientOrderId: 'a' }).catch((e: unknown) => e)
    await settle(reached)

    await settle(trading.setMode('halted', { by: 'Minji' }))
    await clock.runUntil(clock.now() + 1_000)
    open()

    expect(await settle(placing)).toMatchObject({ denial: 'HALTED' })
    expect(simulator.calls(orderCash)).toEqual([])
    await settle(trading.close())
  })

  it.each([
    ['fails', () => Promise.reject(new Error('gone'))],
    ['does not end', () => new Promise<never>(() => undefined)],
  ])('does not leave once the program has lost its right to the account: the renewal %s', async (_how, failing) => {
    const journal = memoryJournal()
    let isGone = false
    const renew: typeof journal.renew = (...asked) => (isGone ? failing() : journal.renew(...asked))
    const { simulator, clock, settle, trading, open, reached } = await startWaiting({ ...journal, renew })
    const placing = trading.place(order, { clientOrderId: 'a' }).catch((e: unknown) => e)
    await settle(reached)

    isGone = true
    await clock.runUntil(clock.now() + 15_000)
    open()

    expect(await settle(placing)).toMatchObject({ code: 'KIS_ACCOUNT_TAKEN' })
    expect(simulator.calls(orderCash)).toEqual([])
  })
})
