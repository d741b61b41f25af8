import { batch, type Signal, signal } from '@preact/signals'
import type { ChartCandle } from '@stockeye/example-charts/candles'
import type {
  Approval,
  DeskOrder,
  DeskOrderDetail,
  DeskPosition,
  DeskState,
  EquityPoint,
} from '@stockeye/example-trader/desk/desk'
import type { JobInfo, RunInfo } from '@stockeye/telegram-adapter'
import type { Answer, Api } from './api.ts'
import { withLast } from './bounded-map.ts'
import { type FeedState, followFeed } from './feed.ts'
import type { ServerEvent } from './read-events.ts'

/** Items that the page keeps of each kind that grows. */
const kept = { orders: 300, points: 4_000, runs: 30 } as const

/** Candle of the API: a minute has its start, a day only its date. */
export interface ApiCandle extends Omit<ChartCandle, 'at'> {
  /** Day in the exchange's own time zone. */
  readonly date: string
  /** Start of the minute, in ms since 1970. */
  readonly startsAt?: number | undefined
}

type Interval = 'minute' | 'day'

/** Trader and jobs, as the events of the API have reported them. */
export interface Desk {
  readonly feed: Signal<FeedState>
  readonly state: Signal<DeskState | undefined>
  /** Orders by id. */
  readonly orders: Signal<ReadonlyMap<string, DeskOrder>>
  readonly positions: Signal<readonly DeskPosition[]>
  /** Worth of the account, the oldest first. */
  readonly equity: Signal<readonly EquityPoint[]>
  readonly approvals: Signal<ReadonlyMap<string, Approval>>
  readonly jobs: Signal<readonly JobInfo[]>
  /** Runs by id, in the order of their latest events. */
  readonly runs: Signal<ReadonlyMap<string, RunInfo>>
  readOrder(id: string): Promise<Answer<DeskOrderDetail>>
  readCandles(wanted: {
    readonly exchange: string
    readonly symbol: string
    readonly interval: Interval
  }): Promise<Answer<{ readonly candles: readonly ApiCandle[] }>>
}

interface DeskEvents {
  readonly jobs: { readonly jobs: readonly JobInfo[] }
  readonly run: { readonly run: RunInfo }
  readonly state: { readonly state: DeskState }
  readonly order: { readonly order: DeskOrder }
  readonly positions: { readonly positions: readonly DeskPosition[] }
  readonly equity: { readonly point: EquityPoint }
  readonly approval: { readonly approval: Approval }
}

const isSamePoint = (one: EquityPoint, other: EquityPoint) => one.at === other.at && one.currency === other.currency

/** Follows the events of the API. */
export function followDesk(api: Api): Desk {
  const feed = signal<FeedState>('opening')
  const state = signal<DeskState | undefined>(undefined)
  const orders = signal<ReadonlyMap<string, DeskOrder>>(new Map())
  const positions = signal<readonly DeskPosition[]>([])
  const equity = signal<readonly EquityPoint[]>([])
  const approvals = signal<ReadonlyMap<string, Approval>>(new Map())
  const jobs = signal<readonly JobInfo[]>([])
  const runs = signal<ReadonlyMap<string, RunInfo>>(new Map())

  const receivers: { readonly [Name in keyof DeskEvents]: (event: DeskEvents[Name]) => void } = {
    jobs: (event) => {
      jobs.value = event.jobs
    },
    run: ({ run }) => {
      runs.value = withLast(runs.value, run.runId, run, kept.runs)
    },
    state: (event) => {
      state.value = event.state
    },
    order: ({ order }) => {
      orders.value = withLast(orders.value, order.id, order, kept.orders)
    },
    positions: (event) => {
      positions.value = event.positions
    },
    equity: ({ point }) => {
      if (equity.value.some((known) => isSamePoint(known, point))) return
      equity.value = [...equity.value, point].slice(-kept.points)
    },
    approval: ({ approval }) => {
      approvals.value = withLast(approvals.value, approval.id, approval, Infinity)
    },
  }
  const receive = ({ name, data }: ServerEvent) => {
    if (Object.hasOwn(receivers, name)) receivers[name as keyof DeskEvents](JSON.parse(data) as never)
  }

  /** Reads the worth so far: the events begin with the latest points alone. */
  async function readEquity(): Promise<void> {
    const answer = await api.read<{ readonly points: readonly EquityPoint[] }>('/admin/trader/equity')
    if (!('body' in answer)) return
    const { points } = answer.body
    const later = equity.value.filter((point) => !points.some((known) => isSamePoint(known, point)))
    equity.value = [...points, ...later].slice(-kept.points)
  }

  void followFeed({
    connect: () => api.events(),
    onState: (next) => {
      feed.value = next
    },
    onEvents(events, isFirst) {
      batch(() => {
        if (isFirst) {
          orders.value = new Map()
          equity.value = []
          approvals.value = new Map()
          runs.value = new Map()
        }
        events.forEach(receive)
      })
      // Without an answer the line begins with the first event.
      if (isFirst) readEquity().catch(() => undefined)
    },
  })

  return {
    feed,
    state,
    orders,
    positions,
    equity,
    approvals,
    jobs,
    runs,
    readOrder: (id) => api.read(`/admin/trader/orders/${encodeURIComponent(id)}`),
    readCandles: ({ exchange, symbol, interval }) =>
      api.read(`/candles/${encodeURIComponent(exchange)}/${encodeURIComponent(symbol)}/${interval}`),
  }
}
