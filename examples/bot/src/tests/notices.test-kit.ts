import type { FakeUser, WireMessage } from '@stockeye/telegram-adapter/fake-telegram'

/** The run that a message of the bot is about; blank when it names none. */
export const runIdOf = (message: WireMessage): string => /실행 번호: (\S+)/.exec(message.text ?? '')?.[1] ?? ''

/** The runs that messages like this are about, in the order in which they came. */
export const ids = (user: FakeUser, pattern: RegExp): readonly string[] =>
  user.messages().flatMap((message) => (pattern.test(message.text ?? '') ? [runIdOf(message)] : []))

/** Runs whose end was delivered, of the job that the tests hold up. */
export const ends = (user: FakeUser): readonly string[] => ids(user, /종목 마스터 갱신 완료/)
