import { describe, expect, it } from 'vitest'
import type { AnyEndpoint } from '../endpoint.ts'
import { allEndpoints } from '../endpoints/all.gen.ts'
import { inquireBalance as bondBalance } from '../endpoints/domestic-bond.gen.ts'
import { dailyLoanTrans, inquireBalance, inquireDailyCcld, inquirePrice } from '../endpoints/domestic-stock.gen.ts'
import { inquireTimeFuturechartprice, tickCcnl } from '../endpoints/overseas-futureoption.gen.ts'
import { foreignMargin, inquireTimeItemchartprice, newsTitle, tradePbmn } from '../endpoints/overseas-stock.gen.ts'
import { nextPage } from './next-cursor.ts'

const page = (
  endpoint: AnyEndpoint,
  body: object,
  continuation: string | null = null,
  input: Record<string, string> = {},
) => nextPage(endpoint, { input, body: { ...body }, continuation })
const refusal = (field: string) => expect.objectContaining({ code: 'KIS_ANSWER', field })
const keyed = { ctx_area_fk100: '12345678^', ctx_area_nk100: '20   ' }
const cursor = { CTX_AREA_FK100: '12345678^', CTX_AREA_NK100: '20   ' }

describe('every kind of paging in the catalogue', () => {
  const paged = allEndpoints.filter(({ paging }) => paging !== undefined)
  const kinds = Object.groupBy(paged, ({ paging }) => paging?.kind ?? '')
  const rows = ({ blocks }: AnyEndpoint) =>
    Object.fromEntries(Object.entries(blocks).map(([name, { kind }]) => [name, kind === 'array' ? [{}] : {}]))

  it('is one of six, on 93 endpoints', () => {
    const counts = Object.fromEntries(Object.entries(kinds).map(([kind, rows]) => [kind, rows?.length]))

    expect(counts).toEqual({
      tr_cont: 44,
      'tr_cont-header': 9,
      keyb: 13,
      'index-key': 10,
      cts: 16,
      'time-cursor': 1,
    })
  })

  const byKey = paged.filter(({ paging }) => !['time-cursor', 'tr_cont-header'].includes(paging?.kind ?? ''))
  it.each(byKey.map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s goes on with the key that it answers',
    (_, endpoint) => {
      const { paging } = endpoint
      const answerKeys = paging?.keys.map((key, at) => paging.answerKeys[at] ?? key.toLowerCase()) ?? []
      const keys = Object.fromEntries(answerKeys.map((name) => [name, `next ${name}`]))
      const body = rows(endpoint)
      const answered = paging?.block === undefined ? { ...body, ...keys } : { ...body, [paging.block]: keys }

      const next = page(endpoint, answered, 'M')

      const sent = Object.fromEntries(paging?.keys.map((key, at) => [key, `next ${answerKeys[at]}`]) ?? [])
      expect(next).toEqual({ continuation: 'N', cursor: 'QRY_TP' in endpoint.fields ? { ...sent, QRY_TP: 'P' } : sent })
      for (const continuation of ['D', 'E']) expect(page(endpoint, answered, continuation)).toBeUndefined()
      expect(() => page(endpoint, body, 'M')).toThrow(expect.objectContaining({ code: 'KIS_ANSWER' }))
    },
  )
})

describe('a list by tr_cont', () => {
  it('goes on at M and at F, with the cursor as it was answered, blanks and all', () => {
    expect(page(inquireBalance, keyed, 'M')).toEqual({ continuation: 'N', cursor })
    expect(page(inquireBalance, keyed, 'F')).toEqual({ continuation: 'N', cursor })
    expect(page(inquireBalance, keyed, 'M ')).toEqual({ continuation: 'N', cursor })
  })

  it.each([['D'], ['E'], [''], [' '], [null]])('ends at %j with any cursor', (continuation) => {
    expect(page(inquireBalance, keyed, continuation)).toBeUndefined()
  })

  it('goes on at F too where the sample goes on at M alone', () => {
    const keys = { ctx_area_fk200: 'a', ctx_area_nk200: 'b' }

    expect(page(bondBalance, keys, 'F')).toEqual(page(bondBalance, keys, 'M'))
    expect(page(bondBalance, keys, 'M')).toMatchObject({ continuation: 'N' })
  })

  it('goes on with one half of the cursor', () => {
    expect(page(inquireDailyCcld, { ctx_area_nk100: '20' }, 'M')).toMatchObject({
      cursor: { CTX_AREA_FK100: '', CTX_AREA_NK100: '20' },
    })
  })

  it('does not go on with the cursor that was sent, which would never end', () => {
    expect(() => page(inquireBalance, keyed, 'M', cursor)).toThrow(refusal('CTX_AREA_FK100,CTX_AREA_NK100'))
    expect(page(inquireBalance, { ...keyed, ctx_area_nk100: '40   ' }, 'M', cursor)).toBeDefined()
  })

  it('throws where KIS announces more but sends no cursor', () => {
    expect(() => page(inquireBalance, {}, 'M')).toThrow(refusal('ctx_area_fk100,ctx_area_nk100'))
    expect(() => page(inquireBalance, { ctx_area_nk100: '  ' }, 'M')).toThrow(refusal('ctx_area_fk100,ctx_area_nk100'))
  })
})

describe('a list by the header alone', () => {
  it('asks on without a cursor while the header promises more', () => {
    expect(page(foreignMargin, { output: [{}] }, 'F')).toEqual({ continuation: 'N', cursor: {} })
    expect(page(foreignMargin, { output: [{}] }, 'E')).toBeUndefined()
    expect(page(foreignMargin, { output: [{}] }, null)).toBeUndefined()
  })
})

