import { createServer, type IncomingHttpHeaders } from 'node:http'
import { manualClock } from '@stockeye/test-kit/manual-clock'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parseJson } from '../../parse-json.ts'
import { asObject, call, complaint, startFake } from '../fake-telegram.test-kit.ts'

interface Delivery {
  readonly headers: IncomingHttpHeaders
  readonly update: { readonly [name: string]: unknown }
}

/** Starts a bot's own server: it answers with the status (and body) that the test sets. */
async function receiver(
  answer: (delivery: Delivery) => { status: number; headers?: Record<string, string>; body?: object },
) {
  const deliveries: Delivery[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const delivery = { headers: request.headers, update: asObject(parseJson(Buffer.concat(chunks).toString())) }
    deliveries.push(delivery)
    const { status, headers, body } = answer(delivery)
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers })
    response.end(body === undefined ? '' : JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/hook`, deliveries }
}

const textOf = ({ update }: Delivery) => asObject(update['message'])['text']

describe('setWebhook', () => {
  it.each([
    [{ url: 'ftp://example.com' }, 'invalid webhook URL specified'],
    [{ url: 'https://example.com', secret_token: 'x'.repeat(257) }, 'secret token is too long'],
    [{ url: 'https://example.com', secret_token: '비밀' }, 'secret token contains unallowed characters'],
    [{ url: 'http://example.com' }, 'bad webhook: An HTTPS URL must be provided for webhook'],
    [{ url: 'http://127.0.0.1:8080' }, 'bad webhook: An HTTPS URL must be provided for webhook'],
    [{ url: 'https://example.com:3000' }, 'bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443'],
    [{ url: 'https://nowhere.invalid' }, 'bad webhook: Failed to resolve host: Name or service not known'],
  ])('refuses %j', async (parameters, reason) => {
    const fake = await startFake()

    expect(await complaint(fake, 'setWebhook', parameters)).toBe(`Bad Request: ${reason}`)
  })

  it('describes its effect, also when nothing changed', async () => {
    const clock = manualClock()
    const fake = await startFake({ clock })
    const url = 'https://example.com:8443/hook'

    expect(await complaint(fake, 'setWebhook', { url, max_connections: 500 })).toBe('Webhook was set')
    expect(await call(fake, 'setWebhook', { url })).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } })
    clock.advance(1_000)
    expect(await complaint(fake, 'setWebhook', { url, max_connections: 100 })).toBe('Webhook is already set')
    expect(await call(fake, 'getWebhookInfo')).toMatchObject({ result: { url, max_connections: 100 } })
    expect(await complaint(fake, 'deleteWebhook')).toBe('Webhook was deleted')
    expect(await complaint(fake, 'deleteWebhook')).toBe('Webhook is already deleted')
    expect(await call(fake, 'getWebhookInfo')).toEqual({
      ok: true,
      result: { url: '', has_custom_certificate: false, pending_update_count: 0 },
    })
  })

  it('drops what waits when asked to, and keeps the secret out of the log', async () => {
    const fake = await startFake()
    fake.user({ id: 1, name: 'a' }).send('안녕')

    await call(fake, 'setWebhook', { url: 'https://example.com', secret_token: 'hush', drop_pending_updates: true })

    expect(fake.pendingUpdates()).toBe(0)
    expect(JSON.stringify(fake.calls())).not.toContain('hush')
  })
})

describe('delivery', () => {
  it('posts each update with the secret, and counts a 2xx as read', async () => {
    const fake = await startFake({ loopbackWebhooks: true })
    const { url, deliveries } = await receiver(() => ({ status: 200 }))
    const person = fake.user({ id: 1, name: 'a' })
    person.send('before')

    await call(fake, 'setWebhook', { url, secret_token: 'hush_hush' })
    person.send('after')
    await fake.until(() => fake.pendingUpdates() === 0)

    expect(deliveries.map(textOf)).toEqual(['before', 'after'])
    expect(deliveries[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-telegram-bot-api-secret-token': 'hush_hush',
    })
  })

  it('sends no header when there is no secret', async () => {
    const fake = await startFake({ loopbackWebhooks: true })
    const { url, deliveries } = await receiver(() => ({ status: 204 }))
    await call(fake, 'setWebhook', { url })

    fake.user({ id: 1, name: 'a' }).send('x')
    await fake.until(() => fake.pendingUpdates() === 0)

    expect(deliveries[0]?.headers).not.toHaveProperty('x-telegram-bot-api-secret-token')
  })

  it('tries again, at once and then ever later, and keeps the order within a chat but not between chats', async () => {
    const clock = manualClock()
    const fake = await startFake({ clock, loopbackWebhooks: true })
    let failures = 0
    const { url, deliveries } = await receiver((delivery) =>
      textOf(delivery) === 'a1' && failures++ < 3 ? { status: 500 } : { status: 200 },
    )
    const next = (ms: number) => fake.until(() => clock.waits().length === 1 && clock.waits()[0] === ms)
    await call(fake, 'setWebhook', { url })
    fake.user({ id: 1, name: 'a' }).send('a1')
    fake.user({ id: 1, name: 'a' }).send('a2')
    fake.user({ id: 2, name: 'b' }).send('b1')

    for (const ms of [0, 1_000, 2_000]) {
      await next(ms)
      clock.advance(ms)
    }
    await fake.until(() => fake.pendingUpdates() === 0)

    expect(deliveries.map(textOf).filter((text) => text !== 'b1')).toEqual(['a1', 'a1', 'a1', 'a1', 'a2'])
    expect(deliveries.map(textOf).indexOf('b1')).toBeLessThan(2)
    expect(await call(fake, 'getWebhookInfo')).toMatchObject({
      result: { last_error_message: 'Wrong response from the webhook: 500' },
    })
  })

  it('removes the webhook when it has answered 410 for 23 hours', async () => {
    const clock = manualClock()
    const fake = await startFake({ clock, loopbackWebhooks: true })
    const { url } = await receiver(() => ({ status: 410 }))
    await call(fake, 'setWebhook', { url })
    fake.user({ id: 1, name: 'a' }).send('x')
    await fake.until(() => clock.waits()[0] === 0)

    fake.jump(23 * 3_600_000 - 1)
    clock.advance(0)
    await fake.until(() => clock.waits()[0] === 1_000)
    const before = await call(fake, 'getWebhookInfo')
    clock.advance(1_000)
    await fake.until(() => clock.waits().length === 0)

    expect(before).toMatchObject({ result: { url } })
    expect(await call(fake, 'getWebhookInfo')).toMatchObject({ result: { url: '', pending_update_count: 1 } })
  })

  it('waits for the span of Retry-After, and drops updates that are too old', async () => {
    const clock = manualClock()
    const fake = await startFake({ clock, loopbackWebhooks: true })
    const { url, deliveries } = await receiver(() => ({ status: 503, headers: { 'Retry-After': '3600' } }))
    await call(fake, 'setWebhook', { url })
    fake.user({ id: 1, name: 'a' }).send('x')
    await fake.until(() => clock.waits()[0] === 3_600_000)

    fake.jump(86_400_000)
    clock.advance(3_600_000)

    expect(clock.waits()).toEqual([])
    expect(deliveries).toHaveLength(1)
    expect(fake.pendingUpdates()).toBe(0)
  })

  it('runs a method call in the answer, but no get method and no setWebhook', async () => {
    const fake = await startFake({ loopbackWebhooks: true })
    const { url } = await receiver((delivery) => ({
      status: 200,
      body:
        textOf(delivery) === 'stop' ? { method: 'deleteWebhook' } : { method: 'sendMessage', chat_id: 1, text: '답' },
    }))
    await call(fake, 'setWebhook', { url })
    const person = fake.user({ id: 1, name: 'a' })

    person.send('stop')
    person.send('말해')
    const reply = await fake.until(() => person.messages().find(({ text }) => text === '답'))

    expect(reply.from?.id).toBe(fake.bot.id)
    expect(fake.calls({ method: 'deleteWebhook' })).toHaveLength(0)
  })
})
