import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createSteppedClock } from './stepped.ts'

const startedAt = 1_000_000

/** Does work outside the clock that takes `turns` turns of the event loop, as a socket may. */
async function outside(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await setImmediate()
}

it('fires timers in the order of their instants, each at its own, and ends at the given instant', async () => {
  const clock = createSteppedClock(startedAt)
  const fired: [string, number][] = []
  const note = (name: string) => () => fired.push([name, clock.now() - startedAt])
  clock.setTimeout(note('late'), 30)
  clock.setTimeout(note('early'), 10)
  clock.setTimeout(note('as early, but later asked for'), 10)
  clock.setTimeout(note('at the end'), 50)
  clock.setTimeout(note('after it'), 51)
  clock.clearTimeout(clock.setTimeout(note('cancelled'), 20))

  await clock.runUntil(startedAt + 50)

  expect(fired).toEqual([
    ['early', 10],
    ['as early, but later asked for', 10],
    ['late', 30],
    ['at the end', 50],
  ])
  await clock.runUntil(startedAt + 60)
  expect(fired.at(-1)).toEqual(['after it', 51])
  expect([clock.now(), clock.monotonic()]).toEqual([startedAt + 60, startedAt + 60])
})

it('fires no timer early: not within a fraction of a millisecond, and not at once', async () => {
  const clock = createSteppedClock(startedAt)
  const fired: number[] = []
  clock.setTimeout(() => fired.push(clock.now() - startedAt), 9.2)
  clock.setTimeout(() => fired.push(clock.now() - startedAt), 0)

  await clock.runUntil(startedAt + 100)

  expect(fired).toEqual([1, 10])
})

it('lets one timer’s consequences run before the next timer of the same instant', async () => {
  const clock = createSteppedClock(startedAt)
  const seen: string[] = []
  const step = async (name: string) => {
    seen.push(`${name} begins`)
    await clock.during(() => outside(5))
    seen.push(`${name} ends`)
  }
  clock.setTimeout(() => void step('a'), 10)
  clock.setTimeout(() => void step('b'), 10)

  await clock.runUntil(startedAt + 10)

  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
})

it('stands still while a step hands on work from turn to turn of the event loop', async () => {
  const clock = createSteppedClock(startedAt)
  const instants: number[] = []
  clock.setTimeout(async () => {
    await outside(20)
    instants.push(clock.now() - startedAt)
  }, 10)
  clock.setTimeout(() => instants.push(clock.now() - startedAt), 11)

  await clock.runUntil(startedAt + 100)

  expect(instants).toEqual([10, 11])
})

it('does not wait for work that waits for the time turn by turn', async () => {
  const clock = createSteppedClock(startedAt)
  const isPast = { value: false }
  clock.setTimeout(() => {
    isPast.value = true
  }, 10)
  const waiting = (async () => {
    while (!isPast.value) await setImmediate()
  })()

  await clock.runUntil(startedAt + 100)
  await waiting

  expect(clock.now()).toBe(startedAt + 100)
})

it('stands still during work outside the clock, however long that takes', async () => {
  const clock = createSteppedClock(startedAt)
  const instants: number[] = []
  clock.setTimeout(async () => {
    await clock.during(() => outside(50))
    instants.push(clock.now() - startedAt)
  }, 10)
  clock.setTimeout(() => instants.push(clock.now() - startedAt), 11)

  await clock.runUntil(startedAt + 100)

  expect(instants).toEqual([10, 11])
})

it('stands still until the outermost of nested work has ended, also when it fails', async () => {
  const clock = createSteppedClock(startedAt)
  const seen: string[] = []
  const work = clock.during(async () => {
    await clock.during(() => outside(3))
    await outside(20)
    seen.push('work')
    throw new Error('broken')
  })
  clock.setTimeout(() => seen.push('timer'), 1)

  const [failure] = await Promise.all([work.catch((error: Error) => error.message), clock.runUntil(startedAt + 10)])

  expect(seen).toEqual(['work', 'timer'])
  expect(failure).toBe('broken')
})

it('goes on while an answer is parked, and stands still again when its time has come', async () => {
  const clock = createSteppedClock(startedAt)
  const seen: [string, number][] = []
  const note = (name: string) => seen.push([name, clock.now() - startedAt])
  const call = clock.during(async () => {
    await clock.park(500)
    await outside(20)
    note('answer')
  })
  clock.setTimeout(() => note('before'), 499)
  clock.setTimeout(() => note('after'), 501)

  await clock.runUntil(startedAt + 1_000)
  await call

  expect(seen).toEqual([
    ['before', 499],
    ['answer', 500],
    ['after', 501],
  ])
})

