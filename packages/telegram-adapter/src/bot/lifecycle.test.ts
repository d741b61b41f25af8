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

it('starts once, however often it is called', async () => {
  const { bot, fake } = await prepareWorld()

  await Promise.all([bot.start(), bot.start()])

  expect(fake.calls({ method: 'getMe' })).toHaveLength(1)
})
