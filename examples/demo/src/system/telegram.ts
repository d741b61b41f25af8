import type { Life } from '@stockeye/example-shared/life'
import type { SteppedClock } from '@stockeye/kis-client/simulator'
import { createTelegram, type Telegram, type TelegramOptions } from '@stockeye/telegram-adapter'
import { stretched } from './chat-clock.ts'
import type { Means } from './program.ts'
import type { World } from './world.ts'

/**
 * Connects a program to Telegram. Time stands still while a message travels; a poll waits in simulated time. A question expires by the
 * clock of the machine: the person who answers it does not live 600 times as fast.
 */
export const connectTelegram = ({ clock, telegram, chatPatience }: World, { life, clock: time }: Means): Telegram =>
  createTelegram({
    token: telegram.token,
    apiRoot: telegram.url,
    clock: { ...stretched(time, chatPatience), now: Date.now },
    fetch: steppedFetch(clock, life),
  })

type Fetch = NonNullable<TelegramOptions['fetch']>

function steppedFetch(clock: SteppedClock, life: Life): Fetch {
  const send: Fetch = async (url, request) => {
    const answer = await fetch(url, request)
    const text = await answer.text()
    return { status: answer.status, text: async () => text }
  }
  return async (url, request) => {
    await life.reach()
    try {
      return await (url.endsWith('/getUpdates') ? send(url, request) : clock.during(() => send(url, request)))
    } finally {
      await life.reach()
    }
  }
}
