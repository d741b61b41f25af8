import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { domesticStockCcnlNotice, overseasStockCcnlNotice } from '../../endpoints/feeds.gen.ts'
import { parseAccountNumber } from '../../values/account-number.ts'
import { isOfAccount } from './account.ts'
import { isSameNumber } from './execution-notice.ts'
import { parseNotice } from './parse-notice.ts'

const receivedAt = Date.parse('2026-10-19T10:00:01.250+09:00')

/** Values of a fill of 3 of 10 shares; padded as those of the portal's example of H0IFCNI0. */
const krxFill = {
  CUST_ID: 'abcd1234',
  ACNT_NO: '1234567801',
  ODER_NO: '0000001666',
  OODER_NO: '',
  SELN_BYOV_CLS: '02',
  RCTF_CLS: '0',
  ODER_KIND: '00',
  ODER_COND: '0',
  STCK_SHRN_ISCD: '005930',
  CNTG_QTY: '0000000003',
  CNTG_UNPR: '000064900',
  STCK_CNTG_HOUR: '095958',
  RFUS_YN: '0',
  CNTG_YN: '2',
  ACPT_YN: '2',
  BRNC_NO: '00950',
  ODER_QTY: '000000010',
  ACNT_NAME: 'KIM',
  ORD_COND_PRC: '0',
  ORD_EXG_GB: '4',
  POPUP_YN: 'Y',
  FILLER: '',
  CRDT_CLS: '',
  CRDT_LOAN_DATE: '',
  CNTG_ISNM40: 'SAMSUNG',
  ODER_PRC: '000065000',
}
const krxAcceptance = {
  ...krxFill,
  CNTG_QTY: '0000000010',
  CNTG_UNPR: '000065000',
  CNTG_YN: '1',
  ACPT_YN: '1',
  ODER_PRC: '000000000',
}

/** Example of the portal's page of H0GSCNI0: an order for 100 shares of 7203 in Tokyo, at 3220.0. */
const tokyoAcceptance = {
  CUST_ID: 'abcd1234',
  ACNT_NO: '12345678',
  ODER_NO: '3567',
  OODER_NO: '',
  SELN_BYOV_CLS: '02',
  RCTF_CLS: '0',
  ODER_KIND2: '1',
  STCK_SHRN_ISCD: '7203',
  CNTG_QTY: '0000000100',
  CNTG_UNPR: '000032200',
  STCK_CNTG_HOUR: '',
  RFUS_YN: '0',
  CNTG_YN: '1',
  ACPT_YN: '1',
  BRNC_NO: '',
  ODER_QTY: '',
  ACNT_NAME: '******',
  CNTG_ISNM: 'TOYOTA',
  ODER_COND: 'D',
  DEBT_GB: '10',
  DEBT_DATE: '',
  START_TM: '',
  END_TM: '',
  TM_DIV_TP: '',
  CNTG_UNPR12: '',
}

const listOf = (columns: readonly string[], row: Readonly<Record<string, string>>) =>
  columns.map((column) => row[column] ?? '')
const krx = (changes: Partial<typeof krxFill> = {}, base = krxFill) =>
  parseNotice('H0STCNI0', listOf(domesticStockCcnlNotice.columns, { ...base, ...changes }), receivedAt)
const abroad = (changes: Partial<typeof tokyoAcceptance> = {}, at = receivedAt) =>
  parseNotice('H0GSCNI0', listOf(overseasStockCcnlNotice.columns, { ...tokyoAcceptance, ...changes }), at)

