import { describe, expect, it } from 'vitest'
import type { AnyEndpoint } from '../endpoint.ts'
import { inquireBalance, inquirePrice, inquirePsblRvsecncl, orderCash } from '../endpoints/domestic-stock.gen.ts'
import { order as overseasOrder } from '../endpoints/overseas-stock.gen.ts'
import { parseAccountNumber } from '../values/values.ts'
import { buildRequest, readAnswer, tidyAnswer } from './call.ts'

const account = parseAccountNumber('12345678-01')
const paper = { environment: 'paper', account } as const
const real = { environment: 'real', account } as const
const quote = { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' }
const buy = { ord_dv: 'buy', PDNO: '005930', ORD_DVSN: '00', ORD_QTY: '1', ORD_UNPR: '70000', EXCG_ID_DVSN_CD: 'KRX' }

const answer = (body: string, status = 200) => ({ status, headers: { get: () => null }, text: async () => body })
const envelope = (fields: object) =>
  answer(JSON.stringify({ rt_cd: '0', msg_cd: 'MCA00000', msg1: '정상처리 되었습니다.  ', ...fields }))

const read = async (endpoint: AnyEndpoint, response: ReturnType<typeof answer>) =>
  tidyAnswer(endpoint, await readAnswer(response))

describe('a request', () => {
  it('of a read is a query', () => {
    expect(buildRequest(inquirePrice, quote, paper)).toEqual({
      method: 'GET',
      trId: 'FHKST01010100',
      target: '/uapi/domestic-stock/v1/quotations/inquire-price?FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=005930',
    })
  })

  it('of a write is JSON with the account in it, every field that KIS wants to see, and no choice that is only ours', () => {
    const { body, trId } = buildRequest(orderCash, buy, paper)

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

    expect(buildRequest(overseasOrder, sell, real).trId).toBe('TTTT1006U')
    expect(buildRequest(overseasOrder, sell, paper).trId).toBe('VTTT1001U')
  })

  it.each([
    ['a required field is missing', { FID_COND_MRKT_DIV_CODE: 'J' }, 'FID_INPUT_ISCD'],
    ['a required field is blank', { ...quote, FID_INPUT_ISCD: ' ' }, 'FID_INPUT_ISCD'],
    ['a field is misspelt', { ...quote, FID_INPUT_ISDC: '005930' }, 'FID_INPUT_ISDC'],
    ['a value is a number', { ...quote, FID_INPUT_ISCD: 5930 }, 'FID_INPUT_ISCD'],
  ])('is refused before it is sent when %s', (_what, input, field) => {
    expect(() => buildRequest(inquirePrice, input, paper)).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', outcome: 'not-sent', field }),
    )
  })

  it('is refused before it is sent when no TR id fits, with the choices that there are', () => {
    expect(() => buildRequest(orderCash, { ...buy, ord_dv: 'hold' }, paper)).toThrow(
      expect.objectContaining({ code: 'KIS_INPUT', field: 'ord_dv', rule: expect.stringContaining('sell, buy') }),
    )
  })

  it('is refused before it is sent when paper trading does not offer it', () => {
    const input = { INQR_DVSN_1: '0', INQR_DVSN_2: '0' }

    expect(() => buildRequest(inquirePsblRvsecncl, input, paper)).toThrow(
      expect.objectContaining({
        code: 'KIS_NOT_OFFERED',
        outcome: 'not-sent',
        endpoint: 'domestic-stock/inquire-psbl-rvsecncl',
      }),
    )
    expect(buildRequest(inquirePsblRvsecncl, input, real).trId).toBe('TTTC0084R')
  })
})

describe('an answer', () => {
  it('leaves out what KIS left empty, which is never 0', async () => {
    const body = await read(inquirePrice, envelope({ output: { stck_prpr: '70000', stck_oprc: '', per: '  ' } }))

    expect(body['output']).toEqual({ stck_prpr: '70000' })
  })

  it('has every documented block in its documented kind, whichever kind the server sends', async () => {
    const body = await read(inquireBalance, envelope({ output1: { pdno: '005930' }, output2: [{ dnca_tot_amt: '1' }] }))
    expect(body).toMatchObject({ output1: [{ pdno: '005930' }], output2: [{ dnca_tot_amt: '1' }] })

    const price = await read(inquirePrice, envelope({ output: [{ stck_prpr: '1' }] }))
    expect(price['output']).toEqual({ stck_prpr: '1' })

    expect(await read(inquireBalance, envelope({}))).toMatchObject({ output1: [], output2: [] })
  })

  const refused = { code: 'KIS_REFUSED', outcome: 'refused' }
  const unknown = { code: 'KIS_UNANSWERED', outcome: 'unknown' }
  const body = (msg_cd: string, rt_cd = '1') => JSON.stringify({ rt_cd, msg_cd, msg1: 'text' })
  it.each([
    ['a rate limit under HTTP 500 is a refusal', 500, body('EGW00201'), { ...refused, messageCode: 'EGW00201' }],
    [
      'a business error under HTTP 200 is a refusal',
      200,
      body('APBK0952', '7'),
      { ...refused, messageCode: 'APBK0952' },
    ],
    [
      'a code that nobody knows under HTTP 200 is a refusal',
      200,
      body('XYZ00001'),
      { ...refused, messageCode: 'XYZ00001' },
    ],
    ['a dead token is a refusal', 500, body('EGW00123'), { ...refused, messageCode: 'EGW00123' }],
    [
      'a time-out behind the gateway leaves the order open',
      500,
      body('EGW00301'),
      { ...unknown, messageCode: 'EGW00301' },
    ],
    ['a failed postprocessing leaves the order open', 200, body('OPSQ0004'), unknown],
    ['a failing gateway leaves the order open', 500, body('EGW00002'), unknown],
    ['an empty envelope under HTTP 500 leaves the order open', 500, body(''), unknown],
    ['a code that nobody knows under HTTP 500 leaves the order open', 500, body('XYZ00001'), unknown],
    ['HTML leaves the order open', 502, '<html>Bad Gateway</html>', unknown],
    ['a body that was cut off leaves the order open', 200, '{"rt_cd":"0","output":{"ODNO":"00', unknown],
    ['nothing at all leaves the order open', 200, '', unknown],
    ['JSON that is no object leaves the order open', 200, '[]', unknown],
  ])('%s', async (_what, status, text, expected) => {
    await expect(readAnswer(answer(text, status))).rejects.toMatchObject(expected)
  })
})
