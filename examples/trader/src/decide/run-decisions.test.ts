import { KisInputError } from '@stockeye/kis-client'
import { createSteppedClock, type SteppedClock } from '@stockeye/kis-client/simulator'
import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../settings/settings.ts'
import { runDecisions } from './run-decisions.ts'

/** Runs decisions from an instant on, each of which takes what `decide` takes. */
function run(
  at: string,
  decide: (clock: SteppedClock, count: number) => Promise<void> = async () => {},
  more: Partial<typeof defaultSettings> = {},
) {
  const clock = createSteppedClock(Date.parse(at))
  const stopping = new AbortController()
  const decided: string[] = []
  const tended: string[] = []
  const lines: string[] = []
  const note = (_fields: object, line: string) => void lines.push(line)
  const log = { debug: note, info: note, warn: note, error: note }
  const settings = { ...defaultSettings, ...more }
  const timeOf = (instant: number) => new Date(instant + 9 * 3_600_000).toISOString().slice(5, 19)
  const decider = {
    async decide({
      session,
      minuteEnd,
    }: {
      readonly session: { readonly market: string }
      readonly minuteEnd: number
    }) {
      decided.push(`${session.market} ${timeOf(minuteEnd)} at ${timeOf(clock.now()).slice(6)}`)
      await decide(clock, decided.length)
    },
    async tend({ session, minuteEnd }: { readonly session: { readonly market: string }; readonly minuteEnd: number }) {
      tended.push(`${session.market} ${timeOf(minuteEnd)}`)
    },
    async cancelKilled() {},
    close() {},
  }
  const done = runDecisions({ clock, log, settings }, decider, stopping.signal)
  const stop = async () => {
    stopping.abort(new Error('stop'))
    await done
  }
  return { clock, decided, tended, lines, done, stop }
}

describe('runDecisions', () => {
  it('decides two seconds after each minute, also about the one that has just ended when it starts', async () => {
    const { clock, decided, stop } = run('2026-10-19T10:00:01+09:00')

    await clock.runUntil(Date.parse('2026-10-19T10:02:02+09:00'))
    await stop()

    expect(decided).toEqual([
      'KRX 10-19T10:00:00 at 10:00:02',
      'KRX 10-19T10:01:00 at 10:01:02',
      'KRX 10-19T10:02:00 at 10:02:02',
    ])
  })

  it('leaves out the minutes that pass during a decision', async () => {
    const { clock, decided, stop } = run('2026-10-19T10:00:30+09:00', async (its, count) => {
      if (count === 1) await new Promise<void>((resolve) => its.setTimeout(resolve, 150_000))
    })

    await clock.runUntil(Date.parse('2026-10-19T10:05:02+09:00'))
    await stop()

    expect(decided).toEqual([
      'KRX 10-19T10:01:00 at 10:01:02',
      // The decision ended at 10:03:32.
      'KRX 10-19T10:04:00 at 10:04:02',
      'KRX 10-19T10:05:00 at 10:05:02',
    ])
  })

  it('goes from one market to the other, at each its hours', async () => {
    const { clock, decided, stop } = run('2026-10-19T15:18:30+09:00')

    await clock.runUntil(Date.parse('2026-10-19T22:31:02+09:00'))
    await stop()

    expect(decided).toEqual(['KRX 10-19T15:19:00 at 15:19:02', 'US 10-19T22:31:00 at 22:31:02'])
  })

  it('decides on the markets of its watchlist alone', async () => {
    const { clock, decided, stop } = run('2026-10-19T15:18:30+09:00', undefined, {
      watchlist: [{ symbol: 'AAPL', exchange: 'NASD' }],
      interval: 'day',
    })

    await clock.runUntil(Date.parse('2026-10-20T23:59:00+09:00'))
    await stop()

    expect(decided).toEqual(['US 10-19T22:31:00 at 22:31:02', 'US 10-20T22:31:00 at 22:31:02'])
  })

  it('decides once a day, also after a start in the middle of it, and looks after the orders in the other minutes', async () => {
    const { clock, decided, tended, stop } = run('2026-10-19T10:00:30+09:00', undefined, {
      watchlist: [{ symbol: '005930', exchange: 'KRX' }],
      interval: 'day',
    })

    await clock.runUntil(Date.parse('2026-10-19T10:03:02+09:00'))
    await stop()

    expect(decided).toEqual(['KRX 10-19T10:01:00 at 10:01:02'])
    expect(tended).toEqual(['KRX 10-19T10:02:00', 'KRX 10-19T10:03:00'])
  })

  it('makes the decision of a day again with the next minute if it failed', async () => {
    const { clock, decided, tended, stop } = run(
      '2026-10-19T09:00:30+09:00',
      async (_clock, count) => {
        if (count === 1) throw new KisInputError({ field: 'symbol', rule: 'is wrong' })
      },
      { interval: 'day' },
    )

    await clock.runUntil(Date.parse('2026-10-19T09:03:02+09:00'))
    await stop()

    expect(decided).toEqual(['KRX 10-19T09:01:00 at 09:01:02', 'KRX 10-19T09:02:00 at 09:02:02'])
    expect(tended).toEqual(['KRX 10-19T09:03:00'])
  })

  it('goes on with the other market where the sessions of one are not known', async () => {
    const { clock, decided, lines, stop } = run('2027-12-30T15:18:30+09:00', undefined, { interval: 'day' })

    await clock.runUntil(Date.parse('2027-12-30T23:31:02+09:00'))
    await stop()

    expect(decided).toEqual(['KRX 12-30T15:19:00 at 15:19:02', 'US 12-30T23:31:00 at 23:31:02'])
    expect(lines).toEqual([expect.stringMatching(/^NO_SESSION KRX: no session within 21 days/)])
  })

  it('logs a decision that failed, with its market, and makes the next one', async () => {
    const { clock, decided, lines, stop } = run('2026-10-19T10:00:30+09:00', async (_clock, count) => {
      if (count === 1) throw new KisInputError({ field: 'symbol', rule: 'is wrong' })
    })

    await clock.runUntil(Date.parse('2026-10-19T10:02:02+09:00'))
    await stop()

    expect(lines).toEqual([expect.stringMatching(/^DECISION_FAILED symbol: is wrong/)])
    expect(decided).toHaveLength(2)
  })

  it('makes no decision twice if the clock goes back', async () => {
    const real = createSteppedClock(Date.parse('2026-10-19T10:00:30+09:00'))
    let backMs = 0
    const clock = { ...real, now: () => real.now() - backMs }
    const stopping = new AbortController()
    const decided: number[] = []
    const log = { debug() {}, info() {}, warn() {}, error() {} }
    const decider = {
      async decide({ minuteEnd }: { readonly minuteEnd: number }) {
        decided.push(minuteEnd)
        backMs = 90_000
      },
      async tend() {},
      async cancelKilled() {},
      close() {},
    }
    const done = runDecisions({ clock, log, settings: defaultSettings }, decider, stopping.signal)

    await real.runUntil(Date.parse('2026-10-19T10:06:00+09:00'))
    stopping.abort(new Error('stop'))
    await done

    expect(decided).toEqual([...new Set(decided)])
    expect(decided.length).toBeGreaterThan(2)
  })
})
