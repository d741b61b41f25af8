import { describe, expect, it, onTestFinished } from 'vitest'
import { createSteppedClock } from '../../simulator/clocks/stepped.ts'
import { recordOf } from '../history/order-record.ts'
import { startPolling } from './polling.ts'

const [second, minute, hour] = [1_000, 60_000, 3_600_000]
const startAt = Date.parse('2026-10-19T10:00:00+09:00')
const kis = { earliestAt: startAt, latestAt: startAt }
const order = { symbol: '005930', side: 'buy', quantity: '10', price: '65000' } as const
const open = recordOf('a', [{ at: startAt, fact: { kind: 'intended', order, kis } }])

/** Starts to look while one order is open. @param lookMs time that a look takes, in ms */
function startLooks(lookMs: number) {
  const clock = createSteppedClock(startAt)
  const looks: number[] = []
  let offMs = 0
  const polling = startPolling({
    clock: { ...clock, now: () => clock.now() + offMs },
    live: () => [open],
    isOver: () => false,
    isWanted: () => false,
    async look() {
      looks.push(clock.now() - startAt)
      if (lookMs === 0) return
      await new Promise<void>((resolve) => {
        clock.setTimeout(resolve, lookMs)
      })
    },
    isWatched: () => false,
    failed: () => undefined,
  })
  onTestFinished(() => polling.stop())
  const setClock = (byMs: number) => {
    offMs += byMs
  }
  return { polling, looks, setClock, runFor: (ms: number) => clock.runUntil(clock.now() + ms) }
}

describe('polling', () => {
  it('looks two seconds after the first change, although another one comes each second', async () => {
    const { polling, looks, runFor } = startLooks(0)

    for (let count = 0; count < 4; count += 1) {
      await runFor(second)
      polling.hurry()
    }

    expect(looks).toEqual([2 * second, 4 * second])
  })

  it('rests four times as long as a look took, although changes come meanwhile', async () => {
    const { polling, looks, runFor } = startLooks(3 * second)

    for (let count = 0; count < 5; count += 1) {
      await runFor(5 * second)
      polling.hurry()
    }

    // From 2 s to 5 s, and 12 s later again.
    expect(looks).toEqual([2 * second, 17 * second])
  })

  it('looks again within a minute when the clock was set forward by an hour during a look', async () => {
    const { looks, setClock, runFor } = startLooks(second)
    await runFor(2 * second)
    setClock(hour)

    await runFor(minute)

    expect(looks.slice(0, 2)).toEqual([2 * second, 7 * second])
  })
})
