import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createSearch, type EndpointRow, type Filter } from '../.vitepress/theme/endpoint-search.ts'
import { readEndpointRows } from '../scripts/endpoint-table.ts'

const rows = readEndpointRows(join(import.meta.dirname, '../..'))

describe('the table of endpoints', () => {
  it('has each of the 279 REST operations and the 62 feeds of the catalogue, with ids of their own', () => {
    const feeds = rows.filter(({ id }) => id.startsWith('feeds/'))

    expect([rows.length - feeds.length, feeds.length]).toEqual([279, 62])
    expect(new Set(rows.map(({ id }) => id)).size).toBe(341)
  })

  it('names for each row a constant that its entry exports, with the same id and TR ids', async () => {
    const modules = new Map<string, Record<string, unknown>>()
    for (const { module } of rows) modules.set(module, modules.get(module) ?? (await import(module)))
    const exported = rows.map(({ module, name }) => idsOf(modules.get(module)?.[name]))

    expect(exported).toEqual(rows.map(({ id, real }) => ({ id: id.replace(/^feeds\//, ''), real })))
  })

  it('names the actions of an endpoint, and the Korean names of its fields', () => {
    const price = rows.find(({ id }) => id === 'domestic-stock/inquire-price')

    expect(price?.actions).toContain('getQuote')
    expect(price?.fields).toEqual(
      expect.arrayContaining([
        ['FID_INPUT_ISCD', '입력 종목코드', 'required'],
        ['stck_prpr', '주식 현재가', 'answer'],
      ]),
    )
  })
})

/** Returns what a constant of the package says of itself: an endpoint has choices of TR ids, a feed one. */
function idsOf(constant: unknown): { readonly id: string; readonly real: readonly string[] } {
  const { id, trIds, real } = constant as { id: string; trIds?: readonly { real: string }[]; real?: string }
  return { id, real: [...new Set(trIds?.map((choice) => choice.real) ?? [real ?? ''])] }
}

describe('the search in the table', () => {
  let search: (filter: Partial<Filter>) => readonly { readonly row: EndpointRow; readonly fields: readonly unknown[] }[]
  beforeAll(() => {
    const find = createSearch(rows)
    search = (filter) => find({ text: '', category: '', onlyPaper: false, ...filter })
  })
  const idsFor = (text: string) => search({ text }).map(({ row }) => row.id)

  it('returns every row without a filter', () => {
    expect(search({})).toHaveLength(341)
  })

  it.each([
    ['a Korean name', '주식현재가 시세', 'domestic-stock/inquire-price'],
    ['a Korean name with other spaces', '주식 현재가시세', 'domestic-stock/inquire-price'],
    ['a TR id', 'TTTC0012U', 'domestic-stock/order-cash'],
    ['a TR id of paper trading, in small letters', 'vttc0012u', 'domestic-stock/order-cash'],
    ['a path', '/quotations/inquire-price', 'domestic-stock/inquire-price'],
    ['a constant', 'orderCash', 'domestic-stock/order-cash'],
    ['an action', 'getQuote', 'domestic-stock/inquire-price'],
    ['the TR id of a feed', 'H0STCNT0', 'feeds/domestic-stock/ccnl-krx'],
    ['a field', 'KRX_FWDG_ORD_ORGNO', 'domestic-stock/order-cash'],
    ['the Korean name of a field', '한국거래소전송주문조직번호', 'domestic-stock/order-cash'],
    ['a name and a field', '주식주문(현금) CNDT_PRIC', 'domestic-stock/order-cash'],
  ])('finds an endpoint by %s', (_what, text, id) => {
    expect(idsFor(text)).toContain(id)
  })

  it('returns rows with the word in their name before those that have it in a field, and names the field', () => {
    const found = search({ text: '예수금' })
    const firstByField = found.findIndex(({ fields }) => fields.length > 0)

    expect(firstByField).toBeGreaterThan(0)
    expect(found.slice(firstByField).every(({ fields }) => fields.length > 0)).toBe(true)
    expect(found.slice(0, firstByField).every(({ row }) => row.nameKo.includes('예수금'))).toBe(true)
  })

  it('returns no row that lacks one of the words', () => {
    expect(idsFor('주식현재가 TTTC0012U')).toEqual([])
  })

  it('keeps to an entry, and to paper trading', () => {
    expect(search({ category: 'feeds' })).toHaveLength(62)
    expect(search({ onlyPaper: true }).every(({ row }) => row.paper.length > 0)).toBe(true)
    expect(search({ text: 'inquire-psbl-sell', onlyPaper: true })).toEqual([])
    expect(search({ text: 'inquire-psbl-sell' })).toHaveLength(1)
  })
})
