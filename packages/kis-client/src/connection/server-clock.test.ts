import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createKisClient } from '../client/create-client.ts'
import { inquirePrice } from '../endpoints/domestic-stock.gen.ts'
import { samsung } from '../tests/sample-calls.test-kit.ts'
import { mondayAtTen, type SteppedKis, startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { boundsAt, boundsOf, type ClockReading, createClockWatch, narrow, type ServerClock } from './server-clock.ts'
import type { Connection } from './transport.ts'

const reading = (now: number, monotonic = now): ClockReading => ({ now, monotonic })

describe('boundsOf', () => {
  it.each([
    // KIS's clock shows 5,000 to 6,000 at some instant between 4,700 and 4,900 of ours.
    ['a request of 200 ms', 5_000, reading(4_700), reading(4_900), [100, 1_300]],
    ['a clock that is far behind', 305_000, reading(4_700), reading(4_900), [300_100, 301_300]],
    ['a clock that is far ahead', 5_000, reading(304_700), reading(304_900), [-299_900, -298_700]],
    // Ours was set back by a minute: since then the difference is between 60,100 and 61,300.
    ['a clock of ours that is set back meanwhile', 5_000, reading(4_700), reading(-55_100, 4_900), [60_100, 61_300]],
    // It slept, or it was set forward: 60,200 ms have passed at most.
    ['a clock of ours that leaps meanwhile', 65_000, reading(4_700), reading(64_900, 4_900), [100, 61_300]],
  ] as const)('holds each difference that is possible for %s', (_what, dateAt, sent, received, [leastMs, mostMs]) => {
    expect(boundsOf(dateAt, sent, received)).toEqual({ leastMs, mostMs, readAt: received })
  })
})

describe('boundsAt', () => {
  const bounds = { leastMs: -100, mostMs: 200, readAt: reading(5_000, 70) }

  it.each([
    ['at once', reading(5_000, 70), [-100, 200]],
    // 0.001 of 10 s on either side.
    ['after 10 s', reading(15_000, 10_070), [-110, 210]],
    ['after 1,000 s', reading(1_005_000, 1_000_070), [-1_100, 1_200]],
    // A pause of 99 ms between the two readings of a clock.
    ['after a pause between two readings', reading(5_099, 70), [-100, 200]],
    // Set forward by a minute: the difference is less by a minute, or the machine slept and it is the same.
    ['after a leap forward', reading(65_000, 70), [-60_100, 200]],
    ['after our clock was set back', reading(-55_000, 70), [-100, 60_200]],
  ] as const)('widens the bounds %s', (_what, later, [leastMs, mostMs]) => {
    expect(boundsAt(bounds, later)).toEqual({ leastMs, mostMs, readAt: later })
  })

  it('drops bounds after 1,000 s', () => {
    expect(boundsAt(bounds, reading(1_005_001, 1_000_071))).toBeUndefined()
  })
})

describe('narrow', () => {
  const bounds = (leastMs: number, mostMs: number, at = 1) => ({ leastMs, mostMs, readAt: reading(at) })

  it.each([
    ['both sides', bounds(-700, 300), bounds(-200, 800, 2), bounds(-200, 300, 2)],
    ['an older one that is narrower', bounds(-10, 20), bounds(-200, 800, 2), bounds(-10, 20, 2)],
    ['two that touch', bounds(-700, 300), bounds(300, 1_300, 2), bounds(300, 300, 2)],
    ['a newer one that contradicts from above', bounds(-700, 300), bounds(301, 1_301, 2), bounds(301, 1_301, 2)],
    ['a newer one that contradicts from below', bounds(-700, 300), bounds(-1_701, -701, 2), bounds(-1_701, -701, 2)],
    ['the first one', undefined, bounds(-200, 800), bounds(-200, 800)],
  ])('keeps what is common to %s', (_what, older, newer, expected) => {
    expect(narrow(older, newer)).toEqual(expected)
  })
})

/** Creates a watch whose answers have a date of the test, on a clock of the test. */
function startWatch() {
  const time = { now: 0, monotonic: 0 }
  const off: ServerClock[] = []
  const watch = createClockWatch({
    clock: { now: () => time.now, monotonic: () => time.monotonic },
    onOff: (found) => off.push(found),
  })
  /** Answers once, while `meanwhile` passes. */
  const answer = async (headers: () => Readonly<Record<string, string>>, meanwhile: () => void = () => {}) => {
    const connection: Connection = {
      async fetch() {
        meanwhile()
        const sent = headers()
        return { status: 200, headers: { get: (name) => sent[name] ?? null }, text: async () => '' }
      },
      close: () => Promise.resolve(),
    }
    await watch.watched(connection).fetch('https://kis/', { method: 'GET', headers: {} })
  }
  const dated = (at: number) => answer(() => ({ date: new Date(at).toUTCString() }))
  return { time, off, watch, answer, dated }
}

describe('the estimate of a clock', () => {
  it.each([
    ['no date', {}],
    ['an unreadable date', { date: 'today' }],
    ['a date without a zone', { date: '2026-10-19T01:00:00' }],
    ['a date of another form', { date: 'Monday, 19-Oct-26 01:00:00 GMT' }],
    ['a leap second', { date: 'Mon, 19 Oct 2026 01:00:60 GMT' }],
    ['no day', { date: 'Invalid Date' }],
    ['two dates', { date: 'Mon, 19 Oct 2026 01:00:00 GMT, Mon, 19 Oct 2026 01:00:00 GMT' }],
    ['the age of a copy', { date: 'Mon, 19 Oct 2026 01:00:00 GMT', age: '0' }],
  ])('is not changed by an answer with %s', async (_what, headers) => {
    const { watch, answer, dated, time } = startWatch()

    await answer(() => headers as Readonly<Record<string, string>>)
    expect(watch.estimate()).toBeUndefined()
    time.now = 5_000
    await dated(5_000)
    await answer(() => headers as Readonly<Record<string, string>>)
    expect(watch.estimate()).toEqual({ aheadMs: 500, errorMs: 500 })
  })

  it('survives the first and the last day that a date can name', async () => {
    const { watch, dated, off } = startWatch()

    await dated(Date.parse('0001-01-01T00:00:00Z'))
    await dated(Date.parse('9999-12-31T23:59:59Z'))
    await dated(0)

    expect(watch.estimate()).toEqual({ aheadMs: 500, errorMs: 500 })
    // Both days are off, and no answer between them was in step.
    expect(off).toHaveLength(1)
  })

  const span = fc.integer({ min: 0, max: 3_000 })
  const between = fc.record({
    // Time until the request, also beyond the age at which an estimate ends.
    idleMs: fc.oneof(span, fc.integer({ min: 0, max: 1_200_000 })),
    requestMs: span,
    answerMs: span,
    /** Leap of our clock: `set` moves `now` only, `sleep` moves KIS's too. */
    leap: fc.record({
      kind: fc.constantFrom('set' as const, 'sleep' as const, undefined),
      ms: fc.oneof(fc.integer({ min: 100, max: 5_000 }), fc.integer({ min: 100, max: 300_000 })),
      isBack: fc.boolean(),
      during: fc.constantFrom('idle' as const, 'request' as const, 'answer' as const),
    }),
  })

  it('always holds the true difference, with our clock set, with sleeps and with any drift that NTP allows', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -400_000, max: 400_000 }),
        fc.integer({ min: -1_000, max: 1_000 }),
        fc.array(between, { minLength: 1, maxLength: 30, size: 'max' }),
        async (startAheadMs, driftPpm, steps) => {
          const { watch, answer, time } = startWatch()
          let kisNow = mondayAtTen + startAheadMs
          time.now = mondayAtTen
          const pass = (ms: number) => {
            time.now += ms
            time.monotonic += ms
            kisNow += ms * (1 + driftPpm / 1e6)
          }
          const leapOf = ({ kind, ms, isBack }: (typeof steps)[number]['leap']) => {
            if (kind === 'set') time.now += isBack ? -ms : ms
            if (kind !== 'sleep') return
            time.now += ms
            kisNow += ms
          }
          const check = () => {
            const { aheadMs, errorMs } = watch.estimate() ?? { aheadMs: 0, errorMs: Number.POSITIVE_INFINITY }
            expect(Math.abs(kisNow - time.now - aheadMs)).toBeLessThanOrEqual(errorMs + 0.001)
            return errorMs
          }
          for (const { idleMs, requestMs, answerMs, leap } of steps) {
            pass(idleMs)
            if (leap.during === 'idle') leapOf(leap)
            check()
            let date = ''
            await answer(
              () => ({ date }),
              () => {
                pass(requestMs)
                if (leap.during === 'request') leapOf(leap)
                date = new Date(Math.floor(kisNow / 1_000) * 1_000).toUTCString()
                pass(answerMs)
                if (leap.during === 'answer') leapOf(leap)
              },
            )
            const leaptMs = leap.kind === undefined || leap.during === 'idle' ? 0 : leap.ms
            expect(check()).toBeLessThanOrEqual((1_000 + requestMs + answerMs + leaptMs) / 2)
          }
        },
      ),
      { seed: 14, numRuns: 300 },
    )
  })
})

