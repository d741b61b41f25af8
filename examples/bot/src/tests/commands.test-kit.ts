import { admin as adminId, botSecret, startTestApi, user as userId } from '@stockeye/example-api/tests/api.test-kit'
import type { KisClient } from '@stockeye/kis-client'
import { createOpsBot, createTelegram, httpPort } from '@stockeye/telegram-adapter'
import {
  type FakeTelegram,
  type FakeUser,
  startFakeTelegram,
  type WireMessage,
} from '@stockeye/telegram-adapter/fake-telegram'
import { onTestFinished } from 'vitest'
import { createCommands } from '../commands/list.ts'
import { createFakeDesk, type FakeDesk, serveFakeDesk } from './fake-desk.test-kit.ts'

/** Instant at which the commands run: 10:00 in Seoul. */
export const now = Date.parse('2026-10-19T10:00:00+09:00')

/** Name that a careless message would read as markup. */
export const hostile = '<b>&"_*[`</pre>'

export interface Chat {
  readonly fake: FakeTelegram
  readonly desk: FakeDesk
  readonly admin: FakeUser
  readonly stranger: FakeUser
  stopApi(): Promise<void>
  /** Sends a text, and resolves with the next answer of the bot. */
  says(text: string, who?: FakeUser): Promise<WireMessage>
  /** Presses a button of the newest message that has it, and resolves with the next answer. */
  presses(label: string): Promise<WireMessage>
  /** Resolves with the `count` next answers to the admin. */
  answers(count: number, act: () => void): Promise<readonly WireMessage[]>
}

/** Starts the bot with its commands, on an API with a trader that the test sets. */
export async function startChat({ kis }: { readonly kis?: KisClient } = {}): Promise<Chat> {
  const fake = await startFakeTelegram({ callbackAnswerMs: 120_000 })
  onTestFinished(() => fake.close())
  const api = await startTestApi(kis === undefined ? {} : { kis })
  const desk = createFakeDesk()
  const port = httpPort({ baseUrl: await serveFakeDesk(desk, api.url), botSecret })
  const telegram = createTelegram({ token: fake.token, apiRoot: fake.url })
  const bot = createOpsBot({ telegram, port, commands: createCommands(port, { now: () => now }) })
  await bot.start()
  onTestFinished(() => bot.stop({ deadlineMs: 0 }))
  const admin = fake.user({ id: Number(adminId), name: `관리자 ${hostile}` })
  const stranger = fake.user({ id: Number(userId), name: '낯선이' })

  const sentTo = (who: FakeUser) => who.messages().filter(({ from }) => from?.is_bot)
  async function answers(count: number, act: () => void, who = admin) {
    const before = sentTo(who).length
    act()
    return fake.until(() => {
      const sent = sentTo(who).slice(before)
      return sent.length >= count && sent
    })
  }
  async function answer(act: () => void, who = admin): Promise<WireMessage> {
    const [first] = await answers(1, act, who)
    if (first === undefined) throw new Error('the bot has sent no message')
    return first
  }

  return {
    fake,
    desk,
    admin,
    stranger,
    stopApi: api.stop,
    answers,
    says: (text, who = admin) => answer(() => who.send(text), who),
    presses: (label) => answer(() => void admin.press(label)),
  }
}

/** Returns the labels of the buttons of a message, row by row. */
export const labelsOf = ({ reply_markup: keyboard }: WireMessage): readonly (readonly string[])[] =>
  keyboard?.inline_keyboard.map((row) => row.map(({ text }) => text)) ?? []
