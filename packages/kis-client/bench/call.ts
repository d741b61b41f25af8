import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Pool } from 'undici'
import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { inquirePrice } from '../src/endpoints/domestic-stock.gen.ts'
import { createKisClient, type Environment, type Pacer } from '../src/index.ts'

const simulatorCli = fileURLToPath(new URL('../src/simulator/cli.ts', import.meta.url))
const path = '/uapi/domestic-stock/v1/quotations/inquire-price'

export interface SimulatorProcess {
  readonly rest: string
  readonly control: string
  readonly appKey: string
  readonly appSecret: string
  readonly account: string
}

/** Starts a simulator whose CPU time is not counted in this process. It ends with this process. */
export async function startSimulatorProcess(environment: Environment, limits: 'on' | 'off'): Promise<SimulatorProcess> {
  const flags = ['--environment', environment, '--limits', limits, '--json']
  const child = spawn(process.execPath, [...process.execArgv, simulatorCli, ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.once('exit', () => child.kill())
  const [line] = await once(child.stdout.setEncoding('utf8'), 'data')
  return JSON.parse(line)
}

/** Grants every turn at once. Waits cost no CPU, but would make the bench very long: `pacing-4` measures them. */
const noPacer: Pacer = { turn: () => Promise.resolve(() => undefined) }

export async function ourCall(): Promise<() => Promise<unknown>> {
  const { rest, control, appKey, appSecret, account } = await startSimulatorProcess('real', 'off')
  const kis = createKisClient({
    environment: 'real',
    credentials: { appKey, appSecret, account },
    hosts: { rest, ws: null, masters: `${control}/masters` },
    pacer: noPacer,
  })
  const input = { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' } as const
  assert.match((await kis.call(inquirePrice, input)).output.stck_prpr ?? '', /^\d+$/)
  return () => kis.call(inquirePrice, input)
}

export async function issueToken({
  rest,
  appKey,
  appSecret,
}: Pick<SimulatorProcess, 'rest' | 'appKey' | 'appSecret'>): Promise<string> {
  const body = JSON.stringify({ grant_type: 'client_credentials', appkey: appKey, appsecret: appSecret })
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${rest}/oauth2/tokenP`, { method: 'POST', headers, body })
  const { access_token: token } = (await response.json()) as { readonly access_token?: string }
  assert(token)
  return token
}

/** Returns the headers of a request for a quote. */
export const quoteHeaders = (
  { appKey, appSecret }: Pick<SimulatorProcess, 'appKey' | 'appSecret'>,
  token: string,
): Record<string, string> => ({
  'content-type': 'application/json; charset=utf-8',
  authorization: `Bearer ${token}`,
  appkey: appKey,
  appsecret: appSecret,
  custtype: 'P',
  tr_id: 'FHKST01010100',
  tr_cont: '',
})

/** Starts calls that send and receive the same bytes, without a client. */
async function bareCall(): Promise<() => Promise<unknown>> {
  const simulator = await startSimulatorProcess('real', 'off')
  const token = await issueToken(simulator)
  const pool = new Pool(simulator.rest, { allowH2: false })
  const call = async () => {
    const headers = quoteHeaders(simulator, token)
    const query = 'FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=005930'
    const { body } = await pool.request({ path: `${path}?${query}`, method: 'GET', headers })
    return JSON.parse(await body.text())
  }
  assert.equal((await call()).rt_cd, '0')
  return call
}

// What the client adds to each call: its checks, the session, the time-out, the tidying of the answer.
export default defineBench({
  id: 'call',
  title: 'calls for a quote',
  unit: 'calls/CPU-s',
  ours: ourCall,
  peers: { 'floor: bare undici': bareCall },
})
