import { describe, expect, it } from 'vitest'
import { readableResult } from './cut-result.ts'
import { korean } from './ko.ts'
import { createMessages } from './messages.ts'

describe('readableResult', () => {
  it.each([
    ['{"summary":"종목이 많습니', { summary: '종목이 많습니' }],
    ['{"rows":3,"summary":"줄\\n바꿈 \\"따옴표\\" \\ud55c\\uae', { summary: '줄\n바꿈 "따옴표" 한' }],
    ['{"notice":"alert","summary":"토큰', { summary: '토큰', notice: 'alert' }],
  ])('returns the summary of the cut object %s', (cut, expected) => {
    expect(readableResult(cut, true)).toEqual(expected)
  })

  it.each([
    ['{"rows":[1,2', true],
    ['[{"summary":"a"', true],
    ['{"summary":"a text that a job returned"', false],
  ])('leaves %s (cut: %s) as it is', (result, isCut) => {
    expect(readableResult(result, isCut)).toBe(result)
  })
})

describe('a notice of a run whose result was cut', () => {
  it('shows the summary as text, and reads as an alert when the result asked for one', () => {
    const run = { runId: 'r', jobName: '보고', status: 'succeeded', durationMs: 1, finishedAt: 1, attempt: 1 } as const
    const result = `{"notice":"alert","summary":"${'긴 글 '.repeat(20_000)}`

    const { html } = createMessages(korean).end({ ...run, result, isTruncated: true }, { maybeRepeated: false })

    expect(html.split('\n')[0]).toBe('🚨 <b>보고</b>')
    expect(html.split('\n')[1]).toMatch(/^긴 글 긴 글 .*…$/)
    expect(html).not.toContain('{"')
    expect([...html].length).toBeLessThan(4_096)
  })
})
