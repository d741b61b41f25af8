import { readFileSync } from 'node:fs'
import { parseDecimal } from '@stockeye/kis-client'
import { describe, expect, it } from 'vitest'
import { readSettings } from './read-settings.ts'
import { defaultSettings } from './settings.ts'

const problemsOf = (text: string): unknown => {
  try {
    return readSettings(text)
  } catch (error) {
    return (error as { readonly problems: readonly string[] }).problems
  }
}

describe('readSettings', () => {
  it('has the defaults where the file says nothing, as trader.yaml prints them', () => {
    const printed = readFileSync(new URL('../../trader.yaml', import.meta.url), 'utf8')

    expect(readSettings('')).toEqual(defaultSettings)
    expect(readSettings(printed)).toEqual(defaultSettings)
  })

  it('keeps an amount as exact text, and none as no stop', () => {
    const { risk } = readSettings('risk: { budget: { US: "1500.50" }, stopLossPercent: none, mostDays: none }')

    expect(risk).toMatchObject({
      budget: { KRX: parseDecimal('3000000'), US: parseDecimal('1500.50') },
      takeProfitPercent: 3,
    })
    expect(risk.stopLossPercent).toBeUndefined()
    expect(risk.mostDays).toBeUndefined()
  })

  it('takes up to 10 steps of the price grid', () => {
    expect(readSettings('risk: { slackTicks: 10 }').risk.slackTicks).toBe(10)
  })

  it.each([
    ['watchlist: []', 'watchlist: is empty; name an instrument'],
    ['watchlist: [{ symbol: 005930 }]', 'watchlist.0.symbol: is not text; use text such as "005930"'],
    ['watchlist: [{ symbol: A, exchange: SEHK }]', 'watchlist.0.exchange: is not an exchange of the trader'],
    ['watchlist: [{ symbol: "005930" }, { symbol: "005930" }]', 'watchlist: names a symbol twice'],
    ['interval: hour', 'interval: is not an interval; use minute, half-hour, day'],
    ['risk: { stopLossPercent: 0 }', 'risk.stopLossPercent: is not a percentage between 0 and 100'],
    ['risk: { stopLossPercent: 3% }', 'risk.stopLossPercent: is not a percentage between 0 and 100'],
    ['risk: { mostDays: 1.5 }', 'risk.mostDays: is not a number of trading days'],
    ['risk: { mostPositions: 0 }', 'risk.mostPositions: is below 1'],
    ['risk: { slackTicks: 11 }', 'risk.slackTicks: is above 10; use a number such as 2'],
    ['risk: { budget: { KRX: -5 } }', 'risk.budget.KRX: is not an amount above zero'],
    ['risk: { budget: { KRX: 1e30 } }', 'risk.budget.KRX: is not an amount above zero'],
    ['risk: { stoploss: 3 }', 'risk.stoploss: is not a setting'],
    ['files: { halt: "" }', 'files.halt: is blank'],
    ['htsId: "a b"', 'htsId: is not an HTS id'],
    ['risk: [', 'settings: '],
  ])('refuses %s with a sentence that names the field', (text, problem) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(problem)])
  })
})
