import { describe, expect, it } from 'vitest'
import { korean } from '../messages/ko.ts'
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

describe('an option of createTelegram', () => {
  it.each<[string, object]>([
    ['apiRoot', { apiRoot: 5 }],
    ['fetch', { fetch: {} }],
    ['clock', { clock: {} }],
    ['texts.span', { texts: { language: 'en' } }],
    ['texts[0].states.queued', { texts: [{ ...korean, states: {} }] }],
    ['apiroot', { apiroot: 'http://localhost' }],
  ])('is refused when it is wrong: %s', (field, wrong) => {
    expect(() => createTelegram(untyped({ token: '1:a', ...wrong }))).toThrow(inputError(field))
  })
})

describe('createOpsBot', () => {
  const telegram = createTelegram({ token: '1:a' })
  const port = inProcessPort(createFakeRunner(), { admins: [] })

  it.each<[string, object]>([
    ['log', { log: console }],
    ['audit', { audit: 'file' }],
    ['random', { random: 0.5 }],
    ['checkAs', { checkAs: '1' }],
    ['checkAs[0]', { checkAs: [1] }],
    ['dangerous', { dangerous: 'clean_up_all' }],
    ['dangerous[1]', { dangerous: ['clean_up', null] }],
    ['commands', { commands: {} }],
    ['commands[0]', { commands: [null] }],
    ['command', { command: [] }],
    ['webhook', { webhook: 'https://example.com' }],
    ['webhook.url', { webhook: { secret: 's', url: 5 } }],
    ['webhook.token', { webhook: { secret: 's', token: 's' } }],
  ])('refuses a wrong option when it is called: %s', (field, wrong) => {
    expect(() => createOpsBot(untyped({ telegram, port, ...wrong }))).toThrow(inputError(field))
  })

  it('shows the value of a wrong option, and what to pass', () => {
    expect(() => createOpsBot(untyped({ telegram, port, dangerous: 'clean_up_all' }))).toThrow(
      'dangerous: "clean_up_all" is not a list; pass the ids of jobs, such as ["clean_up"]',
    )
  })

  it.each<[string, unknown]>([
    ['options', null],
    ['deadlineMs', { deadlineMs: '5' }],
    ['deadlineMs', { deadlineMs: 2 ** 31 }],
    ['deadline', { deadline: 5 }],
  ])('returns a bot whose stop refuses a wrong %s: %j', async (field, options) => {
    const bot = createOpsBot({ telegram, port })

    await expect(bot.stop(untyped(options))).rejects.toEqual(inputError(field))
  })

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
