import { describe, expect, it } from 'vitest'
import { now, tick } from './book.test-kit.ts'
import {
  askableAt,
  confirmPlace,
  endConnection,
  forgetOld,
  freePlaces,
  holdersOf,
  newSessionPlaces,
  noteFault,
  probeLater,
  type SessionPlaces,
  suspect,
} from './session-places.ts'
import { topicName } from './topic.ts'

const [one, two, three] = [tick(1), tick(2), tick(3)]
const nameOf = topicName

/** Returns the places of a session of which some are taken. */
function placesWith(...numbers: readonly number[]): SessionPlaces {
  const session = newSessionPlaces('a')
  for (const number of numbers) session.places.set(nameOf(tick(number)), tick(number))
  return session
}

/** Returns the waits of a session after repeated faults, in ms. */
const waitsOf = (note: (session: SessionPlaces, at: number) => void, read: (session: SessionPlaces) => number) => {
  const session = newSessionPlaces('a')
  return Array.from({ length: 8 }, () => {
    note(session, now)
    return read(session) - now
  })
}

describe('a session', () => {
  it('is closed at first, and its places are free', () => {
    const session = newSessionPlaces('a')

    expect(session).toMatchObject({
      name: 'a',
      isOpen: false,
      inFlight: undefined,
      heldPlaces: 0,
      inUseUntil: undefined,
    })
    expect(session).toMatchObject({ suspectedAt: 0, probe: { notBefore: 0, waitMs: 15_000 } })
    expect(session.fault).toEqual({ notBefore: 0, waitMs: 10_000 })
    expect(
      [session.places, session.confirmed, session.suspects, session.held, session.releaseAfter].map(
        (each) => each.size,
      ),
    ).toEqual([0, 0, 0, 0, 0])
    expect(freePlaces(session)).toBe(41)
  })

  it('has fewer free places by those that are taken and by those that KIS holds', () => {
    const session = placesWith(1, 2)
    session.heldPlaces = 30

    expect(freePlaces(session)).toBe(9)
    expect(holdersOf(session)).toEqual([nameOf(one), nameOf(two), '30 of an earlier connection'])
    expect(holdersOf(placesWith(1))).toEqual([nameOf(one)])
  })
})

describe('confirmPlace', () => {
  it('ends the hold of a topic and the fault of KIS', () => {
    const session = placesWith(1)
    session.held.set(nameOf(one), { topic: one, until: now + 1_000 })
    noteFault(session, now)

    confirmPlace(session, nameOf(one))

    expect([...session.confirmed]).toEqual([nameOf(one)])
    expect([...session.held]).toEqual([])
    expect(session.fault).toEqual({ notBefore: 0, waitMs: 10_000 })
  })

  it('ends the suspicion against all topics when KIS takes one of them, and not when it takes another one', () => {
    const session = newSessionPlaces('a')
    suspect(
      session,
      [
        [nameOf(one), one],
        [nameOf(two), two],
      ],
      now,
    )
    probeLater(session, now)

    confirmPlace(session, nameOf(three))
    expect([session.suspects.size, session.probe]).toEqual([2, { notBefore: now + 15_000, waitMs: 30_000 }])
    confirmPlace(session, nameOf(one))

    expect([session.suspects.size, session.probe]).toEqual([0, { notBefore: 0, waitMs: 15_000 }])
  })
})

