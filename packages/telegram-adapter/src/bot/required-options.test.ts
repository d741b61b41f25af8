import { describe, expect, it } from 'vitest'
import { telegramNotifier } from '../notifier.ts'
import { createFakeRunner } from '../ports/fake-runner.test-kit.ts'
import { inProcessPort } from '../ports/in-process.ts'
import { createTelegram } from '../telegram/connection.ts'
import { createOpsBot } from './ops-bot.ts'

/** Returns the value as a program in JavaScript passes it. */
// biome-ignore lint/suspicious/noExplicitAny: a program in JavaScript can pass anything.
const untyped = (value: unknown): any => value

const inputError = (field: string, rule = '') =>
  expect.objectContaining({ code: 'OPS_INPUT', field, rule: expect.stringContaining(rule) })

describe('createTelegram', () => {
  it.each([[undefined], [{}], [{ token: 7 }]])('names the missing token of %j', (options) => {
    expect(() => createTelegram(untyped(options))).toThrow(inputError('token', '@BotFather'))
  })
})

describe('createOpsBot', () => {
  const telegram = createTelegram({ token: '1:a' })

  it.each([[undefined], [{}], [{ telegram: { token: '1:a' } }]])(
    'refuses a value that is not a connection: %j',
    (options) => {
      expect(() => createOpsBot(untyped(options))).toThrow(inputError('telegram', 'pass createTelegram({ token })'))
    },
  )

  it.each([[{ telegram }], [{ telegram, port: {} }]])('names the missing port, %#', (options) => {
    expect(() => createOpsBot(untyped(options))).toThrow(inputError('port'))
  })

  it('names a missing secret of the webhook', () => {
    const port = inProcessPort(createFakeRunner(), { admins: [] })

    expect(() => createOpsBot(untyped({ telegram, port, webhook: {} }))).toThrow(inputError('webhook.secret'))
  })

  it('rejects with the advice when it is started after its stop, and when it is called without a webhook', async () => {
    const bot = createOpsBot({ telegram, port: inProcessPort(createFakeRunner(), { admins: [] }) })
    await bot.stop()

    await expect(bot.start()).rejects.toEqual(inputError('start', 'createOpsBot'))
    await expect(bot.webhook(new Request('http://bot/'))).rejects.toEqual(inputError('webhook', 'createOpsBot'))
  })
})

describe('telegramNotifier', () => {
  it.each([[undefined], [{ token: '1:a' }]])('refuses a value that is not a connection: %j', (telegram) => {
    expect(() => telegramNotifier(untyped(telegram))).toThrow(inputError('telegram', 'pass createTelegram({ token })'))
  })
})
