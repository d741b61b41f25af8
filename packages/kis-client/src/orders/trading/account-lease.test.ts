import { describe, expect, it, onTestFinished } from 'vitest'
import { createKisClient } from '../../client/create-client.ts'
import type { Pacer } from '../../pacing/pacer.ts'
import { accountKey } from '../history/histories.ts'
import type { OrderRecord } from '../history/order-record.ts'
import { createTrading } from './create-trading.ts'
import type { Trading } from './trading.ts'
import { order, orderCash, startWorld } from './world.test-kit.ts'

const orderRvsecncl = { path: '/uapi/domestic-stock/v1/trading/order-rvsecncl' }
// An order is placed long before the next renewal, a third of it later.
const leaseMs = 60_000

/** Starts a program on a machine whose wall clock goes on in its sleep, and whose monotonic clock and timers stand still. */
async function startOnSleepyMachine(pacer?: Pacer) {
  const { simulator, settle, options, clock, journal } = await startWorld()
  let asleepMs = 0
  const now = () => clock.now() + asleepMs
  const kis = createKisClient({ ...options, clock: { ...clock, now }, ...(pacer && { pacer }) })
  onTestFinished(() => settle(kis.close()))
  /** Starts a program on the machine. */
  async function start() {
    const trading = await settle(createTrading(kis, { journal, leaseMs }))
    onTestFinished(() => settle(trading.close()))
    return trading
  }
  const trading = await start()
  const sleep = (ms: number) => {
    asleepMs += ms
  }
  const account = accountKey(kis, await journal.salt())
  /** Takes the account for a program of another host, by the clock of its own, which agrees. */
  const takeElsewhere = () =>
    journal.lease(account, { holder: 'other', name: 'process 1 on other', untilAt: now() + leaseMs }, now())
  /** Gives the account back for that program. */
  const releaseElsewhere = () => journal.release(account, 'other')
  return { simulator, settle, clock, journal, trading, again: start, sleep, takeElsewhere, releaseElsewhere }
}

it('sends no order after a sleep of the machine in which another program took the account', async () => {
  const { simulator, settle, trading, sleep, takeElsewhere } = await startOnSleepyMachine()
  sleep(leaseMs)
  expect(await takeElsewhere()).toMatchObject({ holder: 'other' })

  const error = await settle(trading.place(order, { clientOrderId: 'a' })).catch((reason: unknown) => reason)

  expect(error).toMatchObject({ code: 'KIS_ACCOUNT_TAKEN', outcome: 'not-sent' })
  expect(simulator.calls(orderCash)).toEqual([])
})

it('sends no order after a sleep of the machine in which another program took the account and gave it back', async () => {
  const { simulator, settle, trading, sleep, takeElsewhere, releaseElsewhere } = await startOnSleepyMachine()
  const place = (clientOrderId: string) => settle(trading.place(order, { clientOrderId })).catch((e: unknown) => e)
  sleep(leaseMs)
  await takeElsewhere()
  await releaseElsewhere()

  const errors = [await place('a'), await place('b')]

  const taken = { code: 'KIS_ACCOUNT_TAKEN', outcome: 'not-sent', holder: 'process 1 on other' }
  expect(errors).toEqual([expect.objectContaining(taken), expect.objectContaining(taken)])
  expect(errors[0]).toMatchObject({
    message: expect.stringMatching(/^process 1 on other took .* start this program again/),
  })
  expect(simulator.calls(orderCash)).toEqual([])
})

it('reports at the next renewal that another program took the account meanwhile, even if that lease has ended', async () => {
  const { settle, clock, trading, sleep, takeElsewhere } = await startOnSleepyMachine()
  const troubles: unknown[] = []
  trading.on('trouble', (error) => troubles.push(error))
  sleep(leaseMs)
  await takeElsewhere()
  sleep(leaseMs)

  await clock.runUntil(clock.now() + leaseMs / 3)
  await settle(trading.reconcile())

  expect(troubles).toMatchObject([{ code: 'KIS_ACCOUNT_TAKEN', holder: 'process 1 on other' }])
})

