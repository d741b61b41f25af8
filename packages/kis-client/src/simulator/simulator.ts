import type { Clock } from '@stockeye/token-manager'
import type { KisCredentials } from '../client/options.ts'
import type { Connection } from '../connection/transport.ts'
import { allEndpoints } from '../endpoints/all.gen.ts'
import type { Environment, KisHosts, RateLimit } from '../environment.ts'
import { KisInputError } from '../errors.ts'
import type { OpenSocket } from '../realtime/session/socket.ts'
import { parseAccountNumber } from '../values/account-number.ts'
import { checkOption, delayRule, type OptionRule } from '../values/check-options.ts'
import { answerKis } from './answer-kis.ts'
import { createAnswers } from './answers/answers.ts'
import { retiredEndpoints } from './answers/retired-endpoints.ts'
import { createScaledClock } from './clocks/scaled.ts'
import { isSteppedClock } from './clocks/stepped.ts'
import { steppedConnection } from './clocks/stepped-connection.ts'
import { steppedSocket } from './clocks/stepped-socket.ts'
import { checkFault, createFaults, type Fault, type Faults } from './control/faults.ts'
import { createOrderControls, type ExternalOrder, type OrderControls } from './control/order-controls.ts'
import { createControlPort } from './control/port.ts'
import { type CallLog, type CallMatch, checkMatch, createCallLog, type SeenCall } from './control/seen-calls.ts'
import { fakeCredentials } from './gateway/fake-secrets.ts'
import { createGateway } from './gateway/gateway.ts'
import { createTokens, type Tokens } from './gateway/tokens.ts'
import { answerOnSocket } from './http/answer-on-socket.ts'
import { createInProcessTransport } from './http/in-process.ts'
import { listen } from './http/server.ts'
import { createMasters } from './masters/masters.ts'
import { type AnyOptions, checkOptions, type InProcessOptions, type SimulatorOptions } from './options.ts'
import type { RealtimeControls } from './realtime/controls.ts'
import { createLiveFeeds } from './realtime/feeds/live-feeds.ts'
import { startRealtimeServer } from './realtime/server.ts'
import { checkSettings, type SimulatorSettings } from './settings.ts'
import type { BookedOrder } from './world/orders/booked-order.ts'
import { createWorld, type World } from './world/world.ts'

/** A KIS server without sockets, for clients in this process alone. It has no WebSocket and no control port. */
export interface InProcessSimulator {
  /** Hosts of this simulator, as an option of `createKisClient` and `kisTokenIssuer`. */
  readonly hosts: KisHosts
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
  /** Closes every connection and frees all ports. */
  close(): Promise<void>
}

/** A KIS server on loopback. */
export interface Simulator extends InProcessSimulator {
  /** Origin of the KIS port, `http://127.0.0.1:port`. It has the paths that KIS has, and no other. */
  readonly rest: string
  /** Origin of the WebSocket, `ws://127.0.0.1:port`, which takes any path. */
  readonly ws: string
  /** Origin of the control port, through which other processes do what the methods do. */
  readonly control: string
  /** Faults of the WebSocket, and what it has seen. */
  readonly realtime: RealtimeControls
}

/** Options of a client of a simulator. */
export interface SimulatorClientOptions {
  /** Environment that the simulator was started with. */
  readonly environment: Environment
  /** Fake credentials, which only this simulator accepts. */
  readonly credentials: KisCredentials
  /** Hosts of this simulator. */
  readonly hosts: KisHosts
  /** Limit on calls that the simulator was started with; absent if it was started without one. */
  readonly rate?: RateLimit
  /**
   * Answers in this process where the simulator has no sockets. With sockets and a stepped clock it holds time still while a
   * request is under way; absent otherwise.
   */
  readonly connect?: (origin: string) => Connection
  /** Holds time still until the simulator has read what was sent; absent unless the simulator has a stepped clock. */
  readonly openSocket?: OpenSocket
  /** Clock that the simulator was started with; absent if it was started without one. */
  readonly clock?: Clock
}

/**
 * Starts a KIS server on 127.0.0.1, for tests, demos and clients in any language. Its tokens, limits, refusals, market
 * and orders behave as KIS's do. It listens on no other address and calls no other host. With `sockets: false` it opens no
 * port, and answers clients in this process that have its `clientOptions`.
 *
 * @example
 * const simulator = await startSimulator()
 * const kis = createKisClient({ ...simulator.clientOptions })
 * const { price } = await getQuote(kis, { symbol: '005930' })
 * await kis.close()
 * await simulator.close()
 * @throws {KisInputError} an option is wrong, or has a name that no option has; `field` is its name
 */
export function startSimulator(options?: SimulatorOptions): Promise<Simulator>
/**
 * Starts a KIS server without sockets, which answers clients in this process alone.
 *
 * @example
 * const simulator = await startSimulator({ sockets: false })
 * const kis = createKisClient({ ...simulator.clientOptions })
 * @throws {KisInputError} an option is wrong, or has a name that no option has; `field` is its name
 */
