import { manualClock } from '@stockeye/test-kit/manual-clock'
import { describe, expect, it } from 'vitest'
import { startFake } from '../fake-telegram/fake-telegram.test-kit.ts'
import type { FakeTelegram } from '../fake-telegram/fake-telegram.ts'
import { pngOf } from '../fake-telegram/files/png.test-kit.ts'
import type { FakeUser } from '../fake-telegram/people/user.ts'
import type { OpsLogEntry } from '../log.ts'
import { html } from '../messages/html.ts'
import { telegramNotifier } from '../notifier.ts'
import { createTelegram } from '../telegram/connection.ts'
import { expectNoFindings, labelsOf, startWorld } from '../tests/bot-world.test-kit.ts'
import type { TelegramCompletion } from './completion.ts'
import type { TelegramForm, TelegramFormOf } from './form.ts'

const chart = pngOf(640, 480)
const { signal } = new AbortController()

const completion = (changes: Partial<TelegramCompletion> = {}): TelegramCompletion => ({
  deliveryId: 'run-1/0',
  runId: 'run-1',
  jobId: 'daily_digest',
  cause: 'schedule',
  jobName: '일일 요약',
  status: 'succeeded',
  durationMs: 1_000,
  finishedAt: 1,
  attempt: 1,
  recipient: { channel: 'telegram', chatId: '1' },
  redelivered: false,
  ...changes,
})

async function startNotifier(form: TelegramFormOf) {
  const clock = manualClock()
  const fake = await startFake()
  const admin = fake.user({ id: 1, name: '관리자' })
  admin.send('/start')
  const log: OpsLogEntry[] = []
  const telegram = createTelegram({ token: fake.token, apiRoot: fake.url, clock })
  const notifier = telegramNotifier(telegram, { form, log: (entry) => void log.push(entry) })
  return { clock, fake, admin, log, notifier, notices: () => noticesOf(admin) }
}

const noticesOf = (user: FakeUser) => user.messages().filter(({ from }) => from?.is_bot)
const sentParameters = (fake: FakeTelegram, method: string) => fake.calls({ method }).map((call) => call.parameters)

describe('the form of a notice', () => {
  it('receives the completion, and settles it without a message when it says so', async () => {
    const seen: TelegramCompletion[] = []
    const { notifier, notices, log } = await startNotifier((asked) => {
      seen.push(asked)
      return { send: false }
    })

    await notifier.deliver(completion(), { signal })

    expect(seen).toMatchObject([{ jobId: 'daily_digest', cause: 'schedule', recipient: { chatId: '1' } }])
    expect(notices()).toEqual([])
    expect(log).toEqual([])
  })

  it('does not let a delivery without a message stand for another one to the chat', async () => {
    const { notifier, notices } = await startNotifier(({ recipient }) => ({ send: !('states' in recipient) }))
    const standing = { channel: 'telegram', chatId: '1', states: ['failed'] }

    await notifier.deliver(completion({ recipient: standing }), { signal })
    await notifier.deliver(completion({ deliveryId: 'run-1/1' }), { signal })

    expect(notices()).toHaveLength(1)
  })

  it('makes a text and a picture silent', async () => {
    const forms: TelegramForm[] = [{ silent: true }, { silent: true, photo: chart }, {}]
    const { notifier, fake, clock } = await startNotifier(() => forms.shift() ?? {})

    for (const runId of ['run-1', 'run-2', 'run-3']) {
      await notifier.deliver(completion({ runId }), { signal })
      clock.advance(1_000)
    }

    const sounds = (method: string) => sentParameters(fake, method).map(({ disable_notification: silent }) => silent)
    expect(sounds('sendMessage')).toEqual(['true', undefined])
    expect(sounds('sendPhoto')).toEqual(['true'])
  })

  it('puts the notice below a picture, with buttons that the bot of another process accepts', async () => {
    const approved: string[] = []
    const { fake, admin, sent } = await startWorld({
      bot: {
        commands: [
          {
            name: 'approve',
            description: '매도를 승인합니다',
            access: 'admin',
            async handle({ argument, reply }) {
              approved.push(argument)
              await reply('승인했습니다')
            },
          },
        ],
      },
    })
    const elsewhere = createTelegram({ token: fake.token, apiRoot: fake.url })
    const notifier = telegramNotifier(elsewhere, {
      form: () => ({
        text: html`매도 승인: <b>${'<A&B>'}</b>`,
        photo: chart,
        buttons: [[{ label: '승인', command: 'approve', argument: 'sale-1' }]],
      }),
    })

    await notifier.deliver(completion(), { signal })
    const notice = noticesOf(admin).at(-1)
    admin.press('승인')
    await sent('승인했습니다')

    expect(notice).toMatchObject({ caption: '매도 승인: <A&B>', caption_entities: [{ type: 'bold' }] })
    expect(notice && labelsOf(notice)).toEqual([['승인']])
    expect(approved).toEqual(['sale-1'])
    expectNoFindings(fake)
  })

  it('sends a text that is too long for a caption first, with the buttons, and the picture after it', async () => {
    const { notifier, notices } = await startNotifier(() => ({
      text: '가'.repeat(1_025),
      photo: chart,
      buttons: [[{ label: '도움말', command: 'help' }]],
    }))

    await notifier.deliver(completion(), { signal })

    const [text, picture] = notices()
    expect(text?.text).toHaveLength(1_025)
    expect(text && labelsOf(text)).toEqual([['도움말']])
    expect(picture?.photo).toBeDefined()
    expect(picture?.caption).toBeUndefined()
  })

  it('puts the mark of a repeat above its text', async () => {
    const { notifier, notices } = await startNotifier(() => ({ text: '나'.repeat(5_000) }))

    await notifier.deliver(completion({ redelivered: true }), { signal })

    expect(notices()).toHaveLength(1)
    expect(notices()[0]?.text).toMatch(/^\(같은 알림이 이미 갔을 수 있습니다\)\n나/)
  })

  it('keeps a text with many tags below the mark of a repeat', async () => {
    const { notifier, notices } = await startNotifier(() => ({ text: { html: '<b>나</b>'.repeat(3_000) } }))

    await notifier.deliver(completion({ redelivered: true }), { signal })

    expect(notices()[0]?.text).toMatch(/\)\n나{3000}$/)
  })
})

