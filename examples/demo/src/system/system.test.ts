import { expect, it, onTestFinished } from 'vitest'
import { createFaults } from '../box/faults.ts'
import { createFigureCounter } from '../count/figures.ts'
import { folderDisk } from './disk.ts'
import { demoRules, demoSettings, startAt } from './settings.ts'
import { startSystem } from './system.ts'
import { startWorld } from './world.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
/** Polls of the bot, once an hour. */
const chatPatience = hourMs / 25_000

async function start({ at = startAt }: { readonly at?: number } = {}) {
  const world = await startWorld({ at, seed: 1, disk: folderDisk(), chatPatience })
  const counter = createFigureCounter(world)
  const settings = { ...demoSettings, interval: 'half-hour' } as const
  const system = startSystem(world, { settings, rules: demoRules, log, watch: counter.watch })
  onTestFinished(async () => {
    await world.clock.settle(system.stop())
    await world.close()
  })
  await world.clock.settle(system.ready)
  /** Sends a message of the admin, and lets time pass until the chat has a text. */
  const say = async (text: string, until: string) => {
    world.admin.send(text)
    const answered = () => world.admin.messages().some((message) => message.text?.includes(until))
    await world.clock.settle(world.telegram.until(answered))
  }
  return { ...world, system, counter, say }
}

it('completes a job whose worker was killed, and answers in the chat again', async () => {
  const { system, counter, say, clock, telegram } = await start()
  await say('/trigger_job check_token', '토큰 점검')

  await clock.settle(system.crashService())
  await say('/trigger_job daily_digest', '일일 요약')
  await clock.runUntil(clock.now() + 10 * minuteMs)

  const { triggered, completions } = counter.read()
  expect([triggered, completions]).toEqual([2, 2])
  expect(telegram.transcript.findings()).toEqual([])
})

it('goes on with the orders of a system that was killed', async () => {
  const { system, simulator, clock, counter, ...world } = await start({ at: startAt + hourMs })
  await clock.runUntil(clock.now() + 20 * minuteMs)
  const before = simulator.orders().length

  system.die()
  const settings = { ...demoSettings, interval: 'half-hour' } as const
  const again = startSystem({ ...world, simulator, clock }, { settings, rules: demoRules, log, watch: counter.watch })
  onTestFinished(() => clock.settle(again.stop()))
  await clock.settle(again.ready)
  await clock.runUntil(clock.now() + 3 * hourMs)

  expect(before).toBeGreaterThan(0)
  expect(simulator.orders().length).toBeGreaterThan(before)
  expect(counter.read()).toMatchObject({ duplicateOrders: 0 })
})

it('passes the next rotation after a crash of the worker', async () => {
  const { system, counter, clock, say } = await start()
  await clock.settle(system.crashService())

  await clock.runUntil(startAt + 24 * hourMs)
  await say('/trigger_job daily_digest', '일일 요약')
  await clock.runUntil(clock.now() + 10 * minuteMs)

  const { rotations, failedCalls, triggered, completions } = counter.read()
  expect({ rotations, failedCalls, triggered, completions }).toEqual({
    rotations: 1,
    failedCalls: 0,
    triggered: 1,
    completions: 1,
  })
})

it('has a dead token replaced without a failed call, once KIS issues another one', async () => {
  const { simulator, clock, counter, system, ...world } = await start()
  const faults = createFaults({ world: { ...world, simulator, clock }, crashService: system.crashService })
  const tooEarly = await faults.turn('kill-token', true)
  await clock.runUntil(startAt + 6.5 * hourMs)

  const killed = await faults.turn('kill-token', true)
  await clock.runUntil(startAt + 7.5 * hourMs)

  expect(tooEarly).toBeUndefined()
  expect(killed).toMatchObject({ name: 'kill-token', unavailable: undefined })
  expect(counter.read()).toMatchObject({ rotations: 1, failedCalls: 0 })
})
