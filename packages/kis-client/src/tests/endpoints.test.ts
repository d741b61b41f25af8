import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readActions } from '../../scripts/read-actions.ts'
import { readCatalog } from '../../scripts/read-catalog.ts'
import { readMasters } from '../../scripts/read-masters.ts'
import { writeTables } from '../../scripts/write-tables.ts'
import { kisCodes } from '../codes.gen.ts'
import { allEndpoints } from '../endpoints/all.gen.ts'
import { inquireDailyCcld, intstockMultprice, orderCash, orderRvsecncl } from '../endpoints/domestic-stock.gen.ts'
import { allFeeds, askingPriceKrx, ccnlKrx, overseasStockAskingPrice, viStatusKrx } from '../endpoints/feeds.gen.ts'
import { inquireTimeFuturechartprice } from '../endpoints/overseas-futureoption.gen.ts'
import { newsTitle, order } from '../endpoints/overseas-stock.gen.ts'
import { marketRules } from '../market/rules.gen.ts'

const home = join(import.meta.dirname, '../..')
const readJson = (file: string) => JSON.parse(readFileSync(join(home, 'catalog', file), 'utf8'))

/** Returns every value under `name` in the ids of `trIds` that are in force, at any depth. */
function findIds(trIds: unknown, name: 'real' | 'paper'): unknown[] {
  if (typeof trIds !== 'object' || trIds === null) return []
  return Object.entries(trIds).flatMap(([key, value]) => {
    if (['superseded', 'replacement', 'selectors', 'when'].includes(key)) return []
    return key === name ? [value] : findIds(value, name)
  })
}

const blocksOf = (entry: { response: { containers: Record<string, { kind: string; fields: string[] }> } }) =>
  Object.fromEntries(
    Object.entries(entry.response.containers).map(([block, { kind, fields }]) => [block, { kind, fields }]),
  )

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

