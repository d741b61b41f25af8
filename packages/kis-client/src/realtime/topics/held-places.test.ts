import { describe, expect, it } from 'vitest'
import { carryOut, now, openBook, tick, wantConfirmed } from './book.test-kit.ts'
import type { Book, CommandAnswer } from './book.ts'
import type { Command } from './session-places.ts'

/** Carries out the commands of session a for a span, with KIS's answer to each, 100 ms apart. */
function runFor(book: Book, ms: number, answerTo: (command: Command) => CommandAnswer): readonly CommandAnswer['is'][] {
  const answers: CommandAnswer['is'][] = []
  for (let at = now; at < now + ms; at += 100) {
    const command = book.next('a', at)
    if (command === undefined || 'at' in command) continue
    const answer = answerTo(command)
    answers.push(answer.is)
    book.answered('a', answer, at)
  }
  return answers
}

const count = (answers: readonly string[], which: string) => answers.filter((answer) => answer === which).length

describe('a book of topics whose places KIS holds', () => {
  it('asks for one topic at a time once KIS holds one that no process remembers', () => {
    const { book } = openBook()
    for (let key = 1; key <= 41; key += 1) book.want(tick(key), 0, now)

    const answers = runFor(book, 120_000, () => ({ is: 'registered-already' }))

    // At once, and after 15, 45 and 105 s: the wait doubles.
    expect(answers).toHaveLength(4)
  })

  it('keeps its wait for the topics of an earlier connection while KIS takes others', () => {
    const { book } = openBook()
    wantConfirmed(book, 1, 20)
    book.closed('a', { from: now, isCertain: true, heardAt: now })
    book.opened('a')
    expect(carryOut(book, 'a', now, { is: 'registered-already' })).toHaveLength(1)
    for (let key = 101; key <= 120; key += 1) book.want(tick(key), 0, now)

    const answers = runFor(book, 10_000, ({ topic }) => ({
      is: Number(topic.key) <= 20 ? 'registered-already' : 'done',
    }))

    expect(answers).toEqual(Array(20).fill('done'))
  })

  it('suspects no topic that was never registered because KIS holds others', () => {
    const { book } = openBook()
    wantConfirmed(book, 1, 20)
    book.closed('a', { from: now, isCertain: true, heardAt: now })
    for (let key = 101; key <= 120; key += 1) book.want(tick(key), 0, now)
    book.opened('a')

    const answers = runFor(book, 290_000, ({ topic }) => ({
      is: Number(topic.key) <= 20 ? 'registered-already' : 'done',
    }))

    expect(count(answers, 'done')).toBe(20)
    // At once, and after 15, 45, 105 and 225 s: the wait doubles up to 120 s.
    expect(count(answers, 'registered-already')).toBe(5)
  })

  it('asks for no more places than KIS has shown to have when topics are swapped', () => {
    const { book } = openBook()
    for (let key = 1; key <= 41; key += 1) book.want(tick(key), 0, now)
    let places = 0
    const kis = ({ does }: Command): CommandAnswer => {
      if (does === 'register' && places === 30) return { is: 'full' }
      places += does === 'register' ? 1 : -1
      return { is: 'done' }
    }
    const answers = [...runFor(book, 10_000, kis)]

    for (let key = 1; key <= 10; key += 1) {
      book.unwant(tick(key))
      answers.push(...runFor(book, 1_000, kis))
    }

    expect(count(answers, 'full')).toBe(1)
    expect(places).toBe(30)
  })

  it('names the missing place as the reason of a topic whose hold is over', () => {
    const { book, stateOf } = openBook()
    book.want(tick(50), 0, now)
    carryOut(book, 'a', now, { is: 'registered-already' })
    wantConfirmed(book, 1, 41, 1)

    carryOut(book, 'a', now + 400_000)

    expect(stateOf(tick(50))).toMatchObject({ heldUp: { reason: 'no-place' } })
  })

  it('leaves nothing for the next owner that KIS does not hold any more', () => {
    const { book } = openBook()
    book.want(tick(1), 0, now)
    carryOut(book, 'a', now, { is: 'registered-already' })
    book.unwant(tick(1))

    book.next('a', now + 3_600_000)

    expect(book.held('a')).toMatchObject({ held: [], suspects: [] })
  })

  it('waits 300 s at most for a held topic when the clock is set back', () => {
    const { book } = openBook()
    book.want(tick(1), 0, now)
    carryOut(book, 'a', now, { is: 'registered-already' })
    const setBack = now - 3_600_000

    expect(book.next('a', setBack)).toEqual({ at: setBack + 300_000 })
  })
})
