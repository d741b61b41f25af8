import { describe, expect, it } from 'vitest'
import type { KisClient } from '../client/client.ts'
import { ngtMarginDetail } from '../endpoints/domestic-futureoption.gen.ts'
import {
  dailyLoanTrans,
  inquireBalance,
  inquirePrice,
  inquirePsblRvsecncl,
  orderCash,
} from '../endpoints/domestic-stock.gen.ts'
import { tickCcnl } from '../endpoints/overseas-futureoption.gen.ts'
import { dailyprice, inquireTimeItemchartprice, quotInquireCcnl } from '../endpoints/overseas-stock.gen.ts'
import { balance, buyOne, samsung } from '../tests/sample-calls.test-kit.ts'
import { startScriptedClient } from '../tests/scripted-client.test-kit.ts'
import { type Asked, collect, type Scripted } from '../tests/scripted-kis.test-kit.ts'
import { startSteppedKis } from '../tests/stepped-kis.test-kit.ts'

const open = { INQR_DVSN_1: '0', INQR_DVSN_2: '0' } as const

/** Answers with pages of `inquire-psbl-rvsecncl`, one letter a row; a blank page is refused because the list has changed. */
const pagesOf =
  (...pages: string[]) =>
  (_asked: Asked, count: number): Scripted => {
    const page = pages[count - 1] ?? ''
    if (page === ' ') return { refusal: 'SYDB0050' }
    const isLast = pages[count] === undefined || page.endsWith('.')
    const output = [...page.replace('.', '')].map((odno) => ({ odno }))
    return { blocks: { output, ctx_area_fk100: 'k', ctx_area_nk100: `${count}` }, continuation: isLast ? 'E' : 'M' }
  }

/** Yields the first items only, as a caller that stops early does. */
async function* firstOf<Item>(items: AsyncIterable<Item>, most: number): AsyncGenerator<Item, void> {
  let taken = 0
  for await (const item of items) {
    yield item
    taken += 1
    if (taken === most) return
  }
}
const names = (rows: readonly { readonly odno?: string }[]) => rows.map(({ odno }) => odno).join('')

describe('kis.pages', () => {
  it('yields pages as KIS answers them, each with the cursor of the page before', async () => {
    const { kis, asked, settle } = await startScriptedClient(pagesOf('ab', 'bc', ''))

    const { got, error } = await settle(collect(kis.pages(inquirePsblRvsecncl, open)))

    expect(error).toBeUndefined()
    expect(got.map(({ output }) => names(output))).toEqual(['ab', 'bc', ''])
    expect(asked.map(({ continuation, query }) => [continuation, query['CTX_AREA_NK100']])).toEqual([
      ['', ''],
      ['N', '1'],
      ['N', '2'],
    ])
  })

  it('goes on from a cursor of the caller', async () => {
    const { kis, asked, settle } = await startScriptedClient(pagesOf('a'))

    await settle(collect(kis.pages(inquirePsblRvsecncl, { ...open, CTX_AREA_FK100: 'k', CTX_AREA_NK100: '7' })))

    expect(asked).toMatchObject([{ query: { CTX_AREA_FK100: 'k', CTX_AREA_NK100: '7' } }])
  })

  it('reads a chart by time with the minute before its oldest bar', async () => {
    const { kis, asked, settle } = await startScriptedClient((_asked, count) => ({
      blocks: {
        output1: { next: count < 3 ? '1' : '0' },
        output2: [
          { xymd: '20261016', xhms: `1${4 - count}0100` },
          { xymd: '20261016', xhms: `1${4 - count}0000` },
        ],
      },
    }))
    const input = { EXCD: 'NAS', SYMB: 'AAPL', NMIN: '1', PINC: '1', NREC: '120' } as const

    const { got } = await settle(collect(kis.pages(inquireTimeItemchartprice, input)))

    expect(got).toHaveLength(3)
    expect(asked.map(({ continuation, query }) => [continuation, query['NEXT'], query['KEYB']])).toEqual([
      ['', '', ''],
      ['', '1', '20261016125900'],
      ['', '1', '20261016115900'],
    ])
  })

  it('stops reading from a server that never ends its list', async () => {
    const endless = (_asked: Asked, count: number) => ({
      blocks: { output: [], ctx_area_fk100: 'k', ctx_area_nk100: `${count}` },
      continuation: 'M',
    })
    const { kis, asked, settle } = await startScriptedClient(endless)

    const first = await settle(collect(kis.pages(inquirePsblRvsecncl, open)))
    const second = await settle(collect(kis.pages(inquirePsblRvsecncl, open, { mostPages: 3 })))

    expect(first.error).toMatchObject({ code: 'KIS_ANSWER', field: 'tr_cont' })
    expect(second.error).toMatchObject({ code: 'KIS_ANSWER', field: 'tr_cont' })
    expect(asked).toHaveLength(100 + 3)
  })

  it('stops at a cursor that does not move', async () => {
    const standing = () => ({ blocks: { output: [{ odno: 'a' }], ctx_area_nk100: '1' }, continuation: 'M' })
    const { kis, asked, settle } = await startScriptedClient(standing)

    const { got, error } = await settle(collect(kis.pages(inquirePsblRvsecncl, open)))

    expect(error).toMatchObject({ code: 'KIS_ANSWER', field: 'CTX_AREA_FK100,CTX_AREA_NK100' })
    expect(got).toHaveLength(2)
    expect(asked).toHaveLength(2)
  })

  it('throws the refusal of a list that has changed, since the pages were yielded already', async () => {
    const { kis, settle } = await startScriptedClient(pagesOf('ab', ' ', 'c'))

    const { got, error } = await settle(collect(kis.pages(inquirePsblRvsecncl, open)))

    expect(got).toHaveLength(1)
    expect(error).toMatchObject({ code: 'KIS_REFUSED', messageCode: 'SYDB0050' })
  })

  it('refuses an endpoint without pages and a limit of no pages, before it sends a request', async () => {
    const { kis, asked, settle } = await startScriptedClient(pagesOf('a'))

    // @ts-expect-error a price is no list
    const none = await settle(collect(kis.pages(inquirePrice, samsung)))
    const zero = await settle(collect(kis.pages(inquirePsblRvsecncl, open, { mostPages: 0 })))

    expect(none.error).toMatchObject({ code: 'KIS_INPUT', field: 'endpoint' })
    expect(zero.error).toMatchObject({ code: 'KIS_INPUT', field: 'mostPages' })
    expect(asked).toEqual([])
  })
})

