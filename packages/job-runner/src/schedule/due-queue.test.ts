import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDueQueue } from './due-queue.ts'

describe('a due queue', () => {
  it('returns the ids that are due, the soonest first, and keeps the others', () => {
    const queue = createDueQueue()
    queue.set('noon', 12)
    queue.set('evening', 18)
    queue.set('morning', 7)

    expect(queue.nextAt).toBe(7)
    expect(queue.takeDue(12)).toEqual(['morning', 'noon'])
    expect(queue.nextAt).toBe(18)
    expect([queue.at('noon'), queue.at('evening')]).toEqual([undefined, 18])
  })

  it('holds one instant for each id: the latest that was set, or none', () => {
    const queue = createDueQueue()
    queue.set('job', 7)
    queue.set('job', 9)
    queue.set('other', 8)
    queue.set('other', undefined)

    expect(queue.takeDue(8)).toEqual([])
    expect(queue.takeDue(9)).toEqual(['job'])
    expect(queue.nextAt).toBeUndefined()
  })

  it('agrees with a sorted list after any sequence of set, move, remove and take', () => {
    const anyStep = fc.record({
      id: fc.nat({ max: 30 }).map(String),
      at: fc.option(fc.nat({ max: 100 }), { nil: undefined }),
      takesDue: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 200, size: 'max' }), (steps) => {
        const queue = createDueQueue()
        const known = new Map<string, number>()
        for (const { id, at, takesDue } of steps) {
          queue.set(id, at)
          if (at === undefined) known.delete(id)
          else known.set(id, at)
          expect(queue.nextAt).toBe(known.size === 0 ? undefined : Math.min(...known.values()))
          if (!takesDue) continue
          const due = [...known].filter(([, at]) => at <= 20)
          const taken = queue.takeDue(20)
          expect(taken.toSorted()).toEqual(due.map(([id]) => id).toSorted())
          const instants = taken.map((id) => known.get(id) ?? NaN)
          expect(instants).toEqual(instants.toSorted((a, b) => a - b))
          for (const id of taken) known.delete(id)
        }
      }),
    )
  })
})

it('returns ids that are due at one instant in the order in which they were first set, slot after slot', () => {
  const queue = createDueQueue()
  const ids = ['token', 'clean', 'sell', 'buy', 'status']
  for (const id of ids) queue.set(id, 1_000)

  for (let slot = 1_000; slot < 6_000; slot += 1_000) {
    expect(queue.takeDue(slot)).toEqual(ids)
    // The id that was done last is set first.
    for (const id of ids.toReversed()) queue.set(id, slot + 1_000)
  }
})

it('takes as many ids as the limit allows, the soonest ones, and keeps the rest', () => {
  const queue = createDueQueue()
  for (const [index, id] of ['c', 'a', 'b'].entries()) queue.set(id, 3 - index)

  expect(queue.takeDue(3, 2)).toEqual(['b', 'a'])
  expect([queue.nextId, queue.nextAt, queue.size]).toEqual(['c', 3, 1])
})

it('forgets an id that is set to undefined: set again, it comes after the others of its instant', () => {
  const queue = createDueQueue()
  queue.set('first', 1)
  queue.set('second', 1)
  queue.set('first', undefined)
  queue.set('first', 1)

  expect(queue.takeDue(1)).toEqual(['second', 'first'])
})

it('has neither an instant nor an id while it is empty', () => {
  const queue = createDueQueue()

  expect([queue.nextAt, queue.nextId, queue.size, [...queue.ids()]]).toEqual([undefined, undefined, 0, []])
  expect(queue.at('unknown')).toBeUndefined()
})

it('returns the ids that are in it, and none that was taken', () => {
  const queue = createDueQueue()
  for (const [at, id] of ['a', 'b', 'c'].entries()) queue.set(id, at)
  queue.takeDue(0)

  expect([...queue.ids()].toSorted()).toEqual(['b', 'c'])
})

it('keeps the others when an id is set to undefined that was taken', () => {
  const queue = createDueQueue()
  queue.set('taken', 1)
  queue.takeDue(1)
  queue.set('other', 2)
  queue.set('taken', undefined)

  expect([queue.size, queue.takeDue(2)]).toEqual([1, ['other']])
})
