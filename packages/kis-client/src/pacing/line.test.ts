import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLine } from './line.ts'

describe('createLine', () => {
  it('keeps its members in order when any of them leaves', () => {
    // Arrays of fast-check have ten values at most unless their size is given.
    const steps = fc.array(fc.oneof(fc.constant('join' as const), fc.nat({ max: 30 })), {
      maxLength: 100,
      size: 'max',
    })
    fc.assert(
      fc.property(steps, (taken) => {
        const line = createLine<number>()
        const leaves: (() => void)[] = []
        const members: number[] = []
        for (const step of taken) {
          if (step === 'join') {
            members.push(leaves.length)
            leaves.push(line.join(leaves.length))
          } else {
            // A member that has left may leave again.
            leaves[step]?.()
            if (members.includes(step)) members.splice(members.indexOf(step), 1)
          }
          expect([line.first(), line.length]).toEqual([members[0], members.length])
        }
      }),
    )
  })
})
