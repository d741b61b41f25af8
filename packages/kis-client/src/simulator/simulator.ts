import type { ServerResponse } from 'node:http'
import { wait } from '@stockeye/internal/wait'
import type { Clock } from '@stockeye/token-manager'
import type { KisCredentials } from '../client/options.ts'
import type { Connection } from '../connection/transport.ts'
import { allEndpoints } from '../endpoints/all.gen.ts'
import type { Environment, KisHosts, RateLimit } from '../environment.ts'
import type { OpenSocket } from '../realtime/session/socket.ts'
import { parseAccountNumber } from '../values/account-number.ts'
import { checkOption, delayRule, type OptionRule } from '../values/check-options.ts'
import type { AnswerFault } from './answers/answer.ts'
import { createAnswers } from './answers/answers.ts'
import { retiredEndpoints } from './answers/retired-endpoints.ts'
import { createScaledClock } from './clocks/scaled.ts'
import { isSteppedClock } from './clocks/stepped.ts'
import { steppedConnection } from './clocks/stepped-connection.ts'
import { steppedSocket } from './clocks/stepped-socket.ts'
import { checkFault, createFaults, type Fault, type Faults, faultReply } from './control/faults.ts'
import { createOrderControls, type ExternalOrder, type OrderControls } from './control/order-controls.ts'
import { createControlPort } from './control/port.ts'
import { type CallLog, type CallMatch, checkMatch, createCallLog, type SeenCall } from './control/seen-calls.ts'
import { fakeCredentials } from './gateway/fake-secrets.ts'
import { createGateway, type Gateway, type Served } from './gateway/gateway.ts'
import { createTokens, type Tokens } from './gateway/tokens.ts'
import { codeOf } from './http/reply.ts'
import { type HttpHandler, type HttpRequest, listen, writeReply } from './http/server.ts'
import { createMasters } from './masters/masters.ts'
import { checkOptions, type SimulatorOptions } from './options.ts'
import type { RealtimeControls } from './realtime/controls.ts'
import { createLiveFeeds } from './realtime/feeds/live-feeds.ts'
import { startRealtimeServer } from './realtime/server.ts'
import { checkSettings, type SimulatorSettings } from './settings.ts'
import type { BookedOrder } from './world/orders/booked-order.ts'
import { createWorld, type World } from './world/world.ts'

/** A KIS server on loopback. */
export interface Simulator {
  /** Hosts of this simulator, as an option of `createKisClient` and `kisTokenIssuer`. */
  readonly hosts: KisHosts
  /** Origin of the KIS port, `http://127.0.0.1:port`. It has the paths that KIS has, and no other. */
  readonly rest: string
  /** Origin of the WebSocket, `ws://127.0.0.1:port`, which takes any path. */
  readonly ws: string
  /** Origin of the control port, through which other processes do what the methods below do. */
  readonly control: string
  /** Fake credentials, which only this simulator accepts. */
  readonly credentials: KisCredentials
  /** Fake credentials of the further app keys, for WebSocket sessions of their own. */
  readonly moreCredentials: readonly KisCredentials[]
  /** HTS id of the account, the key of its execution notices. */
  readonly htsId: string
  /**
   * Options of `createKisClient` and `kisTokenIssuer` for a client in this process.
   *
   * @example
   * const kis = createKisClient({ ...simulator.clientOptions })
   */
  readonly clientOptions: SimulatorClientOptions
  /**
   * Makes the next calls that match fail. Faults apply in the order in which they were added, each to `times` calls.
   *
   * @default times 1
   * @throws {KisInputError} a wrong match, fault or number of calls
   */
  fault(match: CallMatch, fault: Fault, times?: number): void
  /**
   * Makes the newest token invalid at once. As KIS does, an issue within six hours of the token's own still returns it.
   */
  killToken(): void
  /** Refuses every issue of a token or approval key with `code`, for `forMs` on the simulator's clock. */
  refuseIssues(code: string, forMs: number): void
  /** Returns the calls so far, oldest first; the simulator keeps the newest 50,000. */
  calls(match?: CallMatch): readonly SeenCall[]
  /**
   * Changes settings while the simulator runs; those that are left out stay as they are.
   *
   * @throws {KisInputError} a setting is unknown or wrong
   */
  configure(settings: SimulatorSettings): void
  /** Returns the orders that the exchange has booked, for one account or for all. */
  orders(account?: string): readonly BookedOrder[]
  /**
   * Places an order in the account as a person or another program does, outside of KIS's API.
   *
   * @throws {KisInputError} a wrong field, or the exchange refuses the order
   */
  placeExternalOrder(order: ExternalOrder): BookedOrder
  /**
   * Cancels an open order as a person or another program does. The order may be from KIS's API too.
   *
   * @returns the cancellation
   * @default quantity all that is left
   * @throws {KisInputError} the order is not open, or the quantity is not what is open
   */
  cancelExternally(orderNumber: string, quantity?: number): BookedOrder
  /**
   * Fills an open order at once, at its limit or at the market's price.
   *
   * @default quantity all that is left
   * @throws {KisInputError} the order is not open, or the quantity is not what is open
   */
  fillOrder(orderNumber: string, quantity?: number): BookedOrder
  /** Faults of the WebSocket, and what it has seen. */
  readonly realtime: RealtimeControls
  /** Closes every connection and frees all ports. */
  close(): Promise<void>
}

