import { describe, expect, it } from 'vitest'
import { allEndpoints } from '../../../endpoints/all.gen.ts'
import { type CatalogueEntry, generateCall, readEntries, trIdsOf } from '../../../tests/every-endpoint.test-kit.ts'
import { parseAccountNumber } from '../../../values/account-number.ts'
import { fakeCredentials } from '../../gateway/fake-secrets.ts'
import { createGateway } from '../../gateway/gateway.ts'
import { createTokens } from '../../gateway/tokens.ts'
import { createHolidayTable } from '../../world/holiday-table.ts'
import { createInstruments } from '../../world/instruments.ts'
import { createPrices } from '../../world/prices.ts'
import { catalogueAnswers } from './answers.ts'

const account = '12345678-01'
const mondayAtTen = Date.parse('2026-10-19T10:00:00+09:00')
const entries = readEntries()
const find = (id: string): CatalogueEntry => {
  const entry = entries.find((one) => one.id === id)
  if (entry === undefined) throw new Error(`the catalogue has no ${id}`)
  return entry
}

/**
 * Returns a gateway that answers every endpoint from the catalogue, also those that the market and the account answer.
 */
function startCatalogue(seed = 1) {
  const credentials = fakeCredentials(seed)
  const tokens = createTokens({ seed, credentials, limits: false })
  const { appKey: appkey, appSecret: appsecret } = credentials
  const { body } = tokens.issue(JSON.stringify({ grant_type: 'client_credentials', appkey, appsecret }), mondayAtTen)
  const prices = createPrices({ seed, holidays: createHolidayTable('always'), given: new Map() })
  const gateway = createGateway({
    environment: 'real',
    account: parseAccountNumber(account),
    credentials,
    limits: false,
    tokens,
    endpoints: allEndpoints.filter(({ trIds }) => trIds.length > 0),
    answers: catalogueAnswers({ seed, instruments: createInstruments(), prices }),
  })
  /** Sends a call with every required field, some of them as given, and a header. */
  return (entry: CatalogueEntry, given: Readonly<Record<string, string>> = {}, trCont = '') => {
    const [choice] = trIdsOf(entry)
    if (choice === undefined) throw new Error(`${entry.id} has no TR id`)
    const fields = { ...generateCall(entry, choice, { account }).wire, ...given }
    const headers: Readonly<Record<string, string>> = {
      authorization: `Bearer ${body['access_token']}`,
      appkey,
      appsecret,
      tr_id: choice.real,
      tr_cont: trCont,
    }
    const request = {
      method: entry.method,
      path: entry.path,
      query: new URLSearchParams(entry.method === 'GET' ? fields : {}),
      header: (name: string) => headers[name],
      body: entry.method === 'POST' ? JSON.stringify(fields) : '',
    }
    return gateway.serve(request, mondayAtTen).reply
  }
}

type Ask = ReturnType<typeof startCatalogue>

const recordsOf = (block: unknown): Record<string, string>[] => [block].flat().map((record) => Object(record))
const listsOf = ({ response }: CatalogueEntry) =>
  Object.keys(response.containers).filter((name) => response.containers[name]?.kind === 'array')

