import { type Market, markets } from '@stockeye/example-trader/market/watched'
import { isMarketOpen } from '@stockeye/kis-client'
import type { World } from '../system/world.ts'
import { type FaultName, type FaultSwitch, faultNames } from './contract.ts'

/** Switches of the faults. */
export interface Faults {
  list(): readonly FaultSwitch[]
  /** Causes a fault, or ends one that lasts. @returns the switch after it; undefined for a fault that is not possible now */
  turn(name: FaultName, isOn: boolean): Promise<FaultSwitch | undefined>
}

export interface FaultsOptions {
  readonly world: World
  readonly crashService: () => Promise<void>
}

const hourMs = 3_600_000
/** Time within which KIS issues the same token again, also one that is dead. */
const sameTokenMs = 6 * hourMs
/** Time for which a fault lasts that is not switched off, in ms: about the longest that the simulator takes. */
const longestMs = 24 * 24 * hourMs
const lagMs = 60_000
/** Number of calls that are answered with an error: more than the client repeats a read. */
const failedCalls = 10

const orderPaths = {
  KRX: '/uapi/domestic-stock/v1/trading/order-cash',
  US: '/uapi/overseas-stock/v1/trading/order',
} as const

export function createFaults({ world, crashService }: FaultsOptions): Faults {
  const { simulator, clock } = world
  const on = new Set<FaultName>()

  /** Returns the instant from which KIS issues another token. */
  function nextTokenAt(): number {
    const issues = simulator.calls({ path: '/oauth2/tokenP' }).filter(({ status }) => status === 200)
    return (issues.at(-1)?.at ?? Number.NEGATIVE_INFINITY) + sameTokenMs
  }

  /** Returns the market whose next order can be lost: it is open, and an order of ours in it shows the origin of ours at KIS. */
  function marketOfNextOrder(): Market | undefined {
    const isKnown = (market: Market) =>
      simulator
        .orders()
        .some((order) => order.isExternal !== true && (order.market === 'KRX' ? 'KRX' : 'US') === market)
    return markets.find((market) => isMarketOpen(market, clock.now()) && isKnown(market))
  }

  const unavailable = (name: FaultName): string | undefined => {
    if (name === 'cut-redis') return 'NO_REDIS'
    if (name === 'lose-next-answer') return marketOfNextOrder() === undefined ? 'NO_ORDER_YET' : undefined
    return name === 'kill-token' && clock.now() < nextTokenAt() ? `TOKEN_YOUNG ${nextTokenAt()}` : undefined
  }

  const causes: { readonly [Name in FaultName]?: () => void | Promise<void> } = {
    'kill-token': () => simulator.killToken(),
    'stop-issuer': () => simulator.refuseIssues('EGW00103', longestMs),
    'drop-socket': () => simulator.realtime.disconnect('abrupt'),
    'lose-next-answer': () => {
      const market = marketOfNextOrder()
      if (market !== undefined) simulator.fault({ path: orderPaths[market] }, 'hang-up-after')
    },
    'list-lag': () => simulator.configure({ orderListLagMs: lagMs, positionLagMs: lagMs }),
    'errors-500': () => simulator.fault({}, { status: 500, msgCd: 'IGW00019', taken: false }, failedCalls),
    'crash-worker': crashService,
  }
  const ends: { readonly [Name in FaultName]?: () => void } = {
    'stop-issuer': () => simulator.refuseIssues('EGW00103', 0),
    'list-lag': () => simulator.configure({ orderListLagMs: 0, positionLagMs: 0 }),
  }

  const switchOf = (name: FaultName): FaultSwitch => ({
    name,
    lasts: ends[name] !== undefined,
    isOn: on.has(name),
    unavailable: unavailable(name),
  })

  return {
    list: () => faultNames.map(switchOf),
    async turn(name, isOn) {
      if (isOn && unavailable(name) !== undefined) return undefined
      if (isOn) {
        await causes[name]?.()
        if (ends[name] !== undefined) on.add(name)
      } else if (on.delete(name)) ends[name]?.()
      return switchOf(name)
    },
  }
}
