import { readdirSync, readFileSync } from 'node:fs'
import { onTestFinished } from 'vitest'
import { bodyOf } from '../drift/compare-answers.ts'
import type { Environment } from '../environment.ts'
import { createSteppedClock } from '../simulator/clocks/stepped.ts'
import { startSimulator } from '../simulator/simulator.ts'
import type { Body } from '../values/json-record.ts'

type Fields = Readonly<Record<string, string>>

/** Answer of KIS that somebody has published, retyped with made-up values: names, their order and the forms are KIS's. */
export interface Capture {
  readonly name: string
  readonly source: string
  /** Day, month or year of the answer. */
  readonly date: string
  readonly environment: Environment
  readonly trId: string
  readonly path: string
  readonly query?: Fields
  readonly body?: Fields
  readonly answer: Body
  /** Differences that are right or known, each with its reason. */
  readonly known?: Readonly<Record<string, string>>
}

const folder = new URL('./captures/', import.meta.url)

export const captures: readonly Capture[] = readdirSync(folder).map((file) => ({
  name: file.replace('.json', ''),
  ...JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
}))

/** Account that has something to show in each capture. */
const positions = [
  { symbol: '005930', quantity: 3, averagePrice: '71200' },
  { symbol: '069500', quantity: 12, averagePrice: '35110' },
  { symbol: 'TSLA', quantity: 14, averagePrice: '332.2148' },
  { symbol: 'AAPL', quantity: 14, averagePrice: '224.66' },
]
const tesla = { OVRS_EXCG_CD: 'NASD', PDNO: 'TSLA', ORD_SVR_DVSN_CD: '0', ORD_DVSN: '00' }

/**
 * Sends the request of a capture to a simulator: a call about the US while New York trades, any other while KRX does.
 * Before a list of US orders the account has one order that is filled, one that is cancelled and one that is open.
 */
export async function askSimulator(capture: Capture): Promise<Body> {
  const isOpenUs = capture.name.startsWith('us-') && !capture.name.endsWith('-closed')
  const clock = createSteppedClock(Date.parse(isOpenUs ? '2026-10-19T23:45:00+09:00' : '2026-10-19T10:00:00+09:00'))
  const { environment } = capture
  const simulator = await startSimulator({ environment, hours: 'exchange', limits: false, clock, positions })
  onTestFinished(() => simulator.close())
  const { appKey: appkey, appSecret: appsecret, account } = simulator.credentials
  const [CANO = '', ACNT_PRDT_CD = ''] = account.split('-')
  const body = JSON.stringify({ grant_type: 'client_credentials', appkey, appsecret })
  const issued = await fetch(`${simulator.rest}/oauth2/tokenP`, { method: 'POST', body })
  const token = bodyOf(await issued.text())?.['access_token']

  const call = async ({ trId, path, query, body }: Pick<Capture, 'trId' | 'path' | 'query' | 'body'>) => {
    const headers = { authorization: `Bearer ${token}`, appkey, appsecret, tr_id: trId, custtype: 'P' }
    const sent = { CANO, ACNT_PRDT_CD, ...query, ...body }
    const response = await fetch(
      body === undefined ? `${simulator.rest}${path}?${new URLSearchParams(sent)}` : `${simulator.rest}${path}`,
      body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(sent) },
    )
    return bodyOf(await response.text()) ?? {}
  }

  if (/us-inquire-(ccnl|nccs)/.test(capture.name)) {
    const path = '/uapi/overseas-stock/v1/trading/order'
    const buy = (quantity: string, price: string) =>
      call({ trId: 'TTTT1002U', path, body: { ...tesla, ORD_QTY: quantity, OVRS_ORD_UNPR: price } })
    await buy('5', '900.00')
    await clock.runUntil(clock.now() + 60_000)
    const { output } = await buy('1', '20.00')
    const ORGN_ODNO = String((output as Fields)['ODNO'])
    const cancel = { ...tesla, ORGN_ODNO, RVSE_CNCL_DVSN_CD: '02', ORD_QTY: '0', OVRS_ORD_UNPR: '0' }
    await call({ trId: 'TTTT1004U', path: `${path}-rvsecncl`, body: cancel })
    await buy('1', '21.00')
    await clock.runUntil(clock.now() + 60_000)
  }
  return call(capture)
}
