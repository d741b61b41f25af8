import { expect, it } from 'vitest'
import { splitHtml } from './html.ts'
import { korean } from './ko.ts'
import { createMessages } from './messages.ts'

const ko = createMessages(korean)
const { instant: formatInstant, span: formatSpan } = korean

const run = {
  runId: 'r',
  jobId: 'j',
  jobName: '<잡>',
  cause: 'manual',
  state: 'running',
  attempt: 1,
  maxAttempts: 3,
  acceptedAt: 0,
} as const

it('shows a span in the two largest units', () => {
  expect([0, 840, 12_400, 60_000, 185_000, 3_600_000, 7_800_000].map(formatSpan)).toEqual([
    '0초',
    '0.8초',
    '12초',
    '1분',
    '3분 5초',
    '1시간',
    '2시간 10분',
  ])
})

it('shows an instant in the zone of the schedule, and in Korea’s without one', () => {
  const at = Date.parse('2026-11-23T07:00:00+09:00')

  expect([formatInstant(at), formatInstant(at, 'America/New_York')]).toEqual([
    '11/23(월) 07:00 KST',
    '11/22(일) 17:00 America/New_York',
  ])
})

it('escapes texts of jobs', () => {
  const text = ko.run({ ...run, error: { name: 'E', code: 'A&B', message: '</b>', retryable: false } })

  expect(text.html).toContain('<b>&lt;잡&gt;</b>')
  expect(text.html).toContain('원인: &lt;/b&gt; (<code>A&amp;B</code>)')
})

it('names no cause of a cancelled run, since its state is the cause', () => {
  const error = { name: 'JobCancelledError', code: 'JOB_CANCELLED', message: 'the run was cancelled', retryable: false }
  const end = { ...run, status: 'cancelled', durationMs: 1_000, finishedAt: 1, error } as const

  const shown = [ko.run({ ...run, state: 'cancelled', error }).html, ko.end(end, { maybeRepeated: false }).html]

  expect(shown.join()).toContain('취소됨')
  expect(shown.join()).not.toContain('원인')
})

it('shows a summary as it is, a flat result as a list, and any other as JSON', () => {
  const shown = [
    { summary: '끝', rows: 3 },
    { rows: 2_873, market: 'KOSPI' },
    { deep: { a: 1 } },
    [1],
    12_345,
    '글',
    null,
    {},
  ].map((result) =>
    ko
      .run({ ...run, result })
      .html.split('\n')
      .slice(3, -1)
      .join('|'),
  )

  expect(shown).toEqual([
    '끝',
    '• rows: 2,873|• market: KOSPI',
    '<pre>{| "deep": {|  "a": 1| }|}</pre>',
    '<pre>[| 1|]</pre>',
    '12,345',
    '글',
    '',
    '',
  ])
})

it('has no blank line for an empty summary', () => {
  const end = { ...run, status: 'succeeded', durationMs: 1_000, finishedAt: 1 } as const
  const result = { notice: 'alert', summary: '' }

  expect(ko.end({ ...end, result }, { maybeRepeated: false }).html.split('\n')).toEqual([
    '🚨 <b>&lt;잡&gt;</b>',
    '실행 번호: <code>r</code>',
  ])
})

it('shows the disposition in the first notice', () => {
  const ack = { runId: 'r', jobId: 'j', jobName: '잡', acceptedAt: 0, deliveryReady: true } as const

  expect(ko.ack({ ...ack, disposition: 'queued' }).html).toMatch(/^✅ 잡 실행 요청이 접수되었습니다/)
  expect(ko.ack({ ...ack, disposition: 'joined' }).html).toContain('이미 실행 중')
  expect(ko.ack({ ...ack, disposition: 'deduplicated' }).html).toContain('새로 실행하지 않았습니다')
  expect(ko.ack({ ...ack, disposition: 'queued', deliveryReady: false }).html).toContain(
    '종료 알림을 보낼 프로세스가 없습니다',
  )
})

it('keeps an end notice in one message, even if the names of the job and its error are long', () => {
  const long = '<&>'.repeat(5_000)
  const end = {
    runId: 'r',
    jobName: long,
    durationMs: 1,
    finishedAt: 1,
    attempt: 2,
    result: long,
    status: 'failed',
  } as const
  const error = { name: 'E', code: 'CODE', message: long, retryable: false }

  expect(splitHtml(ko.end({ ...end, error }, { maybeRepeated: true }))).toHaveLength(1)
})

it('shows the duration of the whole run, with its retries, and of one attempt when the clock was set back', () => {
  const failed = { runId: 'r', jobName: '잡', status: 'failed', attempt: 3, durationMs: 20 } as const
  const minutes = { startedAt: 1_000_000, finishedAt: 1_000_000 + 185_000 }
  const back = { startedAt: 2_000_000, finishedAt: 1_000_000 }

  const end = ko.end({ ...failed, ...minutes }, { maybeRepeated: false }).html
  const shown = ko.run({ ...run, state: 'failed', attempt: 3, durationMs: 20, ...minutes }).html

  expect(end).toContain('실패 (3분 5초)\n시도: 3회')
  expect(shown).toContain('걸린 시간: 3분 5초')
  expect(ko.history([{ ...run, state: 'failed', durationMs: 20, ...minutes }]).html).toContain('3분 5초')
  expect(ko.end({ ...failed, durationMs: 9_000, ...back }, { maybeRepeated: false }).html).toContain('실패 (9초)')
})
