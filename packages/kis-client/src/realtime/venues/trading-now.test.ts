import { describe, expect, it } from 'vitest'
import { allFeeds } from '../../endpoints/feeds.gen.ts'
import { type MarketState, nextMarketState, noMarketState } from './market-state.ts'
import { createTradingNow, type TradingNowOptions } from './trading-now.ts'

const seoul = (text: string) => Date.parse(`${text}+09:00`)
const krx = { trId: 'H0STCNT0', key: '005930' }
const nxt = { trId: 'H0NXCNT0', key: '005930' }
const both = { trId: 'H0UNCNT0', key: '005930' }
const apple = { trId: 'HDFSCNT0', key: 'DNASAAPL' }
const daytime = { trId: 'HDFSCNT0', key: 'RBAQAAPL' }

/** Returns the answer at an instant: `expected`, `unknown`, or the reason for silence. */
function answer(topic: typeof krx, time: string, options: TradingNowOptions = {}): string {
  const trading = createTradingNow(options)
  const isExpected = trading.isExpected(topic, seoul(time))
  const reason = trading.reasonForSilence(topic, seoul(time))
  expect(isExpected === false).toBe(reason !== undefined)
  return reason ?? (isExpected === true ? 'expected' : 'unknown')
}

const answers = (topic: typeof krx, day: string, times: readonly string[]) =>
  times.map((time) => answer(topic, `${day}T${time}`))

describe('isExpected of trades on KRX', () => {
  it('follows the hours of a day, whose auctions trade nothing until they end', () => {
    const times = ['08:20', '08:45', '09:00', '15:19:59', '15:20', '15:30', '15:59:59', '16:00', '19:59:59', '20:00']

    expect(answers(krx, '2026-11-24', times)).toEqual([
      'closed',
      'auction',
      'expected',
      'expected',
      'auction',
      'closed',
      'closed',
      'expected',
      'expected',
      'closed',
    ])
  })

  it('has an after-market from 2026-09-14 on', () => {
    expect(answer(krx, '2026-09-11T16:30')).toBe('closed')
    expect(answer(krx, '2026-09-14T16:30')).toBe('expected')
    expect(answer({ ...krx, trId: 'H0STOUP0' }, '2026-09-11T16:30')).toBe('expected')
    expect(answer({ ...krx, trId: 'H0STOUP0' }, '2026-09-14T16:30')).toBe('closed')
  })

  it('does not know whether trades at the previous close and at the close were sent, until 2026-09-11', () => {
    expect(answers(krx, '2026-09-11', ['08:35', '08:45', '15:45'])).toEqual(['unknown', 'auction', 'unknown'])
  })

  it('moves by an hour on exam day, and opens at 10:00 on the first trading day', () => {
    expect(answers(krx, '2026-11-19', ['09:30', '10:00', '15:45', '16:25', '16:45', '17:00'])).toEqual([
      'auction',
      'expected',
      'expected',
      'auction',
      'closed',
      'expected',
    ])
    expect(answers(krx, '2027-01-04', ['09:15', '09:45', '10:00'])).toEqual(['closed', 'auction', 'expected'])
  })

  it('expects nothing on holidays and weekends, and does not know undecided days within their hours', () => {
    expect(answer(krx, '2026-12-25T10:00')).toBe('holiday')
    expect(answer(krx, '2026-11-28T10:00')).toBe('holiday')
    expect(answer(krx, '2027-05-03T10:00')).toBe('unknown')
    expect(answer(krx, '2027-05-03T07:00')).toBe('closed')
    expect(answer(krx, '2028-03-07T10:00')).toBe('unknown')
  })

  it('does not know the hour after each border on a day that KRX may still name as the exam day', () => {
    // The exam day of 2027 is a Thursday of November (catalog/market-rules.json unknownExamDay).
    expect(answers(krx, '2027-11-18', ['08:00', '09:30', '11:00', '15:45', '18:00'])).toEqual([
      'closed',
      'unknown',
      'expected',
      'unknown',
      'expected',
    ])
  })

  it('leaves ETNs out of the after-market', () => {
    expect(answer({ ...krx, key: 'Q500001' }, '2026-11-24T16:30')).toBe('left-out')
    expect(answer({ ...krx, key: 'Q500001' }, '2026-11-24T15:00')).toBe('expected')
  })
})

describe('isExpected on NXT and on both venues', () => {
  it('follows the hours of NXT', () => {
    const times = ['08:00', '08:50', '09:00', '09:00:30', '15:20', '15:40', '20:00']

    expect(answers(nxt, '2026-11-24', times)).toEqual([
      'expected',
      'closed',
      'closed',
      'expected',
      'closed',
      'expected',
      'closed',
    ])
    expect(answers(nxt, '2026-11-19', ['08:10', '10:00:30', '16:20', '16:40'])).toEqual([
      'closed',
      'expected',
      'closed',
      'expected',
    ])
  })

  it('joins the hours of the two venues', () => {
    const times = ['08:40', '08:55', '09:00', '15:25', '15:35', '15:45']

    expect(answers(both, '2026-11-24', times)).toEqual([
      'expected',
      'auction',
      'expected',
      'auction',
      'closed',
      'expected',
    ])
  })

  it('expects nothing for a symbol that NXT does not trade', () => {
    const isOnNxt = (symbol: string) => symbol === '005930'

    expect(answer({ ...both, key: '900110' }, '2026-11-24T10:00', { isOnNxt })).toBe('not-on-nxt')
    expect(answer({ ...krx, key: '900110' }, '2026-11-24T10:00', { isOnNxt })).toBe('expected')
    expect(answer(both, '2026-11-24T10:00', { isOnNxt })).toBe('expected')
  })
})

