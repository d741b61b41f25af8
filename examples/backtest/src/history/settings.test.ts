import { describe, expect, it } from 'vitest'
import { readSettings } from './settings.ts'

const right = ['--symbols', '005930,AAPL:NASD', '--from', '2026-01-02', '--to', '2026-10-30', '--data', 'history']

describe('readSettings', () => {
  it('reads symbols with their exchanges, and takes minutes of paper trading by default', () => {
    expect(readSettings(right, {})).toEqual({
      instruments: [
        { symbol: '005930', exchange: 'KRX' },
        { symbol: 'AAPL', exchange: 'NASD' },
      ],
      from: '2026-01-02',
      to: '2026-10-30',
      interval: 'minute',
      directory: 'history',
      simulator: false,
      rest: undefined,
      environment: 'paper',
      tokenFile: '.stockeye/tokens.db',
      csv: undefined,
    })
  })

  it('reads the environment', () => {
    const env = { KIS_ENVIRONMENT: 'real', HISTORY_TOKENS: 'tokens.db' }

    expect(readSettings([...right, '--interval', 'day'], env)).toMatchObject({
      environment: 'real',
      tokenFile: 'tokens.db',
      interval: 'day',
    })
  })

  it('needs one symbol and no days for a CSV', () => {
    const args = ['--import-csv', 'bars.csv', '--kind', 'etf', '--data', 'history', '--symbols']

    expect(readSettings([...args, '069500'], {})).toMatchObject({ csv: { file: 'bars.csv', kind: 'etf' } })
    expect(() => readSettings([...args, '069500,005930'], {})).toThrow(/^--symbols: a CSV has the bars of one symbol/)
    expect(() => readSettings([...args, '069500', '--kind', 'fund'], {})).toThrow(/^--kind: "fund" is not a kind/)
  })

  it('returns nothing for --help', () => {
    expect(readSettings(['--help'], {})).toBeUndefined()
  })

  it('names all options that are wrong at once', () => {
    const args = ['--symbols', '00593,AAPL,7203:TOKYO', '--from', '20260102', '--interval', 'hour']

    expect(() => readSettings(args, {})).toThrow(
      [
        '--to: it is missing; see --help',
        '--data: it is missing; see --help',
        '--from: "20260102" is not a day of the form yyyy-MM-dd; use "2026-01-02"',
        '--interval: "hour" is not an interval; use minute or day',
        '--symbols: "00593" is not a symbol on KRX; use six characters such as 005930',
        '--symbols: "AAPL" is not a symbol on KRX; use six characters such as 005930',
        '--symbols: "TOKYO" of 7203:TOKYO is not an exchange; use KRX, NASD, NYSE or AMEX',
      ].join('\n'),
    )
  })

  it('refuses an environment that KIS does not have', () => {
    expect(() => readSettings(right, { KIS_ENVIRONMENT: 'live' })).toThrow(/^KIS_ENVIRONMENT: is not an environment/)
  })

  it.each([
    ['an unknown option', [...right, '--symbol', 'x'], /^--symbol: it is not an option; use --symbols/],
    ['no symbols', [...right, '--symbols', ','], /^--symbols: it has no symbol/],
  ])('refuses %s', (_, args, message) => {
    expect(() => readSettings(args, {})).toThrow(message)
  })
})
