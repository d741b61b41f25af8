import { type Dispatcher, request } from 'undici'
import { onTestFinished } from 'vitest'
import { createSteppedClock, type SteppedClock } from './clocks/stepped.ts'
import type { SimulatorOptions } from './options.ts'
import { type Simulator, startSimulator } from './simulator.ts'

/** Monday morning: KRX trades, and New York does not. */
export const startedAt: number = Date.parse('2026-10-19T09:30:00+09:00')

type Row = Readonly<Record<string, string>>
type Fields = Readonly<Record<string, string>>

/** Answer of the KIS port. */
export interface RawAnswer {
  readonly status: number
  readonly headers: Dispatcher.ResponseData['headers']
  readonly body: Readonly<Record<string, unknown>>
}

/** Client of a real account that knows KIS's fields and no code of this package. */
export interface OrderCaller {
  readonly simulator: Simulator
  readonly clock: SteppedClock
  /** Buys 10 of 005930 at the lower price limit, where nothing fills. */
  buy(fields?: Fields): Promise<RawAnswer>
  buyUs(fields?: Fields): Promise<RawAnswer>
  /** Cancels all that is left of an order on KRX. */
  cancel(orderNumber: string, fields?: Fields): Promise<RawAnswer>
  /** Returns an answer of KRX's list of orders of today; a cursor in `CTX_AREA_NK100` continues it. */
  listPage(fields?: Fields): Promise<RawAnswer>
  list(): Promise<readonly Row[]>
  listOpen(): Promise<readonly Row[]>
  listUs(): Promise<readonly Row[]>
  listOpenUs(): Promise<readonly Row[]>
  holdings(): Promise<readonly Row[]>
  holdingsUs(): Promise<readonly Row[]>
  /** Sends a request to the control port. */
  control(path: string, body: unknown): Promise<{ readonly status: number; readonly value: unknown }>
}

export const rowsOf = ({ body }: RawAnswer, block: string): readonly Row[] => Object(body[block])
export const numberOf = ({ body }: RawAnswer): string => Object(body['output']).ODNO

const trading = '/uapi/domestic-stock/v1/trading'
const tradingUs = '/uapi/overseas-stock/v1/trading'
/** Path of an order on KRX, and of its revision or cancellation. */
export const orderPath: string = `${trading}/order-cash`
export const changePath: string = `${trading}/order-rvsecncl`
export const listPath: string = `${trading}/inquire-daily-ccld`

