import { describe, expect, it } from 'vitest'
import { carryOut, notice, now, openBook, tick, wantConfirmed } from './book.test-kit.ts'
import type { BookOptions } from './book.ts'
import { type TopicState, topicName } from './topic.ts'

/** Opens a book that notes each report, as the topic and its state. */
function openReported(sessions: readonly string[] = ['a'], options: Partial<BookOptions> = {}) {
  const reports: (readonly [string, TopicState['is'] | 'moved'])[] = []
  const states = new Map<string, TopicState>()
  const { book } = openBook(sessions, {
    changed(topic, state) {
      reports.push([topic.key, state.is])
      states.set(topicName(topic), state)
    },
    moved: (topic) => void reports.push([topic.key, 'moved']),
    ...options,
  })
  return { book, reports, stateOf: (topic: { trId: string; key: string }) => states.get(topicName(topic)) }
}
const close = { from: now + 60_000, isCertain: true, heardAt: now + 60_000 }

describe('a report of a topic', () => {
  it('comes once for each state, and not again for what has not changed', () => {
    const { book, reports } = openReported()

    book.want(tick(1), 0, now)
    book.opened('a')
    carryOut(book, 'a', now)
    book.opened('a')
    book.noteActivity(tick(1), 'live', now)
    book.closed('a', close)
    book.keyInUse('a', now + 90_000)
    book.keyInUse('a', now + 90_000)

    expect(reports.map(([, is]) => is)).toEqual(['pending', 'confirmed', 'lost', 'lost'])
  })

  it('comes again when the instant of the next try changes, and when a place is free', () => {
    const { book, stateOf, reports } = openReported()
    book.want(tick(1), 0, now)
    book.closed('a', close)
    book.keyInUse('a', now + 30_000)
    book.keyInUse('a', now + 60_000)
    expect(reports).toHaveLength(3)

    book.opened('a')
    expect(stateOf(tick(1))).toEqual({ is: 'pending' })
    wantConfirmed(book, 2, 41, 1)
    book.want(tick(50), 0, now)
    expect(stateOf(tick(50))).toMatchObject({ is: 'pending', heldUp: { reason: 'no-place' } })
    book.unwant(tick(2))
    book.next('a', now)
    book.answered('a', { is: 'done' }, now)

    expect(stateOf(tick(50))).toEqual({ is: 'pending' })
  })

  it('comes again when the connection ends that had no place', () => {
    const { book, stateOf } = openReported()
    wantConfirmed(book, 1, 41)
    book.want(tick(50), 0, now)
    book.closed('a', close)

    expect(stateOf(tick(50))).toEqual({ is: 'pending' })
  })

  it('names the activity of a confirmed topic: quiet, stale, and live again', () => {
    const { book, stateOf } = openReported()
    wantConfirmed(book, 1, 1)

    book.noteActivity(tick(1), 'quiet', now)
    expect(stateOf(tick(1))).toEqual({ is: 'confirmed', at: now, silence: 'quiet' })
    book.noteActivity(tick(1), 'stale', now)
    expect(stateOf(tick(1))).toEqual({ is: 'confirmed', at: now, silence: 'stale' })
    book.noteActivity(tick(1), 'live', now)

    expect(stateOf(tick(1))).toEqual({ is: 'confirmed', at: now })
  })

  it('does not come of the activity of a topic that is not confirmed, or not wanted', () => {
    const { book, reports } = openReported()
    book.want(tick(1), 0, now)

    book.noteActivity(tick(1), 'stale', now)
    book.noteActivity(tick(2), 'stale', now)
    book.renew(tick(1), now)
    book.renew(tick(2), now)

    expect(reports).toEqual([['000001', 'pending']])
  })

  it('says of a refused topic nothing more, also when its connection ends', () => {
    const { book, reports, stateOf } = openReported()
    book.want(tick(1), 0, now)
    carryOut(book, 'a', now, { is: 'refused', messageCode: 'OPSP8992', message: 'tr_key' })
    book.closed('a', close)
    book.keyInUse('a', now + 30_000)

    expect(stateOf(tick(1))).toEqual({
      is: 'refused',
      refusal: { reason: 'refused', messageCode: 'OPSP8992', message: 'tr_key' },
    })
    expect(reports.map(([, is]) => is)).toEqual(['pending', 'refused'])
  })

  it('is pending first and has its reason then, unless a listener gives the topic up', () => {
    const states: TopicState[] = []
    const { book } = openBook(['a'], {
      changed(topic, state) {
        states.push(state)
        if (topic.key === tick(2).key) book.unwant(topic)
      },
    })
    book.keyInUse('a', now + 30_000)

    book.want(tick(1), 0, now)
    book.want(tick(2), 0, now)

    expect(states).toEqual([
      { is: 'pending' },
      { is: 'pending', heldUp: { reason: 'key-in-use', nextTryAt: now + 30_000 } },
      { is: 'pending' },
    ])
  })
})

