import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCalendarDate } from '@stockeye/kis-client'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { expect, it } from 'vitest'
import { readDays, writeDays, writeMinutes } from '../data/bar-file.ts'
import { openCacheFolder } from '../data/cache-folder.ts'
import { createSeededData } from '../data/seeded-data.ts'
import { readInputs } from '../inputs.ts'
import { type Options, parseOptions } from '../options.ts'
import { createTroubleLog } from '../report/trouble-log.ts'
import { runBacktest } from '../run/backtest.ts'

const [from, to] = [parseCalendarDate('2026-02-02'), parseCalendarDate('2026-02-03')]
const span = ['--from', from, '--to', to]

/** Preset that buys at any price. */
const eager = `version: "1.0"
metadata: { name: eager }
strategy:
  id: eager
  entry: { conditions: [{ indicator: close, operator: greater_than, value: 0 }] }
  exit: { conditions: [{ indicator: close, operator: less_than, value: 0 }] }
`

/** Stores the bars of the seeded market as a download does. */
function storeBars(path: string, symbols: readonly string[]): void {
  const data = createSeededData({ seed: 1, symbols, from, to, daysBefore: 70, interval: 'minute' })
  const folder = openCacheFolder(path)
  for (const instrument of data.instruments) {
    const days = data.days(instrument.symbol)
    folder.addInstrument(instrument)
    writeDays(folder.daysFile(instrument), instrument, { from: days[0]?.date ?? from, to, days })
    for (const { date } of days.filter((day) => day.date >= from))
      writeMinutes(
        folder.minutesFile(instrument, date),
        { ...instrument, date },
        data.minutes(instrument.symbol, date) ?? [],
      )
  }
}

async function play(args: readonly string[]) {
  const options = parseOptions([...span, ...args]) as Options
  const log = createTroubleLog()
  const { settings, rules, data } = readInputs(options, (line) => log.warn({}, line))
  const { seed, cash, slippageTicks, volumeShare } = options
  const liquidity = { slippageTicks, volumeShare }
  const record = await runBacktest({ data, from, to, seed, cash, liquidity, settings, rules, log })
  return { record, troubles: log.troubles() }
}

it('trades downloaded bars as it trades the same bars of a seed', async () => {
  const path = tempFolder('download')
  writeFileSync(join(path, 'eager.kis.yaml'), eager)
  const rules = ['--rules', join(path, 'eager.kis.yaml')]
  storeBars(path, ['005930', 'AAPL'])

  const seeded = await play([...rules, '--symbols', '005930,AAPL'])
  const downloaded = await play([...rules, '--data', path])

  expect(seeded.record.orders.length).toBeGreaterThanOrEqual(2)
  expect(downloaded).toEqual(seeded)
})

it('names the days without minutes, and decides nothing on them', async () => {
  const path = tempFolder('download')
  writeFileSync(join(path, 'eager.kis.yaml'), eager)
  storeBars(path, ['005930'])
  rmSync(join(path, 'KRX-005930', `${from}.txt`))

  const { record, troubles } = await play(['--rules', join(path, 'eager.kis.yaml'), '--data', path])

  expect(troubles.map(({ first }) => first)).toContainEqual(
    expect.stringMatching(/^NO_MINUTES 005930: days without minutes: 1, from 2026-02-02 on/),
  )
  expect(record.orders.map(({ date }) => date)).not.toContain(from)
  expect(record.orders.length).toBeGreaterThan(0)
})

it('names trading days of the range without a bar', () => {
  const path = tempFolder('download')
  storeBars(path, ['005930'])
  const file = openCacheFolder(path).daysFile({ symbol: '005930', exchange: 'KRX' })
  const stored = readDays(file, { symbol: '005930', exchange: 'KRX' })
  const days = stored?.days.filter(({ date }) => date !== from) ?? []
  writeDays(file, { symbol: '005930', exchange: 'KRX' }, { from: days[0]?.date ?? from, to, days })
  const lines: string[] = []

  readInputs(parseOptions([...span, '--data', path]) as Options, (line) => lines.push(line))

  expect(lines).toEqual([
    'NO_DAYS 005930: trading days without a bar: 1, from 2026-02-02 on; rules take the days around them as neighbors',
  ])
})

it('ends with the path of a damaged file, and no report', async () => {
  const path = tempFolder('download')
  writeFileSync(join(path, 'eager.kis.yaml'), eager)
  storeBars(path, ['005930'])
  const damaged = join(path, 'KRX-005930', `${to}.txt`)
  writeFileSync(damaged, readFileSync(damaged, 'utf8').replace('\n09:00,', '\n09:01,'))

  const played = play(['--rules', join(path, 'eager.kis.yaml'), '--data', path])

  await expect(played).rejects.toThrow(`${damaged}: its checksum is another one; delete it`)
})
