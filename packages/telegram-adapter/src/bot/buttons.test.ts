import { expect, it } from 'vitest'
import { createButtons, fitsButton } from './buttons.ts'

const asked = Date.parse('2026-10-19T10:00:00+09:00')
const minuteMs = 60_000
const createAt = (at: number) => createButtons({ token: '7:token', random: Math.random, now: () => at })
const buttons = createAt(asked)

it('reads every button that it has written, with its nonce', () => {
  const actions = [
    { kind: 'trigger', jobId: 'update_stock_master' },
    { kind: 'confirm', jobId: 'a:b' },
    { kind: 'dismiss' },
    { kind: 'cancel', runId: '0190a5f0-7d3c-7e13-9f6e-5d0f5c6f1a2b' },
    { kind: 'redeliver', deliveryId: '0190a5f0-7d3c-7e13-9f6e-5d0f5c6f1a2b/0' },
    { kind: 'discard', deliveryId: '0190a5f0-7d3c-7e13-9f6e-5d0f5c6f1a2b/0' },
    { kind: 'page', page: 12 },
    { kind: 'command', name: 'quote', argument: '005930' },
    { kind: 'command', name: 'ping', argument: '' },
    { kind: 'confirm-command', name: 'order', argument: 'a: b\nc' },
    { kind: 'dismiss-command', name: 'order' },
  ] as const

  const read = actions.map((action) => buttons.parse(buttons.format(action, '1') ?? '', '1'))

  expect(read.map((button) => button?.action)).toEqual(actions)
  expect(new Set(read.map((button) => button?.nonce)).size).toBe(actions.length)
})

it('formats trigger_job_ and the job id, in 64 bytes at most', () => {
  const longest = buttons.format({ kind: 'trigger', jobId: 'a'.repeat(40) }, '1')

  expect(longest).toMatch(/^trigger_job_a{40}:[\w-]{11}$/)
  expect(Buffer.byteLength(longest ?? '')).toBe(64)
})

it('confirms a job whose id fits, and a command with its argument of 43 bytes', () => {
  const confirmed = [
    { kind: 'confirm', jobId: 'a'.repeat(40) },
    { kind: 'confirm-command', name: 'quote', argument: 'a'.repeat(38) },
    { kind: 'confirm-command', name: 'quote', argument: 'a'.repeat(39) },
  ] as const

  const bytes = confirmed.map((action) => buttons.format(action, '1')?.length)

  expect(bytes).toEqual([64, 64, undefined])
})

it.each([
  ['confirm', { kind: 'confirm', jobId: 'report' }],
  ['confirm-command', { kind: 'confirm-command', name: 'sell', argument: '' }],
] as const)('lets %s expire after five minutes', (_, action) => {
  const data = buttons.format(action, '1') ?? ''
  const expiredAt = (at: number) => createAt(at).parse(data, '1')?.isExpired

  expect([0, 5, 6, 24 * 60, -6].map((minutes) => expiredAt(asked + minutes * minuteMs))).toEqual([
    false,
    false,
    true,
    true,
    true,
  ])
})

it('lets no other button expire', () => {
  const data = buttons.format({ kind: 'trigger', jobId: 'report' }, '1') ?? ''

  expect(createAt(asked + 365 * 24 * 60 * minuteMs).parse(data, '1')).toMatchObject({ isExpired: false })
})

it('refuses a confirmation whose minute was changed or taken away', () => {
  const data = buttons.format({ kind: 'confirm', jobId: 'report' }, '1') ?? ''
  const later = createAt(asked + 6 * minuteMs).format({ kind: 'confirm', jobId: 'report' }, '1') ?? ''
  const [, minute = ''] = later.match(/:(.{4})/) ?? []

  expect(data.replace(/:.{4}/, `:${minute}`)).not.toBe(data)
  expect(buttons.parse(data.replace(/:.{4}/, `:${minute}`), '1')).toBeUndefined()
  expect(buttons.parse(data.replace(/:.{4}/, ':'), '1')).toBeUndefined()
})

it('formats each button with a new nonce', () => {
  const drawn = Array.from({ length: 100 }, () => buttons.format({ kind: 'trigger', jobId: 'report' }, '1'))

  expect(new Set(drawn).size).toBe(100)
})

it('counts bytes, not characters: a Hangul syllable is three', () => {
  expect([
    fitsButton('a'.repeat(40)),
    fitsButton('a'.repeat(41)),
    fitsButton('잡'.repeat(13)),
    fitsButton('잡'.repeat(14)),
  ]).toEqual([true, false, true, false])
  expect(buttons.format({ kind: 'trigger', jobId: '잡'.repeat(14) }, '1')).toBeUndefined()
})

it('refuses data that it has not written', () => {
  const real = buttons.format({ kind: 'trigger', jobId: 'report' }, '1') ?? ''
  const forged = [
    '',
    'trigger_job_report',
    'trigger_job_report:AAAAAAAAAAA',
    real.replace('report', 'delete'),
    real.replace('trigger', 'confirm'),
    `${real}x`,
    real.slice(0, -1),
    'x'.repeat(64),
    ':',
    '\n:AAAAAAAAAAA',
  ]

  expect(forged.map((data) => buttons.parse(data, '1'))).toEqual(forged.map(() => undefined))
})

it('refuses a button of another chat, and of a bot with another token', () => {
  const data = buttons.format({ kind: 'trigger', jobId: 'report' }, '1') ?? ''
  const other = createButtons({ token: '8:token', random: Math.random, now: () => asked })

  expect([buttons.parse(data, '2'), other.parse(data, '1')]).toEqual([undefined, undefined])
})
