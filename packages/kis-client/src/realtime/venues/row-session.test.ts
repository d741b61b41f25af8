import { describe, expect, it } from 'vitest'
import { allFeeds } from '../../endpoints/feeds.gen.ts'
import { createRowSessions, findSessionColumn } from './row-session.ts'

const seoul = (text: string) => Date.parse(`${text}+09:00`)
const krx = { trId: 'H0STCNT0', key: '005930' }
const nxt = { trId: 'H0NXCNT0', key: '005930' }
const both = { trId: 'H0UNCNT0', key: '005930' }
const apple = { trId: 'HDFSCNT0', key: 'DNASAAPL' }

describe('findSessionColumn', () => {
  it('names the column of each feed of the catalogue that has one', () => {
    const withColumn = allFeeds.flatMap(({ real, columns }) =>
      columns.filter((column) => column === 'MARKET_CLS_CODE' || column === 'MTYP').map((column) => [real, column]),
    )

    expect(withColumn).toHaveLength(5)
    for (const [trId = '', column] of withColumn) expect(findSessionColumn(trId)).toBe(column)
    expect(allFeeds.filter(({ real }) => findSessionColumn(real) !== undefined)).toHaveLength(5)
  })
})

describe('sessionOf a row with a column', () => {
  // MARKET_CLS_CODE: catalog/websocket.json. MTYP 1:장중, 2:장전, 3:장후: catalog/codes.json overseasSession.
  it.each([
    ['1', 'pre-market'],
    ['2', 'regular'],
    ['3', 'after-market'],
    ['5', 'closed'],
    ['4', 'unknown'],
  ] as const)('reads MARKET_CLS_CODE %s, in whichever hours it comes', (code, session) => {
    expect(createRowSessions().sessionOf(krx, code, seoul('2026-11-24T12:00'))).toBe(session)
  })

  it.each([
    ['1', 'regular'],
    ['2', 'pre-market'],
    ['3', 'after-hours'],
    ['9', 'unknown'],
  ] as const)('reads MTYP %s', (code, session) => {
    expect(createRowSessions().sessionOf(apple, code, seoul('2026-11-24T23:40'))).toBe(session)
    expect(createRowSessions().sessionOf({ ...apple, key: 'DHKS00003' }, code, seoul('2026-11-24T12:00'))).toBe(session)
  })

  it('names the daytime market of the US by its key, since it has no code', () => {
    expect(createRowSessions().sessionOf({ ...apple, key: 'RBAQAAPL' }, '1', seoul('2026-11-24T12:00'))).toBe('daytime')
  })

  it.each([undefined, '', '(null)'])('takes %j for a missing column', (code) => {
    expect(createRowSessions().sessionOf(krx, code, seoul('2026-11-24T17:00'))).toBe('after-market')
  })
})

