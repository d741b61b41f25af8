import { expect, it } from 'vitest'
import { checkPrograms, longTimeout } from './check-programs.test-kit.ts'
import { programsOf } from './random-programs.test-kit.ts'

it('keeps every promise about orders in 1,000 random programs that place, crash and reconcile', {
  timeout: longTimeout,
}, async () => {
  const programs = programsOf({
    placing: 6,
    repeating: 1,
    cancelling: 1,
    revising: 0,
    others: 2,
    filling: 2,
    claiming: 1,
    reading: 3,
    waiting: 3,
  })

  const ends = await checkPrograms(programs, { runs: 1_000, seed: 14 })

  // The programs come to every end that an order may have.
  for (const end of ['filled', 'cancelled', 'rejected', 'not-taken', 'unknown', 'ended-unconfirmed'])
    expect([...ends.keys()]).toContain(`new ${end}`)
  for (const end of ['new filled probable', 'new cancelled probable', 'new unknown ambiguous'])
    expect([...ends.keys()]).toContain(end)
})
