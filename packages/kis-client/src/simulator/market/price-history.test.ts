import { describe, expect, it } from 'vitest'
import { createCaller, rowsOf } from '../answers/caller.test-kit.ts'

const at = Date.parse('2026-10-19T10:00+09:00')

const krxBars = (hours: 'always' | 'exchange', input: Readonly<Record<string, string>>) =>
  rowsOf(
    createCaller('real', { hours }).ask({
      id: 'domestic-stock/inquire-daily-itemchartprice',
      at,
      input: {
        FID_COND_MRKT_DIV_CODE: 'J',
        FID_INPUT_ISCD: '005930',
        FID_PERIOD_DIV_CODE: 'D',
        FID_ORG_ADJ_PRC: '0',
        ...input,
      },
    }),
    'output2',
  )
const usBars = (hours: 'always' | 'exchange', input: Readonly<Record<string, string>>) =>
  rowsOf(
    createCaller('real', { hours }).ask({
      id: 'overseas-stock/dailyprice',
      at,
      input: { EXCD: 'NAS', SYMB: 'NVDA', GUBN: '0', BYMD: '', MODP: '1', ...input },
    }),
    'output2',
  )

describe.each(['always', 'exchange'] as const)('a daily chart with the hours %s', (hours) => {
  it('has the 19 trading days of June 2024 on KRX and on NASDAQ', () => {
    const krx = krxBars(hours, { FID_INPUT_DATE_1: '20240601', FID_INPUT_DATE_2: '20240630' })
    const us = usBars(hours, { BYMD: '20240630' }).filter(({ xymd = '' }) => xymd.startsWith('202406'))

    expect([krx.length, us.length]).toEqual([19, 19])
    // Memorial Day in Korea, and Juneteenth in New York.
    expect(krx.map((row) => row.stck_bsop_date)).not.toContain('20240606')
    expect(us.map((row) => row.xymd)).not.toContain('20240619')
  })

  // Samsung was suspended from 2018-04-30 to 05-03 for its split; 05-01 was a holiday. Such days have a close, and zeros
  // beside it (FinanceData/FinanceDataReader#134 and #143).
  it('has zeros beside the close of a suspended day', () => {
    const rows = krxBars(hours, { FID_INPUT_DATE_1: '20180427', FID_INPUT_DATE_2: '20180504' }).toReversed()

    const zeros = rows.map(({ stck_oprc, stck_hgpr, stck_lwpr, acml_vol }) =>
      [stck_oprc, stck_hgpr, stck_lwpr, acml_vol].every((text) => text === '0'),
    )
    expect(rows.map((row, index) => [row.stck_bsop_date, zeros[index]])).toEqual([
      ['20180427', false],
      ['20180430', true],
      ['20180502', true],
      ['20180503', true],
      ['20180504', false],
    ])
    for (const { stck_clpr } of rows) expect(Number(stck_clpr)).toBeGreaterThan(0)
  })

  it('leaves out weekends, Chuseok of 2026 and Thanksgiving of 2025', () => {
    // Chuseok was from Thursday 24 to Saturday 26 September; Thanksgiving on 27 November.
    const krx = krxBars(hours, { FID_INPUT_DATE_1: '20260921', FID_INPUT_DATE_2: '20260930' })
    const us = usBars(hours, { BYMD: '20251201' }).slice(0, 5)

    expect(krx.map((row) => row.stck_bsop_date)).toEqual([
      '20260930',
      '20260929',
      '20260928',
      '20260923',
      '20260922',
      '20260921',
    ])
    expect(us.map((row) => row.xymd)).toEqual(['20251201', '20251128', '20251126', '20251125', '20251124'])
  })

  it('reaches back to the listing: 30 years of Samsung by the year, and 15 of NVIDIA by the month', () => {
    const years = krxBars(hours, {
      FID_PERIOD_DIV_CODE: 'Y',
      FID_INPUT_DATE_1: '00000101',
      FID_INPUT_DATE_2: '20261019',
    }).map(({ stck_bsop_date = '' }) => stck_bsop_date.slice(0, 4))
    const months: string[] = []
    for (let until = '20261019'; ; ) {
      const page = usBars(hours, { GUBN: '2', BYMD: until }).map(({ xymd = '' }) => xymd)
      months.push(...page.map((day) => day.slice(0, 6)))
      const oldest = page.at(-1)
      if (oldest === undefined) break
      until = `${oldest.slice(0, 6)}00`
    }

    // Samsung Electronics was listed on 1975-06-11, NVIDIA on 1999-01-22.
    expect(years).toEqual(Array.from({ length: 52 }, (_, back) => `${2026 - back}`))
    expect(months.length).toBe(12 * 27 + 10)
    expect([months[0], months.at(-1)]).toEqual(['202610', '199901'])
  })

  it('has each period code of KIS: days, weeks, months and years', () => {
    const range = { FID_INPUT_DATE_1: '20250101', FID_INPUT_DATE_2: '20261019' }
    const count = (code: string) => krxBars(hours, { ...range, FID_PERIOD_DIV_CODE: code }).length

    // From the week of 2024-12-30 to that of 2026-10-19 lie 658 days.
    expect(['W', 'M', 'Y'].map(count)).toEqual([95, 22, 2])
    expect(count('D')).toBe(100)
  })

  it('is continuous at 2020-01-02, where drawing forwards and backwards meet', () => {
    const rows = krxBars(hours, { FID_INPUT_DATE_1: '20191226', FID_INPUT_DATE_2: '20200103' })

    // KRX was closed on 31 December and on New Year's Day.
    expect(rows.map((row) => row.stck_bsop_date)).toEqual(['20200103', '20200102', '20191230', '20191227', '20191226'])
    expect(rows[2]?.stck_clpr).toBe('55800')
    expect(Number(rows[1]?.stck_oprc)).toBeGreaterThan(55_800 * 0.9)
    expect(Number(rows[1]?.stck_oprc)).toBeLessThan(55_800 * 1.1)
  })
})

