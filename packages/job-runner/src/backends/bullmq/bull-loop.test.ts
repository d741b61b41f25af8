import { expect, it, onTestFinished, vi } from 'vitest'
import { systemClock } from '../../clock.ts'
import { startBullLoop } from './bull-loop.ts'
import type { BullSource } from './bull-source.ts'

it('takes the next item when the work on one ends before the loop has left its look', async () => {
  const waiting = [1, 2, 3]
  const ended: number[] = []
  const source: BullSource<number, string> = {
    attend: async () => undefined,
    leave: async () => undefined,
    concerns: () => true,
    take: async (count) => ({ items: waiting.splice(0, count) }),
    handle: () => Promise.resolve('done'),
    async end(item) {
      ended.push(item)
      return undefined
    },
    giveBack: async () => undefined,
    renew: async () => new Set(),
    abortOf: async () => undefined,
    sweep: async () => undefined,
    close: async () => undefined,
  }
  const loop = await startBullLoop(source, {
    // No timer helps it on.
    clock: { ...systemClock, setTimeout: () => undefined },
    slots: 1,
    leaseMs: 60_000,
    lookEveryMs: 60_000,
    failed: () => undefined,
    abandoned: () => new Error('abandoned'),
  })
  onTestFinished(() => loop.abandon())

  loop.look()

  await vi.waitUntil(() => ended.length === 3, { timeout: 55_000, interval: 3 })
  expect(ended).toEqual([1, 2, 3])
})