describe('the loss of a topic', () => {
  const lossOf = (options: Partial<BookOptions>, end: Parameters<ReturnType<typeof openBook>['book']['closed']>[1]) => {
    const { book, stateOf } = openReported(['a'], options)
    wantConfirmed(book, 1, 1)
    book.closed('a', end)
    return stateOf(tick(1))
  }
  const at = now + 60_000

  it('is certain when the last message came at the end of the connection, or up to 15 s before', () => {
    expect(lossOf({}, { from: at, isCertain: true, heardAt: at - 15_000 })).toEqual({
      is: 'lost',
      from: at,
      isCertain: true,
    })
    expect(lossOf({}, { from: at, isCertain: false, heardAt: at })).toMatchObject({ from: at, isCertain: false })
  })

  it('begins with the last message of a connection that was silent for longer, and is not certain', () => {
    expect(lossOf({}, { from: at, isCertain: true, heardAt: at - 15_001 })).toMatchObject({
      from: at - 15_001,
      isCertain: false,
    })
  })

  it('begins with the proof of the watchdog, where that is later than the last message and before the end', () => {
    const silent = { from: at, isCertain: true, heardAt: at - 30_000 }

    expect(lossOf({ provenAt: () => at - 20_000 }, silent)).toMatchObject({ from: at - 20_000 })
    expect(lossOf({ provenAt: () => at - 40_000 }, silent)).toMatchObject({ from: at - 30_000 })
    expect(lossOf({ provenAt: () => at + 5_000 }, silent)).toMatchObject({ from: at })
  })

  it('begins with the staleness of a stale topic, but not after the end of the connection', () => {
    const { book, stateOf } = openReported()
    wantConfirmed(book, 1, 2)
    book.noteActivity(tick(1), 'stale', at + 5_000)
    book.noteActivity(tick(2), 'stale', now + 5)
    book.noteActivity(tick(2), 'live', now + 9)
    book.closed('a', close)

    expect(stateOf(tick(1))).toEqual({ is: 'lost', from: at, isCertain: false })
    expect(stateOf(tick(2))).toEqual({ is: 'lost', from: at, isCertain: true })
  })

  it('begins with the end of the connection where a stale topic was delivered again', () => {
    const { book, stateOf } = openReported()
    wantConfirmed(book, 1, 1)
    book.noteActivity(tick(1), 'stale', now + 5)
    book.closed('a', close)
    book.opened('a')
    carryOut(book, 'a', at)
    book.closed('a', { from: at + 9, isCertain: true, heardAt: at + 9 })

    expect(stateOf(tick(1))).toEqual({ is: 'lost', from: at + 9, isCertain: true })
  })

  it('keeps its beginning while further connections fail', () => {
    const { book, stateOf } = openReported()
    wantConfirmed(book, 1, 1)
    book.closed('a', close)
    book.opened('a')
    book.next('a', at + 1)
    book.closed('a', { from: at + 2, isCertain: true, heardAt: at + 2 })

    expect(stateOf(tick(1))).toEqual({ is: 'lost', from: at, isCertain: true })
  })

  it('keeps the instant of a renewal when the connection ends before its release', () => {
    const { book, reports, stateOf } = openReported()
    wantConfirmed(book, 1, 1)
    book.renew(tick(1), now + 7)
    book.closed('a', close)

    expect(stateOf(tick(1))).toEqual({ is: 'lost', from: now + 7, isCertain: false })
    expect(reports.map(([, is]) => is)).toEqual(['pending', 'confirmed', 'lost'])
  })

  it('is certain of an evicted topic', () => {
    const { book, stateOf } = openReported()
    wantConfirmed(book, 1, 41, 1)
    book.want(tick(99), 2, now)
    book.next('a', now + 5)

    expect(stateOf(tick(41))).toMatchObject({ is: 'lost', from: now + 5, isCertain: true })
  })

  it('is not reported of a topic that is not wanted any more', () => {
    const { book, reports } = openReported()
    wantConfirmed(book, 1, 1)
    book.unwant(tick(1))
    book.closed('a', close)

    expect(reports.map(([, is]) => is)).toEqual(['pending', 'confirmed'])
  })

  it('comes from a renewal, too: the place is released, and the topic registered again', () => {
    const { book, stateOf } = openReported()
    wantConfirmed(book, 1, 1)

    book.renew(tick(1), now + 7)
    expect(stateOf(tick(1))).toEqual({ is: 'lost', from: now + 7, isCertain: false })
    expect(book.servedBy(tick(1))).toBeUndefined()

    expect(carryOut(book, 'a', now + 9)).toEqual(['release H0STCNT0|000001', 'register H0STCNT0|000001'])
    expect(stateOf(tick(1))).toEqual({ is: 'confirmed', at: now + 9 })
    expect(book.servedBy(tick(1))).toBe('a')
  })
})

