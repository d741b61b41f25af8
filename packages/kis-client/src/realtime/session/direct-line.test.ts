import { fakeClock } from '@stockeye/test-kit/fake-clock'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createKisClient } from '../../client/create-client.ts'
import { createSteppedClock } from '../../simulator/clocks/stepped.ts'
import { startSimulator } from '../../simulator/simulator.ts'
import { createKnownFeeds } from '../known-feeds.ts'
import type { KeyMemory } from '../sharing/memory.ts'
import { openDirectLine } from './direct-line.ts'
import { fakeKis } from './fake-kis.test-kit.ts'

const tenOClock = Date.parse('2026-11-20T10:00:00+09:00')
const samsung = { trId: 'H0STCNT0', key: '005930' }

/** Starts a line that stores its memory. */
async function startLine() {
  const clock = createSteppedClock(tenOClock)
  const simulator = await startSimulator({ clock, hours: 'exchange', environment: 'real' })
  const kis = createKisClient({ ...simulator.clientOptions })
  const memories: KeyMemory[] = []
  const line = openDirectLine(
    { frame: () => undefined, topic: () => undefined, trouble: () => undefined },
    { clients: [kis], feeds: createKnownFeeds(), random: () => 0.5 },
    {
      memory: undefined,
      async remember(memory) {
        memories.push(memory)
      },
    },
  )
  onTestFinished(async () => {
    line.abandon()
    await clock.settle(kis.close())
    await simulator.close()
  })
  return { clock, simulator, kis, line, memories }
}

describe('a direct line', () => {
  it('stores at once that KIS holds a topic, for a successor that comes before the next request', async () => {
    const { clock, simulator, kis, line, memories } = await startLine()
    simulator.realtime.refuse(samsung, 'OPSP0002')

    line.want(samsung, 0)
    await clock.runUntil(tenOClock + 2_000)

    const [{ at: refusedAt = 0 } = {}] = simulator.realtime.requests()
    expect(memories.at(-1)?.learnt).toMatchObject({
      [kis.realtime.keyName]: { held: [{ topic: samsung, until: refusedAt + 300_000 }] },
    })
  })

  it('registers and keeps its topics when its memory cannot be stored', async () => {
    const clock = fakeClock(tenOClock)
    const kis = fakeKis(1, clock)
    const troubles: unknown[] = []
    const failure = new Error('the store does not answer')
    const line = openDirectLine(
      { frame: () => undefined, topic: () => undefined, trouble: (error) => troubles.push(error) },
      { clients: [kis.client], feeds: createKnownFeeds(), random: () => 0.5 },
      { memory: undefined, remember: () => Promise.reject(failure) },
    )
    onTestFinished(() => line.abandon())

    line.want(samsung, 0)
    line.want({ ...samsung, key: '000660' }, 0)
    await clock.advance(1_000)

    expect(kis.requests).toEqual(['register H0STCNT0 005930', 'register H0STCNT0 000660'])
    expect(kis.connections).toHaveLength(1)
    expect(troubles).toEqual([failure, failure])
  })
})