describe('a list by a key', () => {
  it('finds keyb at the top and in a block', () => {
    const next = { continuation: 'N', cursor: { KEYB: 'k' } }

    expect(page(tradePbmn, { keyb: 'k', output2: [{}] }, 'M')).toEqual(next)
    expect(page(tradePbmn, { output1: { keyb: 'k' }, output2: [{}] }, 'M')).toEqual(next)
  })

  it('goes on without a word in the header for as long as rows come with a key', () => {
    expect(page(tradePbmn, { keyb: 'k', output2: [{}] })).toMatchObject({ cursor: { KEYB: 'k' } })
    expect(page(tradePbmn, { keyb: 'k', output2: [] })).toBeUndefined()
    expect(page(tradePbmn, { keyb: '', output2: [{}] })).toBeUndefined()
  })

  it('goes on over a page without rows where the header promises more', () => {
    expect(page(tradePbmn, { keyb: 'k', output2: [] }, 'M')).toMatchObject({ cursor: { KEYB: 'k' } })
    expect(() => page(tradePbmn, { keyb: 'k', output2: [] }, 'M', { KEYB: 'k' })).toThrow(refusal('KEYB'))
  })

  it('takes index_key from its block, and asks for a following page with QRY_TP=P', () => {
    const next = { continuation: 'N', cursor: { INDEX_KEY: 'i', QRY_TP: 'P' } }

    expect(page(tickCcnl, { output1: { index_key: 'i' }, output2: [{}] }, 'M')).toEqual(next)
    expect(page(inquireTimeFuturechartprice, { output1: [{}], output2: { index_key: 'i' } })).toEqual(next)
  })

  it.each([
    ['by its own name at the top', { cts: 'c', output1: [{}] }],
    ['by its own name in a block', { output1: [{}], output2: { cts: 'c' } }],
    ['by its own name in the last row', { output1: [{ cts: 'b' }, { cts: 'c' }] }],
    ['by a name that begins like it at the top', { cts_area: 'c', output1: [{}] }],
    ['by a name that begins like it in a block', { output1: [{}], output2: { CTS_KEY: 'c' } }],
    ['beside an empty one', { cts: ' ', output1: [{}], cts_area: 'c' }],
  ])('finds a cts %s, since its place is not documented', (_where, body) => {
    expect(page(dailyLoanTrans, body, 'M')).toEqual({ continuation: 'N', cursor: { CTS: 'c' } })
  })

  it('says so where more is promised and no key is found, and ends where nothing is promised', () => {
    expect(() => page(newsTitle, { outblock1: [{ news_key: '1' }] }, 'M')).toThrow(refusal('CTS'))
    expect(page(newsTitle, { outblock1: [{ news_key: '1' }] }, null)).toBeUndefined()
  })
})

describe('a chart by time', () => {
  const asked = { NMIN: '5', KEYB: '' }
  const bars = (...starts: string[]) =>
    starts.map((start) => ({ xymd: start.slice(0, 8), xhms: start.slice(8), kymd: '20991231' }))
  const chart = (
    output2: object[],
    input: Record<string, string> = asked,
    output1: object = { next: '1', more: '0' },
  ) => page(inquireTimeItemchartprice, { output1, output2 }, null, input)

  it('goes on one bar before the oldest one, by the clock of the exchange, across midnight and the year', () => {
    expect(chart(bars('20261019100500', '20261019100000'))).toEqual({
      continuation: '',
      cursor: { NEXT: '1', KEYB: '20261019095500' },
    })
    expect(chart(bars('20270101000200'))).toMatchObject({ cursor: { KEYB: '20261231235700' } })
    expect(chart(bars('20261019100500'), { ...asked, NMIN: '1' })).toMatchObject({ cursor: { KEYB: '20261019100400' } })
  })

  it('finds the oldest bar wherever it stands', () => {
    expect(chart(bars('20261019100000', '20261019100500'))).toMatchObject({ cursor: { KEYB: '20261019095500' } })
  })

  it.each([
    ['next', { next: '1' }, true],
    ['more', { next: '0', more: '1' }, true],
    ['neither', { next: '0', more: '0' }, false],
    ['no word at all', {}, false],
  ])('goes by %s', (_what, output1, goesOn) => {
    expect(chart(bars('20261019100000'), asked, output1) !== undefined).toBe(goesOn)
  })

  it('ends before the first bar, and leaves out rows that KIS filled a page up with', () => {
    expect(chart([])).toBeUndefined()
    expect(chart([{}, ...bars('20261019100000'), {}])).toMatchObject({ cursor: { KEYB: '20261019095500' } })
  })

  it('does not go on where the bars do not get older', () => {
    expect(() => chart(bars('20261019100500'), { ...asked, KEYB: '20261019100000' })).toThrow(refusal('KEYB'))
    expect(chart(bars('20261019100000'), { ...asked, KEYB: '20261019100000' })).toBeDefined()
  })

  it.each([
    ['a bar without a time', [{ xymd: '20261019' }]],
    ['a time that no clock shows', [{ xymd: '20261399', xhms: '100000' }]],
  ])('does not guess at %s', (_what, rows) => {
    expect(() => chart(rows)).toThrow(refusal('xymd,xhms'))
  })

  it('wants to know the minutes of a bar', () => {
    expect(() => chart(bars('20261019100000'), { NMIN: 'five' })).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'NMIN' }),
    )
  })
})

it('refuses an endpoint that answers in one piece', () => {
  expect(() => page(inquirePrice, { output: {} })).toThrow(
    expect.objectContaining({ code: 'KIS_INPUT', field: 'endpoint' }),
  )
})
