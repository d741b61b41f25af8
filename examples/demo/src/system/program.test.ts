import { setImmediate } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { memoryDisk } from './disk.ts'
import { createMeans } from './program.ts'
import { startAt } from './settings.ts'
import { startWorld } from './world.ts'

async function start() {
  const world = await startWorld({ at: startAt, seed: 1, disk: memoryDisk() })
  onTestFinished(() => world.close())
  /** Lets everything run that does not wait for time. */
  const turns = async () => {
    for (let turn = 0; turn < 200; turn += 1) await setImmediate()
  }
  return { clock: world.clock, means: createMeans(world), turns }
}

it('lets time stand still until the work of a program has ended', async () => {
  const { clock, means, turns } = await start()
  const working = Promise.withResolvers<void>()
  const held = means.hold(() => working.promise)

  const passing = clock.runUntil(startAt + 1_000)
  await turns()
  const before = clock.now()
  working.resolve()
  await Promise.all([held, passing])

  expect([before - startAt, clock.now() - startAt]).toEqual([0, 1_000])
})

it('lets time go on when the program dies during its work', async () => {
  const { clock, means, turns } = await start()
  void means.hold(() => new Promise(() => undefined))

  const passing = clock.runUntil(startAt + 1_000)
  await turns()
  means.life.die()
  await passing

  expect(clock.now() - startAt).toBe(1_000)
})
