import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readCatalog } from '../scripts/read-catalog.ts'
import { writeTables } from '../scripts/tables.ts'
import { kisCodes } from './codes.gen.ts'
import { allEndpoints } from './endpoints/all.gen.ts'
import { inquireDailyCcld, intstockMultprice, orderCash, orderRvsecncl } from './endpoints/domestic-stock.gen.ts'
import { allFeeds, ccnlKrx, overseasStockAskingPrice } from './endpoints/feeds.gen.ts'
import { inquireTimeFuturechartprice } from './endpoints/overseas-futureoption.gen.ts'
import { newsTitle, order } from './endpoints/overseas-stock.gen.ts'
import { marketRules } from './market/market-rules.gen.ts'

const home = join(import.meta.dirname, '..')
const readJson = (file: string) => JSON.parse(readFileSync(join(home, 'catalog', file), 'utf8'))

/** Every value that stands under `name` in what `trIds` says of the ids in force, wherever it stands. */
function findIds(trIds: unknown, name: 'real' | 'paper'): unknown[] {
  if (typeof trIds !== 'object' || trIds === null) return []
  return Object.entries(trIds).flatMap(([key, value]) => {
    if (['superseded', 'replacement', 'selectors', 'when'].includes(key)) return []
    return key === name ? [value] : findIds(value, name)
  })
}

it('has a row for each of the 279 operations and the 62 feeds of the catalogue, and no other', () => {
  const endpoints = new Set(allEndpoints.map(({ id }) => id))
  const feeds = new Set(allFeeds.map(({ id }) => id))

  expect(allEndpoints).toHaveLength(279)
  expect(endpoints).toEqual(new Set(readJson('rest.json').map(({ id }: { id: string }) => id)))
  expect(allFeeds).toHaveLength(62)
  expect(feeds).toEqual(new Set(readJson('websocket.json').map(({ id }: { id: string }) => id)))
})

it('sends every operation where the catalogue says, with its real and its paper TR ids', () => {
  const byId = new Map(allEndpoints.map((endpoint) => [endpoint.id, endpoint]))

  for (const entry of readJson('rest.json')) {
    const row = byId.get(entry.id)
    expect(row).toMatchObject({ method: entry.method, path: entry.path })
    expect(row?.path).toMatch(/^\/(uapi|oauth2)\//)
    expect(row?.trIds.map(({ real }) => real)).toEqual(findIds(entry.trIds, 'real'))
    expect(row?.trIds.map(({ paper }) => paper)).toEqual(findIds(entry.trIds, 'paper'))
  }
})

it('knows every request field and every block of the catalogue', () => {
  const byId = new Map(allEndpoints.map((endpoint) => [endpoint.id, endpoint]))

  for (const entry of readJson('rest.json')) {
    const row = byId.get(entry.id)
    expect(Object.keys(row?.fields ?? {})).toEqual(entry.request.map(({ name }: { name: string }) => name))
    expect(Object.keys(row?.blocks ?? {})).toEqual(Object.keys(entry.response.containers))
    expect(row?.paging?.kind).toBe(entry.pagination?.kind)
  }
})

it('chooses a TR id by request fields that the row has, or by a choice in small letters that it does not send', () => {
  for (const { fields, trIds } of allEndpoints) {
    for (const name of trIds.flatMap(({ when = {} }) => Object.keys(when))) {
      expect(name in fields).toBe(name === name.toUpperCase())
    }
  }
})

it('uses a TR id for one operation only', () => {
  const ids = allEndpoints.flatMap(({ trIds }) => trIds.map(({ real }) => real))

  expect(new Set(ids).size).toBe(ids.length)
})

it('takes the paper id of a US sell from the catalogue, not from a swapped letter', () => {
  const sell = order.trIds.find(({ when }) => when?.ord_dv?.includes('sell') && when.OVRS_EXCG_CD?.includes('NASD'))

  expect(sell).toMatchObject({ real: 'TTTT1006U', paper: 'VTTT1001U' })
})

it('says of each request field what becomes of it when it is left out', () => {
  expect(orderCash.fields).toMatchObject({ CANO: 'required', PDNO: 'required', SLL_TYPE: 'empty' })
  expect(orderRvsecncl.fields).toMatchObject({ CNDT_PRIC: 'absent' })
  expect(intstockMultprice.fields).toMatchObject({ FID_INPUT_ISCD_1: 'required', FID_INPUT_ISCD_30: 'absent' })
  expect(inquireDailyCcld.fields).toMatchObject({ EXCG_ID_DVSN_CD: { value: 'KRX' }, CTX_AREA_FK100: 'empty' })
})

it('asks for no cursor on the first page, not even where the sample demands the field', () => {
  expect(newsTitle.paging).toEqual({ kind: 'cts', keys: ['CTS'], answerKeys: [] })
  expect(newsTitle.fields).toMatchObject({ CTS: 'empty' })
})

it('finds the cursor in the block that holds it', () => {
  const { paging, blocks } = inquireTimeFuturechartprice

  expect(paging).toEqual({ kind: 'index-key', keys: ['INDEX_KEY'], answerKeys: ['index_key'], block: 'output2' })
  expect(blocks).toEqual({ output1: 'array', output2: 'object' })
})

it('has the columns of every feed in wire order, with the TR ids of both environments', () => {
  const byId = new Map(allFeeds.map((feed) => [feed.id, feed]))

  for (const entry of readJson('websocket.json')) {
    expect(byId.get(entry.id)).toMatchObject({
      real: entry.trIdReal,
      paper: entry.trIdPaper,
      encrypted: entry.encrypted,
      columns: entry.columns.map(({ name }: { name: string }) => name),
    })
  }
})

it('lets a frame lack the columns of price levels that the market does not have, and those appended of late', () => {
  expect(overseasStockAskingPrice).toMatchObject({ optional: 54 })
  expect(overseasStockAskingPrice.columns).toHaveLength(11 + 6 * 10)
  expect(ccnlKrx).toMatchObject({ optional: 1 })
  expect(ccnlKrx.columns.at(-1)).toBe('MARKET_CLS_CODE')
})

it('knows the kind of every error code, and whether a call may be repeated after it', () => {
  const { codes } = readJson('codes.json').errors

  expect(Object.keys(kisCodes)).toEqual(Object.keys(codes))
  for (const [code, known] of Object.entries(kisCodes)) expect(codes[code]).toMatchObject(known)
})

it('carries the market rules over unchanged', () => {
  expect(marketRules).toEqual(readJson('market-rules.json'))
})

it('is what the generator writes from the catalogue', () => {
  for (const [file, text] of writeTables(readCatalog(join(home, 'catalog')))) {
    expect(readFileSync(join(home, file), 'utf8') === text, `${file} differs: run \`pnpm generate\``).toBe(true)
  }
})

it.each([
  ['a key', 'rest.json', '"nameKo"', '"nameJa"'],
  ['a block', 'rest.json', '"output1"', '"output9"'],
  ['a kind of paging', 'rest.json', '"kind": "keyb"', '"kind": "cursor"'],
  ['a key of a column', 'websocket.json', '"since"', '"as of"'],
  ['a kind of error', 'codes.json', '"kind": "rate"', '"kind": "speed"'],
])('stops at %s of the catalogue that it does not know', (_, file, known, unknown) => {
  const folder = mkdtempSync(join(tmpdir(), 'catalog-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  cpSync(join(home, 'catalog'), folder, { recursive: true })
  const text = readFileSync(join(folder, file), 'utf8')
  writeFileSync(join(folder, file), text.replace(known, unknown))

  expect(text).toContain(known)
  expect(() => readCatalog(folder)).toThrow()
})
