import { describe, expect, it, onTestFinished } from 'vitest'
import { downloadMaster } from '../../instruments/download-master.ts'
import type { AnyMaster } from '../../instruments/master.ts'
import { allMasters, domesticKospi, overseasStockNas } from '../../instruments/masters.gen.ts'
import { parseMaster } from '../../instruments/parse-master.ts'
import { createSteppedClock } from '../clocks/stepped.ts'
import { type Simulator, startSimulator } from '../simulator.ts'
import { instruments } from '../world/instruments.ts'
import { createCp949Encoder } from './cp949.ts'
import { formatMaster, type MasterRow } from './format.ts'

const monday = Date.parse('2026-10-19T07:00:00+09:00')

async function start() {
  const clock = createSteppedClock(monday)
  const simulator = await startSimulator({ clock, hours: 'exchange' })
  onTestFinished(() => simulator.close())
  return { clock, simulator }
}

async function read<Row extends object>(
  { hosts }: Simulator,
  master: Parameters<typeof parseMaster<Row>>[0],
): Promise<Row[]> {
  const rows: Row[] = []
  for await (const row of parseMaster(master, downloadMaster(master, { hosts }))) rows.push(row)
  return rows
}

describe('the instrument files of the simulator', () => {
  const served = allMasters.filter(({ download }) => download !== null)

  it.each(served.map((master) => [master.download, master] as const))(
    'serves %s in KIS’s layout',
    async (_, master) => {
      const { simulator } = await start()

      const rows = await read(simulator, master)

      expect(rows.length).toBeGreaterThan(0)
    },
  )

  it('lists everything that it trades by its true symbol and name', async () => {
    const { simulator } = await start()

    const kospi = await read(simulator, domesticKospi)
    const nasdaq = await read(simulator, overseasStockNas)

    for (const { symbol, name } of instruments.filter(({ listing }) => listing === 'KOSPI'))
      expect(kospi).toContainEqual(expect.objectContaining({ mksc_shrn_iscd: symbol, hts_kor_isnm: name }))
    for (const { symbol, name } of instruments.filter(({ listing }) => listing === 'NAS'))
      expect(nasdaq).toContainEqual(expect.objectContaining({ symb: symbol, knam: name, curr: 'USD' }))
    expect(kospi).toContainEqual(
      expect.objectContaining({ mksc_shrn_iscd: '005930', stnd_iscd: 'KR7005930003', scrt_grp_cls_code: 'ST' }),
    )
  })

  it('has other temporary listings after some days, and the same files all day', async () => {
    const { clock, simulator } = await start()
    const symbols = async () => (await read(simulator, domesticKospi)).map((row) => row.mksc_shrn_iscd)

    const morning = await symbols()
    await clock.runUntil(monday + 3_600_000)
    const noon = await symbols()
    await clock.runUntil(monday + 5 * 86_400_000)
    const later = await symbols()

    expect(noon).toEqual(morning)
    expect(later.filter((symbol) => !morning.includes(symbol))).toHaveLength(1)
    expect(morning.filter((symbol) => !later.includes(symbol))).toHaveLength(1)
  })

  it('serves them as a file server does, to HEAD too, and no other file', async () => {
    const { simulator } = await start()
    const url = `${simulator.hosts.masters}/kospi_code.mst.zip`

    const answer = await fetch(url)
    const head = await fetch(url, { method: 'HEAD' })
    const [other, posted] = [
      await fetch(`${simulator.hosts.masters}/none.zip`),
      await fetch(url, { method: 'POST', body: '{}' }),
    ]

    const size = `${(await answer.arrayBuffer()).byteLength}`
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/zip',
      'content-length': size,
      'last-modified': 'Sun, 18 Oct 2026 15:00:00 GMT',
      etag: expect.stringMatching(/^"[0-9a-f-]+"$/),
    })
    expect([head.headers.get('content-length'), await head.text()]).toEqual([size, ''])
    expect([other.status, posted.status]).toEqual([404, 404])
  })
})

describe('writing an instrument file', () => {
  const encode = createCp949Encoder()

  /** Returns a row with a different text in every column, as long as it may be, Korean where names are. */
  const fullRow = (master: AnyMaster): MasterRow =>
    Object.fromEntries(
      Object.entries<number | null>(master.columns).map(([name, width], index) => {
        if (/_name$|nam$|nm$/i.test(name) && master.layout.kind !== 'characters')
          return [
            name,
            '똠방각하 전자'
              .repeat(9)
              .slice(0, Math.floor((width ?? 20) / 2))
              .trim(),
          ]
        return [name, `${index + 1}`.slice(0, width ?? 20).padEnd(Math.min(width ?? 20, 3), '7')]
      }),
    )

  it.each(allMasters.map((master) => [master.file, master] as const))('reads %s back as it was', async (_, master) => {
    const row = fullRow(master)

    const rows: object[] = []
    for await (const read of parseMaster<object>(master, formatMaster(master, [row, row], encode))) rows.push(read)

    expect(rows).toEqual([row, row])
  })

  it('cuts a long name between two characters', async () => {
    const file = formatMaster(domesticKospi, [{ hts_kor_isnm: `A${'가'.repeat(30)}` }], encode)

    const rows: { hts_kor_isnm: string | undefined }[] = []
    for await (const read of parseMaster(domesticKospi, file)) rows.push(read)

    expect(rows.map((row) => row.hts_kor_isnm)).toEqual([`A${'가'.repeat(19)}`])
  })

  it('refuses what code page 949 does not have', () => {
    expect(() => encode('🙂')).toThrow(RangeError)
  })
})