/** Options of a client of a simulator. */
export interface SimulatorClientOptions {
  readonly environment: Environment
  readonly credentials: KisCredentials
  readonly hosts: KisHosts
  /** Limit on calls that the simulator was started with; absent if it was started without one. */
  readonly rate?: RateLimit
  /** Holds time still while a request is under way; absent unless the simulator has a stepped clock. */
  readonly connect?: (origin: string) => Connection
  /** Holds time still until the simulator has read what was sent; absent unless the simulator has a stepped clock. */
  readonly openSocket?: OpenSocket
  /** Clock that the simulator was started with; absent if it was started without one. */
  readonly clock?: Clock
}

/**
 * Starts a KIS server on 127.0.0.1, for tests, demos and clients in any language. Its tokens, limits, refusals, market
 * and orders behave as KIS's do. It listens on no other address and calls no other host.
 *
 * @example
 * const simulator = await startSimulator()
 * const kis = createKisClient({ ...simulator.clientOptions })
 * const { price } = await getQuote(kis, { symbol: '005930' })
 * await kis.close()
 * await simulator.close()
 * @throws {KisInputError} an option is wrong, or has a name that no option has; `field` is its name
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  checkOptions(options)
  const {
    environment = 'paper',
    hours = 'always',
    limits = true,
    seed = 1,
    account = '12345678-01',
    htsId = 'simuser',
  } = options
  const own = createScaledClock({ at: options.startAt, speed: options.speed })
  const clock = options.clock ?? own
  const world = createWorld({
    ...options,
    seed,
    environment,
    hours,
    account,
    // As the caller has written it: a clock of the simulator's own has gone on since then.
    startAt: options.clock ? clock.now() : (options.startAt ?? clock.now()),
  })
  const masters = createMasters({ seed, instruments: world.instruments, prices: world.prices })
  const keys = fakeCredentials(seed)
  const moreAppKeys = Array.from({ length: options.moreAppKeys ?? 0 }, (_, index) => fakeCredentials(seed, index + 1))
  const tokens = createTokens({ seed, credentials: keys, moreAppKeys, limits })
  const gateway = createGateway({
    environment,
    account: parseAccountNumber(account),
    credentials: keys,
    limits,
    rate: options.rate,
    tokens,
    endpoints: [...allEndpoints.filter(({ trIds }) => trIds.length > 0), ...retiredEndpoints],
    answers: createAnswers(seed, world),
  })
  const faults = createFaults()
  const log = createCallLog(50_000)

  const controls: Pick<Simulator, 'fault' | 'killToken' | 'refuseIssues' | 'calls' | 'configure'> & OrderControls = {
    ...createOrderControls({ world, account, now: () => clock.now() }),
    configure(settings) {
      checkSettings(settings)
      world.settings.change(settings)
      realtime.settingsChanged()
    },
    fault(match, fault, times = 1) {
      checkFault(match, fault, times)
      faults.add(match, fault, times)
    },
    killToken: () => tokens.kill(),
    refuseIssues(code, forMs) {
      checkOption('code', code, codeRule)
      checkOption('forMs', forMs, delayRule('a number such as 60000'))
      tokens.refuseIssues(code, clock.now() + forMs)
    },
    calls(match = {}) {
      checkMatch(match)
      return log.list(match)
    },
  }
  const moveTo = options.clock ? undefined : own.moveTo
  const kis = await listen(answerKis({ seed, clock, tokens, gateway, faults, log, world }), options.port ?? 0)
  const realtime = await startRealtimeServer({
    seed,
    environment,
    clock,
    settings: world.settings.current,
    htsId,
    tokens,
    feeds: createLiveFeeds({ world, htsId }),
    appKeys: 1 + moreAppKeys.length,
    port: options.wsPort ?? 0,
  }).catch(async (error) => {
    await kis.close()
    throw error
  })
  const control = await listen(
    createControlPort({
      ...controls,
      realtime: realtime.controls,
      master: (name) => masters.file(name, clock.now()),
      now: () => clock.now(),
      moveTo,
    }),
    0,
  )
  const hosts: KisHosts = { rest: kis.origin, ws: realtime.origin, masters: `${control.origin}/masters` }
  const credentials: KisCredentials = { ...keys, account }
  return {
    ...controls,
    hosts,
    rest: kis.origin,
    ws: realtime.origin,
    realtime: realtime.controls,
    control: control.origin,
    credentials,
    htsId,
    moreCredentials: moreAppKeys.map((more) => ({ ...more, account })),
    clientOptions: {
      environment,
      credentials,
      hosts,
      ...(options.rate && { rate: options.rate }),
      ...(options.clock && { clock: options.clock }),
      ...(options.clock &&
        isSteppedClock(options.clock) && {
          connect: steppedConnection(options.clock),
          openSocket: steppedSocket(options.clock),
        }),
    },
    async close() {
      await Promise.all([kis.close(), control.close(), realtime.close()])
    },
  }
}

const codeRule: OptionRule = {
  is: 'a code of KIS',
  use: "text such as 'EGW00103'",
  fits: (value) => typeof value === 'string' && value !== '',
}

/** Creates the handler of the KIS port: tokens and gateway answer, unless a fault is due. */
function answerKis(parts: {
  readonly seed: number
  readonly clock: Clock
  readonly tokens: Tokens
  readonly gateway: Gateway
  readonly faults: Faults
  readonly log: CallLog
  readonly world: Pick<World, 'environment' | 'settings'>
}): HttpHandler {
  const { seed, clock, tokens, gateway, faults, log } = parts
  const { environment, settings } = parts.world
  let count = 0

  const serve = (request: HttpRequest, at: number, fault: AnswerFault | undefined): Served => {
    switch (`${request.method} ${request.path}`) {
      case 'POST /oauth2/tokenP':
        return { reply: tokens.issue(request.body, at) }
      case 'POST /oauth2/revokeP':
        return { reply: tokens.revoke(request.body) }
      case 'POST /oauth2/Approval':
        return { reply: tokens.approve(request.body, at) }
      default:
        return gateway.serve(request, at, fault)
    }
  }

  return async (request, outgoing) => {
    const at = clock.now()
    const { method, path } = request
    const trId = request.header('tr_id')
    const call = { at, method, path, ...(trId !== undefined && { trId }) }
    count += 1
    const callId = `${seed}`.padStart(8, '0') + `${count}`.padStart(24, '0')

    const fault = faults.take(call)
    const scripted = typeof fault === 'object' && 'msgCd' in fault ? fault : undefined
    const inAnswer = typeof fault === 'object' && !('msgCd' in fault) && !('delayMs' in fault) ? fault : undefined
    const taken = fault !== 'hang-up-before' && scripted?.taken !== false
    const served = taken ? serve(request, at, inAnswer) : undefined
    const input = served?.input && { input: served.input }
    const reply = scripted ? faultReply(path, scripted, environment) : served?.reply
    if (fault === 'hang-up-before' || fault === 'hang-up-after' || reply === undefined) {
      log.note({ ...call, ...input })
      outgoing.destroy()
      return
    }
    const messageCode = codeOf(reply)
    log.note({ ...call, status: reply.status, ...(messageCode !== undefined && { messageCode }), ...input })
    if (typeof fault === 'object' && 'delayMs' in fault && !(await holdBack(clock, fault.delayMs, outgoing))) return
    const shownAt = clock.now() + settings.current().dateSkewMs
    writeReply(outgoing, reply, { at: shownAt, trId: path.startsWith('/uapi/') ? (trId ?? '') : undefined, callId })
  }
}

/** Waits before an answer. @returns false if the caller has closed the connection meanwhile */
async function holdBack(clock: Clock, ms: number, outgoing: ServerResponse): Promise<boolean> {
  const gone = new AbortController()
  outgoing.once('close', () => gone.abort())
  try {
    await (isSteppedClock(clock) ? clock.park(ms, { signal: gone.signal }) : wait(clock, ms, gone.signal))
    return true
  } catch {
    return false
  }
}
