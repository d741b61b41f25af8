import { manualClock } from '@stockeye/test-kit/manual-clock'
import { describe, expect, it } from 'vitest'
import { OpsStartError, OpsUnreachableError } from '../errors.ts'
import { call, startFake } from '../fake-telegram/fake-telegram.test-kit.ts'
import { createFakeRunner, slowJob } from '../ports/fake-runner.test-kit.ts'
import { inProcessPort } from '../ports/in-process.ts'
import { prepareWorld, startWorld } from '../tests/bot-world.test-kit.ts'

async function failuresOf(options: Parameters<typeof prepareWorld>[0]): Promise<readonly string[]> {
  const { bot } = await prepareWorld(options)
  const error = await bot.start().catch((thrown: unknown) => thrown)
  return error instanceof OpsStartError ? error.failures : []
}

it.each(['', ' ', '\t', ' 7:token', '7:tok en', 'token', '7:'])(
  'refuses the token %j before it sends a request',
  async (token) => {
    const { bot, fake } = await prepareWorld({ telegram: { token } })

    await expect(bot.start()).rejects.toMatchObject({ code: 'OPS_START' })
    expect(fake.calls()).toEqual([])
  },
)

it('collects every fault', async () => {
  const failures = await failuresOf({
    telegram: { token: '123:wrong' },
    bot: { webhook: { secret: 'short' }, checkAs: ['123abc'] },
  })

  expect(failures).toEqual([
    'token: Telegram does not accept it; pass the token that @BotFather gave',
    'webhook.secret: has 5 characters; use 32 to 256 random characters of A-Z, a-z, 0-9, _ and -',
    'webhook.secret: is not random; use 32 to 256 random characters of A-Z, a-z, 0-9, _ and -',
    'checkAs: "123abc" is not a Telegram id; pass the number of a user as text, such as "123456789"',
  ])
})

it('reports a Telegram that cannot be reached, and does not wait without end', async () => {
  const gone = await startFake()
  await gone.close()
  const refused = await failuresOf({ telegram: { apiRoot: gone.url } })
  const clock = manualClock()
  const { bot, later } = await prepareWorld({ telegram: { fetch: () => new Promise(() => undefined), clock } })
  const starting = bot.start().catch((error: unknown) => error)
  let outcome: unknown
  void starting.then((error) => {
    outcome = error
  })

  const at = new URL(gone.url).host
  const advice = 'check the network, or apiRoot of createTelegram'
  expect(refused).toEqual([`Telegram cannot be asked at ${at}: getMe: ECONNREFUSED; ${advice}`])
  expect(await failuresOf({ telegram: { apiRoot: 'not an address' } })).toEqual([
    'apiRoot: "not an address" is not an address; pass one such as https://api.telegram.org, or leave it out',
  ])
  expect(await later(clock, () => outcome)).toMatchObject({
    failures: [expect.stringContaining('getMe: no answer within 20000 ms')],
  })
})

it('refuses to poll while a webhook is set, and does not remove the webhook', async () => {
  const world = await prepareWorld({ fake: { loopbackWebhooks: true } })
  await call(world.fake, 'setWebhook', { url: 'http://127.0.0.1:9/hook' })

  await expect(world.bot.start()).rejects.toMatchObject({ failures: [expect.stringContaining('a webhook is set')] })
  expect(world.fake.calls({ method: 'deleteWebhook' })).toEqual([])
})

describe('a webhook without an address', () => {
  const secret = 'Zk3-9aQ_w7LmT0xYbV5rD1sHcE8uJ2gN'
  const startAt = async (webhook: object | undefined) => {
    const { bot, fake } = await prepareWorld({ bot: { webhook: { secret } } })
    if (webhook !== undefined) await call(fake, 'setWebhook', { url: 'https://example.com/telegram', ...webhook })
    const error = await bot.start().catch((thrown: unknown) => thrown)
    return error instanceof OpsStartError ? error.failures : []
  }

  it('is a fault when none is set at Telegram, so that no update would come', async () => {
    expect(await startAt(undefined)).toEqual([
      'webhook.url: is missing, and no webhook is set at Telegram; pass the https address that Telegram calls',
    ])
  })

  it('is a fault when the one that is set delivers no presses', async () => {
    expect(await startAt({ allowed_updates: ['message'] })).toEqual([
      'the webhook at example.com delivers no callback_query; set it with allowed_updates, or pass webhook.url',
    ])
  })

  it.each([{}, { allowed_updates: ['message', 'callback_query', 'poll'] }])(
    'uses the one that was set by hand with %j',
    async (webhook) => {
      expect(await startAt(webhook)).toEqual([])
    },
  )
})

