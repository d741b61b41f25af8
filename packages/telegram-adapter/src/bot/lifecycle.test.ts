import { once } from 'node:events'
import { expect, it } from 'vitest'
import { prepareWorld } from '../tests/bot-world.test-kit.ts'

it('rejects a start that waits for Telegram when the bot is stopped', async () => {
  const asked = Promise.withResolvers<void>()
  const { bot } = await prepareWorld({
    telegram: {
      fetch() {
        asked.resolve()
        return new Promise(() => undefined)
      },
    },
  })
  const starting = bot.start().catch((error: unknown) => error)
  await asked.promise

  await bot.stop({ deadlineMs: 0 })

  expect(await starting).toMatchObject({
    code: 'OPS_START',
    failures: [expect.stringContaining('the bot was stopped')],
  })
})

it.each([
  [
    'throws',
    () => {
      throw new Error('disk full')
    },
  ],
  ['rejects', () => Promise.reject(new Error('disk full'))],
])('starts with a log that %s, which is a warning of the process', async (_, log) => {
  const warned = once(process, 'warning')
  const { bot, admin, sent } = await prepareWorld({ bot: { log } })

  await bot.start()
  admin.send('/start')
  await sent('반갑습니다')

  expect(await warned).toMatchObject([{ message: 'the log of the bot threw: disk full' }])
})

it('starts once, however often it is called', async () => {
  const { bot, fake } = await prepareWorld()

  await Promise.all([bot.start(), bot.start()])

  expect(fake.calls({ method: 'getMe' })).toHaveLength(1)
})
