import { describe, expect, it } from 'vitest'
import { inquirePrice, inquirePsblRvsecncl, orderCash } from '../endpoints/domestic-stock.gen.ts'
import { order as overseasOrder } from '../endpoints/overseas-stock.gen.ts'
import { parseAccountNumber } from '../values/account-number.ts'
import { checkEndpoint, prepare } from './request.ts'

const account = parseAccountNumber('12345678-01')
const paper = { environment: 'paper', account, realOrders: false } as const
const real = { environment: 'real', account, realOrders: true } as const
const quote = { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' }
const buy = { ord_dv: 'buy', PDNO: '005930', ORD_DVSN: '00', ORD_QTY: '1', ORD_UNPR: '70000', EXCG_ID_DVSN_CD: 'KRX' }

describe('prepare', () => {
  it('writes a read as a query', () => {
    expect(prepare(inquirePrice, quote, paper)).toEqual({
      method: 'GET',
      trId: 'FHKST01010100',
      target: '/uapi/domestic-stock/v1/quotations/inquire-price?FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=005930',
    })
  })

  it('writes a write as JSON, with the account and every field that KIS requires, without choices that only select a TR id', () => {
    const { body, trId } = prepare(orderCash, buy, paper)

    expect(trId).toBe('VTTC0012U')
    const { ord_dv, ...fields } = buy
    expect(JSON.parse(body ?? '')).toEqual({
      ...fields,
      CANO: '12345678',
      ACNT_PRDT_CD: '01',
      SLL_TYPE: '',
      CNDT_PRIC: '',
    })
  })

  it('takes TR ids from the table: a US sell in paper trading is not the real id with a V in front', () => {
    const sell = {
      ord_dv: 'sell',
      OVRS_EXCG_CD: 'NYSE',
      PDNO: 'KO',
      ORD_QTY: '1',
      OVRS_ORD_UNPR: '60',
      ORD_SVR_DVSN_CD: '0',
      ORD_DVSN: '00',
    }

    expect(prepare(overseasOrder, sell, real).trId).toBe('TTTT1006U')
    expect(prepare(overseasOrder, sell, paper).trId).toBe('VTTT1001U')
  })

  it.each([
    ['a required field is missing', { FID_COND_MRKT_DIV_CODE: 'J' }, 'FID_INPUT_ISCD'],
    ['a required field is blank', { ...quote, FID_INPUT_ISCD: ' ' }, 'FID_INPUT_ISCD'],
    ['a field is misspelt', { ...quote, FID_INPUT_ISDC: '005930' }, 'FID_INPUT_ISDC'],
    ['a value is a number', { ...quote, FID_INPUT_ISCD: 5930 }, 'FID_INPUT_ISCD'],
  ])('is refused before it is sent when %s', (_what, input, field) => {
    expect(() => prepare(inquirePrice, input, paper)).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', outcome: 'not-sent', field }),
    )
  })

  it('does not repeat a value that is not text, which may be an account number', () => {
    const input = { ...buy, CANO: 87_654_321 }

    expect(() => prepare(orderCash, input, paper)).toThrow('CANO: has the type number; pass text, as KIS sends it')
  })

  it('refuses input that fits no TR id, and names the choices', () => {
    expect(() => prepare(orderCash, { ...buy, ord_dv: 'hold' }, paper)).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'ord_dv', rule: expect.stringContaining('sell, buy') }),
    )
  })

  it('refuses a write on a real account whose writes are not unlocked, after it has checked the input', () => {
    const locked = { ...real, realOrders: false }

    expect(() => prepare(orderCash, buy, locked)).toThrow(
      expect.objectContaining({ code: 'KIS_ORDERS_LOCKED', outcome: 'not-sent' }),
    )
    expect(() => prepare(orderCash, { ...buy, PDNO: '' }, locked)).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'PDNO' }),
    )
    expect(prepare(orderCash, buy, real).trId).toBe('TTTC0012U')
  })

  it('refuses an operation that paper trading lacks', () => {
    const input = { INQR_DVSN_1: '0', INQR_DVSN_2: '0' }

    expect(() => prepare(inquirePsblRvsecncl, input, paper)).toThrow(
      expect.objectContaining({
        code: 'KIS_NOT_OFFERED',
        outcome: 'not-sent',
        endpoint: 'domestic-stock/inquire-psbl-rvsecncl',
      }),
    )
    expect(prepare(inquirePsblRvsecncl, input, real).trId).toBe('TTTC0084R')
  })
})

describe('checkEndpoint', () => {
  it('takes a row of the tables', () => {
    expect(() => checkEndpoint(inquirePrice)).not.toThrow()
  })

  it.each([undefined, null, 'inquirePrice', {}, { fields: {} }])('refuses %j in place of an endpoint', (endpoint) => {
    expect(() => Reflect.apply(checkEndpoint, undefined, [endpoint])).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'endpoint' }),
    )
  })
})
