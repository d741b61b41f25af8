import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readMasters } from '../../scripts/read-masters.ts'
import { allMasters } from './masters.gen.ts'

const catalog = join(import.meta.dirname, '../../catalog')
const entries: readonly { file: string; url: string | null; columns: { name: string; width: number | null }[] }[] =
  JSON.parse(readFileSync(join(catalog, 'masters.json'), 'utf8'))

it('has all 28 files, with the catalogue’s columns in their order', () => {
  const tables = allMasters.map(({ file, columns }) => ({ file, columns: Object.entries(columns) }))

  expect(tables).toHaveLength(28)
  expect(tables).toEqual(
    entries.map(({ file, columns }) => ({ file, columns: columns.map(({ name, width }) => [name, width]) })),
  )
})

it('asks for each file where the catalogue says that it lies', () => {
  const base = 'https://new.real.download.dws.co.kr/common/master'

  expect(allMasters.map(({ download }) => (download === null ? null : `${base}/${download}`))).toEqual(
    entries.map(({ url }) => url),
  )
})

it('has columns that add up to the record wherever that has a width', () => {
  const fixed = allMasters.flatMap(({ layout, columns }) =>
    layout.kind === 'bytes' ? [{ recordBytes: layout.recordBytes, widths: Object.values<number | null>(columns) }] : [],
  )

  expect(fixed).toHaveLength(13)
  for (const { recordBytes, widths } of fixed)
    expect(widths.reduce<number>((sum, width) => sum + (width ?? Number.NaN), 0)).toBe(recordBytes)
})

it.each([
  ['a width that shifts the columns behind it', '"width": 40', '"width": 41'],
  ['a record of another length', '"recordBytes": 288', '"recordBytes": 289'],
  ['a key that it does not know', '"nameKo"', '"nameJa"'],
  ['another encoding', '"encoding": "cp949"', '"encoding": "utf-8"'],
])('is not generated from %s', (_, known, other) => {
  const folder = mkdtempSync(join(tmpdir(), 'catalog-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  cpSync(catalog, folder, { recursive: true })
  const text = readFileSync(join(folder, 'masters.json'), 'utf8')
  writeFileSync(join(folder, 'masters.json'), text.replace(known, other))

  expect(text).toContain(known)
  expect(() => readMasters(folder)).toThrow()
})