it('gives the account to the program that is started again after it', async () => {
  const { settle, trading, again, sleep, takeElsewhere, releaseElsewhere } = await startOnSleepyMachine()
  sleep(leaseMs)
  await takeElsewhere()
  await releaseElsewhere()
  await settle(trading.place(order, { clientOrderId: 'a' })).catch(() => undefined)
  await settle(trading.close())

  const placed = await settle((await again()).place(order, { clientOrderId: 'b' }))

  expect(placed.state).toBe('open')
})

it('sends the first order after a sleep of the machine in which no program took the account', async () => {
  const { simulator, settle, trading, sleep } = await startOnSleepyMachine()
  sleep(leaseMs)

  const placed = await settle(trading.place(order, { clientOrderId: 'a' }))

  expect(placed.state).toBe('open')
  expect(simulator.calls(orderCash)).toHaveLength(1)
})

describe('a call that waits for its turn at the pacer while the machine sleeps', () => {
  const calls: readonly [name: string, call: (trading: Trading) => Promise<OrderRecord>][] = [
    ['an order', (trading) => trading.place({ ...order, price: '64000' }, { clientOrderId: 'waiting' })],
    ['a cancellation', (trading) => trading.cancel('open', { clientOrderId: 'waiting' })],
    ['a revision', (trading) => trading.revise('open', { clientOrderId: 'waiting', price: '64000' })],
  ]

  /** Starts such a call, after an order that is open. `wake` gives it its turn, and returns how it has ended. */
  async function startWaiting(call: (trading: Trading) => Promise<OrderRecord>) {
    const gate = Promise.withResolvers<void>()
    const reached = Promise.withResolvers<void>()
    let isShut = false
    const machine = await startOnSleepyMachine({
      async turn(_key, { priority }) {
        if (isShut && priority === 'order') {
          reached.resolve()
          await gate.promise
        }
        return () => undefined
      },
    })
    const { simulator, settle, trading } = machine
    await settle(trading.place(order, { clientOrderId: 'open' }))
    isShut = true
    const ended = call(trading).catch((error: unknown) => error)
    await settle(reached.promise)
    const wake = () => {
      gate.resolve()
      return settle(ended)
    }
    const sent = () => [orderCash, orderRvsecncl].flatMap((match) => simulator.calls(match)).length - 1
    return { ...machine, wake, sent }
  }

  it.each(calls)('does not leave if another program had the account meanwhile: %s', async (_name, call) => {
    const { trading, sleep, takeElsewhere, releaseElsewhere, wake, sent } = await startWaiting(call)
    sleep(leaseMs)
    await takeElsewhere()
    await releaseElsewhere()

    const error = await wake()

    expect(error).toMatchObject({ code: 'KIS_ACCOUNT_TAKEN', outcome: 'not-sent' })
    expect(sent()).toBe(0)
    expect(await trading.getOrder('waiting')).toMatchObject({
      state: 'not-taken',
      reason: { code: 'KIS_ACCOUNT_TAKEN' },
    })
  })

  it.each(calls)('leaves if no other program had the account: %s', async (_name, call) => {
    const { sleep, wake, sent } = await startWaiting(call)
    sleep(leaseMs)

    expect(await wake()).toMatchObject({ clientOrderId: 'waiting' })
    expect(sent()).toBe(1)
  })

  it('does not leave, and is not taken, if the place of the leases fails', async () => {
    const { journal, trading, sleep, wake, sent } = await startWaiting((its) =>
      its.place({ ...order, price: '64000' }, { clientOrderId: 'waiting' }),
    )
    const failure = new Error('not of this package')
    journal.renew = () => Promise.reject(failure)
    sleep(leaseMs)

    expect(await wake()).toBe(failure)
    expect(sent()).toBe(0)
    expect(await trading.getOrder('waiting')).toMatchObject({ state: 'not-taken' })
  })
})
