import { describe, expect, it } from 'vitest'
import { formatTable } from './table.ts'

const screen = { columns: 120, rows: 24, write: () => undefined }
const at = Date.parse('2026-11-23T10:00:00+09:00')
const trade = {
  ...{ price: '70100', change: '-1100', percent: '-1.54', volume: '1234567', at, session: 'regular' },
  source: 'socket',
} as const
const table = (rows: Parameters<typeof formatTable>[0], news: readonly string[], size = screen) =>
  formatTable(rows, news, { title: 'ticker', screen: size, now: () => at })

describe('formatTable', () => {
  it('aligns names in Korean by the columns that they take', () => {
    const lines = table(
      new Map([
        ['005930', { name: '삼성전자', trade, state: 'live' }],
        ['AAPL', { name: 'Apple', trade: undefined, state: 'waiting: [OPSP0008] no place' }],
      ]),
      [],
    )

    expect(lines.slice(0, 5)).toEqual([
      'ticker   10:00:00 in Korea   Ctrl-C ends',
      '',
      'symbol  name                  price   change       %       volume time     session         state',
      '005930  삼성전자             70,100   -1,100   -1.54    1,234,567 10:00:00 regular         live',
      'AAPL    Apple                     -        -       -            - -        -               waiting: [OPSP0008] no place',
    ])
  })

  it('shows as many of the last lines as fit on the terminal, without its control characters', () => {
    const news = ['first', 'second', 'third \x1b[2J\nline']

    const lines = table(new Map(), news, { ...screen, rows: 8, columns: 12 })

    expect(lines.slice(-2)).toEqual(['second', 'third  line'])
    expect(lines.length).toBeLessThan(8)
  })
})
