import { createTelegram, english, telegramNotifier } from '@stockeye/telegram-adapter'
import { opsApi } from '@stockeye/telegram-adapter/api'
import { startFakeTelegram } from '@stockeye/telegram-adapter/fake-telegram'

// The compiler writes declarations of what is exported: it must find a name for each type.
export const api = opsApi
export const texts = english

export async function main() {
  const fake = await startFakeTelegram()
  const telegram = createTelegram({ token: fake.token, apiRoot: fake.url })
  const notifier = telegramNotifier(telegram)
  await notifier.verify()
  console.log(notifier.channel) // prints telegram
  await fake.close()
  return { fake, telegram, notifier }
}

void main()
