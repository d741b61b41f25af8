import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Feed } from '../../endpoint.ts'
import {
  askingPriceKrx,
  ccnlKrx,
  delayedCcnl,
  domesticStockCcnlNotice,
  marketStatusTotal,
  overseasStockAskingPrice,
  viStatusKrx,
} from '../../endpoints/feeds.gen.ts'
import { addDecimals, parseDecimal } from '../../values/decimal.ts'
import { createRowReader } from './row-reader.ts'

const receivedAt = Date.parse('2026-11-30T10:30:00+09:00')

/** Returns the values of one record: those given, and empty text for the others. */
function record(feed: Feed<string>, values: Readonly<Record<string, string>>, width = feed.columns.length): string {
  return Array.from({ length: width }, (_, index) => values[feed.columns[index] ?? ''] ?? '').join('^')
}

function rowsOf<Row>(read: { readonly kind: string; readonly rows?: readonly Row[] }): readonly Row[] {
  if (read.rows === undefined) throw new Error(`the frame is ${JSON.stringify(read)}`)
  return read.rows
}

const trade = {
  MKSC_SHRN_ISCD: '005930',
  STCK_CNTG_HOUR: '102959',
  STCK_PRPR: '70100',
  PRDY_VRSS: '-400',
  CNTG_VOL: '7',
  BSOP_DATE: '20261130',
  MARKET_CLS_CODE: '2',
}

