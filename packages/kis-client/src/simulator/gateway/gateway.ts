import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { AnyEndpoint } from '../../endpoint.ts'
import { type Environment, kisRateLimits } from '../../environment.ts'
import type { AccountNumber } from '../../values/account-number.ts'
import type { Answer, SimulatedAnswer, SimulatedCall } from '../answers/answer.ts'
import { cursorNames } from '../answers/paging.ts'
import { type KisReply, refused } from '../http/reply.ts'
import type { HttpRequest } from '../http/server.ts'
import type { AppCredentials } from './fake-secrets.ts'
import { createMeter, ledgerEndpoints, unmetered } from './meters.ts'
import { retiredTrIds } from './retired-tr-ids.ts'
import type { Tokens } from './tokens.ts'

export interface GatewayOptions {
  readonly environment: Environment
  readonly account: AccountNumber
  readonly credentials: AppCredentials
  readonly limits: boolean
  readonly tokens: Tokens
  readonly endpoints: readonly AnyEndpoint[]
  /** By endpoint id. */
  readonly answers: Readonly<Record<string, Answer>>
}

/** A call that the gateway is done with. */
export interface Served {
  readonly reply: KisReply
  /** What the call asked, by name in capitals; missing if it was refused before that was read. */
  readonly input?: Readonly<Record<string, string>>
}

/** What stands before KIS's services: it lets a call through to its answer, or says why not. */
export interface Gateway {
  serve(request: HttpRequest, at: number): Served
}

// KIS itself takes KRX where an order names no exchange: clients from before the second exchange do not send it.
// @see catalog/codes.json `domesticOrderFields.EXCG_ID_DVSN_CD`
const defaultInput: Readonly<Record<string, string>> = { EXCG_ID_DVSN_CD: 'KRX' }

/** @see live captures of chk-holiday and of the executions */
const continued = { messageCode: 'KIOK0500', message: '조회가 계속됩니다..다음버튼을 Click 하십시오.' }

// Ledger answers come from a mainframe, with their texts filled up to its column.
const ledgerText = (path: string, text: string) => (path.includes('/trading/') ? text.padEnd(80) : text)

export function createGateway(options: GatewayOptions): Gateway {
  const { environment, account, credentials, tokens, answers } = options
  const endpoints = new Map(options.endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint]))
  const queries = options.endpoints.filter(({ method }) => method === 'GET')
  const handedOut = new Map<string, number>()
  // One app key and one account: so one meter of each.
  const calls = options.limits ? createMeter(kisRateLimits.calls[environment]) : unmetered
  const ledger = options.limits ? createMeter(kisRateLimits.accountReads) : unmetered

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

  // The legacy signature of a body. KIS no longer asks for it, and its gateway makes it without counting a call.
  const signBody = (request: HttpRequest): KisReply => {
    const wrong = checkAppKey(request) ?? checkAppSecret(request)
    if (wrong !== undefined) return refused(wrong)
    const fields = readJson(request.body)
    if (fields === undefined) return refused('OPSQ9997')
    return { status: 200, body: { BODY: fields, HASH: createHash('sha256').update(request.body).digest('hex') } }
  }

  /**
   * The endpoints that a TR id may mean: that of the path first. KIS goes by the TR id, and its own first sample asks for
   * the buying power (TTTC8908R) under the path of the executions; of orders no such thing is known.
   */
  const meant = (endpoint: AnyEndpoint): readonly AnyEndpoint[] =>
    endpoint.method === 'GET' ? [endpoint, ...queries] : [endpoint]

  /** @returns why none of the TR ids is meant */
  const refuseTrId = (endpoint: AnyEndpoint, trId: string): string => {
    if (trId === '') return 'OPSQ9999'
    const known = meant(endpoint).some(({ trIds }) => trIds.some(({ real, paper }) => real === trId || paper === trId))
    if (!known) return 'OPSQ0002'
    return environment === 'paper' ? 'EGW02006' : 'EGW02004'
  }

  const checkAccount = (endpoint: AnyEndpoint, input: Readonly<Record<string, string>>): string | undefined => {
    if (!('CANO' in endpoint.fields)) return undefined
    return input.CANO === account.number && input.ACNT_PRDT_CD === account.product ? undefined : 'OPSQ2000'
  }

  /** A query that KIS continues without a cursor: it remembers itself how many pages the asker has. */
  const remember = (
    call: Omit<SimulatedCall, 'pagesBefore'>,
    answerPage: (pagesBefore: number) => KisReply,
  ): KisReply => {
    if (call.endpoint.paging?.kind !== 'tr_cont-header') return answerPage(0)
    const query = JSON.stringify([call.endpoint.id, call.input])
    const pagesBefore = (call.more ? handedOut.get(query) : undefined) ?? 0
    const reply = answerPage(pagesBefore)
    if (reply.trCont === 'M') handedOut.set(query, pagesBefore + 1)
    else handedOut.delete(query)
    return reply
  }

  const answerCall = (call: SimulatedCall): KisReply => {
    try {
      const answer = answers[call.endpoint.id]
      if (answer === undefined) throw new Error(`nothing answers ${call.endpoint.id}`)
      return replyTo(call, answer(call))
    } catch (error) {
      // A fault of the simulator itself: it must be seen, and must not pass for one of the caller's.
      return refused('EGW00002', { message: `the simulator failed: ${error}` })
    }
  }

  return {
    serve(request, at) {
      if (request.method === 'POST' && request.path === '/uapi/hashkey') return { reply: signBody(request) }
      const named = endpoints.get(`${request.method} ${request.path}`)
      // What KIS says to a path that it lacks, or to another method, is not on record: its code for a call that the
      // gateway cannot pass on, and the status that HTTP has for it.
      if (named === undefined) return { reply: refused('EGW00202', { status: 404 }) }

      // The app key comes first because it says whose calls are counted; a call that is then refused counts all the same.
      const unknown = checkAppKey(request)
      if (unknown !== undefined) return { reply: refused(unknown) }
      if (!calls.admits(at)) return { reply: refused('EGW00201') }
      calls.record(at)

      const wrong = tokens.check(request.header('authorization'), at) ?? checkAppSecret(request)
      if (wrong !== undefined) return { reply: refused(wrong) }
      const trId = currentTrId(request.header('tr_id'))
      const choiceOf = ({ trIds }: AnyEndpoint) => trIds.find((row) => row[environment] === trId)
      const endpoint = choiceOf(named) ? named : meant(named).find(choiceOf)
      const choice = endpoint && choiceOf(endpoint)
      if (endpoint === undefined || choice === undefined) return { reply: refused(refuseTrId(named, trId)) }

      const fields = request.method === 'GET' ? Object.fromEntries(request.query) : readJson(request.body)
      if (fields === undefined) return { reply: refused('OPSQ9997') }
      const texts = textsSchema.safeParse(fields).data
      if (texts === undefined) return { reply: refused('OPSQ9995') }
      const input = readInput(endpoint, texts)
      const missing = Object.keys(endpoint.fields).find((name) => isMissing(endpoint, name, input))
      if (missing !== undefined) {
        return { reply: refused('OPSQ2001', { message: `ERROR INPUT FIELD NOT FOUND [${missing}]` }), input }
      }
      const notOurs = checkAccount(endpoint, input)
      if (notOurs !== undefined) return { reply: refused(notOurs), input }
      if (ledgerEndpoints.has(endpoint.id)) {
        if (!ledger.admits(at)) return { reply: refused('EGW00215'), input }
        ledger.record(at)
      }

      const more = request.header('tr_cont') === 'N'
      const call = { endpoint, choice, environment, input, at, more }
      return { reply: remember(call, (pagesBefore) => answerCall({ ...call, pagesBefore })), input }
    },
  }
}