describe('a topic on two sessions', () => {
  it('is delivered by the other one when the first one ends, without a loss', () => {
    const { book, reports } = openReported(['a', 'b'])
    wantConfirmed(book, 1, 41)
    book.want(notice, 9, now)
    carryOut(book, 'b', now)
    expect(book.placedOn(tick(41))).toEqual(['a', 'b'])
    expect(reports.at(-1)).toEqual(['000041', 'moved'])
    reports.length = 0

    book.closed('b', close)

    expect(book.servedBy(tick(41))).toBe('a')
    expect(reports).toEqual([['000041', 'moved']])
  })

  it('is held up by what holds up both, until the sooner of their next tries', () => {
    const { book, stateOf } = openReported(['a', 'b'])
    book.want(tick(1), 0, now)
    book.closed('a', close)
    book.keyInUse('a', now + 30_000)
    expect(stateOf(tick(1))).toEqual({ is: 'pending' })

    book.closed('b', close)
    book.keyInUse('b', now + 20_000)

    expect(stateOf(tick(1))).toEqual({ is: 'pending', heldUp: { reason: 'key-in-use', nextTryAt: now + 20_000 } })
  })

  it('is held where KIS holds it on both, and asked for on the one that does not', () => {
    const { book, stateOf } = openReported(['a', 'b'])
    book.want(tick(1), 0, now)
    book.next('a', now)
    book.answered('a', { is: 'registered-already' }, now)
    expect(stateOf(tick(1))).toEqual({ is: 'pending' })

    book.next('b', now + 5)
    book.answered('b', { is: 'registered-already' }, now + 5)

    expect(stateOf(tick(1))).toEqual({ is: 'pending', heldUp: { reason: 'held', nextTryAt: now + 300_000 } })
  })

  it('is held up by a fault of both, and not by that of one', () => {
    const { book, stateOf } = openReported(['a', 'b'])
    book.want(tick(1), 0, now)
    book.next('a', now)
    book.answered('a', { is: 'fault' }, now)
    expect(stateOf(tick(1))).toEqual({ is: 'pending' })
    expect(book.next('a', now)).toEqual({ at: now + 10_000 })

    book.next('b', now + 5)
    book.answered('b', { is: 'fault' }, now + 5)

    expect(stateOf(tick(1))).toEqual({ is: 'pending', heldUp: { reason: 'fault', nextTryAt: now + 10_000 } })
  })

  it('is held up by what the open one lacks, while the other one is closed', () => {
    const { book, stateOf } = openReported(['a', 'b'])
    book.closed('b', close)
    wantConfirmed(book, 1, 40, 1)
    book.want(tick(50), 0, now)
    book.want(tick(51), 0, now)
    book.next('a', now)
    book.answered('a', { is: 'fault' }, now)
    expect(stateOf(tick(50))).toEqual({ is: 'pending', heldUp: { reason: 'fault', nextTryAt: now + 10_000 } })

    carryOut(book, 'a', now + 10_000)

    expect(stateOf(tick(51))).toMatchObject({ is: 'pending', heldUp: { reason: 'no-place' } })
  })

  it('is not held up by the places of one while the other one has room', () => {
    const { book, stateOf } = openReported(['a', 'b'])
    wantConfirmed(book, 1, 41, 1)
    book.want(tick(50), 0, now)

    expect(stateOf(tick(50))).toEqual({ is: 'pending' })
  })

  it('counts for a notice the first session alone', () => {
    const { book, stateOf } = openReported(['a', 'b'])
    book.want(notice, 0, now)
    book.closed('a', close)
    book.keyInUse('a', now + 30_000)

    expect(stateOf(notice)).toEqual({ is: 'pending', heldUp: { reason: 'key-in-use', nextTryAt: now + 30_000 } })
    expect(book.next('b', now)).toBeUndefined()
    expect([book.isNeeded('a'), book.isNeeded('b')]).toEqual([true, false])
  })

  it('is evicted from none while another session has room', () => {
    const { book } = openReported(['a', 'b'])
    wantConfirmed(book, 1, 41, 1)
    book.want(tick(99), 2, now)

    expect(book.next('a', now)).toBeUndefined()
    expect(carryOut(book, 'b', now)).toEqual(['register H0STCNT0|000099'])
  })

  it('is evicted although another session would have room, if that is not open', () => {
    const { book } = openReported(['a', 'b'])
    book.closed('b', close)
    wantConfirmed(book, 1, 41, 1)
    book.want(tick(99), 2, now)

    expect(book.next('a', now)).toEqual({ does: 'release', topic: tick(41) })
  })

  it('is evicted where both are full, and no place of the other one is asked for', () => {
    const { book } = openReported(['a', 'b'])
    wantConfirmed(book, 1, 41, 1)
    for (let key = 101; key <= 141; key += 1) book.want(tick(key), 1, now)
    carryOut(book, 'b', now)
    book.want(notice, 9, now)

    expect(book.next('b', now)).toBeUndefined()
    expect(book.next('a', now)).toEqual({ does: 'release', topic: tick(41) })
  })

  it('stays where it is while the first session has room for a notice', () => {
    const { book } = openReported(['a', 'b'])
    wantConfirmed(book, 1, 40, 1)
    book.want(notice, 9, now)

    expect(book.next('b', now)).toBeUndefined()
    expect(book.next('a', now)).toEqual({ does: 'register', topic: notice })
  })

  it('is moved in place of one that KIS holds on the other session', () => {
    const { book } = openReported(['a', 'b'])
    wantConfirmed(book, 1, 41, 1)
    book.want(notice, 9, now)
    expect(book.next('b', now)).toEqual({ does: 'register', topic: tick(41) })
    book.answered('b', { is: 'registered-already' }, now)

    expect(book.next('b', now)).toEqual({ does: 'register', topic: tick(40) })
  })

  it('is not moved while KIS has a fault on the other session, and is moved from the end of its wait on', () => {
    const { book } = openReported(['a', 'b'])
    wantConfirmed(book, 1, 41, 1)
    book.want(notice, 9, now)
    book.next('b', now)
    book.answered('b', { is: 'fault' }, now)

    expect(book.next('b', now + 9_999)).toBeUndefined()
    expect(book.next('b', now + 10_000)).toEqual({ does: 'register', topic: tick(41) })
  })

  it('is moved from the first session for a notice only, and one at a time', () => {
    const { book } = openReported(['a', 'b'])
    wantConfirmed(book, 1, 41, 1)
    expect(book.next('b', now)).toBeUndefined()

    book.want(notice, 9, now)
    book.want({ ...notice, key: 'other' }, 9, now)

    expect(book.next('b', now)).toEqual({ does: 'register', topic: tick(41) })
    book.answered('b', { is: 'done' }, now)
    expect(book.next('b', now)).toBeUndefined()
    carryOut(book, 'a', now)
    expect(book.next('b', now)).toEqual({ does: 'register', topic: tick(40) })
  })

  it('is not moved from a first session that is closed, or whose places KIS holds', () => {
    const { book } = openReported(['a', 'b'])
    wantConfirmed(book, 1, 30, 1)
    book.want(tick(99), 0, now)
    book.next('a', now)
    book.answered('a', { is: 'full' }, now)
    carryOut(book, 'b', now)
    book.want(notice, 9, now)

    expect(book.next('b', now)).toBeUndefined()
    book.closed('a', close)
    expect(carryOut(book, 'b', now).every((asked) => asked.startsWith('register'))).toBe(true)
    expect(book.placedOn(notice)).toEqual([])
  })
})