it('reports a port that does not answer within 20 s', async () => {
  const clock = manualClock()
  const { bot, later } = await prepareWorld({
    telegram: { clock },
    port: (port) => ({ ...port, verify: () => new Promise(() => undefined) }),
  })
  let outcome: unknown
  void bot.start().catch((error: unknown) => {
    outcome = error
  })

  await later(clock, () => outcome ?? (clock.monotonic() > 60_000 ? true : undefined))

  expect(outcome).toMatchObject({
    failures: ['the port cannot be asked: no answer within 20000 ms (OPS_UNREACHABLE)'],
  })
})

it('reports a port that cannot be asked', async () => {
  const verify = () => Promise.reject(new OpsUnreachableError('connection refused'))

  expect(await failuresOf({ port: (port) => ({ ...port, verify }) })).toEqual([
    'the port cannot be asked: connection refused (OPS_UNREACHABLE)',
  ])
})

it('names each job whose button would not fit into 64 bytes', async () => {
  const id = 'j'.repeat(53)
  const hangul = '종목'.repeat(9)
  const jobs = [slowJob, { ...slowJob, id }, { ...slowJob, id: hangul }]

  expect(await failuresOf({ jobs, bot: { checkAs: ['1'] } })).toEqual([
    `job ${id}: its id has 53 bytes, and a button holds 40; give it a shorter id`,
    `job ${hangul}: its id has 54 bytes, and a button holds 40; give it a shorter id`,
  ])
})

it('names a dangerous job that does not exist, and reports a list without an admin', async () => {
  expect(await failuresOf({ bot: { checkAs: ['1'], dangerous: ['slow_job', 'typo'] } })).toEqual([
    'dangerous: "typo" is not a job of the port; correct the id, or register the job',
  ])
  expect(await failuresOf({ bot: { checkAs: ['2', '3'] } })).toEqual([
    'checkAs: the port has no admin among 2, 3; name a user whose role is admin there',
  ])
})

it('asks for the roles of checkAs without a name, so that the other side keeps the names of its users', async () => {
  const asked: object[] = []
  const { bot } = await prepareWorld({
    bot: { checkAs: ['1', '2'] },
    port: (port) => ({
      ...port,
      ensureUser(user) {
        asked.push(user)
        return port.ensureUser(user)
      },
    }),
  })

  await bot.start()

  expect(asked).toEqual([{ telegramId: '1' }, { telegramId: '2' }])
})

it('names a dangerous job that does not exist without checkAs, if the port lists its jobs in the name of no user', async () => {
  const { jobIds: _jobIds, ...closed } = inProcessPort(createFakeRunner(), { admins: ['1'] })

  expect(await failuresOf({ bot: { dangerous: ['slow_job', 'nope'] } })).toEqual([
    'dangerous: "nope" is not a job of the port; correct the id, or register the job',
  ])
  expect(await failuresOf({ port: () => closed, bot: { dangerous: ['nope'] } })).toEqual([])
})

it('starts again once the fault is corrected', async () => {
  let isAway = true
  const { bot, admin, sent } = await prepareWorld({
    port: (port) => ({
      ...port,
      verify: () => (isAway ? Promise.reject(new OpsUnreachableError('away')) : port.verify()),
    }),
  })
  await expect(bot.start()).rejects.toMatchObject({ code: 'OPS_START' })

  isAway = false
  await bot.start()
  admin.send('/start')

  await expect(sent('반갑습니다')).resolves.toBeDefined()
})

it('requests every kind of update that it needs, also when an earlier bot has requested fewer', async () => {
  const { fake } = await startWorld()

  const [first] = fake.calls({ method: 'getUpdates' })

  expect(JSON.parse(first?.parameters['allowed_updates'] ?? '')).toEqual(['message', 'callback_query'])
})