describe('a form that fails', () => {
  it.each([
    ['throws', () => Promise.reject(new Error('no such table'))],
    ['returns nothing', () => JSON.parse('null')],
  ])('leaves the notice as it is, with sound, when it %s', async (_, form: TelegramFormOf) => {
    const { notifier, notices, fake, log } = await startNotifier(form)

    await notifier.deliver(completion(), { signal })

    expect(notices()[0]?.text).toContain('일일 요약')
    expect(sentParameters(fake, 'sendMessage')[0]).not.toHaveProperty('disable_notification')
    expect(log).toMatchObject([{ level: 'error', code: 'form-failed' }])
  })

  it('leaves the notice as it is when it takes too long, and aborts the form', async () => {
    const ended = Promise.withResolvers<void>()
    const asked = Promise.withResolvers<void>()
    const { notifier, notices, clock } = await startNotifier((_, { signal: limit }) => {
      limit.addEventListener('abort', () => ended.resolve())
      asked.resolve()
      return new Promise(() => undefined)
    })

    const delivered = notifier.deliver(completion(), { signal })
    await asked.promise
    clock.advance(10_000)
    await delivered
    await ended.promise

    expect(notices()[0]?.text).toContain('일일 요약')
  })

  it.each([
    ['a picture without bytes', { photo: new Uint8Array() }],
    ['a button that does not fit', { buttons: [[{ label: '긴', command: 'approve', argument: 'x'.repeat(60) }]] }],
    ['a blank text', { text: html`<b></b>` }],
    ['a field that is not known', JSON.parse('{"sound":false}')],
    ['a switch that is a text', JSON.parse('{"send":"no"}')],
  ])('leaves out %s, and keeps the rest', async (_, wrong: TelegramForm) => {
    const { notifier, notices, fake, log } = await startNotifier(() => ({ silent: true, ...wrong }))

    await notifier.deliver(completion(), { signal })

    expect(notices()[0]?.text).toContain('일일 요약')
    expect(sentParameters(fake, 'sendMessage')[0]).toMatchObject({ disable_notification: 'true' })
    expect(log).toMatchObject([{ code: 'form-failed' }])
  })

  it('sends the text at once, with its buttons, when Telegram refuses the picture', async () => {
    const { notifier, notices, log } = await startNotifier(() => ({
      photo: pngOf(10, 9_990),
      buttons: [[{ label: '도움말', command: 'help' }]],
    }))

    await notifier.deliver(completion(), { signal })

    const [notice, ...more] = notices()
    expect(more).toEqual([])
    expect(notice?.text).toContain('일일 요약')
    expect(notice && labelsOf(notice)).toEqual([['도움말']])
    expect(log).toMatchObject([{ code: 'form-failed', message: expect.stringContaining('PHOTO_INVALID_DIMENSIONS') }])
  })

  it.each(['reset', { status: 500 }] as const)('sends the text alone at the next try after %j', async (fault) => {
    const { notifier, notices, fake, clock } = await startNotifier(() => ({ photo: chart }))
    fake.fault({ method: 'sendPhoto' }, fault, 100)

    const first = await notifier.deliver(completion(), { signal }).catch((error: unknown) => error)
    clock.advance(1_000)
    await notifier.deliver(completion(), { signal })

    expect(first).toMatchObject({ code: 'DELIVERY_FAILED' })
    expect(notices().map(({ text }) => text?.includes('일일 요약'))).toEqual([true])
  })

  it('waits as long as Telegram asks, and then sends the picture', async () => {
    const { notifier, notices, fake, clock } = await startNotifier(() => ({ photo: chart }))
    fake.fault({ method: 'sendPhoto' }, { retryAfter: 7 })

    const first = await notifier.deliver(completion(), { signal }).catch((error: unknown) => error)
    clock.advance(7_000)
    await notifier.deliver(completion(), { signal })

    expect(first).toMatchObject({ code: 'DELIVERY_THROTTLED', retryAfterMs: 7_000 })
    expect(notices().map(({ photo }) => photo !== undefined)).toEqual([true])
  })

  it('sends a long text once, and logs the picture that did not follow it', async () => {
    const { notifier, notices, fake, log } = await startNotifier(() => ({ text: '가'.repeat(2_000), photo: chart }))
    fake.fault({ method: 'sendPhoto' }, { status: 500 })

    await notifier.deliver(completion(), { signal })

    expect(notices()).toHaveLength(1)
    expect(log).toMatchObject([{ code: 'form-failed' }])
  })
})

describe('telegramNotifier', () => {
  it.each([
    ['form', { form: 'loud' }],
    ['log', { log: true }],
    ['quiet', { quiet: true }],
  ])('refuses a wrong option %s', async (field, options) => {
    const telegram = createTelegram({ token: '1:x' })

    expect(() => telegramNotifier(telegram, JSON.parse(JSON.stringify(options)))).toThrow(
      expect.objectContaining({ code: 'OPS_INPUT', field }),
    )
  })
})
