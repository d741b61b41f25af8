import { expect, it } from 'vitest'
import { checkPrograms, longTimeout } from './check-programs.test-kit.ts'
import { programKinds } from './random-programs.test-kit.ts'

it('keeps every promise about orders in 1,000 random programs that place, crash and reconcile', {
  timeout: longTimeout,
}, async () => {
  const ends = await checkPrograms(programKinds.placing, { runs: 1_000, seed: 14 })

  // The programs come to every end that an order may have.
  for (const end of ['filled', 'cancelled', 'rejected', 'not-taken', 'unknown', 'ended-unconfirmed'])
    expect([...ends.keys()]).toContain(`new ${end}`)
  for (const end of ['new filled probable', 'new cancelled probable', 'new unknown ambiguous'])
    expect([...ends.keys()]).toContain(end)
})
