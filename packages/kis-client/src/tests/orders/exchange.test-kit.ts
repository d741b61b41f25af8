import { wait } from '@stockeye/internal/wait'
import type { Connection, TransportRequest, TransportResponse } from '../../connection/transport.ts'
import { allEndpoints } from '../../endpoints/all.gen.ts'
import { createAnswers } from '../../simulator/answers/answers.ts'
import type { SteppedClock } from '../../simulator/clocks/stepped.ts'
import { createFaults, type Fault, faultReply } from '../../simulator/control/faults.ts'
import { createOrderControls } from '../../simulator/control/order-controls.ts'
import { fakeCredentials } from '../../simulator/gateway/fake-secrets.ts'
import { createGateway } from '../../simulator/gateway/gateway.ts'
import { createTokens } from '../../simulator/gateway/tokens.ts'
import type { KisReply } from '../../simulator/http/reply.ts'
import type { HttpRequest } from '../../simulator/http/server.ts'
import type { Simulator, SimulatorClientOptions } from '../../simulator/simulator.ts'
import type { HolidayTable } from '../../simulator/world/holiday-table.ts'
import { createWorld, type WorldOptions } from '../../simulator/world/world.ts'
import { parseAccountNumber } from '../../values/account-number.ts'

/** Exchange of a test: what the test does there, and how a client reaches it. */
export interface Exchange
  extends Pick<
    Simulator,
    'fault' | 'orders' | 'configure' | 'placeExternalOrder' | 'cancelExternally' | 'fillOrder' | 'close'
  > {
  readonly clock: SteppedClock
  readonly clientOptions: SimulatorClientOptions & { readonly connect: (origin: string) => Connection }
}

const account = '12345678-01'
const environment = 'paper'
const origin = 'http://exchange.test'

/**
 * Creates the exchange of the simulator without a port: a call costs a fraction of one over a socket, so that thousands of exchanges
 * fit into a test.
 */
export function createExchange(
  clock: SteppedClock,
  { bars }: Pick<WorldOptions, 'bars'>,
  holidays: HolidayTable,
): Exchange {
  const own = { seed: 1, environment, hours: 'exchange', account, startAt: clock.now() } as const
  const world = createWorld({ ...own, ...(bars && { bars }) }, holidays)
  const credentials = fakeCredentials(own.seed)
  const tokens = createTokens({ seed: own.seed, credentials, limits: false })
  const gateway = createGateway({
    environment,
    account: parseAccountNumber(account),
    credentials,
    limits: false,
    tokens,
    endpoints: allEndpoints.filter(({ trIds }) => trIds.length > 0),
    answers: createAnswers(own.seed, world),
  })
  const faults = createFaults()

  // Nothing happens abroad, and each reading reads there, too.
  const abroad = new Map<string, KisReply>()
  function serve(request: HttpRequest, at: number): KisReply {
    if (!request.path.includes('/overseas-stock/')) return gateway.serve(request, at).reply
    const name = `${request.path} ${request.query}`
    const answer = abroad.get(name) ?? gateway.serve(request, at).reply
    abroad.set(name, answer)
    return answer
  }

  /** Returns the answer to a request; undefined if the connection ends without one. */
  function reply(request: HttpRequest, fault: Fault | undefined): KisReply | undefined {
    const { path, body } = request
    const at = clock.now()
    if (path === '/oauth2/tokenP') return tokens.issue(body, at)
    if (fault === 'hang-up-before') return undefined
    if (fault === undefined) return serve(request, at)
    if (fault === 'hang-up-after' || 'delayMs' in fault) {
      const served = gateway.serve(request, at)
      return fault === 'hang-up-after' ? undefined : served.reply
    }
    if (!('msgCd' in fault)) return gateway.serve(request, at, fault).reply
    if (fault.taken) gateway.serve(request, at)
    return faultReply(path, fault, environment)
  }

  async function fetch(url: string, request: TransportRequest): Promise<TransportResponse> {
    const { pathname: path, searchParams: query } = new URL(url)
    const { method, headers: sent, body = '', signal } = request
    const fault = faults.take({ path })
    const answer = reply({ method, path, query, body, header: (name) => sent[name] }, fault)
    if (answer === undefined) throw new Error('the exchange has closed the connection')
    const headers: Readonly<Record<string, string>> = {
      tr_cont: answer.trCont ?? '',
      date: new Date(clock.now()).toUTCString(),
    }
    if (typeof fault === 'object' && 'delayMs' in fault) await wait(clock, fault.delayMs, signal)
    return {
      status: answer.status,
      headers: { get: (name) => headers[name.toLowerCase()] ?? null },
      text: async () => JSON.stringify(answer.body),
    }
  }

  return {
    clock,
    ...createOrderControls({ world, account, now: () => clock.now() }),
    fault: (match, fault, times = 1) => faults.add(match, fault, times),
    configure: (settings) => world.settings.change(settings),
    clientOptions: {
      environment,
      credentials: { ...credentials, account },
      hosts: { rest: origin, ws: null, masters: origin },
      clock,
      connect: () => ({ fetch, close: async () => undefined }),
    },
    close: async () => undefined,
  }
}
