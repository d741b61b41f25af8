import { describe, expect, it } from 'vitest'
import { carryOut, notice, now, openBook, tick, wantConfirmed } from './book.test-kit.ts'

describe('a book of topics that evicts one', () => {
  it('has one command under way when a listener of the state asks for the next one', () => {
    const asked: unknown[] = []
    const { book } = openBook(['a'], {
      changed(_, state) {
        if (state.is !== 'lost') return
        book.unwant(tick(1))
        asked.push(book.next('a', now))
      },
    })
    wantConfirmed(book, 1, 41, 1)
    book.want(tick(99), 2, now)

    expect(book.next('a', now)).toEqual({ does: 'release', topic: tick(41) })
    expect(asked).toEqual([undefined])
  })

  it('registers the evicted topic again whose place the other one gave up before KIS released it', () => {
    const { book, stateOf } = openBook()
    wantConfirmed(book, 1, 41, 1)
    book.want(tick(99), 2, now)
    book.next('a', now)
    book.unwant(tick(99))
    book.answered('a', { is: 'again' }, now)

    expect(carryOut(book, 'a', now + 1_000)).toEqual(['release H0STCNT0|000041', 'register H0STCNT0|000041'])
    expect(stateOf(tick(41))).toEqual({ is: 'confirmed', at: now + 1_000 })
  })

  it('gives a place to a notice although KIS may hold a topic of a lower rank that waits', () => {
    const { book, stateOf } = openBook()
    book.want(tick(50), 0, now)
    carryOut(book, 'a', now, { is: 'registered-already' })
    wantConfirmed(book, 1, 41, 1)
    const holdIsOver = now + 310_000
    carryOut(book, 'a', holdIsOver)
    book.want(notice, 9, holdIsOver)

    expect(carryOut(book, 'a', holdIsOver)).toContain('register H0STCNI0|trader')
    expect(stateOf(notice)).toMatchObject({ is: 'confirmed' })
  })

  it('asks for no second release, and evicts no further topic, while KIS has a fault with the first', () => {
    const { book } = openBook()
    wantConfirmed(book, 1, 41, 1)
    book.want(tick(99), 2, now)

    expect(carryOut(book, 'a', now, { is: 'fault' })).toEqual(['release H0STCNT0|000041'])
    expect(book.next('a', now)).toEqual({ at: now + 10_000 })
    expect(carryOut(book, 'a', now + 10_000)).toEqual(['release H0STCNT0|000041', 'register H0STCNT0|000099'])
  })

  it('gives a place to a notice although KIS never releases one topic', () => {
    const { book, stateOf } = openBook()
    wantConfirmed(book, 1, 41, 1)
    book.unwant(tick(7))
    book.want(tick(50), 1, now)
    book.want(notice, 9, now)

    for (let at = now; at <= now + 100_000; at += 1_000) {
      for (let next = book.next('a', at); next !== undefined && 'does' in next; next = book.next('a', at)) {
        const isStuck = next.does === 'release' && next.topic.key === tick(7).key
        book.answered('a', { is: isStuck ? 'fault' : 'done' }, at)
      }
    }

    expect(stateOf(notice)).toMatchObject({ is: 'confirmed' })
    expect(stateOf(tick(41))).toMatchObject({ is: 'lost' })
    expect(stateOf(tick(40))).toMatchObject({ is: 'confirmed' })
  })
})
