import { expect, it } from 'vitest'
import { checkPrograms, longTimeout } from './check-programs.test-kit.ts'
import { programKinds } from './random-programs.test-kit.ts'

it('keeps every promise about orders in 200 random programs that true, forged and doubled notices reach', {
  timeout: longTimeout,
}, async () => {
  const ends = await checkPrograms(programKinds.noticing, { runs: 200, seed: 15 })

  for (const end of ['filled', 'cancelled', 'not-taken', 'unknown']) expect([...ends.keys()]).toContain(`new ${end}`)
})