describe('createRowReader', () => {
  it('reads the asked columns of every record, with key and instant', () => {
    const reader = createRowReader(ccnlKrx, ['STCK_PRPR', 'MARKET_CLS_CODE'])
    const next = { ...trade, MKSC_SHRN_ISCD: '000660', STCK_CNTG_HOUR: '103000', STCK_PRPR: '251000' }
    const payload = `${record(ccnlKrx, trade)}^${record(ccnlKrx, next)}`

    const read = reader.read({ count: 2, payload, receivedAt })

    expect(read).toEqual({
      kind: 'rows',
      width: 47,
      unreadable: [],
      rows: [
        {
          key: '005930',
          at: Date.parse('2026-11-30T10:29:59+09:00'),
          STCK_PRPR: '70100',
          MARKET_CLS_CODE: '2',
        },
        { key: '000660', at: Date.parse('2026-11-30T10:30:00+09:00'), STCK_PRPR: '251000', MARKET_CLS_CODE: '2' },
      ],
    })
  })

  it('reads records of both widths of a day, and leaves the newer column of the narrower one undefined', () => {
    const reader = createRowReader(ccnlKrx, ['CNTG_VOL', 'MARKET_CLS_CODE'])

    const narrow = reader.read({
      count: 2,
      payload: `${record(ccnlKrx, trade, 46)}^${record(ccnlKrx, trade, 46)}`,
      receivedAt,
    })
    const wide = reader.read({ count: 1, payload: record(ccnlKrx, trade), receivedAt })

    expect(rowsOf(narrow)).toMatchObject([
      { CNTG_VOL: '7', MARKET_CLS_CODE: undefined },
      { CNTG_VOL: '7', MARKET_CLS_CODE: undefined },
    ])
    expect(rowsOf(wide)).toMatchObject([{ CNTG_VOL: '7', MARKET_CLS_CODE: '2' }])
  })

  it('reads the known columns of records to which KIS has appended some', () => {
    const reader = createRowReader(ccnlKrx, ['CNTG_VOL', 'MARKET_CLS_CODE'])
    const payload = `${record(ccnlKrx, trade)}^x^y^${record(ccnlKrx, { ...trade, CNTG_VOL: '8' })}^x^y`

    expect(rowsOf(reader.read({ count: 2, payload, receivedAt }))).toMatchObject([
      { CNTG_VOL: '7', MARKET_CLS_CODE: '2' },
      { CNTG_VOL: '8', MARKET_CLS_CODE: '2' },
    ])
  })

  it('takes a column that KIS appends to a book of one level for none of its second level', () => {
    const reader = createRowReader(overseasStockAskingPrice, ['pask1', 'dask1', 'pbid2'])
    const book = { rsym: 'DNASAAPL', pask1: '231.5500', dask1: '3' }

    const payload = `${record(overseasStockAskingPrice, book, 17)}^appended`
    const [row] = rowsOf(reader.read({ count: 1, payload, receivedAt }))

    expect(row).toMatchObject({ key: 'DNASAAPL', pask1: '231.5500', dask1: '3', pbid2: undefined })
  })

  it.each([
    ['a width that is not whole', 2, record(ccnlKrx, trade)],
    ['fewer records than it says', 2, record(ccnlKrx, trade, 46)],
    ['more records than it says', 1, `${record(ccnlKrx, trade, 46)}^${record(ccnlKrx, trade, 46)}`],
    ['twice as many records as it says', 2, Array.from({ length: 4 }, () => record(ccnlKrx, trade)).join('^')],
    ['a record that was cut', 1, record(ccnlKrx, trade, 45)],
    ['no values', 1, ''],
    ['very many values', 1, '^'.repeat(100_000)],
  ])('reports a frame with %s as malformed', (_, count, payload) => {
    const read = createRowReader(ccnlKrx, ['STCK_PRPR']).read({ count, payload, receivedAt })

    expect(read).toEqual({ kind: 'malformed', reason: expect.stringMatching(/^domestic-stock\/ccnl-krx: .* values/) })
    expect(JSON.stringify(read)).not.toContain('005930')
  })

  it.each([
    ['+1.26', '1.26'],
    ['0005', '5'],
    ['-0.00', '0.00'],
    ['-007.50', '-7.50'],
    ['0', '0'],
    ['000', '0'],
    ['0.10', '0.10'],
    [' 70100 ', '70100'],
    ['9007199254740993.1', '9007199254740993.1'],
    ['', undefined],
    ['  ', undefined],
    ['(null)', undefined],
  ])('reads the number %j as %j', (text, decimal) => {
    const payload = record(ccnlKrx, { ...trade, PRDY_VRSS: text })

    const read = createRowReader(ccnlKrx, ['PRDY_VRSS']).read({ count: 1, payload, receivedAt })

    expect(read).toMatchObject({ unreadable: [], rows: [{ PRDY_VRSS: decimal }] })
  })

  it('writes a number as the functions of decimals do', () => {
    const reader = createRowReader(ccnlKrx, ['PRDY_VRSS'])
    fc.assert(
      fc.property(fc.stringMatching(/^[+-]?\d{1,20}(\.\d{1,8})?$/), (text) => {
        const [row] = rowsOf(
          reader.read({ count: 1, payload: record(ccnlKrx, { ...trade, PRDY_VRSS: text }), receivedAt }),
        )
        expect(row?.PRDY_VRSS).toBe(addDecimals(parseDecimal(text), parseDecimal('0')))
      }),
    )
  })

  it.each(['1,000', '1.', '.5', '1.2.3', '1e3', '--1', 'N', '+'])('names the column whose number is %j', (text) => {
    const reader = createRowReader(ccnlKrx, ['PRDY_VRSS', 'STCK_PRPR'])
    const payload = record(ccnlKrx, { ...trade, PRDY_VRSS: text })

    const read = reader.read({ count: 2, payload: `${payload}^${payload}`, receivedAt })

    expect(read).toMatchObject({ unreadable: ['PRDY_VRSS'] })
    expect(rowsOf(read)[1]).toMatchObject({ PRDY_VRSS: undefined, STCK_PRPR: '70100' })
  })

  it('keeps the zeros of codes and order numbers', () => {
    const notice = { CUST_ID: 'KIMHTS', ODER_NO: '0000002891', STCK_SHRN_ISCD: '005930', CNTG_QTY: '0000000010' }

    const [row] = rowsOf(
      createRowReader(domesticStockCcnlNotice, ['ODER_NO', 'CNTG_QTY']).read({
        count: 1,
        payload: record(domesticStockCcnlNotice, notice),
        receivedAt,
      }),
    )

    expect(row).toEqual({ key: undefined, at: undefined, ODER_NO: '0000002891', CNTG_QTY: '10' })
  })

  it('takes the key from the second column of a feed that begins with the day', () => {
    const reader = createRowReader(viStatusKrx, ['CNTG_VI_HOUR'])
    const payload = record(viStatusKrx, { BSOP_DATE: '20261130', MKSC_SHRN_ISCD: '005930', CNTG_VI_HOUR: '101500' })

    expect(rowsOf(reader.read({ count: 1, payload, receivedAt }))).toEqual([
      { key: '005930', at: undefined, CNTG_VI_HOUR: '101500' },
    ])
  })

  it('leaves a column that KIS sends not always undefined', () => {
    const reader = createRowReader(marketStatusTotal, ['EXCH_CLS_CODE'])
    const payload = record(marketStatusTotal, { MKSC_SHRN_ISCD: '158430' }, 10)

    expect(rowsOf(reader.read({ count: 1, payload, receivedAt }))).toMatchObject([
      { key: '158430', EXCH_CLS_CODE: undefined },
    ])
  })

  it('reads the instant of an overseas trade from the Korean clock in it', () => {
    const quote = { RSYM: 'DNASAAPL', XYMD: '20261127', XHMS: '123000', KYMD: '20261128', KHMS: '023000' }
    const payload = record(delayedCcnl, quote)

    const [row] = rowsOf(createRowReader(delayedCcnl, []).read({ count: 1, payload, receivedAt }))

    expect(row).toEqual({ key: 'DNASAAPL', at: Date.parse('2026-11-28T02:30:00+09:00') })
  })

  it.each([
    ['10:30:00', '102959', '2026-11-30T10:29:59'],
    ['10:30:00', '153000', '2026-11-29T15:30:00'],
    ['10:30:00', '103010', '2026-11-30T10:30:10'],
    ['00:00:01', '235959', '2026-11-29T23:59:59'],
    ['23:59:59', '000001', '2026-12-01T00:00:01'],
    ['00:00:00', '000000', '2026-11-30T00:00:00'],
  ])('gives a time without a day the day of its arrival at %s: %s', (arrival, time, instant) => {
    const payload = record(askingPriceKrx, { MKSC_SHRN_ISCD: '005930', BSOP_HOUR: time })
    const arrivedAt = Date.parse(`2026-11-30T${arrival}+09:00`)

    const read = createRowReader(askingPriceKrx, []).read({ count: 1, payload, receivedAt: arrivedAt })

    expect(rowsOf(read)).toEqual([{ key: '005930', at: Date.parse(`${instant}+09:00`) }])
  })

  it.each(['', '(null)', '99999', '246000', '240000', '10:300', '126000', '125960'])(
    'leaves the instant of the time %j undefined',
    (time) => {
      const payload = record(ccnlKrx, { ...trade, STCK_CNTG_HOUR: time })

      expect(rowsOf(createRowReader(ccnlKrx, []).read({ count: 1, payload, receivedAt }))).toEqual([
        { key: '005930', at: undefined },
      ])
    },
  )

  it.each(['', '(null)', '20261131', '2026'])('takes the day of the arrival for the day %j', (day) => {
    const payload = record(ccnlKrx, { ...trade, BSOP_DATE: day })

    expect(rowsOf(createRowReader(ccnlKrx, []).read({ count: 1, payload, receivedAt }))).toMatchObject([
      { at: Date.parse('2026-11-30T10:29:59+09:00') },
    ])
  })

  it('refuses a column that the feed lacks', () => {
    // @ts-expect-error the name is misspelt
    expect(() => createRowReader(ccnlKrx, ['STCK_PRICE'])).toThrowError(expect.objectContaining({ field: 'columns' }))
  })

  it.each([
    [1, 92, 'over 91 values are not 1 record of about 47'],
    [2, 94 * 2, 'over 182 values are not 2 records of about 47'],
    [1, 45, '45 values are not 1 record of about 47'],
    [2, 93, '93 values are not 2 records of about 47'],
  ])('says of %i records in %i values what is wrong', (count, values, reason) => {
    const payload = '^'.repeat(values - 1)

    expect(createRowReader(ccnlKrx, []).read({ count, payload, receivedAt })).toEqual({
      kind: 'malformed',
      reason: `domestic-stock/ccnl-krx: ${reason}`,
    })
  })

  it('reads a record with as many appended columns as are fewer than another record', () => {
    const payload = `${record(ccnlKrx, trade)}${'^x'.repeat(44)}`

    expect(rowsOf(createRowReader(ccnlKrx, ['CNTG_VOL']).read({ count: 1, payload, receivedAt }))).toMatchObject([
      { key: '005930', CNTG_VOL: '7' },
    ])
  })

  it('reads all levels of a book, of which other markets send one', () => {
    const book = { rsym: 'DNASAAPL', pask1: '231.5500', pbid10: '230.0000' }
    const payload = record(overseasStockAskingPrice, book)

    expect(
      rowsOf(createRowReader(overseasStockAskingPrice, ['pbid10']).read({ count: 1, payload, receivedAt })),
    ).toMatchObject([{ key: 'DNASAAPL', pbid10: '230.0000' }])
  })

  it('reads a frame whose first value is empty', () => {
    const payload = record(ccnlKrx, { ...trade, MKSC_SHRN_ISCD: '' })

    expect(rowsOf(createRowReader(ccnlKrx, ['STCK_PRPR']).read({ count: 1, payload, receivedAt }))).toMatchObject([
      { key: undefined, STCK_PRPR: '70100' },
    ])
  })

  it('reads the first column, as any other', () => {
    const payload = record(ccnlKrx, trade)

    expect(rowsOf(createRowReader(ccnlKrx, ['MKSC_SHRN_ISCD']).read({ count: 1, payload, receivedAt }))).toMatchObject([
      { MKSC_SHRN_ISCD: '005930' },
    ])
  })

  it('has no key in a notice, which is registered by HTS id', () => {
    const payload = domesticStockCcnlNotice.columns.map((_, index) => `${index + 100}`).join('^')

    expect(rowsOf(createRowReader(domesticStockCcnlNotice, []).read({ count: 1, payload, receivedAt }))).toEqual([
      { key: undefined, at: undefined },
    ])
  })

  it('gives each row one shape: key, instant, the fields of its caller, and the columns', () => {
    const reader = createRowReader(ccnlKrx, ['MARKET_CLS_CODE', 'STCK_PRPR'], { topic: 'T', isLate: false })
    const rows = [46, 47].flatMap((width) =>
      rowsOf(reader.read({ count: 1, payload: record(ccnlKrx, trade, width), receivedAt })),
    )

    for (const row of rows)
      expect(Object.keys(row)).toEqual(['key', 'at', 'topic', 'isLate', 'MARKET_CLS_CODE', 'STCK_PRPR'])
    expect(rows).toMatchObject([{ topic: 'T', isLate: false }, { topic: 'T' }])
  })

  it('says which column a feed lacks', () => {
    // @ts-expect-error the name is misspelt
    expect(() => createRowReader(ccnlKrx, ['STCK_PRICE'])).toThrowError(
      expect.objectContaining({
        rule: '"STCK_PRICE" is not a column of domestic-stock/ccnl-krx; use one of its columns',
      }),
    )
  })

  describe('the instant of a record', () => {
    /** Returns the instants of the rows of a feed with two columns. */
    const instantsOf = (columns: readonly string[], clock: Feed<string>['clock'], ...records: readonly string[]) => {
      const { keyColumn: _keyColumn, ...plain } = ccnlKrx
      const feed: Feed<string> = { ...plain, columns, widths: [columns.length], texts: [], ...(clock && { clock }) }
      const frame = { count: records.length, payload: records.join('^'), receivedAt }
      return rowsOf(createRowReader(feed, []).read(frame)).map(({ at }) => at)
    }

    it('has its day from the first column, too', () => {
      expect(instantsOf(['DAY', 'TIME'], { time: 'TIME', date: 'DAY' }, '20261127^153000')).toEqual([
        Date.parse('2026-11-27T15:30:00+09:00'),
      ])
    })

    it('has its day from no other column where the feed has none, nor from the record before', () => {
      const at = instantsOf(['TIME', 'DUE'], { time: 'TIME' }, '102959^20301231', '103000^20301231')

      expect(at).toEqual(['10:29:59', '10:30:00'].map((time) => Date.parse(`2026-11-30T${time}+09:00`)))
    })
  })
})