describe('isExpected of order books and expected trades', () => {
  it('expects books in auctions too, and expected trades in auctions alone', () => {
    const times = ['08:45', '10:00', '15:25', '15:45']

    expect(answers({ ...krx, trId: 'H0STASP0' }, '2026-11-24', times)).toEqual([
      'expected',
      'expected',
      'expected',
      'closed',
    ])
    expect(answers({ ...krx, trId: 'H0STANC0' }, '2026-11-24', times)).toEqual([
      'expected',
      'no-auction',
      'expected',
      'closed',
    ])
  })
})

describe('isExpected in the US', () => {
  it('follows the clocks of New York on the usual key', () => {
    // Winter: pre-market 18:00-23:30, regular to 06:00, after-hours to 07:00 in Korea; summer an hour earlier, but for the end.
    expect(answers(apple, '2026-11-24', ['06:30', '07:00', '17:59', '18:00', '23:30'])).toEqual([
      'expected',
      'closed',
      'closed',
      'expected',
      'expected',
    ])
    expect(answers(apple, '2026-07-07', ['16:59', '17:00'])).toEqual(['closed', 'expected'])
  })

  it('follows the daytime market on its own key', () => {
    expect(answers(daytime, '2026-11-24', ['09:59', '10:00', '17:59', '18:00'])).toEqual([
      'closed',
      'expected',
      'expected',
      'closed',
    ])
  })

  it('expects nothing on a holiday of New York, and does not know the after-hours of a day of an early close', () => {
    expect(answer(apple, '2026-11-27T00:00')).toBe('holiday')
    expect(answer(daytime, '2026-11-26T12:00')).toBe('holiday')
    // 2026-11-27 closes at 13:00 in New York, which is 03:00 in Korea.
    expect(answers(apple, '2026-11-28', ['02:59', '03:00'])).toEqual(['expected', 'unknown'])
  })

  it('expects trades on holidays of Korea', () => {
    expect(answer(apple, '2026-12-31T23:40')).toBe('expected')
  })
})

describe('isExpected of other feeds', () => {
  it('does not know Asia, derivatives, bonds, indices, notices, and feeds that send at events alone', () => {
    const known = new Set([
      'H0STCNT0',
      'H0STASP0',
      'H0STANC0',
      'H0NXCNT0',
      'H0NXASP0',
      'H0UNCNT0',
      'H0UNASP0',
      'H0UNANC0',
    ])
    const others = allFeeds.map(({ real }) => real).filter((trId) => !known.has(trId) && !trId.startsWith('H0STO'))

    for (const trId of others) expect(answer({ trId, key: '005930' }, '2026-11-24T10:00')).toBe('unknown')
    expect(answer({ ...apple, key: 'DHKS00003' }, '2026-11-24T12:00')).toBe('unknown')
  })
})

describe('isExpected of a symbol with a state', () => {
  const stateAfter = (cells: Readonly<Record<string, string>>, time: string, trId = 'H0STMKO0'): MarketState =>
    nextMarketState(noMarketState, { trId, at: seoul(time), cells })
  const withState = (state: MarketState) => ({ stateOf: () => state })

  it('expects nothing of a halted symbol on that day', () => {
    const halted = withState(stateAfter({ TRHT_YN: 'Y' }, '2026-11-24T09:00'))

    expect(answer(krx, '2026-11-24T14:00', halted)).toBe('halted')
    expect(answer({ ...krx, trId: 'H0STASP0' }, '2026-11-24T14:00', halted)).toBe('halted')
    expect(answer(krx, '2026-11-25T10:00', halted)).toBe('expected')
    expect(answer(krx, '2026-11-24T07:00', halted)).toBe('closed')
  })

  it('expects no trades in a volatility interruption, but orders and expected trades', () => {
    const interrupted = withState(stateAfter({ VI_CLS_CODE: 'Y' }, '2026-11-24T10:00'))

    expect(answer(krx, '2026-11-24T10:02', interrupted)).toBe('vi-auction')
    expect(answer({ ...krx, trId: 'H0STASP0' }, '2026-11-24T10:02', interrupted)).toBe('expected')
    expect(answer({ ...krx, trId: 'H0STANC0' }, '2026-11-24T10:02', interrupted)).toBe('expected')
  })

  it('expects the trades from before a halt', () => {
    const halted = withState(stateAfter({ TRHT_YN: 'Y' }, '2026-11-24T10:00'))

    expect(answer(krx, '2026-11-24T09:59:59', halted)).toBe('expected')
    expect(answer(krx, '2026-11-24T10:00', halted)).toBe('halted')
  })

  it('believes neither an interruption nor a circuit breaker beyond its longest span, since its end may be missing', () => {
    const interrupted = withState(stateAfter({ VI_CLS_CODE: 'Y' }, '2026-11-24T10:00'))
    const broken = withState(stateAfter({ MKOP_CLS_CODE: '174' }, '2026-11-24T10:00'))

    expect(answer(krx, '2026-11-24T10:02:30', interrupted)).toBe('expected')
    expect(answer(krx, '2026-11-24T10:29:59', broken)).toBe('halted')
    expect(answer(krx, '2026-11-24T10:30', broken)).toBe('expected')
  })
})
