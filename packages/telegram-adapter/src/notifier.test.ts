import { manualClock } from '@stockeye/test-kit/manual-clock'
import { describe, expect, it } from 'vitest'
import { startFake } from './fake-telegram/fake-telegram.test-kit.ts'
import type { FakeTelegram } from './fake-telegram/fake-telegram.ts'
import { english } from './messages/en.ts'
import { korean } from './messages/ko.ts'
import { createMessages } from './messages/messages.ts'
import type { TelegramCompletion } from './notifier/completion.ts'
import { telegramNotifier } from './notifier.ts'
import { createTelegram } from './telegram/connection.ts'

const completion = (chatId: string, changes: Partial<TelegramCompletion> = {}): TelegramCompletion => ({
  deliveryId: 'run-1/0',
  runId: 'run-1',
  jobId: 'update_stock_master',
  cause: 'manual',
  jobName: '종목 마스터 갱신',
  status: 'succeeded',
  durationMs: 83_000,
  finishedAt: 1,
  attempt: 1,
  recipient: { channel: 'telegram', chatId },
  redelivered: false,
  ...changes,
})
const telegramMessages = createMessages(korean)
const { signal } = new AbortController()

async function startNotifier() {
  const clock = manualClock()
  const fake = await startFake()
  const admin = fake.user({ id: 1, name: '관리자' })
  admin.send('/start')
  const notifier = telegramNotifier(createTelegram({ token: fake.token, apiRoot: fake.url, clock }))
  const lastText = () => admin.messages().at(-1)?.text
  return { clock, fake, admin, notifier, lastText }
}

const notifierOf = (fake: FakeTelegram, token = fake.token) =>
  telegramNotifier(createTelegram({ token, apiRoot: fake.url, clock: manualClock() }))

