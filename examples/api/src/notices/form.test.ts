import type { TelegramCompletion } from '@stockeye/telegram-adapter'
import { describe, expect, it } from 'vitest'
import type { UserSettings } from '../data/user-settings.ts'
import type { User } from '../data/users.ts'
import { createNoticeForm } from './form.ts'
import { type NoticeKind, noticeKinds } from './kinds.ts'
import { memorySettings } from './settings.test-kit.ts'
import { createNoticeBook } from './settings.ts'

const { signal } = new AbortController()
const night = Date.parse('2026-10-19T23:30:00+09:00')
const quiet = { from: '22:00', to: '07:00', zone: 'Asia/Seoul' }

const completion = (changes: Partial<TelegramCompletion> = {}): TelegramCompletion => ({
  deliveryId: 'run-1/0',
  runId: 'run-1',
  jobId: 'check_token',
  cause: 'manual',
  jobName: '토큰 점검',
  status: 'succeeded',
  durationMs: 1_000,
  finishedAt: 1,
  attempt: 1,
  recipient: { channel: 'telegram', chatId: '1001' },
  redelivered: false,
  ...changes,
})

/** Completion of each kind. */
const ofKind: Readonly<Record<NoticeKind, TelegramCompletion>> = {
  runs: completion(),
  failures: completion({ cause: 'schedule', status: 'failed' }),
  alerts: completion({ jobId: 'alert_token' }),
  fills: completion({ jobId: 'trader_notice', result: { kind: 'fills', title: '체결', text: '10주' } }),
  trouble: completion({ jobId: 'trader_notice', result: { kind: 'trouble', title: '문제', text: '거부' } }),
  mode: completion({ jobId: 'trader_notice', result: { kind: 'mode', title: '상태', text: '중지' } }),
  approvals: completion({
    jobId: 'trader_notice',
    result: { kind: 'approvals', title: '승인', text: '<b>&', approvalId: 'sale-1' },
  }),
  digest: completion({ jobId: 'daily_digest', cause: 'schedule', result: { summary: '예수금 <1원>', points: [] } }),
}

function startForm({
  now = night,
  settings = memorySettings(),
  find = async () => undefined,
}: {
  readonly now?: number
  readonly settings?: UserSettings
  readonly find?: (telegramId: string) => Promise<User | undefined>
} = {}) {
  const logged: string[] = []
  const write = (_: object, message: string) => void logged.push(message)
  const log = { debug: write, info: write, warn: write, error: write }
  const notices = createNoticeBook(settings)
  const form = createNoticeForm({ notices, users: { find }, now: () => now, log })
  return { notices, logged, formOf: async (ended: TelegramCompletion) => form(ended, { signal }) }
}

describe('createNoticeForm', () => {
  it('makes all kinds loud but the digest for a user who has set none', async () => {
    const { formOf } = startForm()

    const silent = await Promise.all(noticeKinds.map(async (kind) => [kind, (await formOf(ofKind[kind])).silent]))

    expect(Object.fromEntries(silent)).toEqual({
      runs: false,
      failures: false,
      alerts: false,
      fills: false,
      trouble: false,
      mode: false,
      approvals: false,
      digest: true,
    })
  })

  it('makes notices silent in quiet hours, and loses none; alerts and approvals stay loud', async () => {
    const { formOf, notices } = startForm()
    await notices.setQuiet('1001', quiet)

    const forms = await Promise.all(noticeKinds.map(async (kind) => ({ kind, ...(await formOf(ofKind[kind])) })))

    expect(forms.filter(({ silent }) => !silent).map(({ kind }) => kind)).toEqual(['alerts', 'approvals'])
    expect(forms.filter(({ send }) => send === false)).toEqual([])
  })

  it('makes notices loud outside of the quiet hours', async () => {
    const { formOf, notices } = startForm({ now: night + 9 * 60 * 60_000 })
    await notices.setQuiet('1001', quiet)

    expect(await formOf(ofKind.fills)).toMatchObject({ silent: false })
  })

  it.each(noticeKinds)('obeys the level of the user for %s, and no other user', async (kind) => {
    const { formOf, notices } = startForm()
    const ended = ofKind[kind]
    const other = { ...ended, recipient: { channel: 'telegram', chatId: '1002' } }

    await notices.setLevel('1001', kind, 'silent')
    const silent = await formOf(ended)
    await notices.setLevel('1001', kind, 'off')
    const off = await formOf(ended)

    expect(silent).toMatchObject({ silent: true })
    expect(off).toEqual({ send: false })
    expect(await formOf(other)).not.toHaveProperty('send')
  })

  it('gives an approval its text and its two buttons', async () => {
    const { formOf } = startForm()

    expect(await formOf(ofKind.approvals)).toEqual({
      silent: false,
      text: { html: '<b>승인</b>\n&lt;b&gt;&amp;' },
      buttons: [
        [
          { label: '✅ 승인', command: 'approve', argument: 'sale-1' },
          { label: '✖ 거절', command: 'decline', argument: 'sale-1' },
        ],
      ],
    })
  })

  it('draws the picture of a digest from its result', async () => {
    const { formOf } = startForm()
    const points = [1, 2].map((at) => ({ at, currency: 'KRW', equity: '1000000', drawdownPercent: 0 }))
    const result = { summary: '예수금', points }

    const { photo, text } = await formOf({ ...ofKind.digest, result })

    expect(photo instanceof Uint8Array && [...photo.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47])
    expect(text).toEqual({ html: '📊 <b>일일 요약</b>\n예수금' })
  })

  it('sends no message for a run that was skipped', async () => {
    const { formOf } = startForm()

    expect(await formOf({ ...ofKind.digest, status: 'skipped' })).toEqual({ send: false })
  })

  it.each([
    ['an admin', { role: 'admin', isActive: true }, true],
    ['a user who was an admin', { role: 'user', isActive: true }, false],
    ['an admin who is blocked', { role: 'admin', isActive: false }, false],
  ] as const)('decides by the table of users whether %s receives a notice', async (_, user, isSent) => {
    const find = async (telegramId: string) => (telegramId === '1001' ? { telegramId, ...user } : undefined)
    const { formOf } = startForm({ find })

    const forms = await Promise.all(noticeKinds.map((kind) => formOf(ofKind[kind])))

    expect(forms.map(({ send }) => send !== false)).toEqual(noticeKinds.map(() => isSent))
  })

  it('sends to a chat that is no known user, and while the users cannot be read', async () => {
    const away = startForm({ find: () => Promise.reject(new Error('the database is away')) })

    const forms = [await startForm().formOf(ofKind.fills), await away.formOf(ofKind.fills)]

    expect(forms.map(({ send }) => send)).toEqual([undefined, undefined])
    expect(away.logged).toEqual(['NOTICE_USERS_UNREADABLE'])
  })

  it('keeps text and buttons, with sound, when the settings cannot be read', async () => {
    const settings = { ...memorySettings(), get: () => Promise.reject(new Error('the database is away')) }
    const { formOf, logged } = startForm({ settings })

    const form = await formOf(ofKind.approvals)

    expect(form).toMatchObject({ silent: false, buttons: [[{ command: 'approve' }, { command: 'decline' }]] })
    expect(logged).toEqual(['NOTICE_SETTINGS_UNREADABLE'])
  })
})