describe('an answer from the catalogue', () => {
  it('has every block and every field of the catalogue, in its order and of its kind, all of it text', () => {
    const ask = startCatalogue()
    const problems: unknown[] = []

    for (const entry of entries) {
      const { body } = ask(entry)
      if (body.rt_cd !== '0') problems.push([entry.id, body.msg_cd, body.msg1])
      for (const [name, { kind, fields }] of Object.entries(entry.response.containers)) {
        if (Array.isArray(body[name]) !== (kind === 'array')) problems.push([entry.id, name, kind])
        const records = recordsOf(body[name])
        if (kind === 'array' && records.length < 3) problems.push([entry.id, name, records.length])
        for (const record of records) {
          if (Object.keys(record).join() !== fields.join()) problems.push([entry.id, name, Object.keys(record)])
          if (!Object.values(record).every((value) => typeof value === 'string'))
            problems.push([entry.id, name, record])
        }
      }
    }

    expect(entries).toHaveLength(275)
    expect(problems).toEqual([])
  })

  it('is a number wherever the catalogue says number, and a day or a time where the name does', () => {
    const ask = startCatalogue()
    // KIS's samples mark these as numbers, but they hold a name, a kind or yes and no.
    const words = new Set(['pblc_co_name', 'lp_mbcr_name', 'elw_rght_form', 'e_ordyn'])
    const problems: unknown[] = []

    for (const entry of entries) {
      const { body } = ask(entry)
      for (const block of Object.keys(entry.response.containers)) {
        for (const [name, value] of recordsOf(body[block]).flatMap((record) => Object.entries(record))) {
          const isNumber = entry.response.fields[name]?.numeric === true && !words.has(name)
          const fits =
            (!isNumber || /^-?\d+(\.\d+)?$/.test(value)) &&
            (!/_(dt|date)$/i.test(name) || /^(20\d{6})?$/.test(value)) &&
            (!/_(tmd|hour)$/i.test(name) || /^([01]\d|2[0-3])([0-5]\d){2}$/.test(value)) &&
            !/NaN|Infinity|undefined|null/.test(value)
          if (!fits) problems.push([entry.id, name, value])
        }
      }
    }

    expect(problems).toEqual([])
  })

  it('describes the instrument that was asked for, with its code and its name, at its true price', () => {
    const ask = startCatalogue()

    const stock = ask(find('domestic-stock/search-stock-info'), { PDNO: '000660' }).body['output']
    const price = ask(find('domestic-stock/inquire-price'), { FID_INPUT_ISCD: '000660' }).body['output']
    const prices = createPrices({ seed: 1, holidays: createHolidayTable('always'), given: new Map() })
    const hynix = {
      market: 'KRX',
      symbol: '000660',
      name: '',
      listing: 'KOSPI',
      kind: 'stock',
      basePrice: '94100',
      listedOn: '19961226',
    } as const

    expect(stock).toMatchObject({ pdno: '000660', prdt_name: 'SK하이닉스' })
    expect(price).toMatchObject({
      stck_shrn_iscd: '000660',
      stck_prpr: `${prices.snapshot(hynix, mondayAtTen)?.price}`,
    })
  })

  it('has a row for each of many instruments that were asked for at once', () => {
    const ask = startCatalogue()
    const several = { FID_INPUT_ISCD_1: '005930', FID_INPUT_ISCD_2: '035720', FID_INPUT_ISCD_3: '000660' }

    const { body } = ask(find('domestic-stock/intstock-multprice'), several)

    const codes = recordsOf(body['output']).map(({ inter_shrn_iscd }) => inter_shrn_iscd)
    expect(codes.slice(0, 3)).toEqual(['005930', '035720', '000660'])
  })

  it('returns codes as they were sent, except those that mean all', () => {
    const ask = startCatalogue()
    const asked = (code: string) =>
      recordsOf(ask(find('domestic-bond/search-bond-info'), { PRDT_TYPE_CD: code }).body['output'])[0]?.['prdt_type_cd']

    expect(asked('302')).toBe('302')
    expect(asked('%%')).not.toBe('%%')
  })

  it('ends with the last day that was asked for, and goes back from there by weekdays', () => {
    const ask = startCatalogue()
    const days = { START_DATE_TIME: '20260901', CLOSE_DATE_TIME: '20261011' }

    const { body } = ask(find('overseas-futureoption/daily-ccnl'), days)

    const dates = recordsOf(body['output2']).map(({ data_date }) => data_date)
    expect(dates.slice(0, 6)).toEqual(['20261009', '20261008', '20261007', '20261006', '20261005', '20261002'])
  })

  it('is the same for the same question and seed, and another for another', () => {
    const entry = find('elw/indicator')
    const ask = startCatalogue(1)

    expect(ask(entry)).toEqual(ask(entry))
    expect(startCatalogue(1)(entry)).toEqual(ask(entry))
    expect(startCatalogue(2)(entry)).not.toEqual(ask(entry))
    expect(ask(entry, { FID_INPUT_ISCD: '57LA24' })).not.toEqual(ask(entry))
  })

  it('moves a price, its change and the sign of the change together', () => {
    const ask = startCatalogue()

    const { body } = ask(find('domestic-bond/inquire-price'), { FID_INPUT_ISCD: 'KR103502GA34' })
    const [bond = {}] = recordsOf(body['output'])

    const change = Number(bond['bond_prpr']) - Number(bond['bond_prdy_clpr'])
    expect(Number(bond['bond_prdy_vrss'])).toBe(change)
    expect(bond['prdy_vrss_sign']).toBe(change > 0 ? '2' : change < 0 ? '5' : '3')
  })

  it('keeps the open and the last price of a bar between its low and its high, and a bid below the ask', () => {
    const ask = startCatalogue()
    const numbers = (record: Record<string, string>, ...names: readonly string[]) =>
      names.map((name) => Number(record[name]))

    const bars = recordsOf(ask(find('overseas-futureoption/daily-ccnl')).body['output2'])
    const [book = {}] = recordsOf(ask(find('domestic-bond/inquire-asking-price')).body['output'])

    for (const bar of bars) {
      const [low = 0, high = 0, ...inside] = numbers(bar, 'low_price', 'high_price', 'open_price', 'last_price')
      expect(inside.filter((value) => value < low || value > high)).toEqual([])
    }
    const names = ['bond_bidp2', 'bond_bidp1', 'bond_askp1', 'bond_askp2']
    const levels = numbers(book, ...names)
    expect(levels).toEqual([...new Set(levels)].sort((one, other) => one - other))
    expect(bars).toHaveLength(10)
  })

  it.each([
    ['domestic-bond/buy', 'ODNO'],
    ['domestic-futureoption/order', 'ODNO'],
    ['domestic-stock/order-credit', 'odno'],
    ['overseas-futureoption/order', 'ODNO'],
    ['overseas-stock/order-resv', 'ODNO'],
  ])('acknowledges each write of %s with a number of its own in %s', (id, field) => {
    const ask = startCatalogue()
    const entry = find(id)

    const numbers = [ask(entry), ask(entry)].map(({ body }) => recordsOf(body['output'])[0]?.[field])

    expect(numbers[0]).toMatch(/^\d{10}$/)
    expect(numbers[1]).toMatch(/^\d{10}$/)
    expect(numbers[0]).not.toBe(numbers[1])
  })

  it('stamps a write with the time of the call, even if it names other days', () => {
    const ask = startCatalogue()

    const { body } = ask(find('domestic-stock/order-credit'), { LOAN_DT: '20260801' })

    expect(recordsOf(body['output'])[0]).toMatchObject({ ord_tmd: '100000' })
    expect(body.msg_cd).toBe('APBK0013')
  })
})