describe('the end notice', () => {
  it('reports a success with its result and its duration', async () => {
    const { notifier, lastText } = await startNotifier()

    await notifier.deliver(completion('1', { result: { summary: '종목 2,873개, 신규 3개', rows: 2_873 } }), { signal })

    expect(lastText()).toBe('✅ 종목 마스터 갱신 완료 (1분 23초)\n종목 2,873개, 신규 3개\n실행 번호: run-1')
  })

  it('reads as an alert when the result of the job asks for one, and as a failure when the run failed', async () => {
    const { notifier, lastText } = await startNotifier()
    const result = { notice: 'alert', summary: '토큰 갱신 실패' }
    const error = { name: 'E', code: 'E_DOWN', message: 'down', retryable: false }

    await notifier.deliver(completion('1', { result }), { signal })
    const alert = lastText()
    const failed = telegramMessages.end(
      { ...completion('1', { result, error }), status: 'failed' },
      { maybeRepeated: false },
    )

    expect(alert).toBe('🚨 종목 마스터 갱신\n토큰 갱신 실패\n실행 번호: run-1')
    expect(failed.html).toMatch(/^❌/)
  })

  it('reports a failure with its cause and its attempt', async () => {
    const { notifier, lastText } = await startNotifier()
    const error = { name: 'KisError', code: 'KIS_UNANSWERED', message: '<no answer>', retryable: true }

    await notifier.deliver(completion('1', { status: 'failed', attempt: 3, error }), { signal })

    expect(lastText()).toBe(
      '❌ 종목 마스터 갱신 실패 (1분 23초)\n원인: <no answer> (KIS_UNANSWERED)\n시도: 3회\n실행 번호: run-1',
    )
  })

  it('is in the language of its texts', async () => {
    const { fake, admin } = await startNotifier()
    const notifier = telegramNotifier(
      createTelegram({ token: fake.token, apiRoot: fake.url, clock: manualClock(), texts: english }),
    )
    const error = { name: 'KisError', code: 'KIS_UNANSWERED', message: 'no answer', retryable: true }
    const changes = { jobName: 'Daily report', status: 'failed', attempt: 3, error, redelivered: true } as const

    await notifier.deliver(completion('1', changes), { signal })

    expect(admin.messages().at(-1)?.text).toBe(
      '❌ Daily report failed (1 min 23 s)\nCause: no answer (KIS_UNANSWERED)\nAttempts: 3\nRun: run-1\n' +
        '(You may have received this notice before.)',
    )
  })

  it('is in the language that is stored with its recipient, and else in the first', async () => {
    const { fake, lastText, clock } = await startNotifier()
    const telegram = createTelegram({ token: fake.token, apiRoot: fake.url, clock, texts: [korean, english] })
    const notifier = telegramNotifier(telegram)
    const shown: (string | undefined)[] = []

    for (const [index, language] of ['en', 'fr', undefined].entries()) {
      const recipient = { channel: 'telegram', chatId: '1', ...(language !== undefined && { language }) }
      await notifier.deliver(completion('1', { runId: `run-${index}`, recipient }), { signal })
      shown.push(lastText()?.split('\n').at(-1))
      clock.advance(1_000)
    }

    expect(shown).toEqual(['Run: run-0', '실행 번호: run-1', '실행 번호: run-2'])
  })

  it('is sent once to a chat that has triggered in two languages, in the first of them', async () => {
    const { fake, admin, clock } = await startNotifier()
    const telegram = createTelegram({ token: fake.token, apiRoot: fake.url, clock, texts: [korean, english] })
    const notifier = telegramNotifier(telegram)
    const inLanguage = (language: string, place: number) =>
      completion('1', {
        deliveryId: `run-1/${place}`,
        recipient: { channel: 'telegram', chatId: '1', language },
      })
    fake.fault({ method: 'sendMessage' }, { status: 500 })

    const failed = await notifier.deliver(inLanguage('en', 0), { signal }).catch((error: unknown) => error)
    clock.advance(1_000)
    await notifier.deliver(inLanguage('ko', 1), { signal })
    await notifier.deliver(inLanguage('en', 0), { signal })

    expect(failed).toMatchObject({ code: 'DELIVERY_FAILED' })
    expect(admin.messages().flatMap(({ from, text }) => (from?.is_bot ? text?.split('\n').at(-1) : []))).toEqual([
      'Run: run-1',
    ])
  })

  it('is sent as one message, however long the result is', async () => {
    const { notifier, admin, fake } = await startNotifier()

    await notifier.deliver(completion('1', { result: '<&>\n'.repeat(60_000) }), { signal })

    expect(admin.messages().filter(({ from }) => from?.is_bot)).toHaveLength(1)
    expect(fake.transcript.findings()).toEqual([])
  })

  it('mentions that it may have arrived before when its delivery is repeated', async () => {
    const { notifier, lastText } = await startNotifier()

    await notifier.deliver(completion('1', { redelivered: true }), { signal })

    expect(lastText()).toContain('이미 갔을 수 있습니다')
  })

  it('is sent again when its answer was lost, and mentions that it may have arrived before', async () => {
    const { notifier, fake, admin, clock } = await startNotifier()
    fake.fault({ method: 'sendMessage' }, 'drop-after')

    const first = await notifier.deliver(completion('1'), { signal }).catch((error: unknown) => error)
    clock.advance(1_000)
    await notifier.deliver(completion('1'), { signal })

    expect(first).toMatchObject({ code: 'DELIVERY_FAILED' })
    expect(admin.messages().map(({ text }) => text?.includes('이미 갔을 수 있습니다'))).toEqual([false, false, true])
  })
})

