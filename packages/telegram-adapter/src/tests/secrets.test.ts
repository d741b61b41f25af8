import { inspect } from 'node:util'
import { manualClock } from '@stockeye/test-kit/manual-clock'
import { expect, it } from 'vitest'
import { startFake } from '../fake-telegram/fake-telegram.test-kit.ts'
import { telegramNotifier } from '../notifier.ts'
import { createTelegram } from '../telegram/connection.ts'
import { prepareWorld, startWorld } from './bot-world.test-kit.ts'

/** Returns a value as a log or a debugger would show it, with its hidden fields. */
const shown = (value: unknown) =>
  inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, maxStringLength: null, maxArrayLength: null }) +
  JSON.stringify(value)

it.each(['drop-before', 'reset', 'cut-json', 'html-502', { status: 500 }, { retryAfter: 1 }] as const)(
  'shows no token in log, audit or bot when calls fail with %j',
  async (fault) => {
    const clock = manualClock()
    const { fake, bot, admin, log, audit, later } = await startWorld({ telegram: { clock } })
    fake.fault({}, fault, 12)
    admin.send('/show_schedules')
    admin.send('/trigger_job slow_job')
    await later(clock, () => (log.some(({ code }) => code === 'recovered') && audit.length > 0 ? true : undefined))

    expect(log.length).toBeGreaterThan(2)
    expect(shown([log, audit, bot])).not.toContain(fake.token.split(':')[1])
  },
)

it('accepts the platform’s fetch, and shows no token when that fails', async () => {
  const { log, admin, sent, fake, runner } = await startWorld({ telegram: { fetch: globalThis.fetch } })
  fake.fault({ method: 'sendMessage' }, 'drop-after')

  admin.send('/trigger_job slow_job')
  await sent('접수되었습니다')
  admin.send('/help')
  await sent('쓸 수 있는 명령')

  expect(runner.runs).toHaveLength(1)
  expect(log).toContainEqual(expect.objectContaining({ code: 'not-sent' }))
  expect(shown(log)).not.toContain(fake.token)
})

it('shows no token in what the start throws, even when fetch quotes the address', async () => {
  const fake = await startFake()
  const fetch = (url: string) => Promise.reject(Object.assign(new TypeError(`cannot fetch ${url}`), { code: url }))
  const { bot } = await prepareWorld({ telegram: { token: fake.token, fetch } })

  const error = await bot.start().catch((thrown: unknown) => thrown)

  expect(error).toMatchObject({ failures: [expect.stringContaining('getMe: the connection failed')] })
  expect(shown(error)).not.toContain(fake.token)
})

it('shows no token when the error of another package quotes it', async () => {
  const fake = await startFake()
  const leak = () => Promise.reject(new Error(`401 for /bot${fake.token}/sendMessage`))
  const { log, admin, sent } = await startWorld({ bot: { audit: leak }, fake: { token: fake.token } })

  admin.send('/trigger_job slow_job')
  await sent('감사 기록')

  expect(shown(log)).toContain('401 for /bot***/sendMessage')
  expect(shown(log)).not.toContain(fake.token)
})

it('shows no token in what the notifier throws, nor in the notifier or the connection', async () => {
  const fake = await startFake()
  await fake.close()
  const telegram = createTelegram({ token: fake.token, apiRoot: fake.url, clock: manualClock() })
  const notifier = telegramNotifier(telegram)

  const error = await notifier.verify().catch((thrown: unknown) => thrown)

  expect(error).toMatchObject({ code: 'DELIVERY_FAILED' })
  expect(shown([error, notifier, telegram])).not.toContain(fake.token)
})

it('shows no password of an address that is not one', async () => {
  const { bot } = await prepareWorld({ telegram: { apiRoot: 'ftp://user:password@example.com' } })

  const error = await bot.start().catch((thrown: unknown) => thrown)

  expect(error).toMatchObject({ failures: [expect.stringContaining('is not an address')] })
  expect(shown(error)).not.toContain('password')
})

it('shows no webhook secret when the webhook cannot be set', async () => {
  const secret = 'Zk3-9aQ_w7LmT0xYbV5rD1sHcE8uJ2gN'
  const { bot } = await prepareWorld({ bot: { webhook: { url: 'http://example.com/hook', secret } } })

  const error = await bot.start().catch((thrown: unknown) => thrown)

  expect(error).toMatchObject({ code: 'OPS_START', failures: [expect.stringContaining('HTTPS URL must be provided')] })
  expect(shown([error, bot])).not.toContain(secret)
})
