import type { FakeUser, WireMessage } from '@stockeye/telegram-adapter/fake-telegram'

/** Returns the id of the run that a message of the bot names; blank without one. */
export const runIdOf = (message: WireMessage): string => /실행 번호: (\S+)/.exec(message.text ?? '')?.[1] ?? ''

/** Returns the ids of the runs that matching messages name, in the order of the messages. */
export const ids = (user: FakeUser, pattern: RegExp): readonly string[] =>
  user.messages().flatMap((message) => (pattern.test(message.text ?? '') ? [runIdOf(message)] : []))

/** Runs whose end was delivered, of the job that the tests hold up. */
export const ends = (user: FakeUser): readonly string[] => ids(user, /종목 마스터 갱신 완료/)