describe('sessionOf a row without a column', () => {
  const sessionsOf = (topic: typeof krx, day: string, times: readonly string[]) => {
    const sessions = createRowSessions()
    return times.map((time) => sessions.sessionOf(topic, undefined, seoul(`${day}T${time}`)))
  }

  it('names the sessions of KRX by the dated hours, with the rows of the closing auction after 15:30', () => {
    const times = ['08:29', '08:45', '09:00', '15:25', '15:30:20', '15:31', '16:00', '19:59:59', '20:00']

    expect(sessionsOf(krx, '2026-11-24', times)).toEqual([
      'closed',
      'opening-auction',
      'regular',
      'regular',
      'regular',
      'closed',
      'after-market',
      'after-market',
      'closed',
    ])
  })

  it('names the sessions that ended with 2026-09-11', () => {
    expect(sessionsOf(krx, '2026-09-11', ['08:35', '08:45', '15:45', '16:30'])).toEqual([
      'pre-open',
      'opening-auction',
      'post-close',
      'closed',
    ])
    expect(sessionsOf({ ...krx, trId: 'H0STOUP0' }, '2026-09-11', ['15:45', '16:30'])).toEqual([
      'closed',
      'single-price',
    ])
  })

  it('moves with exam day and with the first trading day of a year', () => {
    expect(sessionsOf(krx, '2026-11-19', ['09:29', '09:30', '10:00', '15:45', '16:45', '17:00'])).toEqual([
      'closed',
      'opening-auction',
      'regular',
      'regular',
      'closed',
      'after-market',
    ])
    // 2027-01-04 is the first trading day: KRX opens at 10:00, and NXT has no pre-market.
    expect(sessionsOf(krx, '2027-01-04', ['09:15', '09:45', '10:00'])).toEqual(['closed', 'opening-auction', 'regular'])
    expect(sessionsOf(nxt, '2027-01-04', ['08:10', '10:00:30'])).toEqual(['closed', 'regular'])
  })

  it('does not know the hour after each border on a day that KRX may still name as the exam day', () => {
    // The exam day of 2027 is a Thursday of November; 2027-11-18 is such a day (catalog/market-rules.json unknownExamDay).
    expect(sessionsOf(krx, '2027-11-18', ['08:00', '09:30', '11:00', '15:45', '18:00'])).toEqual([
      'closed',
      'unknown',
      'regular',
      'unknown',
      'after-market',
    ])
    expect(sessionsOf(krx, '2027-11-17', ['09:30', '15:45'])).toEqual(['regular', 'closed'])
  })

  it('names the sessions of NXT, and of both venues together', () => {
    expect(sessionsOf(nxt, '2026-11-24', ['08:00', '08:50', '09:00:30', '15:20', '15:40'])).toEqual([
      'pre-market',
      'closed',
      'regular',
      'closed',
      'after-market',
    ])
    expect(sessionsOf(both, '2026-11-24', ['08:40', '08:55', '09:00', '15:25', '15:45'])).toEqual([
      'pre-market',
      'opening-auction',
      'regular',
      'regular',
      'after-market',
    ])
  })

  it('names the auction in an order book, where trades at the previous close run beside it', () => {
    expect(sessionsOf({ ...krx, trId: 'H0STASP0' }, '2026-09-11', ['08:35'])).toEqual(['opening-auction'])
  })

  it('follows the clocks of New York', () => {
    // Winter: regular hours 23:30-06:00 in Korea; summer: 22:30-05:00.
    expect(sessionsOf(apple, '2026-11-24', ['17:59', '18:00', '22:45', '23:30'])).toEqual([
      'closed',
      'pre-market',
      'pre-market',
      'regular',
    ])
    expect(sessionsOf(apple, '2026-07-07', ['16:59', '17:00', '22:45'])).toEqual(['closed', 'pre-market', 'regular'])
    expect(sessionsOf(apple, '2026-07-08', ['04:59', '05:00', '07:00'])).toEqual(['regular', 'after-hours', 'closed'])
  })

  it('is closed on holidays', () => {
    expect(sessionsOf(krx, '2026-12-25', ['10:00'])).toEqual(['closed'])
    expect(sessionsOf(apple, '2026-11-27', ['00:00'])).toEqual(['closed'])
  })

  it('knows nothing of Asian exchanges, futures and years without a table', () => {
    expect(sessionsOf({ ...apple, key: 'DHKS00003' }, '2026-11-24', ['12:00'])).toEqual(['unknown'])
    expect(sessionsOf({ trId: 'H0IFCNT0', key: '101W09' }, '2026-11-24', ['12:00'])).toEqual(['unknown'])
    expect(sessionsOf(krx, '2028-01-04', ['12:00'])).toEqual(['unknown'])
  })

  it('returns the same for rows of several days and feeds in any order', () => {
    const sessions = createRowSessions()
    const rows = [
      [krx, '2026-11-24T09:00'],
      [nxt, '2026-11-24T15:45'],
      [krx, '2026-11-24T15:45'],
      [apple, '2026-11-24T23:30'],
      [{ ...apple, key: 'DHKS00003' }, '2026-11-24T23:30'],
      [krx, '2026-11-23T16:30'],
      [krx, '2026-11-24T09:00'],
    ] as const

    expect(rows.map(([topic, time]) => sessions.sessionOf(topic, undefined, seoul(time)))).toEqual([
      'regular',
      'after-market',
      'closed',
      'regular',
      'unknown',
      'after-market',
      'regular',
    ])
  })
})
