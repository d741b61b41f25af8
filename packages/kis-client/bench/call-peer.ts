import assert from 'node:assert/strict'
import { KisHttpClient } from 'cluefin-openapi'
import { defineBench } from '../../../scripts/bench/define-bench.ts'
import { issueToken, ourCall, startSimulatorProcess } from './call.ts'

const itsHost = 'https://openapi.koreainvestment.com:9443'

/** Starts calls of cluefin-openapi without its own limit. Its host is fixed, so `fetch` gets another one. */
async function cluefinCall(): Promise<() => Promise<unknown>> {
  const simulator = await startSimulatorProcess('real', 'off')
  const { rest, appKey, appSecret: secretKey } = simulator
  const client = new KisHttpClient({
    token: await issueToken(simulator),
    appKey,
    secretKey,
    env: 'prod',
    rateLimitRequestsPerSecond: 1_000_000,
    rateLimitBurst: 1_000_000,
    fetchImpl: (url, init) => fetch(String(url).replace(itsHost, rest), init),
  })
  const input = { fidCondMrktDivCode: 'J', fidInputIscd: '005930' }
  const { body } = await client.domesticBasicQuote.getStockCurrentPrice(input)
  assert.equal((body as { readonly rtCd?: string }).rtCd, '0')
  return () => client.domesticBasicQuote.getStockCurrentPrice(input)
}

// The same quote by the other maintained client in TypeScript.
export default defineBench({
  id: 'call-peer',
  title: 'calls for a quote, beside another client',
  unit: 'calls/CPU-s',
  ours: ourCall,
  peers: { 'cluefin-openapi 0.5.0': cluefinCall },
})