describe('a delivery', () => {
  it('is delayed when it is sent too soon, and delays no other chat', async () => {
    const { notifier, fake, clock } = await startNotifier()
    fake.user({ id: 2, name: '다른 관리자' }).send('/start')
    await notifier.deliver(completion('1'), { signal })
    clock.advance(300)

    const tooSoon = await notifier.deliver(completion('1'), { signal }).catch((error: unknown) => error)
    await notifier.deliver(completion('2'), { signal })
    clock.advance(700)
    await notifier.deliver(completion('1'), { signal })

    expect(tooSoon).toMatchObject({ code: 'DELIVERY_THROTTLED', retryAfterMs: 700 })
  })

  it('is delayed for the span that Telegram names', async () => {
    const { notifier, fake } = await startNotifier()
    fake.fault({ method: 'sendMessage' }, { retryAfter: 7 })

    await expect(notifier.deliver(completion('1'), { signal })).rejects.toMatchObject({
      code: 'DELIVERY_THROTTLED',
      retryAfterMs: 7_000,
    })
  })

  it('fails as permanent when the chat cannot be reached', async () => {
    const { notifier, admin, clock, fake } = await startNotifier()
    admin.block()
    const muted = fake.group({ title: '운영' })
    muted.muteBot()

    const errors = await Promise.all(
      ['1', '999', 'not a chat', String(muted.id)].map((chatId) =>
        notifier.deliver(completion(chatId), { signal }).catch((e: unknown) => e),
      ),
    )
    clock.advance(1_000)

    expect(errors).toEqual(errors.map(() => expect.objectContaining({ code: 'DELIVERY_PERMANENT' })))
  })

  it('follows a group that became a supergroup', async () => {
    const { notifier, fake, admin, clock } = await startNotifier()
    const group = fake.group({ title: '운영' })
    admin.send('안녕', { in: group })
    const oldId = String(group.id)
    group.upgrade()

    await notifier.deliver(completion(oldId), { signal })
    clock.advance(1_000)
    await notifier.deliver(completion(oldId), { signal })

    expect(group.messages().filter(({ from }) => from?.is_bot)).toHaveLength(2)
    expect(fake.calls({ method: 'sendMessage' })).toHaveLength(3)
  })

  it('fails with DELIVERY_CHANNEL_DOWN when Telegram no longer accepts the token', async () => {
    const { notifier, fake } = await startNotifier()
    fake.revokeToken()

    await expect(notifier.deliver(completion('1'), { signal })).rejects.toMatchObject({ code: 'DELIVERY_CHANNEL_DOWN' })
  })

  it.each(['drop-before', 'reset', 'cut-json', 'html-502', { status: 500 }] as const)(
    'fails with DELIVERY_FAILED, so that it is retried, after %j',
    async (fault) => {
      const { notifier, fake } = await startNotifier()
      fake.fault({ method: 'sendMessage' }, fault)

      await expect(notifier.deliver(completion('1'), { signal })).rejects.toMatchObject({ code: 'DELIVERY_FAILED' })
    },
  )

  it('rejects with the reason of the signal', async () => {
    const { notifier } = await startNotifier()
    const reason = new Error('the runner stops')

    await expect(notifier.deliver(completion('1'), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })
})

describe('verify', () => {
  it('accepts the token of a bot', async () => {
    const fake = await startFake()

    await expect(notifierOf(fake).verify()).resolves.toBeUndefined()
  })

  it.each(['', ' ', 'not a token'])('refuses the token %j, names the setting, and sends no request', async (token) => {
    const fake = await startFake()

    await expect(notifierOf(fake, token).verify()).rejects.toMatchObject({
      message: expect.stringMatching(/^token: /),
    })
    expect(fake.calls()).toEqual([])
  })

  it('names every setting that is wrong', async () => {
    const notifier = telegramNotifier(createTelegram({ token: '', apiRoot: 'localhost', clock: manualClock() }))

    await expect(notifier.verify()).rejects.toMatchObject({ message: expect.stringMatching(/^token: .*; apiRoot: /) })
  })

  it('says what to do about a Telegram that cannot be reached, as the start of a bot does', async () => {
    const fake = await startFake()
    await fake.close()

    const at = new URL(fake.url).host
    await expect(notifierOf(fake).verify()).rejects.toMatchObject({
      code: 'DELIVERY_FAILED',
      message: `Telegram cannot be asked at ${at}: getMe: ECONNREFUSED; check the network, or apiRoot of createTelegram`,
    })
  })

  it('fails with DELIVERY_CHANNEL_DOWN for a token that Telegram refuses', async () => {
    const fake = await startFake()

    await expect(notifierOf(fake, '7:wrong').verify()).rejects.toMatchObject({ code: 'DELIVERY_CHANNEL_DOWN' })
  })
})
