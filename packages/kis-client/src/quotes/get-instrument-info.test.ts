import { describe, expect, it } from 'vitest'
import { startScriptedClient } from '../tests/scripted-client.test-kit.ts'
import { startSteppedKis } from '../tests/stepped-kis.test-kit.ts'
import { getInstrumentInfo } from './get-instrument-info.ts'

describe('getInstrumentInfo on KRX', () => {
  it('returns name, kind, numbers, and whether the instrument trades', async () => {
    const { kis, settle } = await startSteppedKis({ environment: 'real' })

    const stock = await settle(getInstrumentInfo(kis, { symbol: '005930' }))
    const fund = await settle(getInstrumentInfo(kis, { symbol: '069500' }))
    const onKosdaq = await settle(getInstrumentInfo(kis, { symbol: '247540' }))

    expect(stock).toMatchObject({
      symbol: '005930',
      exchange: 'KRX',
      currency: 'KRW',
      name: '삼성전자',
      kind: 'stock',
      isin: 'KR7005930003',
      listedShares: expect.stringMatching(/^\d+$/),
      listedOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      delistedOn: undefined,
      isHalted: false,
    })
    expect(fund).toMatchObject({ name: 'KODEX 200', kind: 'etf' })
    expect(onKosdaq.listedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })

  it('throws for a symbol that KIS does not know', async () => {
    const { kis, settle } = await startSteppedKis({ environment: 'real' })

    await expect(settle(getInstrumentInfo(kis, { symbol: '999999' }))).rejects.toMatchObject({
      code: 'KIS_UNKNOWN_SYMBOL',
    })
  })

  it('is refused in paper trading, which lacks it, before a request is sent', async () => {
    const { kis, settle, simulator } = await startSteppedKis()

    await expect(settle(getInstrumentInfo(kis, { symbol: '005930' }))).rejects.toMatchObject({
      code: 'KIS_NOT_OFFERED',
      outcome: 'not-sent',
    })
    expect(simulator.calls()).toEqual([])
  })
})

describe('getInstrumentInfo abroad', () => {
  it.each([
    ['100', '100'],
    ['0', undefined],
    ['', undefined],
  ])('returns the unit of a purchase that KIS sends as "%s": %s', async (buy_unit_qty, expected) => {
    const output = { prdt_name: '도요타', ovrs_stck_tr_stop_dvsn_cd: '01', buy_unit_qty }
    const { kis, settle } = await startScriptedClient(() => ({ blocks: { output } }))

    const { buyUnit } = await settle(getInstrumentInfo(kis, { symbol: '7203', exchange: 'TKSE' }))

    expect(buyUnit).toBe(expected)
  })
})
