import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAgenda } from './due-queue.ts'

describe('an agenda', () => {
  it('gives out who is due, the soonest first, and keeps the others', () => {
    const agenda = createAgenda()
    agenda.set('noon', 12)
    agenda.set('evening', 18)
    agenda.set('morning', 7)

    expect(agenda.nextAt).toBe(7)
    expect(agenda.takeDue(12)).toEqual(['morning', 'noon'])
    expect(agenda.nextAt).toBe(18)
    expect([agenda.at('noon'), agenda.at('evening')]).toEqual([undefined, 18])
  })

  it('holds one instant an id: the latest that was set, or none', () => {
    const agenda = createAgenda()
    agenda.set('job', 7)
    agenda.set('job', 9)
    agenda.set('other', 8)
    agenda.set('other', undefined)

    expect(agenda.takeDue(8)).toEqual([])
    expect(agenda.takeDue(9)).toEqual(['job'])
    expect(agenda.nextAt).toBeUndefined()
  })

  it('agrees with a sorted list, whatever is set, moved, removed and taken', () => {
    const anyStep = fc.record({
      id: fc.nat({ max: 30 }).map(String),
      at: fc.option(fc.nat({ max: 100 }), { nil: undefined }),
      takesDue: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 200 }), (steps) => {
        const agenda = createAgenda()
        const known = new Map<string, number>()
        for (const { id, at, takesDue } of steps) {
          agenda.set(id, at)
          if (at === undefined) known.delete(id)
          else known.set(id, at)
          expect(agenda.nextAt).toBe(known.size === 0 ? undefined : Math.min(...known.values()))
          if (!takesDue) continue
          const due = [...known].filter(([, at]) => at <= 20)
          const taken = agenda.takeDue(20)
          expect(taken.toSorted()).toEqual(due.map(([id]) => id).toSorted())
          const instants = taken.map((id) => known.get(id) ?? NaN)
          expect(instants).toEqual(instants.toSorted((a, b) => a - b))
          for (const id of taken) known.delete(id)
        }
      }),
    )
  })
})

it('keeps those that are due at one instant in the order in which they were first noted, slot after slot', () => {
  const agenda = createAgenda()
  const ids = ['token', 'clean', 'sell', 'buy', 'status']
  for (const id of ids) agenda.set(id, 1_000)

  for (let slot = 1_000; slot < 6_000; slot += 1_000) {
    expect(agenda.takeDue(slot)).toEqual(ids)
    // Whoever has finished first is noted first again.
    for (const id of ids.toReversed()) agenda.set(id, slot + 1_000)
  }
})