export async function startOrderCaller(options: SimulatorOptions = {}): Promise<OrderCaller> {
  const clock = createSteppedClock(options.startAt ?? startedAt)
  const { startAt: _, ...others } = options
  const simulator = await startSimulator({ clock, environment: 'real', limits: false, seed: 7, ...others })
  onTestFinished(() => simulator.close())
  const keys = { appkey: simulator.credentials.appKey, appsecret: simulator.credentials.appSecret }
  const send = async (url: string, method: 'GET' | 'POST', headers: Fields, body?: unknown): Promise<RawAnswer> => {
    const answer = await request(url, { method, headers, body: body === undefined ? null : JSON.stringify(body) })
    return { status: answer.statusCode, headers: answer.headers, body: Object(await answer.body.json()) }
  }
  const grant = { grant_type: 'client_credentials', ...keys }
  const { body: issued } = await send(`${simulator.rest}/oauth2/tokenP`, 'POST', {}, grant)
  const common = { authorization: `Bearer ${issued['access_token']}`, ...keys, custtype: 'P' }
  const account = { CANO: '12345678', ACNT_PRDT_CD: '01' }
  const post = (path: string, tr_id: string, fields: Fields) =>
    send(`${simulator.rest}${path}`, 'POST', { ...common, tr_id }, { ...account, ...fields })
  const get = (path: string, tr_id: string, fields: Fields, tr_cont = '') =>
    send(`${simulator.rest}${path}?${new URLSearchParams({ ...account, ...fields })}`, 'GET', {
      ...common,
      tr_id,
      tr_cont,
    })
  const quote = await get('/uapi/domestic-stock/v1/quotations/inquire-price', 'FHKST01010100', {
    FID_COND_MRKT_DIV_CODE: 'J',
    FID_INPUT_ISCD: '005930',
  })
  const lowest = `${Object(quote.body['output']).stck_llam}`
  const krx = { ORD_DVSN: '00', ORD_QTY: '10', ORD_UNPR: lowest, EXCG_ID_DVSN_CD: 'KRX' }
  const usOrder = { OVRS_EXCG_CD: 'NASD', PDNO: 'AAPL', ORD_QTY: '10', OVRS_ORD_UNPR: '1.00', ORD_DVSN: '00' }
  const today = { INQR_STRT_DT: '20261019', INQR_END_DT: '20261019' }
  const all = { SLL_BUY_DVSN_CD: '00', CCLD_DVSN: '00', INQR_DVSN: '00', INQR_DVSN_3: '00' }
  const days = { ORD_STRT_DT: '20261018', ORD_END_DT: '20261020', SLL_BUY_DVSN: '00', CCLD_NCCS_DVSN: '00' }
  const listPage = (fields: Fields = {}) => {
    const continuation = fields['CTX_AREA_NK100'] === undefined ? '' : 'N'
    return get(listPath, 'TTTC0081R', { ...today, ...all, CTX_AREA_FK100: '', ...fields }, continuation)
  }
  return {
    simulator,
    clock,
    buy: (fields) => post(orderPath, 'TTTC0012U', { PDNO: '005930', ...krx, ...fields }),
    buyUs: (fields) => post(`${tradingUs}/order`, 'TTTT1002U', { ...usOrder, ORD_SVR_DVSN_CD: '0', ...fields }),
    cancel: (ORGN_ODNO, fields) => {
      const whole = { KRX_FWDG_ORD_ORGNO: '', ORGN_ODNO, RVSE_CNCL_DVSN_CD: '02', QTY_ALL_ORD_YN: 'Y' }
      return post(changePath, 'TTTC0013U', { ...krx, ...whole, ...fields })
    },
    listPage,
    list: async () => rowsOf(await listPage(), 'output1'),
    listOpen: async () => {
      const fields = { INQR_DVSN_1: '0', INQR_DVSN_2: '0' }
      return rowsOf(await get(`${trading}/inquire-psbl-rvsecncl`, 'TTTC0084R', fields), 'output')
    },
    listUs: async () => {
      const fields = { PDNO: '%', ...days, OVRS_EXCG_CD: '%', SORT_SQN: 'DS' }
      return rowsOf(await get(`${tradingUs}/inquire-ccnl`, 'TTTS3035R', fields), 'output')
    },
    listOpenUs: async () => {
      const fields = { OVRS_EXCG_CD: 'NASD', SORT_SQN: 'DS' }
      return rowsOf(await get(`${tradingUs}/inquire-nccs`, 'TTTS3018R', fields), 'output')
    },
    holdings: async () => {
      const questions = { AFHR_FLPR_YN: 'N', INQR_DVSN: '01', UNPR_DVSN: '01', FUND_STTL_ICLD_YN: 'N' }
      const fields = { ...questions, FNCG_AMT_AUTO_RDPT_YN: 'N', PRCS_DVSN: '00' }
      return rowsOf(await get(`${trading}/inquire-balance`, 'TTTC8434R', fields), 'output1')
    },
    holdingsUs: async () => {
      const fields = { OVRS_EXCG_CD: 'NASD', TR_CRCY_CD: 'USD' }
      return rowsOf(await get(`${tradingUs}/inquire-balance`, 'TTTS3012R', fields), 'output1')
    },
    async control(path, body) {
      const answer = await request(`${simulator.control}${path}`, { method: 'POST', body: JSON.stringify(body) })
      return { status: answer.statusCode, value: await answer.body.json() }
    },
  }
}
