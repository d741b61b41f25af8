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
})
