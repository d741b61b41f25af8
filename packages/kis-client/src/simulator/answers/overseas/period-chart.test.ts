import { describe, expect, it } from 'vitest'
import { createKisClient } from '../../../client/create-client.ts'
import { inquireDailyChartprice } from '../../../endpoints/overseas-stock.gen.ts'
import { getCandles } from '../../../quotes/get-candles.ts'
import { startSteppedKis } from '../../../tests/stepped-kis.test-kit.ts'

describe('the chart of a US share by period', () => {
  const input = {
    FID_COND_MRKT_DIV_CODE: 'N',
    FID_INPUT_ISCD: 'AAPL',
    FID_INPUT_DATE_1: '20240101',
    FID_INPUT_DATE_2: '20261019',
  } as const
  const apple = { symbol: 'AAPL', exchange: 'NASD', from: '2024-01-01', to: '2026-10-19' } as const

  it('has the weeks and months of the other chart, and the years', async () => {
    const { kis, settle } = await startSteppedKis({ hours: 'exchange' })
    const rowsOf = async (FID_PERIOD_DIV_CODE: 'W' | 'M' | 'Y') =>
      (await settle(kis.call(inquireDailyChartprice, { ...input, FID_PERIOD_DIV_CODE }))).output2

    const months = await settle(getCandles(kis, { ...apple, interval: 'month' }))

    expect((await rowsOf('M')).map((row) => row.ovrs_nmix_prpr).toReversed()).toEqual(months.map(({ close }) => close))
    expect((await rowsOf('W')).length).toBe(100)
    expect((await rowsOf('Y')).map((row) => row.stck_bsop_date)).toEqual(['20261016', '20251231', '20241231'])
  })

  it('answers in the documented shape for an index, which the market lacks', async () => {
    const { options, settle } = await startSteppedKis()
    const kis = createKisClient(options)

    const { output1, output2 } = await settle(
      kis.call(inquireDailyChartprice, { ...input, FID_INPUT_ISCD: 'SPX', FID_PERIOD_DIV_CODE: 'D' }),
    )

    expect(Number(output1.ovrs_nmix_prpr)).toBeGreaterThan(0)
    expect(output2.length).toBeGreaterThan(0)
  })
})
