import { expect, it } from 'vitest'
import { steppedConnection } from '../../simulator/clocks/stepped-connection.ts'
import { startSimulator } from '../../simulator/simulator.ts'
import { bars, checkPrograms, longTimeout } from './check-programs.test-kit.ts'
import { programsOf } from './random-programs.test-kit.ts'

it('keeps every promise about orders in 100 random programs over sockets', { timeout: longTimeout }, async () => {
  const programs = programsOf({
    placing: 4,
    repeating: 1,
    cancelling: 2,
    revising: 2,
    others: 2,
    filling: 2,
    claiming: 1,
    reading: 3,
    waiting: 3,
  })

  const ends = await checkPrograms(programs, {
    runs: 100,
    seed: 14,
    async start(clock) {
      const simulator = await startSimulator({ clock, bars, hours: 'exchange', limits: false })
      const clientOptions = { ...simulator.clientOptions, connect: steppedConnection(clock) }
      return { ...simulator, clock, clientOptions }
    },
  })

  expect(ends.get('new unknown')).toBeGreaterThan(0)
  expect(ends.get('new cancelled')).toBeGreaterThan(0)
})