describe('parseNotice', () => {
  it('reads the fill of a part of an order as its own shares, with the size of the order beside them', () => {
    expect(krx()).toMatchObject({
      kind: 'filled',
      change: 'new',
      part: 'KRX',
      market: 'KRX',
      exchange: 'KRX',
      venue: 'SOR',
      routedTo: 'NXT',
      number: '0000001666',
      original: undefined,
      branch: '00950',
      symbol: '005930',
      side: 'buy',
      quantity: '3',
      orderQuantity: '10',
      price: '64900',
      limit: '65000',
      happenedAt: Date.parse('2026-10-19T09:59:58+09:00'),
      receivedAt,
      unknownCodes: {},
    })
  })

  it('reads the same columns of an acceptance as the size and the limit of the order', () => {
    expect(krx({}, krxAcceptance)).toMatchObject({
      kind: 'accepted',
      isConfirmed: false,
      quantity: '10',
      price: '65000',
      limit: undefined,
    })
  })

  it.each([
    ['a rejection', { RFUS_YN: '1' }, { kind: 'rejected', change: 'new' }],
    [
      'a cancellation that has taken effect',
      { RCTF_CLS: '2', ACPT_YN: '2', OODER_NO: '0000001600' },
      { kind: 'accepted', change: 'cancel', isConfirmed: true, original: '0000001600' },
    ],
    ['a revision', { RCTF_CLS: '1', OODER_NO: '0000001600' }, { kind: 'accepted', change: 'revise' }],
    ['the end of an IOC or FOK order', { ACPT_YN: '3' }, { kind: 'cancelled' }],
    ['a sale', { SELN_BYOV_CLS: '01' }, { side: 'sell' }],
    ['an order on NXT', { ORD_EXG_GB: '2' }, { venue: 'NXT', routedTo: undefined }],
  ])('reads %s', (_what, changes, expected) => {
    expect(krx(changes, krxAcceptance)).toMatchObject(expected)
  })

  it.each([
    [{ CNTG_YN: '7' }, 'kind'],
    [{ RFUS_YN: 'N' }, 'kind'],
    [{ ACPT_YN: '9' }, 'kind'],
    [{ RCTF_CLS: '8' }, 'change'],
    [{ SELN_BYOV_CLS: '03' }, 'side'],
  ] as const)('makes a field unknown by the code %j, and keeps the code', (changes, field) => {
    expect(krx(changes, krxAcceptance)).toMatchObject({ [field]: 'unknown', unknownCodes: changes })
  })

  it('reads the older form of 23 columns, in which other columns follow the name of the account', () => {
    const older = [
      ...listOf(domesticStockCcnlNotice.columns.slice(0, 18), krxFill),
      'SAMSUNG',
      '00',
      '',
      'SAMSUNG',
      '65000',
    ]

    expect(older).toHaveLength(23)
    expect(parseNotice('H0STCNI9', older, receivedAt)).toMatchObject({
      kind: 'filled',
      quantity: '3',
      venue: undefined,
      limit: '65000',
      unknownCodes: {},
    })
  })

  it('reads a form that KIS has widened, and one with the columns that all forms have', () => {
    const values = listOf(domesticStockCcnlNotice.columns, krxFill)

    expect(parseNotice('H0STCNI0', [...values, 'NEW'], receivedAt)).toEqual(krx())
    expect(parseNotice('H0STCNI0', values.slice(0, 22), receivedAt)).toMatchObject({ quantity: '3', venue: undefined })
  })

  it('reads values by the names of their columns', () => {
    expect(parseNotice('H0STCNI0', krxFill, receivedAt)).toEqual(krx())
  })

  it('puts the point into a price abroad by the country of its exchange', () => {
    expect(abroad()).toMatchObject({
      kind: 'accepted',
      part: 'abroad',
      market: 'JP',
      exchange: 'TKSE',
      number: '3567',
      quantity: '100',
      orderQuantity: undefined,
      price: '3220.0',
      time: '',
      happenedAt: undefined,
    })
    // The portal's example: 148.0100 dollars arrive as 001480100.
    expect(abroad({ ODER_COND: '6', CNTG_UNPR: '001480100' })).toMatchObject({ exchange: 'NASD', price: '148.0100' })
    expect(abroad({ ODER_COND: 'E', CNTG_UNPR: '000025000' })).toMatchObject({ exchange: 'HASE', price: '25000' })
  })

  it('returns no price abroad where the code of the exchange is unknown', () => {
    expect(abroad({ ODER_COND: 'Z' })).toMatchObject({
      market: undefined,
      price: undefined,
      unknownCodes: { ODER_COND: 'Z' },
    })
  })

  it.each([
    ['a minute after midnight', '235930', '2026-10-20T00:00:20+09:00', '2026-10-19T23:59:30+09:00'],
    ['by a clock that is ahead before midnight', '000002', '2026-10-19T23:59:59+09:00', '2026-10-20T00:00:02+09:00'],
  ])('finds the day of a time %s', (_what, time, at, expected) => {
    expect(abroad({ STCK_CNTG_HOUR: time }, Date.parse(at))).toMatchObject({ happenedAt: Date.parse(expected) })
  })

  it('takes a time abroad that is no time of Korea near the arrival for no instant', () => {
    expect(abroad({ STCK_CNTG_HOUR: '210001' })).toMatchObject({ time: '210001', happenedAt: undefined })
  })

  it.each([
    ['another feed', 'H0STCNT0', krxFill],
    ['no order number', 'H0STCNI0', { ...krxFill, ODER_NO: '0000000000' }],
    ['no account', 'H0STCNI0', { ...krxFill, ACNT_NO: '(null)' }],
    ['no symbol', 'H0STCNI0', { ...krxFill, STCK_SHRN_ISCD: ' ' }],
    ['a fill of no shares', 'H0STCNI0', { ...krxFill, CNTG_QTY: '0000000000' }],
    ['a fill without a number of shares', 'H0STCNI0', { ...krxFill, CNTG_QTY: '' }],
    ['too few columns', 'H0STCNI0', listOf(domesticStockCcnlNotice.columns, krxFill).slice(0, 16)],
  ])('refuses %s with a reason that repeats no value', (_what, trId, values) => {
    const refused = parseNotice(trId, values, receivedAt)

    expect(refused).toHaveProperty('unreadable')
    expect(JSON.stringify(refused)).not.toMatch(/1234567|0000001666/)
  })

  it('prints no number of an account', () => {
    const notice = krx()

    expect(`${inspect(notice, { depth: 9 })}${JSON.stringify(notice)}`).not.toContain('12345678')
    expect(notice).toMatchObject({ account: { product: '01' } })
  })
})

describe('isOfAccount', () => {
  it.each([
    ['12345678-01', '1234567801', true],
    ['12345678-01', '1234567803', false],
    ['12345678-01', '8765432101', false],
    // The number of an order decides between the products of a notice that names none.
    ['12345678-01', '12345678', true],
  ])('compares %s with the ACNT_NO %s', (own, sent, expected) => {
    const notice = krx({ ACNT_NO: sent })

    expect('account' in notice && isOfAccount(notice.account, parseAccountNumber(own))).toBe(expected)
  })
})

describe('isSameNumber', () => {
  it('compares without the zeros before a number', () => {
    expect(isSameNumber('3567', '0000003567')).toBe(true)
    expect(isSameNumber('3567', '0000035670')).toBe(false)
  })
})