describe('a minute chart that a client walks back', () => {
  it.each(['always', 'exchange'] as const)('comes to an end by the hour, with the hours %s', (hours) => {
    const { ask } = createCaller('real', { hours })
    const seen: string[] = []
    let asked = 0
    // As python-kis walks: from zeros back, each time to the minute before the last row.
    for (let hour = '000000', last = '240000'; asked < 100; asked += 1) {
      const rows = rowsOf(
        ask({
          id: 'domestic-stock/inquire-time-itemchartprice',
          at,
          input: {
            FID_COND_MRKT_DIV_CODE: 'J',
            FID_INPUT_ISCD: '005930',
            FID_INPUT_HOUR_1: hour,
            FID_PW_DATA_INCU_YN: 'N',
          },
        }),
        'output2',
      )
      const oldest = rows.at(-1)?.stck_cntg_hour
      if (oldest === undefined || (asked > 0 && hour < oldest)) break
      seen.push(...rows.map((row) => row.stck_cntg_hour ?? ''))
      last = oldest
      hour = new Date(Date.parse(`2026-10-19T${last.replace(/(..)(..)(..)/, '$1:$2:$3')}Z`) - 60_000)
        .toISOString()
        .slice(11, 19)
        .replaceAll(':', '')
    }

    expect(asked).toBeLessThan(30)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen[0]).toBe('100000')
  })

  it('ends by the day after the year for which KIS keeps minutes', () => {
    const { ask } = createCaller('real')
    const minutesOn = (date: string) =>
      rowsOf(
        ask({
          id: 'domestic-stock/inquire-time-dailychartprice',
          at,
          input: {
            FID_COND_MRKT_DIV_CODE: 'J',
            FID_INPUT_ISCD: '005930',
            FID_INPUT_DATE_1: date,
            FID_INPUT_HOUR_1: '160000',
            FID_PW_DATA_INCU_YN: 'Y',
          },
        }),
        'output2',
      ).length

    expect([minutesOn('20251020'), minutesOn('20251017'), minutesOn('20200106')]).toEqual([120, 0, 0])
  })
})
