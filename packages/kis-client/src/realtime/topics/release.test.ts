import { describe, expect, it } from 'vitest'
import { carryOut, now, openBook, tick, wantConfirmed } from './book.test-kit.ts'
import type { CommandAnswer } from './book.ts'

const notFound: CommandAnswer = { is: 'refused', messageCode: 'OPSP0003', message: 'UNSUBSCRIBE ERROR(not found!)' }

describe('a book of topics that releases one', () => {
  it('keeps the place of a topic whose release KIS did not carry out', () => {
    const { book } = openBook()
    for (let key = 1; key <= 42; key += 1) book.want(tick(key), 0, now)
    carryOut(book, 'a', now)
    book.unwant(tick(7))

    expect(carryOut(book, 'a', now, { is: 'fault' })).toEqual(['release H0STCNT0|000007'])
    expect(book.next('a', now)).toEqual({ at: now + 10_000 })
    expect(carryOut(book, 'a', now + 10_000)).toEqual(['release H0STCNT0|000007', 'register H0STCNT0|000042'])
  })

  it('takes a topic as confirmed that is wanted again before KIS has released it', () => {
    const { book, stateOf } = openBook()
    wantConfirmed(book, 1, 1)
    book.unwant(tick(1))
    carryOut(book, 'a', now, { is: 'fault' })
    book.want(tick(1), 0, now + 1_000)

    expect(carryOut(book, 'a', now + 60_000)).toEqual([])
    expect(stateOf(tick(1))).toMatchObject({ is: 'confirmed' })
  })

  it('frees the place of a topic that KIS does not have', () => {
    const { book } = openBook()
    for (let key = 1; key <= 42; key += 1) book.want(tick(key), 0, now)
    carryOut(book, 'a', now)
    book.unwant(tick(7))
    book.next('a', now)
    book.answered('a', notFound, now)

    expect(carryOut(book, 'a', now)).toEqual(['register H0STCNT0|000042'])
  })

  it('asks ever more rarely for a release that KIS refuses', () => {
    const { book } = openBook()
    wantConfirmed(book, 1, 1)
    book.unwant(tick(1))
    const askedAt: number[] = []

    for (let at = now; at <= now + 1_000_000; at += 1_000) {
      const asked = carryOut(book, 'a', at, { is: 'refused', messageCode: 'OPSP9999', message: '' })
      if (asked.length > 0) askedAt.push(at - now)
    }

    // Waits of 10, 20, 40, 80, 160 and then 300 s.
    expect(askedAt).toEqual([0, 10_000, 30_000, 70_000, 150_000, 310_000, 610_000, 910_000])
  })
})
