import { describe, expect, it } from 'vitest'
import { type AccountRules, checkAccountRules } from './account-rules.ts'

describe('checkAccountRules', () => {
  it('has the rules of most accounts by default', () => {
    expect(checkAccountRules({})).toEqual({
      fees: {},
      settlementDays: {},
      balanceBySymbolUntil: '20260209',
      integratedMargin: false,
      paperUsHoldings: 'exchange',
    })
  })

  it.each([
    ['accountRules.fee', '{ "fee": 1 }'],
    ['accountRules.fees', '{ "fees": 1 }'],
    ['accountRules.fees.KRX', '{ "fees": { "KRX": 0.015 } }'],
    ['accountRules.fees.US', '{ "fees": { "US": "0.25" } }'],
    ['accountRules.settlementDays.EU', '{ "settlementDays": { "EU": 2 } }'],
    ['accountRules.settlementDays.HK', '{ "settlementDays": { "HK": 0 } }'],
    ['accountRules.balanceBySymbolUntil', '{ "balanceBySymbolUntil": "20260209" }'],
    ['accountRules.integratedMargin', '{ "integratedMargin": "yes" }'],
    ['accountRules.paperUsHoldings', '{ "paperUsHoldings": "all" }'],
  ])('names %s of %s', (field, json) => {
    const rules: AccountRules = JSON.parse(json)

    expect(() => checkAccountRules(rules)).toThrow(expect.objectContaining({ code: 'KIS_INPUT', field }))
  })
})