describe('forgetOld', () => {
  it('forgets a topic whose hold is over, and not a moment before', () => {
    const session = newSessionPlaces('a')
    session.held.set(nameOf(one), { topic: one, until: now + 1_000 })

    expect([forgetOld(session, now + 999), session.held.size]).toEqual([false, 1])
    expect([forgetOld(session, now + 1_000), session.held.size]).toEqual([true, 0])
    expect(forgetOld(session, now + 2_000)).toBe(false)
  })

  it('forgets its suspicion and the wait of its probe after an hour, and not a moment before', () => {
    const session = newSessionPlaces('a')
    suspect(session, [[nameOf(one), one]], now)
    probeLater(session, now)

    expect([forgetOld(session, now + 3_599_999), session.suspects.size]).toEqual([false, 1])
    expect([forgetOld(session, now + 3_600_000), session.suspects.size]).toEqual([true, 0])
    expect(session.probe).toEqual({ notBefore: 0, waitMs: 15_000 })
  })

  it('keeps the wait of a probe for places that KIS holds, where no topic is suspected', () => {
    const session = newSessionPlaces('a')
    probeLater(session, now)

    expect(forgetOld(session, now + 3_600_000)).toBe(false)
    expect(session.probe).toEqual({ notBefore: now + 15_000, waitMs: 30_000 })
  })

  it('shortens each wait to its longest one after the clock was set back', () => {
    const session = newSessionPlaces('a')
    session.held.set(nameOf(one), { topic: one, until: now + 300_000 })
    session.held.set(nameOf(two), { topic: two, until: now - 3_600_000 + 100 })
    session.probe = { notBefore: now, waitMs: 30_000 }
    session.fault = { notBefore: now, waitMs: 20_000 }
    const setBack = now - 3_600_000

    expect(forgetOld(session, setBack)).toBe(false)

    expect([...session.held.values()]).toEqual([
      { topic: one, until: setBack + 300_000 },
      { topic: two, until: setBack + 100 },
    ])
    expect(session.probe).toEqual({ notBefore: setBack + 120_000, waitMs: 30_000 })
    expect(session.fault).toEqual({ notBefore: setBack + 300_000, waitMs: 20_000 })
  })

  it('leaves waits that are not longer', () => {
    const session = newSessionPlaces('a')
    session.held.set(nameOf(one), { topic: one, until: now + 300_000 })
    session.probe = { notBefore: now + 120_000, waitMs: 120_000 }
    session.fault = { notBefore: now + 300_000, waitMs: 300_000 }

    forgetOld(session, now)

    expect(session.held.get(nameOf(one))?.until).toBe(now + 300_000)
    expect([session.probe.notBefore, session.fault.notBefore]).toEqual([now + 120_000, now + 300_000])
  })
})

describe('a wait', () => {
  it('doubles from 15 s to 2 min between probes of what KIS holds', () => {
    expect(waitsOf(probeLater, ({ probe }) => probe.notBefore)).toEqual([
      15_000, 30_000, 60_000, 120_000, 120_000, 120_000, 120_000, 120_000,
    ])
  })

  it('doubles from 10 s to 5 min after faults of KIS', () => {
    expect(waitsOf(noteFault, ({ fault }) => fault.notBefore)).toEqual([
      10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000, 300_000,
    ])
  })
})

describe('endConnection', () => {
  it('suspects the topics of the connection, and returns those that KIS had confirmed', () => {
    const session = placesWith(1, 2)
    session.isOpen = true
    session.confirmed.add(nameOf(one))
    session.inFlight = { does: 'register', topic: two }
    session.releaseAfter.set(nameOf(one), { at: now + 1, waitMs: 1 })

    expect(endConnection(session, now)).toEqual([nameOf(one)])

    expect([...session.suspects.values()]).toEqual([one, two])
    expect(session).toMatchObject({ isOpen: false, inFlight: undefined, suspectedAt: now })
    expect([session.places.size, session.confirmed.size, session.releaseAfter.size]).toEqual([0, 0, 0])
  })
})

describe('askableAt', () => {
  it('is the latest of the end of the hold, the wait after a fault, and of a suspect the next probe', () => {
    const session = newSessionPlaces('a')
    const at = () => [one, two].map((topic) => askableAt(session, nameOf(topic)))

    expect(at()).toEqual([0, 0])
    session.probe = { notBefore: 7, waitMs: 1 }
    suspect(session, [[nameOf(one), one]], now)
    expect(at()).toEqual([7, 0])
    session.fault = { notBefore: 8, waitMs: 1 }
    expect(at()).toEqual([8, 8])
    session.held.set(nameOf(two), { topic: two, until: 9 })
    expect(at()).toEqual([8, 9])
  })
})