it('knows every request field, every block and every answer field of the catalogue', () => {
  const byId = new Map(allEndpoints.map((endpoint) => [endpoint.id, endpoint]))

  for (const entry of readJson('rest.json')) {
    const row = byId.get(entry.id)
    expect(Object.keys(row?.fields ?? {})).toEqual(entry.request.map(({ name }: { name: string }) => name))
    expect(row?.blocks).toEqual(blocksOf(entry))
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

it('knows for each request field whether it is required, and what is sent when it is left out', () => {
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
  expect(blocks).toMatchObject({ output1: { kind: 'array' }, output2: { kind: 'object' } })
  expect(blocks['output2']?.fields).toContain('index_key')
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

it('lets a frame lack the columns of price levels that the market does not have, and those that KIS has appended', () => {
  expect(overseasStockAskingPrice).toMatchObject({ optional: 54 })
  expect(overseasStockAskingPrice.columns).toHaveLength(11 + 6 * 10)
  expect(ccnlKrx).toMatchObject({ optional: 1 })
  expect(ccnlKrx.columns.at(-1)).toBe('MARKET_CLS_CODE')
})

it('knows which columns of a feed hold text: codes, names, days, times and signs', () => {
  expect(ccnlKrx.texts.join(' ')).toBe(
    'MKSC_SHRN_ISCD STCK_CNTG_HOUR PRDY_VRSS_SIGN CCLD_DVSN OPRC_HOUR OPRC_VRSS_PRPR_SIGN HGPR_HOUR HGPR_VRSS_PRPR_SIGN ' +
      'LWPR_HOUR LWPR_VRSS_PRPR_SIGN BSOP_DATE NEW_MKOP_CLS_CODE TRHT_YN HOUR_CLS_CODE MRKT_TRTM_CLS_CODE MARKET_CLS_CODE',
  )
  expect(overseasStockAskingPrice.texts).toEqual(['rsym', 'symb', 'xymd', 'xhms', 'kymd', 'khms'])
})

it('takes no column for text that the REST answers have as a number, but for the time of a trade and the sign of a change', () => {
  const fields: { response: { fields: Record<string, { numeric?: true }> } }[] = readJson('rest.json')
  const numbers = new Set(
    fields.flatMap(({ response }) =>
      Object.entries(response.fields).flatMap(([name, { numeric }]) => (numeric ? [name.toLowerCase()] : [])),
    ),
  )

  const texts = new Set(allFeeds.flatMap((feed) => feed.texts.map((name) => name.toLowerCase())))

  expect([...texts].filter((name) => numbers.has(name)).toSorted()).toEqual(['sign', 'stck_cntg_hour'])
})

it('knows the column with the key of every feed but those of notices, which are registered by HTS id', () => {
  for (const { id, keyColumn, encrypted } of allFeeds) expect([id, keyColumn === undefined]).toEqual([id, encrypted])
  expect(viStatusKrx).toMatchObject({ keyColumn: 'MKSC_SHRN_ISCD' })
  expect(viStatusKrx.columns[0]).toBe('BSOP_DATE')
  expect(overseasStockAskingPrice.keyColumn).toBe('rsym')
})

it('knows the columns with the Korean time of a record, and the widths of records', () => {
  expect(ccnlKrx).toMatchObject({ clock: { date: 'BSOP_DATE', time: 'STCK_CNTG_HOUR' }, widths: [46, 47] })
  expect(askingPriceKrx).toMatchObject({ clock: { time: 'BSOP_HOUR' }, widths: [59, 63] })
  expect(overseasStockAskingPrice).toMatchObject({ clock: { date: 'kymd', time: 'khms' }, widths: [17, 71] })
  // The catalogue does not say whose clock they show.
  expect(allFeeds.filter(({ real }) => ['HDFFF020', 'H0GSCNI0'].includes(real)).map(({ clock }) => clock)).toEqual([
    undefined,
    undefined,
  ])
})

it('knows the kind of every error code, and whether a call may be retried after it', () => {
  const { codes } = readJson('codes.json').errors

  expect(Object.keys(kisCodes)).toEqual(Object.keys(codes))
  for (const [code, known] of Object.entries(kisCodes)) expect(codes[code]).toMatchObject(known)
})

it('carries the market rules over unchanged', () => {
  expect(marketRules).toEqual(readJson('market-rules.json'))
})

it('shows in the editor what the catalogue knows and doubts of every endpoint', () => {
  const docs = allEndpoints
    .map(({ id }) => id.split('/')[0])
    .filter((category, at, all) => all.indexOf(category) === at)
  const text = docs
    .map((category) => readFileSync(join(home, 'src/endpoints', `${category}.gen.ts`), 'utf8'))
    .join('\n')

  for (const entry of readJson('rest.json')) {
    const row = text.indexOf(`  id: '${entry.id}'`)
    const doc = text.slice(text.lastIndexOf('/**', row), row)
    const { trIds, pagination, warnings = [], goneFromPortal, confirmed } = entry
    const kinds: { kindPortal?: string }[] = Object.values(entry.response.containers)
    const superseded: { real: string }[] = trIds?.superseded ?? []
    expect(doc).toContain(entry.nameKo.trim())
    if (entry.docId !== null) expect(doc).toContain(entry.docId)
    for (const id of [...findIds(trIds, 'real'), ...findIds(trIds, 'paper')]) {
      expect(doc).toContain(id === null ? 'not in paper trading' : id)
    }
    if (pagination) expect(doc).toContain(`Paging: ${pagination.kind}`)
    for (const warning of warnings) expect(doc).toContain(`Warning: ${warning.replaceAll(/\s+/g, ' ')}`)
    if (goneFromPortal) expect(doc).toContain(`Gone from the portal's list of ${goneFromPortal}`)
    for (const { real } of superseded) expect(doc).toContain(real)
    for (const { kindPortal } of kinds) if (kindPortal) expect(doc).toContain(`the portal says ${kindPortal}`)
    if (trIds !== null && confirmed?.clients === 0) expect(doc).toContain('Unconfirmed by practice')
  }
})

it('lists every endpoint for people, with its TR ids and the actions that use it', () => {
  const lines = readFileSync(join(home, 'ENDPOINTS.md'), 'utf8').split('\n')
  const cells = (id: string) =>
    lines
      .find((line) => line.startsWith(`| ${id} `))
      ?.split('|')
      .map((cell) => cell.trim())

  for (const { id } of allEndpoints) expect(cells(id)).toHaveLength(10)
  expect(cells('domestic-stock/order-cash')).toEqual([
    '',
    'domestic-stock/order-cash',
    '`orderCash`',
    '주식주문(현금)',
    'POST',
    'TTTC0011U, TTTC0012U',
    'VTTC0011U, VTTC0012U',
    '',
    '`placeOrder`',
    '',
  ])
  expect(cells('domestic-stock/inquire-psbl-rvsecncl')?.slice(5, 8)).toEqual(['TTTC0084R', '–', 'tr_cont'])
})

it('finds the actions of an endpoint through files that they share, and counts no types and no private functions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'actions-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const files = {
    'src/index.ts': `export { type Row, listAll, listOpen, limit } from './orders/list.ts'
export { getPrice } from './quotes/price.ts'
`,
    'src/orders/list.ts': `import { readRows } from './rows.ts'
export async function listAll() {}
export function listOpen() {}
function helper() {}
export const limit = 1
`,
    'src/orders/rows.ts': `import type { Answer } from '../endpoints/elw.gen.ts'
import { type Row, inquireCcnl as inquire,
  inquireNccs } from '../endpoints/overseas-stock.gen.ts'
export function readRows() {}
`,
    'src/quotes/price.ts': `import { inquireNccs } from '../endpoints/overseas-stock.gen.ts'
import { getPrice } from './price.ts'
export async function getPrice() {}
`,
    'src/quotes/price.test.ts': `import { inquirePrice } from '../endpoints/elw.gen.ts'
export function getPrice() {}
`,
  }
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }

  expect([...readActions(folder)].sort()).toEqual([
    ['overseas-stock/inquireCcnl', ['listAll', 'listOpen']],
    ['overseas-stock/inquireNccs', ['getPrice', 'listAll', 'listOpen']],
  ])
})

it('is what the generator writes from the catalogue and the sources', () => {
  const catalog = join(home, 'catalog')
  for (const [file, text] of writeTables(readCatalog(catalog), readMasters(catalog), readActions(home))) {
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
