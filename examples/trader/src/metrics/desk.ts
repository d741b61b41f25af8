import type { Metrics } from '@stockeye/example-shared/metrics/metrics'
import { showGauge } from '@stockeye/example-shared/metrics/show-gauge'
import { Gauge } from 'prom-client'
import { type Desk, type DeskState, deskModes, type EquityPoint, waitReasons } from '../desk/desk.ts'
import { orderStates } from '../order-states.ts'

/** Parts of a desk that a scrape reads: none of them calls KIS. */
export type MeasuredDesk = Pick<Desk, 'getState' | 'listOrders' | 'listEquity'>

/** Shows the state, the orders and the equity of a trader at each scrape. A part that cannot be read is left out. */
export function measureDesk(metrics: Metrics, desk: MeasuredDesk): void {
  showState(metrics, desk)
  showOrders(metrics, desk)
  showEquity(metrics, desk)
}

function showState({ registry, readAtScrape }: Metrics, desk: Pick<Desk, 'getState'>): void {
  const registers = [registry]
  const figures: readonly (readonly [Gauge, (state: DeskState) => number])[] = [
    [
      new Gauge({ name: 'stockeye_trader_open_orders', help: 'Orders that may still be filled', registers }),
      ({ open }) => open,
    ],
    [
      new Gauge({
        name: 'stockeye_trader_unknown_orders',
        help: 'Orders of which it is not known whether KIS has them',
        registers,
      }),
      ({ unknown }) => unknown,
    ],
    [
      new Gauge({
        name: 'stockeye_trader_mismatched_symbols',
        help: 'Symbols whose shares differ from what all orders explain',
        registers,
      }),
      ({ mismatches }) => mismatches.length,
    ],
    [
      new Gauge({
        name: 'stockeye_trader_trusted',
        help: 'Whether the journal has all orders of the account: if not, the trader only sells',
        registers,
      }),
      ({ isTrusted }) => Number(isTrusted),
    ],
  ]
  const mode = new Gauge({
    name: 'stockeye_trader_mode',
    help: 'Mode of the trader: 1 for the present one',
    labelNames: ['mode'] as const,
    registers,
  })
  const waits = new Gauge({
    name: 'stockeye_trader_waits',
    help: 'Things that wait, by reason',
    labelNames: ['reason'] as const,
    registers,
  })
  readAtScrape(
    () => desk.getState(),
    (state) => {
      for (const [gauge, figureOf] of figures) showGauge(gauge, state && figureOf(state))
      mode.reset()
      waits.reset()
      if (state === undefined) return
      for (const one of deskModes) mode.set({ mode: one }, Number(one === state.mode))
      for (const reason of waitReasons) waits.set({ reason }, 0)
      for (const { reason } of state.waits ?? []) waits.inc({ reason })
    },
  )
}

function showOrders({ registry, readAtScrape }: Metrics, desk: Pick<Desk, 'listOrders'>): void {
  const gauge = new Gauge({
    name: 'stockeye_trader_orders',
    help: 'Orders of the latest days, by state',
    labelNames: ['state'] as const,
    registers: [registry],
  })
  readAtScrape(
    () => desk.listOrders(),
    (orders) => {
      gauge.reset()
      if (orders === undefined) return
      for (const state of orderStates) gauge.set({ state }, 0)
      for (const { state } of orders) gauge.inc({ state })
    },
  )
}

function showEquity({ registry, readAtScrape }: Metrics, desk: Pick<Desk, 'listEquity'>): void {
  const gauge = (name: string, help: string) =>
    new Gauge({ name, help, labelNames: ['currency'] as const, registers: [registry] })
  const equity = gauge('stockeye_trader_equity', 'Latest worth of the account, in units of the currency')
  const drawdown = gauge('stockeye_trader_drawdown_ratio', 'Fall from the highest equity so far: 0.1 is ten percent')
  const at = gauge('stockeye_trader_equity_timestamp_seconds', 'Time of the latest equity, in seconds since 1970')
  readAtScrape(
    () => desk.listEquity(),
    (points) => {
      for (const one of [equity, drawdown, at]) one.reset()
      for (const { currency, ...point } of latestOf(points ?? [])) {
        equity.set({ currency }, Number(point.equity))
        drawdown.set({ currency }, point.drawdownPercent / 100)
        at.set({ currency }, point.at / 1_000)
      }
    },
  )
}

/** Returns the latest point of each currency. */
const latestOf = (points: readonly EquityPoint[]): Iterable<EquityPoint> =>
  new Map(points.map((point) => [point.currency, point])).values()
