import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readActions } from '../../scripts/read-actions.ts'
import { readCatalog } from '../../scripts/read-catalog.ts'
import { type FieldMeanings, type FieldRow, findFaults, readFields } from '../../scripts/read-fields.ts'
import { readResults } from '../../scripts/read-results.ts'
import { countRows, writeFields } from '../../scripts/write-fields.ts'
import * as root from '../index.ts'

const home = join(import.meta.dirname, '../..')
const catalog = join(home, 'catalog')
const results = readResults(home)
const known = { results, endpoints: readCatalog(catalog).endpoints, actions: readActions(home) }
const meanings = readFields(catalog, known)

/** Returns the meanings with other rows for one field; without rows the field is missing. */
function withRows(type: string, field: string, rows: readonly FieldRow[] | undefined): FieldMeanings {
  const { [field]: _rows, ...others } = meanings.types[type] ?? {}
  return {
    ...meanings,
    types: { ...meanings.types, [type]: rows === undefined ? others : { ...others, [field]: rows } },
  }
}

const priceRow: FieldRow = {
  endpoints: ['domestic-stock/inquire-price'],
  kis: ['stck_prpr'],
  status: 'documented',
  source: 'portal',
  empty: 'never',
}

describe('readResults', () => {
  it('finds what the actions return, also inside of other types', () => {
    const byName = new Map(results.types.map((type) => [type.name, type]))
    const namesOf = (type: string) => byName.get(type)?.fields.map(({ name }) => name)

    expect(byName.get('Position')?.actions).toEqual(['getAccountSummary', 'listPositions'])
    expect(byName.get('OrderReference')?.actions).toEqual([
      'cancelOrder',
      'listOpenOrders',
      'listOrders',
      'placeOrder',
      'reviseOrder',
    ])
    expect(namesOf('OrderBookLevel')).toEqual(['price', 'quantity'])
    // The calendar's `refresh` returns nothing.
    expect(namesOf('MarketCalendar')).toEqual(['zone', 'until', 'day'])
    expect(results.silent).toEqual([])
  })

  it('misses no public function that asks KIS', () => {
    const seen = new Set([...results.types.flatMap(({ actions }) => actions), ...results.silent])
    const callers = [...known.actions.values()].flat().filter((name) => name in root)

    expect(callers.length).toBeGreaterThan(15)
    expect(callers.filter((name) => !seen.has(name))).toEqual([])
  })
})

describe('writeFields', () => {
  it('writes the page of the package', () => {
    expect(readFileSync(join(home, 'docs/fields.md'), 'utf8')).toBe(writeFields(meanings, results, known.endpoints))
  })

  it('counts the rows by status, and those of the package', () => {
    const own: FieldRow = { ...priceRow, endpoints: [], kis: [], from: 'a sum' }
    const types = { Quote: { price: [priceRow, { ...priceRow, status: 'observed' }] }, Sum: { total: [own] } } as const

    expect(countRows({ sources: {}, types })).toBe(
      '3 rows: 2 documented, 1 observed, 0 unknown; 1 of them are values of this package, not of KIS',
    )
  })
})

describe('findFaults', () => {
  it.each<[string, FieldMeanings, string]>([
    ['a field without a row', withRows('Quote', 'volume', undefined), 'Quote.volume: it is missing'],
    ['a row without a field', withRows('Quote', 'turnover', [priceRow]), 'Quote.turnover: the type has no such field'],
    [
      'a type that no action returns',
      { ...meanings, types: { ...meanings.types, Dividend: { amount: [priceRow] } } },
      'Dividend: no action returns it',
    ],
    [
      'a field that the answer lacks',
      withRows('Quote', 'volume', [{ ...priceRow, kis: ['acml_volume'] }]),
      'Quote.volume: domestic-stock/inquire-price does not answer acml_volume',
    ],
    [
      'an endpoint that the catalogue lacks',
      withRows('Quote', 'volume', [{ ...priceRow, endpoints: ['domestic-stock/inquire-prices'] }]),
      'Quote.volume: domestic-stock/inquire-prices is no endpoint',
    ],
    [
      'an endpoint that the action does not call',
      withRows('Quote', 'volume', [{ ...priceRow, endpoints: ['domestic-stock/inquire-ccnl'] }]),
      'Quote.volume: getQuote does not call domestic-stock/inquire-ccnl',
    ],
    [
      'an unknown meaning that the doc comment does not mark',
      withRows('Quote', 'volume', [{ ...priceRow, status: 'unknown' }]),
      'Quote.volume: it is unknown; say so in its doc comment',
    ],
    [
      'an unknown value without an answer to look at',
      withRows('AccountSummary', 'reportedTotal', [
        { endpoints: [], kis: [], from: 'a sum', status: 'unknown', source: 'none', empty: 'never' },
      ]),
      'AccountSummary.reportedTotal: it is unknown, and names no answer',
    ],
    ['an unknown source', withRows('Quote', 'volume', [{ ...priceRow, source: 'hearsay' }]), 'hearsay: it is not one'],
    [
      'an endpoint that no row covers',
      { ...meanings, types: { ...meanings.types, MarketCalendar: {} } },
      'MarketCalendar: createMarketCalendar calls domestic-stock/chkHoliday, of which it has no row',
    ],
  ])('finds %s', (_what, changed, fault) => {
    expect(findFaults(changed, known).filter((each) => each.startsWith(fault))).toHaveLength(1)
  })
})
