import { expect, it } from 'vitest'
import { createTroubleLog } from './trouble-log.ts'

it('counts warnings and errors by their word, keeps the first line of each and all of a preset, and leaves refusals to the orders', () => {
  const log = createTroubleLog()

  log.info({}, 'ORDER_PLACED buy')
  log.warn({}, 'NO_PLAN 005930: it has 3 days')
  log.error({}, 'DECISION_FAILED KIS did not answer')
  log.warn({}, 'NO_PLAN 000660: it has 4 days')
  log.warn({}, 'ORDER_REFUSED buy 3 005930')

  log.warn({}, 'PRESET strategy.indicators[2]: "vwap" is not supported')
  log.warn({}, 'PRESET risk.cooldown: is not supported')

  expect(log.troubles()).toEqual([
    { word: 'NO_PLAN', count: 2, first: 'NO_PLAN 005930: it has 3 days' },
    { word: 'DECISION_FAILED', count: 1, first: 'DECISION_FAILED KIS did not answer' },
    { word: 'PRESET', count: 1, first: 'PRESET strategy.indicators[2]: "vwap" is not supported' },
    { word: 'PRESET', count: 1, first: 'PRESET risk.cooldown: is not supported' },
  ])
})
