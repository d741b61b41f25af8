import { expect, it } from 'vitest'
import { checkPrograms, longTimeout } from './check-programs.test-kit.ts'
import { programsOf } from './random-programs.test-kit.ts'

it('keeps every promise about orders in 200 random programs that true, forged and doubled notices reach', {
  timeout: longTimeout,
}, async () => {
  const programs = programsOf({
    placing: 5,
    repeating: 1,
    cancelling: 1,
    revising: 1,
    others: 2,
    filling: 3,
    claiming: 1,
    reading: 2,
    waiting: 3,
    noticing: 6,
  })

  const ends = await checkPrograms(programs, { runs: 200, seed: 15 })

  for (const end of ['filled', 'cancelled', 'not-taken', 'unknown']) expect([...ends.keys()]).toContain(`new ${end}`)
})
