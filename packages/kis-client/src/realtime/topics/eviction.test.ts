import { describe, expect, it } from 'vitest'
import { carryOut, now, openBook, tick, wantConfirmed } from './book.test-kit.ts'

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
})