export function startSimulator(options: InProcessOptions): Promise<InProcessSimulator>
export async function startSimulator(options: AnyOptions = {}): Promise<InProcessSimulator> {
  checkOptions(options)
  const parts = createParts(options)
  return options.sockets === false ? inProcess(options, parts) : onPorts(options, parts)
}

/** Parts of a simulator that answer calls, over sockets or without. */
type Parts = ReturnType<typeof createParts>

/** Creates all of a simulator but what carries calls. */
function createParts(options: AnyOptions) {
  const { environment = 'paper', hours = 'always', limits = true, seed = 1, account = '12345678-01' } = options
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
  return {
    seed,
    environment,
    clock,
    moveTo: options.clock ? undefined : own.moveTo,
    world,
    tokens,
    answer: answerKis({ seed, clock, tokens, gateway, faults, log, world }),
    controls: createControls({ clock, world, account, tokens, faults, log }),
    htsId: options.htsId ?? 'simuser',
    credentials: { ...keys, account },
    moreCredentials: moreAppKeys.map((more) => ({ ...more, account })),
  }
}

/** Methods of every simulator. */
type Controls = Pick<InProcessSimulator, 'fault' | 'killToken' | 'refuseIssues' | 'calls' | 'configure'> & OrderControls

function createControls(parts: {
  readonly clock: Clock
  readonly world: World
  readonly account: string
  readonly tokens: Tokens
  readonly faults: Faults
  readonly log: CallLog
}): Controls {
  const { clock, world, account, tokens, faults, log } = parts
  return {
    ...createOrderControls({ world, account, now: () => clock.now() }),
    configure(settings) {
      checkSettings(settings)
      world.settings.change(settings)
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
}

const codeRule: OptionRule = {
  is: 'a code of KIS',
  use: "text such as 'EGW00103'",
  fits: (value) => typeof value === 'string' && value !== '',
}

/** Returns the options that a client of any simulator has. */
const baseClientOptions = (options: AnyOptions, { environment, credentials }: Parts, hosts: KisHosts) => ({
  environment,
  credentials,
  hosts,
  ...(options.rate && { rate: options.rate }),
  ...(options.clock && { clock: options.clock }),
})

/** Lets clients in this process call the parts. */
function inProcess(options: AnyOptions, parts: Parts): InProcessSimulator {
  const { clock, controls, answer, credentials, moreCredentials, htsId } = parts
  // No network resolves a name that ends in .invalid (RFC 6761), so a client without `connect` reaches nothing.
  const hosts: KisHosts = { rest: 'http://simulator.invalid', ws: null, masters: 'http://simulator.invalid/masters' }
  const { connect, close } = createInProcessTransport(answer, clock)
  const simulator: InProcessSimulator = {
    ...controls,
    hosts,
    credentials,
    moreCredentials,
    htsId,
    clientOptions: { ...baseClientOptions(options, parts, hosts), connect },
    close,
  }
  return Object.defineProperties(simulator, needSockets)
}

/** Properties that a simulator without sockets lacks. A compiler refuses them; a caller without one gets an error. */
const needSockets: PropertyDescriptorMap = Object.fromEntries(
  ['rest', 'ws', 'control', 'realtime'].map((name) => [
    name,
    {
      get() {
        throw new KisInputError({
          field: 'sockets',
          rule: `is false, and such a simulator has no ${name}; start one with sockets: true, or use its clientOptions and methods`,
        })
      },
    },
  ]),
)

/** Serves the parts on ports of loopback. */
async function onPorts(options: AnyOptions, parts: Parts): Promise<Simulator> {
  const { seed, environment, clock, world, tokens, htsId, answer, credentials, moreCredentials } = parts
  const kis = await listen(answerOnSocket(answer, clock), options.port ?? 0)
  const realtime = await startRealtimeServer({
    seed,
    environment,
    clock,
    settings: world.settings.current,
    tokens,
    feeds: createLiveFeeds({ world, htsId }),
    appKeys: 1 + moreCredentials.length,
    port: options.wsPort ?? 0,
  }).catch(async (error) => {
    await kis.close()
    throw error
  })
  const controls: Controls & Pick<Simulator, 'realtime'> = {
    ...parts.controls,
    configure(settings) {
      parts.controls.configure(settings)
      realtime.settingsChanged()
    },
    realtime: realtime.controls,
  }
  const masters = createMasters({ seed, instruments: world.instruments, prices: world.prices })
  const control = await listen(
    createControlPort({
      ...controls,
      master: (name) => masters.file(name, clock.now()),
      now: () => clock.now(),
      moveTo: parts.moveTo,
    }),
    0,
  )
  const hosts: KisHosts = { rest: kis.origin, ws: realtime.origin, masters: `${control.origin}/masters` }
  return {
    ...controls,
    hosts,
    rest: kis.origin,
    ws: realtime.origin,
    control: control.origin,
    credentials,
    htsId,
    moreCredentials,
    clientOptions: {
      ...baseClientOptions(options, parts, hosts),
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
