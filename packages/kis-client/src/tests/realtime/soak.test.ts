import { describe, expect, it } from 'vitest'
import { hidesGaps, readsLastRecord, registersTwice } from '../../../soak/realtime/broken.ts'
import { type FaultKind, faultKinds } from '../../../soak/realtime/faults.ts'
import { type Counts, countNames } from '../../../soak/realtime/judge.ts'
import { type Client, rightClient } from '../../../soak/realtime/program.ts'
import { runRealtime } from '../../../soak/realtime/run.ts'

// The limit only guards against a hang: the machine may be busy.
const timeout = 300_000
const minuteMs = 60_000
const none = Object.fromEntries(countNames.map((name) => [name, 0]))
const tenOClock = Date.parse('2026-11-20T10:00:00+09:00')

describe('a program with 41 topics', { timeout }, () => {
  it('loses and doubles no row, reports each hole and no other, and asks for no 42nd topic through every kind of fault', async () => {
    const { counts, trace, faults } = await runRealtime({
      startAt: tenOClock,
      hours: 0.6,
      seed: 1,
      client: rightClient,
      disconnectMs: 6 * minuteMs,
      kinds: faultKinds,
      faultMs: minuteMs,
      heldPlacesMs: minuteMs,
      heldSessionMs: 20_000,
    })

    expect(trace).toEqual([])
    expect(counts).toEqual(none)
    expect([...faults.keys()].toSorted()).toEqual([...faultKinds].toSorted())
  })
})

describe('the soak of realtime', { timeout }, () => {
  it.each<{
    readonly what: string
    readonly client: Client
    readonly kinds: readonly FaultKind[]
    readonly counter: keyof Counts
  }>([
    { what: 'reads the last record of a frame only', client: readsLastRecord, kinds: ['burst'], counter: 'rowsLost' },
    { what: 'registers everything at once, twice', client: registersTwice, kinds: [], counter: 'askedAgain' },
    { what: 'reports no gap', client: hidesGaps, kinds: [], counter: 'holesWithoutGap' },
  ])('finds a client that $what, and counts nothing else', async ({ client, kinds, counter }) => {
    const { counts } = await runRealtime({
      startAt: tenOClock,
      hours: 0.1,
      seed: 7,
      client,
      disconnectMs: 2 * minuteMs,
      calmMs: minuteMs,
      kinds,
      faultMs: minuteMs,
      heldPlacesMs: 0,
      heldSessionMs: 0,
    })

    expect(counts).toEqual({ ...none, [counter]: expect.toSatisfy((count) => count > 0) })
  })
})