const textsSchema = z.record(z.string(), z.string())

/** @returns undefined for text that is no JSON */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The TR id that does today what the sent one does. */
function currentTrId(sent = ''): string {
  const trId = sent.trim()
  return (Object.hasOwn(retiredTrIds, trId) ? retiredTrIds[trId] : undefined) ?? trId
}

/** The fields by name in capitals: KIS takes the names of a query in either case, and so do we those of a body. */
function readInput(endpoint: AnyEndpoint, fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const input = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.toUpperCase(), value]))
  for (const [name, value] of Object.entries(defaultInput)) {
    if (endpoint.fields[name] === 'required') input[name] ||= value
  }
  return input
}

/** A required field may be empty: KIS takes an empty symbol for "all" and an empty price for "any", for instance. */
const isMissing = (endpoint: AnyEndpoint, name: string, input: Readonly<Record<string, string>>): boolean =>
  endpoint.fields[name] === 'required' && input[name.toUpperCase()] === undefined

function replyTo({ endpoint, more: isNext }: SimulatedCall, answer: SimulatedAnswer): KisReply {
  if ('refusal' in answer) {
    const { returnCode, messageCode, message } = answer.refusal
    const body = { rt_cd: returnCode, msg_cd: messageCode, msg1: ledgerText(endpoint.path, message) }
    return { status: 200, body }
  }
  const { blocks, more } = answer
  const { paging } = endpoint
  // The ledger tells in words too that a list goes on; the other lists do so by header and cursor alone.
  const goesOn = more && paging?.kind === 'tr_cont'
  const { messageCode = 'MCA00000', message = '정상처리 되었습니다.' } = goesOn ? continued : answer
  // Clients read the cursor without asking whether there is one: its names are there, be they empty.
  const cursor = paging?.block === undefined ? cursorNames(endpoint) : []
  const body = {
    ...Object.fromEntries(cursor.map((name) => [name, ''])),
    ...blocks,
    rt_cd: '0',
    msg_cd: messageCode,
    msg1: ledgerText(endpoint.path, message),
  }
  if (more) return { status: 200, body, trCont: 'M' }
  const paged = paging !== undefined && paging.kind !== 'time-cursor'
  return { status: 200, body, ...(paged && { trCont: isNext ? 'E' : 'D' }) }
}
