// Telegram in a process of its own, so that its work is not counted as the bot's. It is forked, and gets how many people
// write; it reports when the bot has confirmed everything, what came back, and what was wrong with it.
import assert from 'node:assert/strict'
import { startFakeTelegram } from '@stockeye/telegram-adapter/fake-telegram'

const chats = 100

const fake = await startFakeTelegram()
process.once('disconnect', () => process.exit())
process.on('message', async (message) => {
  assert(typeof message === 'object' && message !== null && 'updates' in message)
  const updates = Number(message.updates)
  const people = Array.from({ length: chats }, (_, index) => fake.user({ id: index + 1, name: '사용자' }))
  for (let index = 0; index < updates; index += 1) people[index % chats]?.send('/help')
  // No update is pending and the bot asks for more: an update that is not answered by now never will be.
  await fake.until(() => fake.waitingPolls() > 0 && fake.pendingUpdates() === 0)
  const answers = fake.transcript.entries().filter(({ kind }) => kind === 'bot-sent').length
  const errors = fake.transcript.entries().filter(({ kind }) => kind === 'refused').length
  process.send?.({ answers, errors: errors + fake.transcript.findings().length })
})
process.send?.({ url: fake.url, token: fake.token })