describe('kis.call with the name of a list', () => {
  it.each([
    ['lacks the list', {}],
    ['has a list that is not one of records', { output2: ['a'] }],
  ])('throws for an answer that %s, and takes it for no empty list', async (_how, blocks) => {
    const { kis, asked, settle } = await startScriptedClient(() => ({ blocks }))
    const chart = { EXCD: 'NAS', SYMB: 'AAPL', GUBN: '0', BYMD: '20261016', MODP: '1' } as const

    const named = settle(kis.call(dailyprice, chart, { list: 'output2' }))

    await expect(named).rejects.toMatchObject({ code: 'KIS_ANSWER', field: 'output2' })
    await expect(settle(kis.call(dailyprice, chart))).resolves.toMatchObject({ output2: [] })
    // @ts-expect-error output1 is a record
    const wrong = settle(kis.call(dailyprice, chart, { list: 'output1' }))
    await expect(wrong).rejects.toMatchObject({ code: 'KIS_INPUT', field: 'list' })
    expect(asked).toHaveLength(2)
  })
})

describe('kis.rows', () => {
  it.each([
    ['over all pages', ['ab', 'cd', 'e'], 'abcde'],
    ['without those that KIS repeats at the beginning of a page', ['ab', 'bc', 'bcd'], 'abcd'],
    ['with equal ones of a page', ['aab', 'cc'], 'aabcc'],
    ['over pages that have none', ['a', '', 'b'], 'ab'],
    ['from the start again when the list has changed, each once', ['ab', ' ', 'nab', 'bc'], 'abnc'],
    ['when it has changed before its first page', [' ', 'ab'], 'ab'],
    ['when it has changed three times', ['a', ' ', 'ab', ' ', 'abc', ' ', 'abcd.'], 'abcd'],
  ])('yields rows %s', async (_how, pages, rows) => {
    const { kis, asked, settle } = await startScriptedClient(pagesOf(...pages))

    const { got, error } = await settle(collect(kis.rows(inquirePsblRvsecncl, open)))

    expect(error).toBeUndefined()
    expect(names(got)).toBe(rows)
    expect(asked).toHaveLength(pages.length)
  })

  it('throws the refusal of a list that changes four times', async () => {
    const { kis, asked, settle } = await startScriptedClient(pagesOf('a', ' ', 'a', ' ', 'a', ' ', 'a', ' ', 'a'))

    const { got, error } = await settle(collect(kis.rows(inquirePsblRvsecncl, open)))

    expect(names(got)).toBe('a')
    expect(error).toMatchObject({ code: 'KIS_REFUSED', outcome: 'refused', messageCode: 'SYDB0050' })
    expect(asked).toHaveLength(8)
  })

  it('starts over at the first page after any page', async () => {
    const { kis, asked, settle } = await startScriptedClient(pagesOf('a', ' ', 'a', 'b'))

    await settle(collect(kis.rows(inquirePsblRvsecncl, open)))

    expect(asked.map(({ continuation, query }) => [continuation, query['CTX_AREA_NK100']])).toEqual([
      ['', ''],
      ['N', '1'],
      ['', ''],
      ['N', '3'],
    ])
  })

  it.each([
    ['lacks the list', { ctx_area_nk100: '1' }],
    ['has a list that is not one of records', { output: ['a'] }],
  ])('throws KIS_ANSWER for a page that %s, and takes it for no empty one', async (_how, blocks) => {
    const { kis, settle } = await startScriptedClient(() => ({ blocks, continuation: 'D' }))

    const { got, error } = await settle(collect(kis.rows(inquirePsblRvsecncl, open)))
    const named = await settle(collect(kis.pages(inquirePsblRvsecncl, open, { list: 'output' })))

    expect(got).toEqual([])
    expect(error).toMatchObject({ code: 'KIS_ANSWER', field: 'output', outcome: 'unknown' })
    expect(named).toMatchObject({ got: [], error: { code: 'KIS_ANSWER', field: 'output' } })
  })

  it('yields the rows of the named list of several', async () => {
    const { kis, settle } = await startScriptedClient(() => ({
      blocks: { output1: [{ pdno: '005930' }], output2: [{ dnca_tot_amt: '1' }] },
      continuation: 'D',
    }))

    const { got } = await settle(collect(kis.rows(inquireBalance, balance, { list: 'output2' })))

    expect(got).toEqual([{ dnca_tot_amt: '1' }])
  })

  it('refuses an answer with several lists without a name, before it sends a request', async () => {
    const { kis, asked, settle } = await startScriptedClient(pagesOf('a'))

    // @ts-expect-error positions or the balance?
    const { error } = await settle(collect(kis.rows(inquireBalance, balance)))

    expect(error).toMatchObject({ code: 'KIS_INPUT', field: 'list' })
    expect(asked).toEqual([])
  })

  it('reads over real sockets too, again from the start when the list has changed, with an account read each second', async () => {
    const { kis, simulator, settle, clock } = await startSteppedKis({ environment: 'real', realOrders: true })
    await settle(kis.call(orderCash, buyOne))
    const startedAt = clock.now()
    simulator.fault({ path: inquireBalance.path }, { status: 200, msgCd: 'SYDB0050', taken: false }, 2)

    const { got, error } = await settle(collect(kis.rows(inquireBalance, balance, { list: 'output1' })))

    expect(error).toBeUndefined()
    expect(got).toMatchObject([{ pdno: '005930', hldg_qty: '1' }])
    expect(simulator.calls({ path: inquireBalance.path })).toHaveLength(3)
    expect(clock.now() - startedAt).toBeGreaterThanOrEqual(2_000)
  })

  const us = { EXCD: 'NAS', TDAY: '1', SYMB: 'AAPL' } as const
  const crude = { SRS_CD: 'CLZ26', EXCH_CD: 'CME', CLOSE_DATE_TIME: '20261019', QRY_TP: 'Q', QRY_CNT: '30' } as const
  const night = { MGNA_DVSN_CD: '01' } as const
  const loans = { MRKT_DIV_CLS_CODE: '3', MKSC_SHRN_ISCD: '005930' } as const
  const minutes = { EXCD: 'NAS', SYMB: 'AAPL', NMIN: '1', PINC: '1', NREC: '120' } as const
  it.each<[string, string, (kis: KisClient) => AsyncIterable<object>]>([
    ['keyb', quotInquireCcnl.path, (kis) => kis.rows(quotInquireCcnl, us)],
    ['index-key', tickCcnl.path, (kis) => kis.rows(tickCcnl, crude)],
    ['cts', dailyLoanTrans.path, (kis) => kis.rows(dailyLoanTrans, loans)],
    ['the header alone', ngtMarginDetail.path, (kis) => kis.rows(ngtMarginDetail, night, { list: 'output1' })],
    ['the time of a bar', inquireTimeItemchartprice.path, (kis) => kis.rows(inquireTimeItemchartprice, minutes)],
  ])('reads over real sockets where KIS pages by %s', async (_kind, path, rows) => {
    const { kis, simulator, settle } = await startSteppedKis({ environment: 'real' })

    const { got, error } = await settle(collect(firstOf(rows(kis), 250)))

    const calls = simulator.calls({ path })
    expect(error).toBeUndefined()
    expect(calls.length).toBeGreaterThan(1)
    expect(calls.length).toBeLessThan(30)
    expect(calls.every(({ status }) => status === 200)).toBe(true)
    expect(new Set(got.map((row) => JSON.stringify(row))).size).toBe(got.length)
    expect(got.length).toBeGreaterThan(calls.length)
  })

  it('ends when its caller stops, before it asks for the next page', async () => {
    const { kis, asked, settle } = await startScriptedClient(pagesOf('ab', 'cd'))

    const { got } = await settle(collect(firstOf(kis.rows(inquirePsblRvsecncl, open), 2)))

    expect(names(got)).toBe('ab')
    expect(asked).toHaveLength(1)
  })
})
