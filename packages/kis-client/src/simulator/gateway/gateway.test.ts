import { describe, expect, it } from 'vitest'
import { allEndpoints } from '../../endpoints/all.gen.ts'
import {
  chkHoliday,
  inquireBalance,
  inquireDailyCcld,
  inquirePrice,
  orderCash,
  orderRvsecncl,
} from '../../endpoints/domestic-stock.gen.ts'
import { order as overseasOrder } from '../../endpoints/overseas-stock.gen.ts'
import { type Environment, kisRateLimits } from '../../environment.ts'
import { parseAccountNumber } from '../../values/account-number.ts'
import type { Answer, SimulatedCall } from '../answers/answer.ts'
import type { HttpRequest } from '../http/server.ts'
import { fakeCredentials } from './fake-secrets.ts'
import { createGateway, type GatewayOptions } from './gateway.ts'
import { createTokens } from './tokens.ts'

const credentials = fakeCredentials(1)
const startedAt = Date.parse('2026-10-19T09:00:00+09:00')
const samsung = { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' }
const ours = { CANO: '12345678', ACNT_PRDT_CD: '01' }
const order = { ...ours, PDNO: '005930', ORD_DVSN: '00', ORD_QTY: '1', ORD_UNPR: '70000', EXCG_ID_DVSN_CD: 'KRX' }
const balanceOf = (account: object) => ({
  ...account,
  AFHR_FLPR_YN: 'N',
  OFL_YN: '',
  INQR_DVSN: '01',
  UNPR_DVSN: '01',
  FUND_STTL_ICLD_YN: 'N',
  FNCG_AMT_AUTO_RDPT_YN: 'N',
  PRCS_DVSN: '00',
  CTX_AREA_FK100: '',
  CTX_AREA_NK100: '',
})

interface Sent {
  readonly method?: string
  readonly path?: string
  readonly trId?: string
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly input?: Readonly<Record<string, unknown>>
  readonly text?: string
  readonly at?: number
}

/** Creates a gateway whose world answers four endpoints with the input that reached it. */
function gatewayOf(environment: Environment, options: Partial<GatewayOptions> = {}) {
  const tokens = createTokens({ seed: 1, credentials, limits: true })
  const { appKey, appSecret } = credentials
  const grant = { grant_type: 'client_credentials', appkey: appKey, appsecret: appSecret }
  const issued = tokens.issue(JSON.stringify(grant), startedAt)
  const reached: SimulatedCall[] = []
  const answer: Answer = (call) => {
    reached.push(call)
    return { blocks: { output: { stck_prpr: '70000' } } }
  }
  const answers = Object.fromEntries(
    [inquirePrice, inquireBalance, inquireDailyCcld, orderCash].map(({ id }) => [id, answer]),
  )
  const account = parseAccountNumber('12345678-01')
  const gateway = createGateway({
    environment,
    account,
    credentials,
    limits: false,
    tokens,
    endpoints: allEndpoints.filter(({ trIds }) => trIds.length > 0),
    answers,
    ...options,
  })
  const good: Readonly<Record<string, string>> = {
    authorization: `Bearer ${issued.body.access_token}`,
    appkey: appKey,
    appsecret: appSecret,
  }
  return {
    tokens,
    reached,
    send({
      method = 'GET',
      path = inquirePrice.path,
      trId,
      headers = {},
      input = samsung,
      text,
      at = startedAt,
    }: Sent) {
      const sent: Readonly<Record<string, string | undefined>> = { ...good, tr_id: trId ?? 'FHKST01010100', ...headers }
      const request: HttpRequest = {
        method,
        path,
        query: new URLSearchParams(
          method === 'GET' ? Object.entries(input).map(([name, value]): [string, string] => [name, `${value}`]) : [],
        ),
        header: (name) => sent[name],
        body: text ?? (method === 'POST' ? JSON.stringify(input) : ''),
      }
      return gateway.serve(request, at).reply
    },
  }
}

const orderWith = (trId: string, input: Readonly<Record<string, unknown>> = order): Sent => ({
  method: 'POST',
  path: orderCash.path,
  trId,
  input,
})

it('answers in KIS’s envelope, and passes the fields to the world with their names in capitals', () => {
  const { send, reached } = gatewayOf('paper')

  const reply = send({ input: { fid_cond_mrkt_div_code: 'J', fid_input_iscd: '005930' } })

  expect(reply).toEqual({
    status: 200,
    body: { output: { stck_prpr: '70000' }, rt_cd: '0', msg_cd: 'MCA00000', msg1: '정상처리 되었습니다.' },
  })
  expect(reached).toMatchObject([{ endpoint: { id: inquirePrice.id }, input: samsung, at: startedAt, more: false }])
})

it('knows fields whose own names are in small letters in either case', () => {
  const disparity = allEndpoints.find(({ fields }) => fields.fid_input_iscd === 'required')
  const answers = {
    [`${disparity?.id}`]: ({ input }: SimulatedCall) => ({ blocks: { code: input['FID_INPUT_ISCD'] } }),
  }
  const { send } = gatewayOf('real', { answers })
  const names = Object.keys(disparity?.fields ?? {})
  const sent = { path: disparity?.path ?? '', trId: disparity?.trIds[0]?.real ?? '' }
  const said = { rt_cd: '0', code: '1' }

  expect(send({ ...sent, input: Object.fromEntries(names.map((name) => [name, '1'])) }).body).toMatchObject(said)
  expect(
    send({ ...sent, input: Object.fromEntries(names.map((name) => [name.toUpperCase(), '1'])) }).body,
  ).toMatchObject(said)
  expect(send({ ...sent, input: {} }).body.msg_cd).toBe('OPSQ2001')
})

describe('rate limits', () => {
  it('lets one paper call start in a rolling second', () => {
    const { send } = gatewayOf('paper', { limits: true })

    const codes = [0, 999, 1_000, 1_999, 2_500].map((after) => send({ at: startedAt + after }).body.msg_cd)

    expect(codes).toEqual(['MCA00000', 'EGW00201', 'MCA00000', 'EGW00201', 'MCA00000'])
  })

  it('lets 18 real calls start in a rolling second, wherever that second begins', () => {
    const { send } = gatewayOf('real', { limits: true })
    const sendMany = (count: number, after: number) =>
      Array.from({ length: count }, () => send({ at: startedAt + after }).body.msg_cd)
    const passed = (codes: unknown[]) => codes.filter((code) => code === 'MCA00000').length

    expect(passed(sendMany(9, 0))).toBe(9)
    expect(passed(sendMany(10, 900))).toBe(9)
    expect(passed(sendMany(10, 1_000))).toBe(9)
    expect(passed(sendMany(10, 1_899))).toBe(0)
    expect(passed(sendMany(10, 1_900))).toBe(9)
  })

  it.each([
    ['real', '2026-04-19', 20],
    ['real', '2026-04-20', 18],
    ['paper', '2026-04-19', 2],
    ['paper', '2026-04-20', 1],
    ['paper', '2023-01-02', 2],
  ] as const)('lets as many %s calls start on %s as KIS did then', (environment, day, limit) => {
    // The token is of October 2026, so those of before its issue are refused, and counted, for another reason.
    const { send } = gatewayOf(environment, { limits: true })
    const at = Date.parse(`${day}T12:00:00+09:00`)

    const codes = Array.from({ length: 30 }, () => send({ at }).body.msg_cd)

    expect(codes.filter((code) => code !== 'EGW00201')).toHaveLength(limit)
  })

  it('changes its limit at Korean midnight', () => {
    const { send } = gatewayOf('paper', { limits: true })
    const midnight = Date.parse('2026-04-20T00:00:00+09:00')
    const codesAt = (at: number) => [1, 2, 3].map(() => send({ at }).body.msg_cd === 'EGW00201')

    expect(codesAt(midnight - 1)).toEqual([false, false, true])
    expect(codesAt(midnight + 2_000)).toEqual([false, true, true])
  })

  it('keeps to the rate of its options, which may be that of a new customer, or of a million calls', () => {
    const newcomer = gatewayOf('real', { limits: true, rate: kisRateLimits.newCustomer })
    const many = gatewayOf('real', { limits: true, rate: { limit: 1_000_000, windowMs: 1_000 } })
    const refusedOf = ({ send }: typeof many, count: number) =>
      Array.from({ length: count }, () => send({}).body.msg_cd).filter((code) => code === 'EGW00201').length

    expect(refusedOf(newcomer, 5)).toBe(2)
    expect(refusedOf(many, 5_000)).toBe(0)
  })

  it('refuses what is too fast with HTTP 500, before it is executed', () => {
    const { send, reached } = gatewayOf('paper', { limits: true })
    send({})

    const reply = send(orderWith('VTTC0012U'))

    expect(reply).toEqual({
      status: 500,
      body: { rt_cd: '1', msg_cd: 'EGW00201', msg1: '초당 거래건수를 초과하였습니다.' },
    })
    expect(reached).toHaveLength(1)
  })

  it('counts a call that is refused for another reason', () => {
    const { send } = gatewayOf('paper', { limits: true })

    expect(send({ headers: { authorization: 'Bearer unknown' } }).body.msg_cd).toBe('EGW00121')
    expect(send({}).body.msg_cd).toBe('EGW00201')
  })

  it('lets one account read a second start, of balance, executions and open orders together', () => {
    const { send } = gatewayOf('real', { limits: true })
    const balance = { path: inquireBalance.path, trId: 'TTTC8434R', input: balanceOf(ours) }

    const replies = [0, 500, 999, 1_000].map((after) => send({ ...balance, at: startedAt + after }))

    expect(replies.map(({ status, body }) => [status, body.msg_cd])).toEqual([
      [200, 'KIOK0510'],
      [500, 'EGW00215'],
      [500, 'EGW00215'],
      [200, 'KIOK0510'],
    ])
    expect(send({ at: startedAt + 1_000 }).body.msg_cd).toBe('MCA00000')
  })

  it('makes a hash key without counting a call', () => {
    const { send } = gatewayOf('paper', { limits: true })
    const signed = { method: 'POST', path: '/uapi/hashkey', input: order }

    const replies = [send(signed), send(signed), send({})]

    expect(replies[0]).toEqual({ status: 200, body: { BODY: order, HASH: expect.stringMatching(/^[0-9a-f]{64}$/) } })
    expect(replies[1]).toEqual(replies[0])
    expect(replies[2]?.status).toBe(200)
  })
})

describe('who calls', () => {
  it.each([
    ['P', 'MCA00000'],
    ['B', 'MCA00000'],
    [undefined, 'MCA00000'],
    ['X', 'EGW00208'],
  ])('is of the customer type %s: %s', (custtype, code) => {
    const { send } = gatewayOf('real')

    expect(send({ headers: { custtype } }).body.msg_cd).toBe(code)
  })

  it.each([
    ['EGW00102', { appkey: undefined }],
    ['EGW00103', { appkey: 'PSunknown' }],
    ['EGW00104', { appsecret: undefined }],
    ['EGW00304', { appsecret: 'wrong' }],
    ['EGW00121', { authorization: 'Bearer unknown' }],
    ['EGW00122', { authorization: undefined }],
  ])('refuses with HTTP 500 and %s', (code, headers) => {
    const { send } = gatewayOf('paper')

    expect(send({ headers })).toMatchObject({ status: 500, body: { rt_cd: '1', msg_cd: code } })
  })

  it('refuses a token whose day is over, and one that was killed', () => {
    const { send, tokens } = gatewayOf('paper')

    expect(send({ at: startedAt + 24 * 3_600_000 }).body.msg_cd).toBe('EGW00123')
    expect(send({}).body.msg_cd).toBe('MCA00000')
    tokens.kill()
    expect(send({}).body.msg_cd).toBe('EGW00123')
  })

  it('refuses an account that is not the key’s', () => {
    const { send } = gatewayOf('paper')

    const others = [{ CANO: '87654321' }, { ACNT_PRDT_CD: '03' }, { CANO: '' }]
    const replies = others.map((other) => send(orderWith('VTTC0012U', { ...order, ...other })))

    expect(replies.map(({ status, body }) => [status, body.rt_cd, body.msg_cd])).toEqual(
      Array(3).fill([200, '2', 'OPSQ2000']),
    )
  })
})

describe('TR ids', () => {
  it.each([
    ['paper', 'VTTC0012U', 'MCA00000'],
    ['paper', 'VTTC0802U', 'MCA00000'],
    ['paper', ' VTTC0012U ', 'MCA00000'],
    ['paper', 'TTTC0012U', 'EGW02006'],
    ['paper', 'TTTC0802U', 'EGW02006'],
    ['real', 'TTTC0012U', 'MCA00000'],
    ['real', 'TTTC0802U', 'MCA00000'],
    ['real', 'VTTC0012U', 'EGW02004'],
    ['real', 'FHKST01010100', 'OPSQ0002'],
    ['real', 'constructor', 'OPSQ0002'],
    ['real', '', 'OPSQ9999'],
  ] as const)(
    'checks the TR id against the host: the %s host answers an order with TR id %j with %s',
    (environment, trId, code) => {
      const { send } = gatewayOf(environment)

      expect(send(orderWith(trId)).body.msg_cd).toBe(code)
    },
  )

  it('refuses on the paper host what paper trading lacks', () => {
    const { send } = gatewayOf('paper')
    const sent = { path: chkHoliday.path, trId: 'CTCA0903R', input: { BASS_DT: '20261019' } }

    expect(send(sent)).toMatchObject({ status: 500, body: { msg_cd: 'EGW02006', msg1: '모의투자 TR 이 아닙니다.' } })
  })

  it('goes by the TR id of a query that names the path of another one, as KIS’s own first sample does', () => {
    const { send } = gatewayOf('paper', { answers: { 'domestic-stock/inquire-psbl-order': () => ({ blocks: {} }) } })
    const input = { ...ours, PDNO: '', ORD_UNPR: '0', ORD_DVSN: '02', CMA_EVLU_AMT_ICLD_YN: 'Y', OVRS_ICLD_YN: 'N' }

    expect(send({ path: inquireDailyCcld.path, trId: 'VTTC8908R', input }).body.msg_cd).toBe('20310000')
    expect(send({ path: inquireDailyCcld.path, trId: 'TTTC8908R', input }).body.msg_cd).toBe('EGW02006')
    expect(send({ ...orderWith('VTTC0012U'), path: orderRvsecncl.path }).body.msg_cd).toBe('OPSQ0002')
  })

  it.each([
    ['real', 'inquire-balance', 'JTTT3012R', 'TTTS3012R'],
    ['paper', 'inquire-balance', 'VTTT3012R', 'VTTS3012R'],
    ['real', 'inquire-ccnl', 'JTTT3001R', 'TTTS3035R'],
    ['real', 'inquire-nccs', 'JTTT3018R', 'TTTS3018R'],
    ['real', 'inquire-psamount', 'JTTT3007R', 'TTTS3007R'],
    ['real', 'order', 'JTTT1002U', 'TTTT1002U'],
    ['real', 'order', 'JTTT1006U', 'TTTT1006U'],
    ['real', 'order-rvsecncl', 'JTTT1004U', 'TTTT1004U'],
  ] as const)(
    'accepts the TR ids of the night ledger: on the %s host overseas %s takes %s for %s',
    (environment, name, old, current) => {
      const endpoint = allEndpoints.find(({ id }) => id === `overseas-stock/${name}`)
      const { path = '', method = 'GET', fields = {} } = endpoint ?? {}
      const { send } = gatewayOf(environment, {
        answers: { [`overseas-stock/${name}`]: ({ choice }) => ({ blocks: { done: choice[environment] } }) },
      })
      const input = { ...Object.fromEntries(Object.keys(fields).map((field) => [field, ''])), ...ours }

      expect(send({ method, path, trId: old, input }).body).toMatchObject({ rt_cd: '0', done: current })
    },
  )

  it('passes the side of the TR id, buy or sell, to the world', () => {
    const { send, reached } = gatewayOf('paper')

    send(orderWith('VTTC0011U'))
    send(orderWith('VTTC0802U'))

    expect(reached.map(({ choice }) => choice.when)).toEqual([{ ord_dv: ['sell'] }, { ord_dv: ['buy'] }])
  })

  it('has no path and no method that KIS lacks', () => {
    const { send } = gatewayOf('paper')

    expect(send({ path: '/uapi/control' })).toMatchObject({ status: 404, body: { rt_cd: '1', msg_cd: 'EGW00202' } })
    expect(send({ method: 'POST' })).toMatchObject({ status: 404, body: { rt_cd: '1', msg_cd: 'EGW00202' } })
  })
})

describe('fields', () => {
  it('refuses an order abroad without an order type with HTTP 500 and IGW00019, as operators report it', () => {
    const { send, reached } = gatewayOf('real')
    const { ORD_DVSN: _missing, EXCG_ID_DVSN_CD: _domestic, ...rest } = order
    const abroad = { ...rest, OVRS_EXCG_CD: 'NASD', PDNO: 'AAPL', OVRS_ORD_UNPR: '100.00', ORD_SVR_DVSN_CD: '0' }

    const reply = send({ method: 'POST', path: overseasOrder.path, trId: 'TTTT1002U', input: abroad })

    expect(reply).toMatchObject({ status: 500, body: { rt_cd: '1', msg_cd: 'IGW00019' } })
    expect(reached).toEqual([])
  })

  it('names a required field that is missing', () => {
    const { send } = gatewayOf('paper')

    expect(send({ input: { FID_COND_MRKT_DIV_CODE: 'J' } })).toEqual({
      status: 200,
      body: { rt_cd: '2', msg_cd: 'OPSQ2001', msg1: 'ERROR INPUT FIELD NOT FOUND [FID_INPUT_ISCD]' },
    })
  })

  it('leaves an empty field to the service behind the gateway', () => {
    const { send, reached } = gatewayOf('paper')

    send({ input: { ...samsung, FID_INPUT_ISCD: '' } })

    expect(reached[0]?.input.FID_INPUT_ISCD).toBe('')
  })

  it('sends an order to KRX when it names no exchange, as clients from before NXT do', () => {
    const { send, reached } = gatewayOf('paper')
    const { EXCG_ID_DVSN_CD: _, ...old } = order

    send(orderWith('VTTC0802U', old))

    expect(reached[0]?.input).toEqual(order)
  })

  it.each([
    ['OPSQ9997', '{"CANO":'],
    ['OPSQ9995', '[]'],
    ['OPSQ9995', '{"ORD_QTY":1}'],
  ])('answers %s to a body that is %s', (code, text) => {
    const { send } = gatewayOf('paper')

    expect(send({ ...orderWith('VTTC0012U'), text }).body.msg_cd).toBe(code)
  })
})

describe('answers', () => {
  const holidays = { path: chkHoliday.path, trId: 'CTCA0903R', input: { BASS_DT: '20261019' } }
  const answering = (answer: Answer) => gatewayOf('real', { answers: { [chkHoliday.id]: answer } })

  it('says in a header whether there is a next page, and always names the cursor', () => {
    const { send } = answering(({ more }) => (more ? { blocks: {} } : { blocks: { ctx_area_nk: '2' }, more: true }))

    const first = send(holidays)
    const last = send({ ...holidays, headers: { tr_cont: 'N' } })

    expect(first).toMatchObject({ trCont: 'M', body: { ctx_area_fk: '', ctx_area_nk: '2', rt_cd: '0' } })
    expect(last).toMatchObject({ trCont: 'E', body: { ctx_area_fk: '', ctx_area_nk: '' } })
    expect(answering(() => ({ blocks: {} })).send(holidays).trCont).toBe('D')
  })

  it('fills the texts of answers about the account up with blanks', () => {
    const { send } = gatewayOf('paper')

    expect(send(orderWith('VTTC0012U')).body.msg1).toBe(`정상처리 되었습니다.${' '.repeat(60)}`)
  })

  it('passes a refusal of the world on with HTTP 200', () => {
    const { send } = answering(() => ({
      refusal: { returnCode: '7', messageCode: 'APBK0952', message: '주문가능금액을 초과 했습니다' },
    }))

    expect(send(holidays)).toEqual({
      status: 200,
      body: { rt_cd: '7', msg_cd: 'APBK0952', msg1: '주문가능금액을 초과 했습니다' },
    })
  })

  it('calls a failure of the simulator itself a server error, and says what it was', () => {
    const { send } = gatewayOf('real', { answers: {} })
    const broken = answering(() => {
      throw new Error('bug')
    })

    expect(send({})).toMatchObject({ status: 500, body: { rt_cd: '1', msg_cd: 'EGW00002' } })
    expect(broken.send(holidays)).toMatchObject({
      status: 500,
      body: { msg_cd: 'EGW00002', msg1: expect.stringMatching(/bug$/) },
    })
  })
})
