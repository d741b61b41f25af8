import { expect, it } from 'vitest'
import { createButtons, fitsButton } from './buttons.ts'

const buttons = createButtons({ token: '7:token', random: Math.random })

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
  const other = createButtons({ token: '8:token', random: Math.random })

  expect([buttons.parse(data, '2'), other.parse(data, '1')]).toEqual([undefined, undefined])
})
