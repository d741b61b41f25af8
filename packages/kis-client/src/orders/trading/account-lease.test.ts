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
  const trading = await settle(createTrading(kis, { journal, leaseMs }))
  onTestFinished(() => settle(trading.close()))
  const sleep = (ms: number) => {
    asleepMs += ms
  }
  /** Takes the account for a program of another host, by the clock of its own, which agrees. */
  const takeElsewhere = async () =>
    journal.lease(
      accountKey(kis, await journal.salt()),
      { holder: 'other', name: 'process 1 on other', untilAt: now() + leaseMs },
      now(),
    )
  return { simulator, settle, trading, sleep, takeElsewhere }
}

it('sends no order after a sleep of the machine in which another program took the account', async () => {
  const { simulator, settle, trading, sleep, takeElsewhere } = await startOnSleepyMachine()
  sleep(leaseMs)
  expect(await takeElsewhere()).toMatchObject({ holder: 'other' })

  const error = await settle(trading.place(order, { clientOrderId: 'a' })).catch((reason: unknown) => reason)

  expect(error).toMatchObject({ code: 'KIS_ACCOUNT_TAKEN', outcome: 'not-sent' })
  expect(simulator.calls(orderCash)).toEqual([])
})

it('sends the first order after a sleep of the machine in which no program took the account', async () => {
  const { simulator, settle, trading, sleep } = await startOnSleepyMachine()
  sleep(leaseMs)

  const placed = await settle(trading.place(order, { clientOrderId: 'a' }))

  expect(placed.state).toBe('open')
  expect(simulator.calls(orderCash)).toHaveLength(1)
})
