import { expect, it } from 'vitest'
import { createCp949Encoder } from '../simulator/masters/cp949.ts'
import { formatMaster } from '../simulator/masters/format.ts'
import { type ListedInstrument, parseInstruments } from './listed-instrument.ts'
import type { AnyMaster } from './master.ts'
import { domesticKospi, overseasStockNys } from './masters.gen.ts'

async function read(master: AnyMaster, rows: readonly Record<string, string>[]): Promise<ListedInstrument[]> {
  const instruments: ListedInstrument[] = []
  const file = formatMaster(master, rows, createCp949Encoder())
  for await (const instrument of parseInstruments(master, file)) instruments.push(instrument)
  return instruments
}

it.each([
  ['005930', 'ST', 'stock'],
  ['330590', 'RT', 'stock'],
  ['950160', 'FS', 'stock'],
  ['069500', 'EF', 'etf'],
  ['Q530031', 'EN', 'etn'],
  ['57JB38', 'EW', 'other'],
  ['0001A0', '', 'other'],
])('makes %s of group %s a %s', async (symbol, group, kind) => {
  const listed = await read(domesticKospi, [{ mksc_shrn_iscd: symbol, scrt_grp_cls_code: group }])

  expect(listed).toMatchObject([{ symbol, kind }])
})

it.each([
  ['2', '', 'stock'],
  ['3', '001', 'etf'],
  ['3', '002', 'etn'],
  ['3', '006', 'etn'],
  ['1', '', 'other'],
  ['4', '', 'other'],
])('makes a foreign %s of type %j a %s', async (stis, etyp, kind) => {
  expect(await read(overseasStockNys, [{ symb: 'BRK/B', stis, etyp }])).toMatchObject([{ symbol: 'BRK/B', kind }])
})

it('falls back on the English name, and then on the symbol', async () => {
  const [english, bare] = await read(overseasStockNys, [{ symb: 'KO', enam: 'COCA-COLA' }, { symb: 'DIS' }])

  expect([english?.name, bare?.name]).toEqual(['COCA-COLA', 'DIS'])
})

it('leaves out what no action can be asked about', async () => {
  expect(await read(domesticKospi, [{ mksc_shrn_iscd: 'F70100026', scrt_grp_cls_code: 'BC' }])).toEqual([])
})