describe('the paging of such an answer', () => {
  const paged = entries.filter(
    ({ pagination, response }) =>
      pagination !== null &&
      pagination.kind !== 'time-cursor' &&
      Object.values(response.containers).some(({ kind }) => kind === 'array'),
  )

  /** Reads to the end as KIS's samples do: by the header, with the cursor of the page before. */
  function readAll(ask: Ask, entry: CatalogueEntry, { withHeader }: { readonly withHeader: boolean }) {
    const { keys = [], responseKeys = [], responseContainer } = entry.pagination ?? {}
    const pages = [ask(entry)]
    for (let page = pages[0]; page?.trCont === 'M' && pages.length < 10; page = pages.at(-1)) {
      const place: Record<string, unknown> = responseContainer ? Object(page.body[responseContainer]) : page.body
      const cursor = keys.map((key, index) => [key, String(place[responseKeys[index] ?? key.toLowerCase()])])
      const charts = 'INDEX_KEY' === keys[0] ? { QRY_TP: 'P' } : {}
      pages.push(ask(entry, { ...Object.fromEntries(cursor), ...charts }, withHeader ? 'N' : ''))
    }
    return pages
  }

  it('has three pages for every list that KIS pages, says so in the header, and has each row once', () => {
    const ask = startCatalogue()
    const problems: unknown[] = []

    for (const entry of paged) {
      const pages = readAll(ask, entry, { withHeader: true })
      const continuations = pages.map(({ trCont }) => trCont).join('')
      if (continuations !== 'MME') problems.push([entry.id, continuations])
      for (const list of listsOf(entry)) {
        const rows = pages.flatMap(({ body }) => recordsOf(body[list]).map((row) => JSON.stringify(row)))
        if (rows.length !== 25 || new Set(rows).size !== 25) problems.push([entry.id, list, rows.length])
      }
    }

    expect(new Set(paged.map(({ pagination }) => pagination?.kind))).toEqual(
      new Set(['tr_cont', 'tr_cont-header', 'keyb', 'index-key', 'cts']),
    )
    expect(problems).toEqual([])
  })

  it.each(['keyb', 'index-key', 'cts'])('continues by the cursor alone where it is a %s', (kind) => {
    const entry = paged.find(({ pagination }) => pagination?.kind === kind)
    if (entry === undefined) throw new Error(`nothing is paged by ${kind}`)

    expect(readAll(startCatalogue(), entry, { withHeader: false }).map(({ trCont }) => trCont)).toEqual(['M', 'M', 'D'])
  })

  it('begins again without the header where KIS pages by it', () => {
    const ask = startCatalogue()
    const entry = find('domestic-bond/inquire-balance')
    const first = ask(entry)

    const again = ask(entry, { CTX_AREA_NK200: String(first.body['ctx_area_nk200']) })

    expect(again.body['output']).toEqual(first.body['output'])
  })

  it('begins again at a cursor that no page had', () => {
    const ask = startCatalogue()
    const entry = find('domestic-bond/inquire-balance')

    expect(ask(entry, { CTX_AREA_NK200: 'somewhere' }, 'N').body['output']).toEqual(ask(entry).body['output'])
  })

  it('ends behind the last row', () => {
    const ask = startCatalogue()

    const beyond = ask(find('domestic-bond/inquire-balance'), { CTX_AREA_NK200: '900' }, 'N')

    expect(beyond).toMatchObject({ trCont: 'E', body: { output: [], ctx_area_nk200: ' '.repeat(200) } })
  })

  it('remembers the page of each question where there is no cursor, and forgets it at the first page', () => {
    const ask = startCatalogue()
    const entry = find('domestic-futureoption/ngt-margin-detail')
    const other = { MGNA_DVSN_CD: '02' }
    const rowsOf = (reply: ReturnType<Ask>) => recordsOf(reply.body['output1']).length

    const pages = [ask(entry), ask(entry, {}, 'N'), ask(entry, other), ask(entry, {}, 'N'), ask(entry, {}, 'N')]

    expect(pages.map((page) => [page.trCont, rowsOf(page)])).toEqual([
      ['M', 10],
      ['M', 10],
      ['M', 10],
      ['E', 5],
      ['M', 10],
    ])
    ask(entry)
    expect(ask(entry, {}, 'N').body['output1']).toEqual(pages[1]?.body['output1'])
  })

  it('says in words that a list of the account continues, as KIS does', () => {
    const ask = startCatalogue()
    const entry = find('domestic-bond/inquire-balance')

    expect(ask(entry).body.msg_cd).toBe('KIOK0500')
    expect(ask(entry, { CTX_AREA_NK200: '20' }, 'N').body.msg_cd).toBe('KIOK0510')
  })
})
