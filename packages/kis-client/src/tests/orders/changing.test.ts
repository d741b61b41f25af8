import { describe, expect, it } from 'vitest'
import { checkProgram, checkPrograms, longTimeout } from './check-programs.test-kit.ts'
import { programKinds, type Step } from './random-programs.test-kit.ts'

const calm = { fault: undefined, trouble: undefined } as const
const place: Step = { kind: 'place', content: 0, ...calm }
const cancel = { kind: 'cancel', of: 0, quantity: undefined, ...calm } as const
const revise = { kind: 'revise', of: 0, price: '65100', ...calm } as const

it('keeps every promise about orders in 1,000 random programs that revise, cancel, crash and reconcile', {
  timeout: longTimeout,
}, async () => {
  const ends = await checkPrograms(programKinds.changing, { runs: 1_000, seed: 14 })

  // The programs come to every end that a change may have.
  for (const end of ['filled', 'cancelled', 'rejected', 'not-taken', 'unknown', 'ended-unconfirmed'])
    expect([...ends.keys()]).toContain(`revise ${end}`)
  for (const end of ['cancelled', 'rejected', 'unknown', 'ended-unconfirmed', 'ended-unconfirmed ambiguous'])
    expect([...ends.keys()]).toContain(`cancel ${end}`)
})

describe('a change whose answer was lost', () => {
  it('is not taken, as a revision that KIS never got, for the cancellation of another program', async () => {
    const ends = await checkProgram([place, { kind: 'another cancels', of: 0 }, { ...revise, fault: 'hang-up-before' }])

    expect(ends).toEqual(['new cancelled', 'revise not-taken'])
  })

  it('is found, as a cancellation, after its order has ended, if a list is older than the one before it', async () => {
    const ends = await checkProgram([
      place,
      // A reading shows the end of the order while the call is under way.
      { ...cancel, fault: { delayMs: 12_000 } },
      { kind: 'lag', ms: 60_000 },
      { kind: 'wait', ms: 20_000 },
    ])

    expect(ends).toEqual(['new cancelled', 'cancel cancelled'])
  })

  it('is found after a crash and a restart on a clock that was set back', async () => {
    const ends = await checkProgram([
      place,
      { kind: 'set clock', ms: -90_000 },
      { ...cancel, fault: { delayMs: 12_000 }, trouble: { kind: 'death', after: 6 } },
      { kind: 'restart', ...calm },
    ])

    expect(ends).toEqual(['new cancelled', 'cancel cancelled'])
  })
})
