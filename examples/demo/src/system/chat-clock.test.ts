import { setImmediate } from 'node:timers/promises'
import { createSteppedClock } from '@stockeye/kis-client/simulator'
import { manualClock } from '@stockeye/test-kit/manual-clock'
import { expect, it } from 'vitest'
import { createChatClock } from './chat-clock.ts'

/** Starts a clock on which a poll has ended at 1,000, with a bot that polls again when the test says so. */
function start() {
  const clock = createSteppedClock(0)
  const real = manualClock()
  const polled = Promise.withResolvers<void>()
  const chatClock = createChatClock(clock, () => polled.promise, real)
  chatClock.engage()
  chatClock.setTimeout(() => {}, 1_000)
  /** Lets everything run that does not wait for time. */
  const turns = async () => {
    for (let turn = 0; turn < 200; turn += 1) await setImmediate()
  }
  return { clock, chatClock, real, polled, turns }
}

it('holds time until the bot has asked for updates again', async () => {
  const { clock, polled, turns } = start()

  const passing = clock.runUntil(60_000)
  await turns()
  const held = clock.now()
  polled.resolve()
  await passing

  expect([held, clock.now()]).toEqual([1_000, 60_000])
})

it('holds it no longer for a bot that pauses in that time itself', async () => {
  const { clock, real, turns } = start()

  const passing = clock.runUntil(60_000)
  await turns()
  const held = clock.now()
  real.advance(1_000)
  await passing

  expect([held, clock.now()]).toEqual([1_000, 60_000])
})

it('holds it no longer for a bot that was stopped', async () => {
  const { clock, chatClock, turns } = start()

  const passing = clock.runUntil(60_000)
  await turns()
  chatClock.release()
  await passing

  expect(clock.now()).toBe(60_000)
})
