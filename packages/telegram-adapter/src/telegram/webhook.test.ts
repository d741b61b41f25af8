import { createServer } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { prepareWorld, type WorldOptions } from '../tests/bot-world.test-kit.ts'
import { checkWebhookSecret } from './webhook.ts'

const secret = 'Zk3-9aQ_w7LmT0xYbV5rD1sHcE8uJ2gN'
const secretHeader = 'x-telegram-bot-api-secret-token'

/** Starts the bot behind a real server, as an application mounts it. */
async function startMounted(options: WorldOptions = {}) {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const headers = new Headers()
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value))
    const { method = 'GET' } = request
    const body = method === 'GET' ? null : Buffer.concat(chunks)
    const answer = await world.bot.webhook(new Request(`http://bot${request.url}`, { method, headers, body }))
    response.writeHead(answer.status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error(`the server listens on ${address}, not on a TCP port`)
  const url = `http://127.0.0.1:${address.port}/telegram`
  const world = await prepareWorld({
    ...options,
    fake: { loopbackWebhooks: true },
    bot: { webhook: { url, secret } },
  })
  await world.bot.start()
  return { ...world, url }
}

const update = (id: number, text: string) => ({
  update_id: id,
  message: {
    message_id: 1,
    date: 1,
    chat: { id: 1, type: 'private', first_name: '관리자' },
    from: { id: 1, is_bot: false, first_name: '관리자' },
    text,
  },
})

const post = (url: string, body: string, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })

describe('the webhook', () => {
  it('accepts Telegram’s calls, and sends the secret to Telegram', async () => {
    const { admin, sent, fake, runner } = await startMounted()

    admin.send('/start')
    await sent('반갑습니다')
    admin.send('/trigger_job slow_job')
    await sent('접수되었습니다')
    await fake.until(() => fake.pendingUpdates() === 0)

    const [set] = fake.calls({ method: 'setWebhook' })
    expect(runner.runs).toHaveLength(1)
    expect(fake.calls({ method: 'getUpdates' })).toEqual([])
    expect(JSON.parse(set?.parameters['allowed_updates'] ?? '')).toEqual(['message', 'callback_query'])
  })

  it('refuses forged updates: without the secret, with a wrong one, and with more or fewer characters than it has', async () => {
    const { url, runner, log } = await startMounted()
    const body = JSON.stringify(update(7, '/trigger_job slow_job'))

    const answers = [
      await post(url, body),
      await post(url, body, { [secretHeader]: 'wrong' }),
      await post(url, body, { [secretHeader]: `${secret.slice(0, -1)}X` }),
      await post(url, body, { [secretHeader]: `${secret}X` }),
      await post(url, body, { [secretHeader]: `X${secret}` }),
      await post(url, body, { [secretHeader]: secret.slice(0, -1) }),
      await post(url, body, { [secretHeader]: '' }),
    ]

    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 401, 401])
    expect(runner.triggers).toEqual([])
    expect(log.filter(({ code }) => code === 'webhook-refused')).toHaveLength(7)
  })

  it('refuses a body that is not an update, and one that is too large', async () => {
    const { url } = await startMounted()
    const known = { [secretHeader]: secret }

    const answers = [
      await post(url, 'no json', known),
      await post(url, '{}', known),
      await post(url, '[]', known),
      await post(url, JSON.stringify(update(7, 'x'.repeat(1_100_000))), known),
      await fetch(url),
    ]

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 413, 405])
  })

  it('refuses a body that breaks off, and does not reject', async () => {
    const { bot, url } = await startMounted()
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('aborted')) })
    const init = { method: 'POST', headers: { [secretHeader]: secret }, body, duplex: 'half' } as const

    const answer = await bot.webhook(new Request(url, init))

    expect(answer.status).toBe(400)
  })

  it('runs a job once when a call is repeated', async () => {
    const { url, runner, admin, fake, sent } = await startMounted()
    admin.send('/start')
    await sent('반갑습니다')
    const body = JSON.stringify(update(7, '/trigger_job slow_job'))

    const answers = await Promise.all([1, 2, 3].map(() => post(url, body, { [secretHeader]: secret })))
    await fake.until(() => admin.messages().some(({ text }) => text?.includes('접수되었습니다')))

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(runner.triggers).toHaveLength(1)
  })

  it('answers so that Telegram repeats the call, before the start and after the stop', async () => {
    const { url, bot } = await startMounted()
    const fresh = await prepareWorld({ bot: { webhook: { secret } } })
    const call = () => new Request(url, { method: 'POST', body: '{}', headers: { [secretHeader]: secret } })

    const before = await fresh.bot.webhook(call())
    await bot.stop()
    const after = await bot.webhook(call())

    expect([before.status, after.status]).toEqual([503, 503])
  })

  it('handles no update when Telegram has refused the address, so that the bot did not start', async () => {
    const { bot, runner } = await prepareWorld({ bot: { webhook: { url: 'https://bot.invalid/telegram', secret } } })
    const body = JSON.stringify(update(7, '/trigger_job slow_job'))

    const error = await bot.start().catch((thrown: unknown) => thrown)
    const answer = await bot.webhook(
      new Request('https://bot.invalid/telegram', { method: 'POST', body, headers: { [secretHeader]: secret } }),
    )

    expect(error).toMatchObject({ code: 'OPS_START', failures: [expect.stringContaining('Failed to resolve host')] })
    expect(answer.status).toBe(503)
    expect(runner.triggers).toEqual([])
  })
})

it.each([
  ['', 1],
  [' ', 1],
  ['short', 2],
  ['a'.repeat(40), 1],
  [`${secret}!`, 1],
  [secret, 0],
])('has so many objections to the secret %j', (candidate, count) => {
  expect(checkWebhookSecret(candidate, '7:token')).toHaveLength(count)
})
