import { createHash } from 'node:crypto'
import type { AnyEndpoint } from '../../endpoint.ts'
import { type Environment, kisRateLimits, type RateLimit } from '../../environment.ts'
import type { AccountNumber } from '../../values/account-number.ts'
import type { Answer, AnswerFault, SimulatedCall } from '../answers/answer.ts'
import { type KisReply, refused } from '../http/reply.ts'
import type { HttpRequest } from '../http/server.ts'
import { type CallInput, missingField, readInput, readJson } from './call-input.ts'
import { wrapAnswer } from './envelope.ts'
import type { AppCredentials } from './fake-secrets.ts'
import { accountReads, createDatedMeter, createMeter, unmetered } from './meters.ts'
import { createPageMemory } from './page-memory.ts'
import { hasOperation } from './products.ts'
import type { Tokens } from './tokens.ts'
import { createTrIds } from './tr-ids.ts'

export interface GatewayOptions {
  readonly environment: Environment
  readonly account: AccountNumber
  readonly credentials: AppCredentials
  readonly limits: boolean
  /** Limit on calls. @default KIS's own, by environment and date */
  readonly rate?: RateLimit | undefined
  readonly tokens: Tokens
  readonly endpoints: readonly AnyEndpoint[]
  /** Answers by endpoint id. */
  readonly answers: Readonly<Record<string, Answer>>
}

/** Result of a call to the gateway. */
export interface Served {
  readonly reply: KisReply
  /** Fields of the call; missing if it was refused before they were read. */
  readonly input?: CallInput
}

/** Checks app key, rate limits, token, TR id and fields, then passes the call to its answer. */
export interface Gateway {
  serve(request: HttpRequest, at: number, fault?: AnswerFault): Served
}

export function createGateway(options: GatewayOptions): Gateway {
  const { environment, account, credentials, tokens, answers } = options
  const endpoints = new Map(options.endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint]))
  const trIds = createTrIds(environment, options.endpoints)
  const pages = createPageMemory()
  // There is one app key and one account, so there is one meter of each kind.
  const limitedCalls = options.rate ? createMeter(options.rate) : createDatedMeter(environment)
  const callMeter = options.limits ? limitedCalls : unmetered
  const accountReadMeter = options.limits ? createMeter(kisRateLimits.accountReads) : unmetered

  const checkAppKey = (request: HttpRequest): string | undefined => {
    const appKey = request.header('appkey')
    if (!appKey) return 'EGW00102'
    return appKey === credentials.appKey ? undefined : 'EGW00103'
  }

  const checkAppSecret = (request: HttpRequest): string | undefined => {
    const appSecret = request.header('appsecret')
    if (!appSecret) return 'EGW00104'
    return appSecret === credentials.appSecret ? undefined : 'EGW00304'
  }

  // The hash key is the legacy signature of a body. KIS no longer requires it, and does not count the call that makes
  // it.
  const signBody = (request: HttpRequest): KisReply => {
    const wrong = checkAppKey(request) ?? checkAppSecret(request)
    if (wrong !== undefined) return refused(wrong)
    const fields = readJson(request.body)
    if (fields === undefined) return refused('OPSQ9997')
    return { status: 200, body: { BODY: fields, HASH: createHash('sha256').update(request.body).digest('hex') } }
  }

  const checkAccount = (endpoint: AnyEndpoint, input: CallInput): string | undefined => {
    if (!('CANO' in endpoint.fields)) return undefined
    const isOurs = input.CANO === account.number && input.ACNT_PRDT_CD === account.product
    // KIS's code for an operation that the product of an account lacks is not on record.
    return isOurs && hasOperation(account.product, endpoint.id) ? undefined : 'OPSQ2000'
  }

  const answerCall = (call: SimulatedCall): KisReply => {
    try {
      const answer = answers[call.endpoint.id]
      if (answer === undefined) throw new Error(`nothing answers ${call.endpoint.id}`)
      return wrapAnswer(call, answer(call))
    } catch (error) {
      // A failure of the simulator itself must be visible, and must not look like a mistake of the caller.
      return refused('EGW00002', { message: `the simulator failed: ${error}` })
    }
  }

  return {
    serve(request, at, fault = {}) {
      if (request.method === 'POST' && request.path === '/uapi/hashkey') return { reply: signBody(request) }
      const named = endpoints.get(`${request.method} ${request.path}`)
      // KIS's answer to an unknown path or method is not on record. This is its code for a call that the
      // gateway cannot pass on, with the status that HTTP has for it.
      if (named === undefined) return { reply: refused('EGW00202', { status: 404 }) }

      // Check the app key first: calls are counted by app key, and a call that is refused afterwards is counted too.
      const unknown = checkAppKey(request)
      if (unknown !== undefined) return { reply: refused(unknown) }
      if (!callMeter.admits(at)) return { reply: refused('EGW00201') }
      callMeter.record(at)

      // A missing type counts as that of a person: many clients send none.
      if (!['P', 'B'].includes(request.header('custtype') || 'P')) return { reply: refused('EGW00208') }
      const wrong = tokens.check(request.header('authorization'), at) ?? checkAppSecret(request)
      if (wrong !== undefined) return { reply: refused(wrong) }
      const operation = trIds.find(named, request.header('tr_id'))
      if (typeof operation === 'string') return { reply: refused(operation) }
      const { endpoint, choice } = operation

      const input = readInput(request, endpoint)
      if (typeof input === 'string') return { reply: refused(input) }
      const missing = missingField(endpoint, input)
      // As operators of several bots report it (prism-insight#238): HTTP 500, and not the refusal of other missing fields.
      if (missing === 'ORD_DVSN' && endpoint.id === 'overseas-stock/order') {
        return { reply: refused('IGW00019', { status: 500 }), input }
      }
      if (missing !== undefined) {
        return { reply: refused('OPSQ2001', { message: `ERROR INPUT FIELD NOT FOUND [${missing}]` }), input }
      }
      const notOurs = checkAccount(endpoint, input)
      if (notOurs !== undefined) return { reply: refused(notOurs), input }
      if (accountReads.has(endpoint.id)) {
        if (!accountReadMeter.admits(at)) return { reply: refused('EGW00215'), input }
        accountReadMeter.record(at)
      }

      const more = request.header('tr_cont') === 'N'
      const call = { endpoint, choice, environment, input, at, more, fault }
      return { reply: pages.answer(call, (pagesBefore) => answerCall({ ...call, pagesBefore })), input }
    },
  }
}