/** Starts a client whose clock differs from the simulator's by `hostMs`, which the test may change. */
async function startHost(hostMs: number, wanted: Parameters<typeof startSteppedKis>[0] = {}) {
  const stepped = await startSteppedKis({ environment: 'real', ...wanted })
  const { clock, options, settle } = stepped
  const host = { ms: hostMs }
  const kis = createKisClient({ ...options, clock: { ...clock, now: () => clock.now() + host.ms } })
  const off: ServerClock[] = []
  kis.on('clock-off', (found) => off.push(found))
  let found: ServerClock | undefined
  kis.on('call', () => {
    found = kis.serverClock()
  })
  /** Calls KIS, and returns the estimate at the instant of the answer: the clock of the test runs on after it. */
  const call = async () => {
    await settle(kis.call(inquirePrice, samsung).catch(() => undefined))
    return found
  }
  return { ...stepped, kis, host, off, call }
}

const at = (seconds: number) => mondayAtTen + seconds * 1_000
const runUntil = ({ clock }: Pick<SteppedKis, 'clock'>, seconds: number) => clock.runUntil(at(seconds))

describe('serverClock of a client', () => {
  it('is undefined before the first answer, and 1,000 s after the last one', async () => {
    const stepped = await startHost(0)

    expect(stepped.kis.serverClock()).toBeUndefined()
    await stepped.call()
    await runUntil(stepped, 900)
    expect(stepped.kis.serverClock()).toMatchObject({ errorMs: expect.any(Number) })
    await runUntil(stepped, 1_100)
    expect(stepped.kis.serverClock()).toBeUndefined()
    expect(stepped.off).toEqual([])
  })

  it.each([300_000, -300_000])('finds a host clock that is wrong by %i ms, and emits it once', async (hostMs) => {
    const stepped = await startHost(hostMs)

    // The date is 10:00:00, and no time has passed: KIS's clock shows 10:00:00 to 10:00:01.
    const first = { aheadMs: 500 - hostMs, errorMs: 500 }
    expect(await stepped.call()).toEqual(first)
    await runUntil(stepped, 10.7)

    // The second answer takes 0.7 s off the end; the first one has drifted by 0.001 of 10.7 s.
    expect(await stepped.call()).toEqual({ aheadMs: 144.5 - hostMs, errorMs: 155.5 })
    expect(stepped.off).toEqual([first])
  })

  it('reads a refusal too', async () => {
    const stepped = await startHost(0)
    const outcomes: string[] = []
    stepped.kis.on('call', ({ outcome }) => outcomes.push(outcome))
    stepped.simulator.fault({ path: inquirePrice.path }, { status: 200, msgCd: 'OPSQ2001', taken: false })

    expect(await stepped.call()).toEqual({ aheadMs: 500, errorMs: 500 })

    expect(outcomes).toEqual(['refused'])
  })

  it('learns nothing from an answer that was lost', async () => {
    const stepped = await startHost(300_000)
    stepped.simulator.fault({ path: inquirePrice.path }, 'hang-up-after', 9)

    expect(await stepped.call()).toBeUndefined()

    expect(stepped.simulator.calls({ path: inquirePrice.path }).length).toBeGreaterThan(0)
    expect(stepped.off).toEqual([])
  })

  it('emits no event for a difference of less than 2 s', async () => {
    for (const dateSkewMs of [1_900, -1_900]) {
      const stepped = await startHost(0, { dateSkewMs })
      for (const seconds of [0.3, 1.6, 2.9, 3.05]) {
        await runUntil(stepped, seconds)
        await stepped.call()
      }

      expect(stepped.kis.serverClock()?.errorMs).toBeLessThan(200)
      expect(stepped.off).toEqual([])
    }
  })

  it('emits no event for a difference of more than 2 s that no answer proves yet', async () => {
    const stepped = await startHost(0, { dateSkewMs: 2_300 })

    await runUntil(stepped, 0.5)
    // The date is 10:00:02 at 10:00:00.5: KIS is ahead by 1.5 s to 2.5 s.
    expect(await stepped.call()).toEqual({ aheadMs: 2_000, errorMs: 500 })
    expect(stepped.off).toEqual([])
    await runUntil(stepped, 1.8)
    await stepped.call()

    // The date is 10:00:04 at 10:00:01.8: ahead by 2.2 s or more.
    expect(stepped.off).toHaveLength(1)
  })

  it('doubts its estimate after a jump of the host clock, and starts again at the next answer', async () => {
    const stepped = await startHost(0)
    await stepped.call()

    stepped.host.ms = 300_000
    // From -300 s to 1 s, and a millisecond of drift: our clock was set, or the machine slept.
    expect(stepped.kis.serverClock()).toEqual({ aheadMs: -149_500, errorMs: 150_501 })
    expect(stepped.off).toEqual([])
    await runUntil(stepped, 1)

    // The answer leaves those 300 s to 299 s.
    expect(await stepped.call()).toEqual({ aheadMs: -299_500, errorMs: 500 })
    expect(stepped.off).toEqual([{ aheadMs: -299_500, errorMs: 500 }])
  })

  it("starts again when KIS's clock has jumped", async () => {
    const stepped = await startHost(0)
    await stepped.call()

    stepped.simulator.configure({ dateSkewMs: -60_000 })
    await runUntil(stepped, 1)

    expect(await stepped.call()).toEqual({ aheadMs: -59_500, errorMs: 500 })
  })

  it('emits the event again only after the clocks were in step', async () => {
    const stepped = await startHost(300_000)
    const answered = async (seconds: number, hostMs: number) => {
      await runUntil(stepped, seconds)
      stepped.host.ms = hostMs
      await stepped.call()
      return stepped.off.length
    }

    expect(await answered(0, 300_000)).toBe(1)
    expect(await answered(1, -300_000)).toBe(1)
    expect(await answered(2, 0)).toBe(1)
    expect(await answered(3, 300_000)).toBe(2)
  })
})
