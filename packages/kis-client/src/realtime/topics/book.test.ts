import { describe, expect, it } from 'vitest'
import { carryOut, notice, now, openBook, tick } from './book.test-kit.ts'

describe('a book of topics', () => {
  it('asks for one topic at a time, the highest priority first', () => {
    const { book, stateOf } = openBook()
    book.want(tick(1), 0, now)
    book.want(tick(2), 5, now)

    expect(book.next('a', now)).toEqual({ does: 'register', topic: tick(2) })
    expect(book.next('a', now)).toBeUndefined()
    book.answered('a', { is: 'done' }, now + 30)
    expect(stateOf(tick(2))).toEqual({ is: 'confirmed', at: now + 30 })
    expect(stateOf(tick(1))).toMatchObject({ is: 'pending' })
  })

  it('reports a stale topic as lost since its proof when the connection ends', () => {
    const { book, stateOf } = openBook()
    book.want(tick(1), 0, now)
    book.want(tick(2), 0, now)
    carryOut(book, 'a', now)

    book.noteActivity(tick(1), 'stale', now + 5_000)
    book.closed('a', { from: now + 90_000, isCertain: true, heardAt: now + 90_000 })

    expect(stateOf(tick(1))).toMatchObject({ is: 'lost', from: now + 5_000, isCertain: false })
    expect(stateOf(tick(2))).toMatchObject({ is: 'lost', from: now + 90_000, isCertain: true })
  })

  it('asks for 41 topics, and names the holders of the places to the 42nd', () => {
    const { book, stateOf } = openBook()
    for (let key = 1; key <= 42; key += 1) book.want(tick(key), 0, now)

    expect(carryOut(book, 'a', now)).toHaveLength(41)
    expect(stateOf(tick(42))).toMatchObject({ is: 'pending', heldUp: { reason: 'no-place' } })
    expect(stateOf(tick(42))).toHaveProperty('heldUp.holders.length', 41)
  })

  it('gives the place of the lowest priority to a higher one, and says so', () => {
    const { book, stateOf } = openBook()
    for (let key = 1; key <= 41; key += 1) book.want(tick(key), 1, now)
    carryOut(book, 'a', now)
    book.want(tick(99), 2, now)

    expect(carryOut(book, 'a', now + 1)).toEqual(['release H0STCNT0|000041', 'register H0STCNT0|000099'])
    expect(stateOf(tick(41))).toMatchObject({ is: 'lost', from: now + 1, heldUp: { reason: 'no-place' } })
  })

  it('evicts nothing for an equal priority', () => {
    const { book } = openBook()
    for (let key = 1; key <= 41; key += 1) book.want(tick(key), 1, now)
    carryOut(book, 'a', now)
    book.want(tick(99), 1, now)

    expect(carryOut(book, 'a', now)).toEqual([])
  })

  it('releases a topic that is not wanted any more, and gives its place to the one that waits', () => {
    const { book } = openBook()
    for (let key = 1; key <= 42; key += 1) book.want(tick(key), 0, now)
    carryOut(book, 'a', now)
    book.unwant(tick(7))

    expect(carryOut(book, 'a', now)).toEqual(['release H0STCNT0|000007', 'register H0STCNT0|000042'])
  })

  it('reports the topics of a connection that has ended, and asks for them again', () => {
    const { book, stateOf } = openBook()
    book.want(tick(1), 0, now)
    carryOut(book, 'a', now)
    book.closed('a', { from: now + 500, isCertain: true, heardAt: now + 500 })

    expect(stateOf(tick(1))).toMatchObject({ is: 'lost', from: now + 500, isCertain: true })
    book.opened('a')
    expect(carryOut(book, 'a', now + 900)).toEqual(['register H0STCNT0|000001'])
    expect(stateOf(tick(1))).toEqual({ is: 'confirmed', at: now + 900 })
  })

  it('waits 300 s for a topic that KIS holds, and tries one other topic of the old connection after 15 s', () => {
    const { book, stateOf } = openBook()
    for (let key = 1; key <= 3; key += 1) book.want(tick(key), 0, now)
    carryOut(book, 'a', now)
    book.closed('a', { from: now, isCertain: true, heardAt: now })
    book.opened('a')

    expect(carryOut(book, 'a', now, { is: 'registered-already' })).toEqual(['register H0STCNT0|000003'])
    expect(stateOf(tick(3))).toMatchObject({ is: 'lost', heldUp: { reason: 'held', nextTryAt: now + 300_000 } })
    expect(book.next('a', now)).toEqual({ at: now + 15_000 })
    expect(carryOut(book, 'a', now + 15_000)).toEqual(['register H0STCNT0|000002', 'register H0STCNT0|000001'])
    expect(book.next('a', now + 15_000)).toEqual({ at: now + 300_000 })
    expect(carryOut(book, 'a', now + 300_000)).toEqual(['register H0STCNT0|000003'])
  })

  it('waits for a held topic even if it is given up and wanted again', () => {
    const { book } = openBook()
    book.want(tick(1), 0, now)
    carryOut(book, 'a', now, { is: 'registered-already' })
    book.unwant(tick(1))
    book.want(tick(1), 0, now + 1_000)

    expect(book.next('a', now + 1_000)).toEqual({ at: now + 300_000 })
  })

  it('learns from a refusal how many places an earlier connection holds, and asks for no more until its next probe', () => {
    const { book, stateOf } = openBook()
    for (let key = 1; key <= 10; key += 1) book.want(tick(key), 0, now)
    for (let key = 1; key <= 6; key += 1) {
      book.next('a', now)
      book.answered('a', { is: 'done' }, now)
    }
    book.next('a', now)
    book.answered('a', { is: 'full' }, now)

    expect(stateOf(tick(7))).toMatchObject({ heldUp: { reason: 'no-place' } })
    expect(stateOf(tick(7))).toHaveProperty('heldUp.holders', expect.arrayContaining(['35 of an earlier connection']))
    expect(book.next('a', now + 14_999)).toEqual({ at: now + 15_000 })
    expect(carryOut(book, 'a', now + 15_000)).toHaveLength(4)
  })

  it('asks no more for a topic that KIS refuses, and says with which code', () => {
    const { book, stateOf } = openBook()
    book.want(tick(1), 0, now)
    carryOut(book, 'a', now, { is: 'refused', messageCode: 'OPSP8992', message: 'tr_key' })

    expect(stateOf(tick(1))).toMatchObject({ is: 'refused', refusal: { reason: 'refused', messageCode: 'OPSP8992' } })
    expect(book.next('a', now + 900_000)).toBeUndefined()
  })

  it('moves a topic to another session before it gives its place to a notice', () => {
    const { book, stateOf } = openBook(['a', 'b'])
    for (let key = 1; key <= 41; key += 1) book.want(tick(key), 0, now)
    carryOut(book, 'a', now)
    book.want(notice, Number.POSITIVE_INFINITY, now)

    expect(carryOut(book, 'a', now)).toEqual([])
    expect(carryOut(book, 'b', now)).toEqual(['register H0STCNT0|000041'])
    expect(book.placedOn(tick(41))).toEqual(['a', 'b'])
    expect(carryOut(book, 'a', now)).toEqual(['release H0STCNT0|000041', 'register H0STCNI0|trader'])
    expect(book.servedBy(tick(41))).toBe('b')
    expect(stateOf(tick(41))).toMatchObject({ is: 'confirmed' })
  })

  it('gives the topics of a session that has ended to one that has room', () => {
    const { book, stateOf } = openBook(['a', 'b'])
    book.want(tick(1), 0, now)
    book.want(notice, 9, now)
    carryOut(book, 'a', now)
    book.closed('a', { from: now, isCertain: true, heardAt: now })

    expect(carryOut(book, 'b', now + 5)).toEqual(['register H0STCNT0|000001'])
    expect(stateOf(tick(1))).toMatchObject({ is: 'confirmed', at: now + 5 })
    expect(stateOf(notice)).toMatchObject({ is: 'lost' })
  })

  it('asks a successor to spare what KIS may hold of a dead owner', () => {
    const before = openBook().book
    for (let key = 1; key <= 3; key += 1) before.want(tick(key), 0, now)
    carryOut(before, 'a', now)
    const held = before.held('a')
    const { book, stateOf } = openBook()
    book.restore('a', held, now)
    for (let key = 1; key <= 4; key += 1) book.want(tick(key), 0, now)

    const asked = carryOut(book, 'a', now, { is: 'registered-already' })
    // The fourth topic is new: what the dead owner had says nothing about it.
    expect(asked).toEqual(['register H0STCNT0|000003', 'register H0STCNT0|000004'])
    expect(stateOf(tick(2))).toMatchObject({ is: 'pending' })
    expect(book.held('a').suspects).toEqual([tick(1), tick(2), tick(3), tick(4)])
  })

  it('names another program on the key as the reason, until KIS takes a topic', () => {
    const { book, stateOf } = openBook()
    book.want(tick(1), 0, now)
    book.closed('a', { from: now, isCertain: true, heardAt: now })
    book.keyInUse('a', now + 30_000)

    expect(stateOf(tick(1))).toEqual({ is: 'pending', heldUp: { reason: 'key-in-use', nextTryAt: now + 30_000 } })
    book.opened('a')
    carryOut(book, 'a', now + 30_000)
    expect(stateOf(tick(1))).toMatchObject({ is: 'confirmed' })
  })
})
