import { type ClockWatch, createClockWatch } from '../connection/server-clock.ts'
import { createTokenSessions } from '../connection/token-session.ts'
import { openConnection } from '../connection/transport.ts'
import { fingerprint } from '../credentials/credentials.ts'
import type { AnyEndpoint } from '../endpoint.ts'
import type { Environment } from '../environment.ts'
import { KisInputError } from '../errors.ts'
import { checkLists, listOf, listsOf, walkPages, walkRows } from '../paging/walk-pages.ts'
import { trustRows, trustTables } from '../values/trust.ts'
import { createAdmit } from './admission.ts'
import { createInterpret } from './answer.ts'
import { createAttempt } from './attempt.ts'
import { createReports } from './call-report.ts'
import { checkCallOptions } from './check-action.ts'
import type { KisClient, PageOptions } from './client.ts'
import { createEvents, type Events } from './events.ts'
import { createInFlight, type InFlight } from './in-flight.ts'
import { type CheckedOptions, checkOptions, type KisClientOptions } from './options.ts'
import { openApprovalKeys, openTokens } from './own-tokens.ts'
import { checkEndpoint, prepare } from './request.ts'
import { createSend, type Send } from './send.ts'

/**
 * Creates a client for one account of KIS.
 *
 * @example
 * const kis = createKisClient({ environment: 'paper', credentials, tokenStore: sqliteStore({ path: '.tokens/tokens.db' }) })
 * @throws {KisInputError} a missing or blank credential, an account number of the wrong form, an unknown environment,
 * a rate that is not of whole numbers above zero, `tokens` together with `tokenStore`
 */
export function createKisClient<const In extends Environment>(
  options: KisClientOptions<In>,
): KisClient<Environment extends In ? never : In> {
  const checked = checkOptions(options)
  const { environment, account, clock } = checked
  const events = createEvents()
  const inFlight = createInFlight()
  const clockWatch = createClockWatch({ clock, onOff: (found) => events.emit('clock-off', found) })
  const { send, close } = openSend(options, checked, { events, inFlight, clockWatch })
  const interpret = createInterpret(events)
  const approval = openApprovalKeys(options, checked)

  /** Yields the bodies of all pages of a list. Each page is a call of its own; `lists` are the blocks that it must have. */
  const pagesOf = (
    endpoint: AnyEndpoint,
    input: object,
    { signal, mostPages }: PageOptions,
    lists: readonly string[],
  ) =>
    walkPages(
      endpoint,
      input,
      (next, page) =>
        inFlight.run(async () => {
          const response = await send(endpoint, { ...prepare(endpoint, next, checked), page }, { signal })
          checkLists(endpoint, response.body, lists)
          return { body: interpret(endpoint, response), continuation: response.continuation }
        }),
      { mostPages },
    )

  let closed: Promise<void> | undefined
  return {
    environment,
    account,
    clock,
    realtime: {
      url: checked.hosts.ws,
      keyName: keyNameOf(checked),
      customerType: checked.customerType === 'person' ? 'P' : 'B',
      approvalKeys: approval.tokens,
      openSocket: checked.openSocket,
      acquire: createSessionRight(),
    },
    call: (endpoint, input, options) =>
      inFlight.run(async () => {
        checkEndpoint(endpoint)
        checkCallOptions('call', options, callOptions)
        const lists = listsOf(endpoint, options?.list)
        const response = await send(endpoint, prepare(endpoint, input, checked), options)
        checkLists(endpoint, response.body, lists)
        return trustTables(endpoint, interpret(endpoint, response))
      }),
    async *pages(endpoint, input, options = {}) {
      checkEndpoint(endpoint)
      checkCallOptions('pages', options, pageOptions)
      const lists = listsOf(endpoint, options.list)
      for await (const body of pagesOf(endpoint, input, options, lists)) yield trustTables(endpoint, body)
    },
    async *rows(endpoint: AnyEndpoint, input: object, options: PageOptions & { readonly list?: string } = {}) {
      checkEndpoint(endpoint)
      checkCallOptions('rows', options, pageOptions)
      const list = listOf(endpoint, options.list)
      for await (const row of walkRows(() => pagesOf(endpoint, input, options, [list]), list)) yield trustRows(row)
    },
    serverClock: clockWatch.estimate,
    on: events.on,
    close() {
      closed ??= inFlight.close().then(async () => {
        await approval.close()
        await close()
      })
      return closed
    },
  }
}

/** Creates the right to the session of the WebSocket, which one stream of a client has at a time. */
function createSessionRight(): () => () => void {
  let isTaken = false
  return () => {
    if (isTaken)
      throw new KisInputError({
        field: 'client',
        rule: 'has a stream already, and KIS has one session an app key; use that stream, or pass the option sharing to both',
      })
    isTaken = true
    return () => {
      isTaken = false
    }
  }
}

const callOptions: readonly string[] = ['signal', 'list']
const pageOptions: readonly string[] = [...callOptions, 'mostPages']

/** Returns the name of the app key for what many processes share, such as a pacer. It does not reveal the key. */
const keyNameOf = ({ environment, credentials }: CheckedOptions) => `${environment}/${fingerprint(credentials.appKey)}`

/** Puts the stages of a call together. `close` closes the connections, and the token manager if it is the client's own. */
function openSend(
  options: KisClientOptions,
  checked: CheckedOptions,
  shared: { readonly events: Events; readonly inFlight: InFlight; readonly clockWatch: ClockWatch },
): { readonly send: Send; close(): Promise<void> } {
  const { events, inFlight, clockWatch } = shared
  const { account, clock, credentials, hosts, connect } = checked
  const { tokens, close: closeTokens } = openTokens(options, checked)
  const sessions = createTokenSessions({
    tokens,
    connect: () => clockWatch.watched(openConnection(connect, hosts.rest)),
    onBuilt: (built) => events.emit('session', built),
  })
  const secrets = [credentials.appKey, credentials.appSecret, account.number]
  const send = createSend({
    admit: createAdmit({ ...checked, sessions, paceKey: keyNameOf(checked), secrets }),
    attempt: createAttempt({ ...checked, rest: hosts.rest, sessions, tokens, secrets }),
    startReport: createReports({ events, clock }),
    untilClosing: inFlight.untilClosing,
    clock,
  })
  return {
    send,
    async close() {
      await sessions.close()
      await closeTokens()
    },
  }
}
