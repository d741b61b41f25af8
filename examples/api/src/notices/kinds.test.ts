import { describe, expect, it } from 'vitest'
import { type EndedRun, kindOf } from './kinds.ts'

const ended = (changes: Partial<EndedRun>): EndedRun => ({
  jobId: 'update_stock_master',
  cause: 'schedule',
  status: 'succeeded',
  recipient: { channel: 'telegram', chatId: '1' },
  ...changes,
})
const standing = { channel: 'telegram', chatId: '1', states: ['failed'] }

describe('kindOf', () => {
  it.each([
    ['an end that a person asked for', { cause: 'manual' }, 'runs'],
    ['a failure that a person asked for', { cause: 'manual', status: 'failed' }, 'runs'],
    [
      'the same failure for the admins of the job',
      { cause: 'manual', status: 'failed', recipient: standing },
      undefined,
    ],
    ['a failure of a schedule', { status: 'timed_out', recipient: standing }, 'failures'],
    ['a run that the calendar forbids', { status: 'skipped' }, undefined],
    ['the digest', { jobId: 'daily_digest' }, 'digest'],
    ['a digest that failed', { jobId: 'daily_digest', status: 'failed' }, 'failures'],
    ['a digest that a person asked for', { jobId: 'daily_digest', cause: 'manual' }, 'runs'],
    ['an alert of the token', { jobId: 'alert_token', cause: 'manual' }, 'alerts'],
    ['an event of the trader', { jobId: 'trader_notice', cause: 'manual', result: { kind: 'fills' } }, 'fills'],
    ['an event that cannot be read', { jobId: 'trader_notice', cause: 'manual', status: 'failed' }, 'alerts'],
  ] as const)('returns the kind of %s', (_, changes, kind) => {
    expect(kindOf(ended(changes))).toBe(kind)
  })
})
