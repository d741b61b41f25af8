import { type Book, type BookOptions, type CommandAnswer, createBook } from './book.ts'
import { type Topic, type TopicState, topicName } from './topic.ts'

export const now = 1_000_000
export const notice: Topic = { trId: 'H0STCNI0', key: 'trader' }
/** Returns the topic of the trades of a number. */
export const tick = (key: number): Topic => ({ trId: 'H0STCNT0', key: `${key}`.padStart(6, '0') })

export interface OpenBook {
  readonly book: Book
  stateOf(topic: Topic): TopicState | undefined
}

/** Opens a book whose sessions are connected. Notices stay on the first one. */
export function openBook(sessions: readonly string[] = ['a'], options: Partial<BookOptions> = {}): OpenBook {
  const states = new Map<string, TopicState>()
  const book = createBook({
    sessions,
    isPinned: ({ trId }) => trId === notice.trId,
    changed: (topic, state) => states.set(topicName(topic), state),
    moved: () => undefined,
    provenAt: () => undefined,
    ...options,
  })
  for (const session of sessions) book.opened(session)
  return { book, stateOf: (topic) => states.get(topicName(topic)) }
}

/** Carries out the commands of a session with one answer to all. @returns what was asked, in order */
export function carryOut(
  book: Book,
  session: string,
  at: number,
  answer: CommandAnswer = { is: 'done' },
): readonly string[] {
  const asked: string[] = []
  // A key has 41 places.
  while (asked.length < 500) {
    const command = book.next(session, at)
    if (command === undefined || 'at' in command) return asked
    asked.push(`${command.does} ${topicName(command.topic)}`)
    book.answered(session, answer, at)
  }
  throw new Error('each command is followed by another one')
}

/** Wants the topics from one number to another, which KIS confirms. */
export function wantConfirmed(book: Book, from: number, to: number, priority = 0): void {
  for (let key = from; key <= to; key += 1) book.want(tick(key), priority, now)
  carryOut(book, 'a', now)
}
