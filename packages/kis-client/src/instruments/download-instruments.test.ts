import { describe, expect, it, onTestFinished } from 'vitest'
import { createKisClient } from '../client/create-client.ts'
import { getQuote } from '../quotes/get-quote.ts'
import { createSteppedClock } from '../simulator/clocks/stepped.ts'
import { startSimulator } from '../simulator/simulator.ts'
import { diffMasters } from './diff-masters.ts'
import { downloadInstruments } from './download-instruments.ts'
import { parseInstruments } from './listed-instrument.ts'
import { domesticBond } from './masters.gen.ts'
import { createInstrumentIndex, searchInstruments } from './search-instruments.ts'

const monday = Date.parse('2026-10-19T10:00:00+09:00')

async function start() {
  const clock = createSteppedClock(monday)
  const simulator = await startSimulator({ clock })
  onTestFinished(() => simulator.close())
  return { clock, simulator, hosts: simulator.hosts }
}

describe('the instruments of all exchanges', () => {
  it('lists each with its exchange, names and kind, in one form', async () => {
    const { hosts } = await start()

    const instruments = await downloadInstruments({ hosts })

    const find = (symbol: string) => instruments.filter((instrument) => instrument.symbol === symbol)
    const abroad = { board: undefined, standardCode: undefined }
    expect(find('005930')).toEqual([
      {
        symbol: '005930',
        exchange: 'KRX',
        board: 'KOSPI',
        name: '삼성전자',
        englishName: undefined,
        standardCode: 'KR7005930003',
        kind: 'stock',
      },
    ])
    expect(find('247540')).toMatchObject([{ board: 'KOSDAQ', kind: 'stock' }])
    expect(find('069500')).toMatchObject([{ board: 'KOSPI', kind: 'etf' }])
    expect(find('AAPL')).toMatchObject([
      { exchange: 'NASD', name: '애플', englishName: 'AAPL', kind: 'stock', ...abroad },
    ])
    expect(find('SPY')).toMatchObject([{ exchange: 'AMEX', kind: 'etf' }])
    expect(find('00700')).toMatchObject([{ exchange: 'SEHK', name: '텐센트홀딩스' }])
    expect([...new Set(instruments.map(({ exchange }) => exchange))]).toEqual([
      'KRX',
      'NASD',
      'NYSE',
      'AMEX',
      'SEHK',
      'SHAA',
      'SZAA',
      'TKSE',
      'HASE',
      'VNSE',
    ])
  })

  it('reads the files of the exchanges that are asked for, and reports which one is next', async () => {
    const { hosts } = await start()
    const reported: object[] = []

    const instruments = await downloadInstruments({
      hosts,
      exchanges: ['KRX'],
      onProgress: (now) => reported.push(now),
    })

    expect(new Set(instruments.map(({ exchange }) => exchange))).toEqual(new Set(['KRX']))
    expect(reported).toEqual([
      { done: 0, total: 3, note: 'kospi_code.mst' },
      { done: 1, total: 3, note: 'kosdaq_code.mst' },
      { done: 2, total: 3, note: 'konex_code.mst' },
      { done: 3, total: 3 },
    ])
  })

  it('gives what was found to getQuote as it stands', async () => {
    const { clock, simulator, hosts } = await start()
    const kis = createKisClient({ ...simulator.clientOptions })
    onTestFinished(() => kis.close())
    const index = createInstrumentIndex(await downloadInstruments({ hosts, exchanges: ['KRX', 'NASD'] }))

    const [samsung] = searchInstruments(index, '삼성전자')
    if (samsung === undefined) throw new Error('삼성전자 is not listed')
    const quote = getQuote(kis, samsung)
    await clock.runUntil(clock.now() + 5_000)

    expect(await quote).toMatchObject({ symbol: '005930', exchange: 'KRX', currency: 'KRW' })
  })

  it('finds what has changed between two days', async () => {
    const { clock, hosts } = await start()
    const before = await downloadInstruments({ hosts, exchanges: ['KRX'] })

    await clock.runUntil(monday + 5 * 86_400_000)
    const changed = diffMasters(before, await downloadInstruments({ hosts, exchanges: ['KRX'] }))

    expect(changed.listed).toHaveLength(3)
    expect(changed.delisted).toHaveLength(3)
    expect(changed.renamed).toHaveLength(3)
    for (const { before: earlier, after } of changed.renamed) expect(after.name).toBe(`${earlier.name}홀딩스`)
  })

  it('stops at the signal', async () => {
    const { hosts } = await start()

    const work = downloadInstruments({ hosts, signal: AbortSignal.abort('enough') })

    await expect(work).rejects.toBe('enough')
  })

  it('reads no shares out of a file of bonds', async () => {
    const reading = parseInstruments(domesticBond, new Uint8Array()).next()

    await expect(reading).rejects.toMatchObject({ code: 'KIS_INPUT', field: 'master' })
  })
})
