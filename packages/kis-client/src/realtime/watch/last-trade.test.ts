import { describe, expect, it } from 'vitest'
import { inquirePrice } from '../../endpoints/domestic-stock.gen.ts'
import { startScriptedClient } from '../../tests/scripted-client.test-kit.ts'
import { mondayAtTen, startSteppedKis } from '../../tests/stepped-kis.test-kit.ts'
import { lastTrade } from './last-trade.ts'

const samsung = { trId: 'H0STCNT0', key: '005930' }
const apple = { trId: 'HDFSCNT0', key: 'DNASAAPL' }
const seoul = (time: string) => Date.parse(`${time}+09:00`)

describe('lastTrade', () => {
  it('reads time, price and volume of the last trade on KRX with one call', async () => {
    const { kis, settle, simulator } = await startSteppedKis({ hours: 'exchange', startAt: mondayAtTen + 30_000 })
    const quote = await settle(kis.call(inquirePrice, { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' }))
    const before = simulator.calls().length

    const last = await settle(lastTrade(kis, samsung))

    expect(
      simulator
        .calls()
        .slice(before)
        .map(({ path }) => path),
    ).toEqual(['/uapi/domestic-stock/v1/quotations/inquire-time-itemconclusion'])
    expect(last).toMatchObject({ price: quote.output.stck_prpr, exchange: 'KRX', rows: 'trades', delayMs: 0 })
    expect(last?.at).toBeGreaterThan(mondayAtTen - 60_000)
    expect(last?.at).toBeLessThanOrEqual(kis.clock.now())
    expect(Number(last?.volume)).toBeGreaterThan(0)
  })

  it('shows no trade of the day before as one of today', async () => {
    const { kis, settle } = await startSteppedKis({ hours: 'exchange', startAt: seoul('2026-10-19T07:30:00') })

    expect(await settle(lastTrade(kis, samsung))).toMatchObject({ at: undefined, price: undefined })
  })

  it.each([
    ['H0STCNT0', 'J'],
    ['H0STASP0', 'J'],
    ['H0NXCNT0', 'NX'],
    ['H0NXASP0', 'NX'],
    ['H0UNCNT0', 'UN'],
    ['H0UNASP0', 'UN'],
  ])('asks for the venue of the feed %s', async (trId, code) => {
    const { kis, settle, asked } = await startScriptedClient(() => ({
      blocks: { output1: { stck_prpr: '70000', acml_vol: '0' }, output2: [] },
    }))

    await settle(lastTrade(kis, { trId, key: '005930' }))

    expect(asked).toMatchObject([
      { trId: 'FHPST01060000', query: { FID_COND_MRKT_DIV_CODE: code, FID_INPUT_HOUR_1: '100002' } },
    ])
  })

  it('takes the newest row of any order, by volume within one second', async () => {
    const row = (stck_cntg_hour: string, acml_vol: string) => ({
      stck_cntg_hour,
      acml_vol,
      stck_pbpr: '70000',
      cnqn: '1',
    })
    const { kis, settle } = await startScriptedClient(() => ({
      blocks: {
        output1: { stck_prpr: '70000', acml_vol: '30' },
        output2: [row('095958', '10'), row('095959', '20'), row('095959', '30'), row('153000', '99')],
      },
    }))

    expect(await settle(lastTrade(kis, samsung))).toMatchObject({
      at: seoul('2026-10-19T09:59:59'),
      volume: '30',
      quantity: '1',
    })
  })

  it('finds no trade where the volume of the day is zero, even if rows are shown', async () => {
    const { kis, settle } = await startScriptedClient(() => ({
      blocks: {
        output1: { stck_prpr: '70000', acml_vol: '0' },
        output2: [{ stck_cntg_hour: '093000', stck_pbpr: '70000', acml_vol: '500' }],
      },
    }))

    expect(await settle(lastTrade(kis, samsung))).toMatchObject({ at: undefined, price: undefined, volume: undefined })
  })

  it('rejects for a symbol that KRX does not list', async () => {
    const { kis, settle } = await startSteppedKis()

    await expect(settle(lastTrade(kis, { trId: 'H0STCNT0', key: '999999' }))).rejects.toMatchObject({
      code: 'KIS_UNKNOWN_SYMBOL',
    })
  })

  it('reads the last trade of the US, whose session spans midnight in Korea', async () => {
    const { kis, settle, asked } = await startScriptedClient(
      () => ({
        blocks: {
          output1: {},
          output2: [
            { khms: '001000', last: '190.10', evol: '5', tvol: '1005' },
            { khms: '235959', last: '190.00', evol: '7', tvol: '1000' },
          ],
        },
      }),
      { startAt: seoul('2026-10-20T00:10:30') },
    )

    expect(await settle(lastTrade(kis, apple))).toMatchObject({
      at: seoul('2026-10-20T00:10:00'),
      price: '190.10',
      volume: '1005',
      exchange: 'NASD',
      delayMs: 0,
    })
    expect(asked).toMatchObject([{ trId: 'HHDFS76200300', query: { EXCD: 'NAS', TDAY: '1', SYMB: 'AAPL' } }])
  })

  it('knows the delay of the feeds of Asia', async () => {
    const { kis, settle } = await startScriptedClient(() => ({ blocks: { output1: {}, output2: [] } }))

    expect(await settle(lastTrade(kis, { trId: 'HDFSCNT0', key: 'DHKS00700' }))).toMatchObject({
      exchange: 'SEHK',
      delayMs: 900_000,
    })
  })

  it.each(['real', 'paper'] as const)('reads price and volume where KIS sends no time: %s', async (environment) => {
    const { kis, settle } = await startSteppedKis({ environment })
    const key = environment === 'real' ? 'RBAQAAPL' : 'DNASAAPL'

    const last = await settle(lastTrade(kis, { trId: 'HDFSCNT0', key }))

    expect(last).toMatchObject({ at: undefined, price: expect.stringMatching(/^\d+\.\d+$/), exchange: 'NASD' })
    expect(Number(last?.volume)).toBeGreaterThan(0)
  })

  it.each([
    ['H0STCNI0', 'user01'],
    ['H0UPCNT0', '0001'],
    ['H0STMKO0', '005930'],
    ['HDFSCNT0', 'XNASAAPL'],
    ['HDFSCNT0', 'DXXXAAPL'],
    ['HDFSCNT0', 'DNAS'],
    ['XXXXXXXX', '005930'],
  ])('asks nothing about %s %s, which no trade proves', async (trId, key) => {
    const { kis, settle, asked } = await startScriptedClient(() => ({}))

    expect(await settle(lastTrade(kis, { trId, key }))).toBeUndefined()
    expect(asked).toEqual([])
  })
})
