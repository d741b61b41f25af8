import type { AnyEndpoint } from '../endpoint.ts'
import { allEndpoints } from '../endpoints/all.gen.ts'
import type { Environment } from '../environment.ts'
import { type Simulator, startSimulator } from '../simulator/simulator.ts'
import type { Body } from '../values/json-record.ts'
import { type AnswerDifference, type AnswerPair, bodyOf, compareAnswers, findEndpoint } from './compare-answers.ts'
import type { RecordedAnswer } from './recording.ts'

/**
 * Compares a recording with the catalogue and with the simulator, which answers the same reads at the time of the first
 * recorded answer. Writes, and all pages of a list after its first, are compared with the catalogue only.
 */
export async function findDrift(recording: readonly RecordedAnswer[]): Promise<readonly AnswerDifference[]> {
  const byEndpoint = new Map<string, AnswerPair[]>()
  const unknown: AnswerDifference[] = []
  const ask = createAsker(recording)
  try {
    for (const recorded of recording) {
      const endpoint = findEndpoint(allEndpoints, recorded)
      if (endpoint === undefined) {
        unknown.push({ endpoint: `${recorded.method} ${recorded.path}`, field: '', what: 'catalogue: not documented' })
        continue
      }
      const pairs = byEndpoint.get(endpoint.id) ?? []
      byEndpoint.set(endpoint.id, pairs)
      pairs.push({ endpoint, recorded, simulated: await ask.answer(endpoint, recorded) })
    }
  } finally {
    await ask.close()
  }
  return [...unknown, ...[...byEndpoint.values()].flatMap(compareAnswers)]
}

/** Repeats recorded reads on simulators, one for each environment that the recording has calls of. */
function createAsker(recording: readonly RecordedAnswer[]) {
  const startAt = Date.parse(recording[0]?.date ?? '')
  const started = new Map<Environment, Promise<{ readonly simulator: Simulator; readonly authorization: string }>>()

  async function start(environment: Environment) {
    const simulator = await startSimulator({
      environment,
      limits: false,
      ...(Number.isFinite(startAt) && { startAt }),
    })
    const { appKey: appkey, appSecret: appsecret } = simulator.credentials
    const body = JSON.stringify({ grant_type: 'client_credentials', appkey, appsecret })
    const issued = await fetch(`${simulator.rest}/oauth2/tokenP`, { method: 'POST', body })
    const token = bodyOf(await issued.text())?.['access_token']
    return { simulator, authorization: `Bearer ${token}` }
  }

  return {
    async answer(
      endpoint: AnyEndpoint,
      { method, path, trId, input, page }: RecordedAnswer,
    ): Promise<Body | undefined> {
      if (method !== 'GET' || page !== '') return undefined
      const environment = environmentOf(endpoint, trId)
      const running = started.get(environment) ?? start(environment)
      started.set(environment, running)
      const { simulator, authorization } = await running
      const { appKey: appkey, appSecret: appsecret, account } = simulator.credentials
      const [number = '', product = ''] = account.split('-')
      const query = new URLSearchParams(input)
      for (const name of query.keys()) query.set(name, ownValue(name, input[name] ?? '', { number, product }))

      const headers = { authorization, appkey, appsecret, tr_id: trId, custtype: 'P' }
      const response = await fetch(`${simulator.rest}${path}?${query}`, { headers })
      return bodyOf(await response.text())
    },
    async close() {
      for (const running of started.values()) await (await running).simulator.close()
    },
  }
}

const environmentOf = ({ trIds }: AnyEndpoint, trId: string): Environment =>
  trIds.some(({ real }) => real === trId) ? 'real' : 'paper'

/** Returns the value of a field for the simulator: its own account in place of the one that the recorder has hidden. */
function ownValue(name: string, value: string, account: { readonly number: string; readonly product: string }): string {
  switch (name.toUpperCase()) {
    case 'CANO':
      return account.number
    case 'ACNT_PRDT_CD':
      return account.product
    default:
      return value
  }
}
