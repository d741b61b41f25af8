import { expect, it, onTestFinished } from 'vitest'
import { createKisClient } from '../../client/create-client.ts'
import { accountKey } from '../history/histories.ts'
import { createTrading } from './create-trading.ts'
import { order, orderCash, startWorld } from './world.test-kit.ts'

// An order is placed long before the next renewal, a third of it later.
const leaseMs = 60_000

/** Starts a program on a machine whose wall clock goes on in its sleep, and whose monotonic clock and timers stand still. */
async function startOnSleepyMachine() {
  const { simulator, settle, options, clock, journal } = await startWorld()
  let asleepMs = 0
  const now = () => clock.now() + asleepMs
  const kis = createKisClient({ ...options, clock: { ...clock, now } })
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
  return { simulator, settle, clock, trading, again: start, sleep, takeElsewhere, releaseElsewhere }
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
