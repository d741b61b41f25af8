import { describe, expect, it } from 'vitest'
import { breakLines, formatTable, textWidth } from './columns.ts'

describe('formatTable', () => {
  it('pads texts on the right and numbers on the left', () => {
    const lines = formatTable(
      [{ title: 'symbol' }, { title: 'won', isNumber: true }],
      [
        ['A', '1,000'],
        ['005930', '9'],
      ],
    )

    expect(lines).toEqual(['symbol    won', 'A       1,000', '005930      9'])
  })

  it('cuts a line that is wider than the text', () => {
    const [, line] = formatTable([{ title: 'reason' }], [['x'.repeat(200)]])

    expect(line).toBe(`${'x'.repeat(textWidth - 1)}…`)
  })
})

it('breaks a sentence at its blanks, and keeps each word', () => {
  const sentence = Array.from({ length: 60 }, (_, word) => `word${word}`).join(' ')

  const lines = breakLines(sentence)

  expect(lines.join(' ')).toBe(sentence)
  expect(lines.length).toBeGreaterThan(1)
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(textWidth)
})