describe('a book', () => {
  it('has no command for a session that is closed, or whose command is under way', () => {
    const { book } = openReported()
    book.want(tick(1), 0, now)
    book.next('a', now)

    expect(book.next('a', now)).toBeUndefined()
    book.closed('a', close)
    expect(book.next('a', now)).toBeUndefined()
  })

  it('takes no answer without a command', () => {
    const { book, reports } = openReported()
    book.want(tick(1), 0, now)

    book.answered('a', { is: 'done' }, now)

    expect(reports).toEqual([['000001', 'pending']])
    expect(book.next('a', now)).toEqual({ does: 'register', topic: tick(1) })
  })

  it('asks again for a topic whose request KIS did not look at', () => {
    const { book } = openReported()
    book.want(tick(1), 0, now)
    book.next('a', now)
    book.answered('a', { is: 'again' }, now)

    expect(book.placedOn(tick(1))).toEqual([])
    expect(book.next('a', now)).toEqual({ does: 'register', topic: tick(1) })
  })

  it('takes a topic that was given up while KIS registered it, and releases it', () => {
    const { book, reports } = openReported()
    book.want(tick(1), 0, now)
    book.next('a', now)
    book.unwant(tick(1))
    book.answered('a', { is: 'done' }, now)

    expect(reports.map(([, is]) => is)).toEqual(['pending'])
    expect(book.next('a', now)).toEqual({ does: 'release', topic: tick(1) })
  })

  it('ignores a refusal of a topic that was given up meanwhile', () => {
    const { book, reports } = openReported()
    book.want(tick(1), 0, now)
    book.next('a', now)
    book.unwant(tick(1))
    book.answered('a', { is: 'refused', messageCode: 'OPSP8992', message: '' }, now)

    expect(reports.map(([, is]) => is)).toEqual(['pending'])
  })

  it('takes the latest priority of a topic that is wanted already', () => {
    const { book, reports } = openReported()
    book.want(tick(1), 0, now)
    book.want(tick(2), 0, now)
    book.want(tick(2), 5, now)

    expect(reports).toHaveLength(2)
    expect(book.next('a', now)).toEqual({ does: 'register', topic: tick(2) })
  })

  it('registers a topic again that is wanted again while its release is under way', () => {
    const { book, stateOf } = openReported()
    wantConfirmed(book, 1, 1)
    book.unwant(tick(1))
    book.next('a', now)
    book.want(tick(1), 0, now + 1)

    expect(stateOf(tick(1))).toEqual({ is: 'pending' })
    book.answered('a', { is: 'done' }, now + 2)
    expect(carryOut(book, 'a', now + 3)).toEqual(['register H0STCNT0|000001'])
  })

  it('needs a session that has topics, or could have one that waits', () => {
    const { book } = openReported()
    expect(book.isNeeded('a')).toBe(false)
    book.want(tick(1), 0, now)
    expect(book.isNeeded('a')).toBe(true)
    carryOut(book, 'a', now)
    book.unwant(tick(1))
    expect(book.isNeeded('a')).toBe(true)
    carryOut(book, 'a', now)

    expect(book.isNeeded('a')).toBe(false)
  })

  it('does not know a session without a name in it', () => {
    const { book } = openReported()

    expect(() => book.opened('b')).toThrow('no session b')
  })

  it('leaves a successor what KIS may hold: topics, those that it refused with their instants, and the wait', () => {
    const before = openReported().book
    wantConfirmed(before, 1, 1)
    before.want(tick(2), 0, now)
    before.next('a', now)
    before.answered('a', { is: 'registered-already' }, now)
    const held = before.held('a')

    expect(held).toEqual({
      suspects: [tick(2), tick(1)],
      probe: { notBefore: now + 15_000, waitMs: 30_000 },
      held: [{ topic: tick(2), until: now + 300_000 }],
    })
    const { book } = openReported()
    book.restore('a', held, now)

    expect(book.held('a')).toEqual(held)
  })

  it('says when there may be a command: at the next probe of places that KIS holds, if a topic waits for one', () => {
    const { book } = openReported()
    wantConfirmed(book, 1, 20)
    book.want(tick(50), 0, now)
    book.next('a', now)
    book.answered('a', { is: 'full' }, now)

    expect(book.next('a', now)).toEqual({ at: now + 15_000 })
    book.unwant(tick(50))
    expect(book.next('a', now)).toBeUndefined()
  })

  it('evicts no notice, even if its priority is the lowest', () => {
    const { book } = openReported()
    book.want(notice, 0, now)
    wantConfirmed(book, 1, 40, 1)
    book.want(tick(99), 2, now)

    expect(book.next('a', now)).toEqual({ does: 'release', topic: tick(40) })
  })

  it('evicts nothing where notices have all places', () => {
    const { book } = openReported()
    for (let key = 1; key <= 41; key += 1) book.want({ ...notice, key: `${key}` }, 0, now)
    carryOut(book, 'a', now)
    book.want(tick(99), 2, now)

    expect(book.next('a', now)).toBeUndefined()
  })

  it('evicts nothing while KIS holds places of an earlier connection: they may be free at the next probe', () => {
    const { book } = openReported()
    wantConfirmed(book, 1, 30, 1)
    book.want(tick(99), 2, now)
    book.next('a', now)
    book.answered('a', { is: 'full' }, now)

    expect(book.next('a', now)).toEqual({ at: now + 15_000 })
  })

  it('waits for a release from the beginning once KIS has carried one out', () => {
    const { book } = openReported()
    const releaseAt = (at: number, is: 'fault' | 'done') => {
      book.next('a', at)
      book.answered('a', { is }, at)
    }
    wantConfirmed(book, 1, 1)
    book.unwant(tick(1))
    releaseAt(now, 'fault')
    releaseAt(now + 10_000, 'done')
    book.want(tick(1), 0, now + 20_000)
    carryOut(book, 'a', now + 20_000)
    book.unwant(tick(1))
    releaseAt(now + 20_000, 'fault')

    expect(book.next('a', now + 20_000)).toEqual({ at: now + 30_000 })
  })

  it('has no instant of a next command for a release that is not wanted any more', () => {
    const { book } = openReported()
    wantConfirmed(book, 1, 1)
    book.unwant(tick(1))
    book.next('a', now)
    book.answered('a', { is: 'fault' }, now)
    book.want(tick(1), 0, now + 1_000)

    expect([10_000, 60_000].map((ms) => book.next('a', now + ms))).toEqual([undefined, undefined])
  })

  it('takes a topic as confirmed that is wanted again while another request is under way', () => {
    const { book, stateOf } = openReported()
    wantConfirmed(book, 1, 1)
    book.want(tick(2), 0, now)
    book.next('a', now)
    book.unwant(tick(1))
    book.want(tick(1), 0, now + 5)

    expect(stateOf(tick(1))).toEqual({ is: 'confirmed', at: now + 5 })
  })

  it('serves no topic that is not wanted', () => {
    expect(openReported().book.servedBy(tick(1))).toBeUndefined()
  })

  it('says no instant that has come for topics that could be asked for, but have no place', () => {
    const { book } = openReported()
    wantConfirmed(book, 1, 20)
    book.closed('a', { from: now, isCertain: true, heardAt: now })
    book.opened('a')
    expect(carryOut(book, 'a', now, { is: 'registered-already' })).toEqual(['register H0STCNT0|000020'])
    wantConfirmed(book, 101, 141)

    expect(book.next('a', now + 15_000)).toEqual({ at: now + 300_000 })
  })
})