it('stands still for other work while an answer is parked', async () => {
  const clock = createSteppedClock(startedAt)
  const seen: string[] = []
  const parked = clock.during(() => clock.park(500))
  clock.setTimeout(async () => {
    await clock.during(() => outside(20))
    seen.push('work')
  }, 10)
  clock.setTimeout(() => seen.push('timer'), 11)

  await clock.runUntil(startedAt + 1_000)
  await parked

  expect(seen).toEqual(['work', 'timer'])
})

it('keeps count when the caller gives up on a parked answer before the other side notices', async () => {
  const clock = createSteppedClock(startedAt)
  const gone = new AbortController()
  const seen: string[] = []
  const answer = Promise.withResolvers<void>()
  // The other side parks, and notices two turns of the loop later that the caller has gone.
  const caller = clock.during(async () => {
    void clock.park(10_000, { signal: gone.signal }).catch(() => seen.push('park ends'))
    await answer.promise
  })
  clock.setTimeout(() => {
    answer.resolve()
    void outside(2).then(() => gone.abort())
  }, 100)
  const next = caller.then(() => clock.during(() => outside(20))).then(() => seen.push('next work'))
  clock.setTimeout(() => seen.push('timer'), 101)

  await clock.runUntil(startedAt + 1_000)
  await next

  expect(seen).toEqual(['park ends', 'next work', 'timer'])
})

it('parks as a plain wait where nothing holds the time', async () => {
  const clock = createSteppedClock(startedAt)
  const parked = clock.park(100).then(() => clock.now() - startedAt)

  await clock.runUntil(startedAt + 1_000)

  expect(await parked).toBe(100)
})

it('rejects a wait whose signal is aborted with the signal’s reason', async () => {
  const clock = createSteppedClock(startedAt)
  const reason = new Error('enough')

  await expect(clock.park(100, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
})

it('ends a run with the error of a callback', async () => {
  const clock = createSteppedClock(startedAt)
  clock.setTimeout(() => {
    throw new Error('broken')
  }, 5)

  await expect(clock.runUntil(startedAt + 10)).rejects.toThrow('broken')
})

it('returns what a promise resolves to, after as many steps as it needs', async () => {
  const clock = createSteppedClock(startedAt)
  const waitMs = async (ms: number) => {
    await new Promise<void>((resolve) => clock.setTimeout(resolve, ms))
    await clock.during(() => outside(20))
  }
  const work = async () => {
    for (const ms of [1, 250, 60_000]) await waitMs(ms)
    return clock.now() - startedAt
  }

  expect(await clock.settle(work())).toBe(60_251)
  // 60,251 ms, and the rest of the step of 100 ms in which they end.
  expect(clock.now() - startedAt).toBe(60_300)
})

it('rejects with the reason of a promise that rejects on the way', async () => {
  const clock = createSteppedClock(startedAt)
  const reason = new Error('broken')
  const work = new Promise((_, reject) => clock.setTimeout(() => reject(reason), 500))

  await expect(clock.settle(work)).rejects.toBe(reason)
})

it('lets no time pass for a promise that has settled already', async () => {
  const clock = createSteppedClock(startedAt)
  const reason = new Error('broken')

  expect(await clock.settle(Promise.resolve('done'))).toBe('done')
  await expect(clock.settle(Promise.reject(reason))).rejects.toBe(reason)
  expect(clock.now()).toBe(startedAt)
})

it('settles two promises at once, and stands still during the work of both', async () => {
  const clock = createSteppedClock(startedAt)
  const seen: [string, number][] = []
  const work = async (name: string, ms: number) => {
    await clock.during(() => outside(300))
    await new Promise<void>((resolve) => clock.setTimeout(resolve, ms))
    seen.push([name, clock.now() - startedAt])
    return name
  }

  const settled = await Promise.all([clock.settle(work('one', 250)), clock.settle(work('other', 500))])

  expect(settled).toEqual(['one', 'other'])
  expect(seen).toEqual([
    ['one', 250],
    ['other', 500],
  ])
})

it('lets one timer’s consequences run before the next one, also where two runs overlap', async () => {
  const clock = createSteppedClock(startedAt)
  const seen: string[] = []
  const step = async (name: string) => {
    seen.push(`${name} begins`)
    await setImmediate()
    await clock.during(() => outside(5))
    seen.push(`${name} ends`)
  }
  clock.setTimeout(() => void step('a'), 10)
  clock.setTimeout(() => void step('b'), 10)

  await Promise.all([clock.runUntil(startedAt + 100), clock.runUntil(startedAt + 50)])

  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
  expect(clock.now()).toBe(startedAt + 100)
})

it.each([Number.NaN, Number.POSITIVE_INFINITY])('runs to no %s, which it would never reach', async (instant) => {
  await expect(createSteppedClock(startedAt).runUntil(instant)).rejects.toMatchObject({
    code: 'KIS_INPUT',
    field: 'instant',
  })
})
