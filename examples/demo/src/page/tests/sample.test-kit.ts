import type { DeskOrder, DeskPosition, DeskState, EquityPoint } from '@stockeye/example-trader/desk/desk'
import { parseDecimal } from '@stockeye/kis-client'
import type { JobInfo, RunInfo } from '@stockeye/telegram-adapter'
import type {
  BoxClock,
  BoxFigures,
  BoxSession,
  BoxToken,
  BoxTopic,
  ChatMessage,
  FaultSwitch,
  TimelineEntry,
} from '../../box/contract.ts'

const minute = 60_000
const hour = 60 * minute
/** 10:30 in Seoul on Tuesday 20 October 2026. */
export const now: number = Date.UTC(2026, 9, 20, 1, 30)
export const realNow: number = Date.UTC(2026, 10, 30, 3)

export const clock: BoxClock = { now, speed: 60, reached: 59.6, open: ['KRX'] }

export const switches: readonly FaultSwitch[] = [
  { name: 'kill-token', lasts: false, isOn: false },
  { name: 'stop-issuer', lasts: true, isOn: false },
  { name: 'drop-socket', lasts: false, isOn: false },
  { name: 'lose-next-answer', lasts: false, isOn: false },
  { name: 'list-lag', lasts: true, isOn: true },
  { name: 'errors-500', lasts: false, isOn: false },
  { name: 'crash-worker', lasts: false, isOn: false },
  { name: 'cut-redis', lasts: false, isOn: false, unavailable: 'NO_REDIS' },
]

export const tokens: readonly BoxToken[] = [
  { generation: 1, issuedAt: now - 30 * hour, expiresAt: now - 6 * hour, cause: 'issued', endedAt: now - 8 * hour },
  { generation: 2, issuedAt: now - 8 * hour, expiresAt: now + 16 * hour, cause: 'issued', endedAt: now - hour },
  { generation: 3, issuedAt: now - hour, expiresAt: now + 23 * hour, cause: 'adopted' },
]

export const sessions: readonly BoxSession[] = [
  { generation: 1, builtAt: now - 30 * hour, retiredAt: now - 8 * hour },
  { generation: 2, builtAt: now - 8 * hour, retiredAt: now - hour },
  { generation: 3, builtAt: now - hour },
]

export const topics: readonly BoxTopic[] = [
  { feed: 'domestic-stock/ccnl-krx', key: '005930', state: 'live', sinceAt: now - hour },
  { feed: 'domestic-stock/ccnl-krx', key: '000660', state: 'stale', sinceAt: now - 5 * minute },
  { feed: 'domestic-stock/ccnl-notice', key: 'trader', state: 'quiet', sinceAt: now - hour },
]

export const figures: BoxFigures = {
  calls: 12_345,
  failedCalls: 0,
  rotations: 2,
  sessionsRebuilt: 2,
  orders: 24,
  duplicateOrders: 0,
  triggered: 3,
  completions: 2,
}

const won = (amount: number) => parseDecimal(String(amount))

const order = (id: string, rest: Partial<DeskOrder> & Pick<DeskOrder, 'side' | 'state' | 'intendedAt'>): DeskOrder => ({
  id,
  symbol: '005930',
  exchange: 'KRX',
  quantity: won(10),
  price: won(70_100),
  filled: won(0),
  number: '0000012345',
  decision: 'the price has dipped below the band',
  ...rest,
})

export const orders: readonly DeskOrder[] = [
  order('buy-1', { side: 'buy', state: 'filled', filled: won(10), intendedAt: now - 50 * minute }),
  order('sell-1', { side: 'sell', state: 'partly-filled', filled: won(4), intendedAt: now - 20 * minute }),
  order('buy-2', {
    side: 'buy',
    state: 'unknown',
    symbol: '000660',
    price: won(212_500),
    number: undefined,
    intendedAt: now - 3 * minute,
  }),
  order('buy-3', {
    side: 'buy',
    state: 'rejected',
    symbol: '000660',
    refusal: '[APBK0952] not enough cash',
    intendedAt: now - 40 * minute,
  }),
]

export const evidence =
  '10:27:00.012 intent stored\n10:27:00.020 sent\n10:27:03.020 no answer: KIS_UNANSWERED\n10:27:04.100 list read: not there yet'

const positions: readonly DeskPosition[] = [
  {
    symbol: '005930',
    exchange: 'KRX',
    name: '삼성전자',
    quantity: won(120),
    sellable: won(110),
    averagePrice: parseDecimal('69850.42'),
    price: won(70_300),
  },
  {
    symbol: 'AAPL',
    exchange: 'NASD',
    name: 'Apple',
    quantity: won(7),
    sellable: won(7),
    averagePrice: parseDecimal('231.4000'),
    price: parseDecimal('229.1500'),
  },
]

const equityOf = (index: number) => 100_000_000 + Math.round(Math.sin(index / 7) * 400_000) + index * 9_000

export const equity: readonly EquityPoint[] = Array.from({ length: 90 }, (_, index) => ({
  at: now - (90 - index) * minute,
  currency: 'KRW',
  equity: won(equityOf(index)),
  drawdownPercent: Math.max(0, Math.sin(index / 7 + 3) * 0.8),
}))

const closeOf = (index: number) => 70_000 + Math.round(Math.sin(index / 5) * 6 + Math.sin(index * 1.7) * 2) * 100

export const candles: readonly object[] = Array.from({ length: 80 }, (_, index) => {
  const open = closeOf(index - 1)
  const close = closeOf(index)
  return {
    date: '2026-10-20',
    startsAt: now - (80 - index) * minute,
    open: won(open),
    high: won(Math.max(open, close) + 100),
    low: won(Math.min(open, close) - 100),
    close: won(close),
    volume: won(10_000 + ((index * 7_919) % 9_000)),
  }
})

const state: DeskState = { mode: 'trading', isTrusted: true, mismatches: [], open: 1, unknown: 1 }

const jobs: readonly JobInfo[] = [
  {
    id: 'update_stock_master',
    name: '종목 마스터 갱신',
    schedule: '0 7 * * 1-5',
    zone: 'Asia/Seoul',
    nextRunAt: now + 20 * hour,
    isPaused: false,
  },
  { id: 'report_balance', name: '잔고 보고', schedule: '40 15 * * 1-5', zone: 'Asia/Seoul', isPaused: true },
  { id: 'clean_up_records', name: '기록 정리', isPaused: false },
]

const run = (runId: string, rest: Partial<RunInfo> & Pick<RunInfo, 'state'>): RunInfo => ({
  runId,
  jobId: 'update_stock_master',
  jobName: '종목 마스터 갱신',
  cause: 'manual',
  attempt: 1,
  maxAttempts: 3,
  acceptedAt: now - 10 * minute,
  ...rest,
})

const runs: readonly RunInfo[] = [
  run('run-1', { state: 'succeeded' }),
  run('run-2', { state: 'running', acceptedAt: now - minute, progress: { done: 3, total: 8, note: 'KOSPI' } }),
]

export const apiEvents: readonly (readonly [string, object])[] = [
  ['jobs', { jobs }],
  ...runs.map((one) => ['run', { run: one }] as const),
  ['state', { state }],
  ...orders.map((one) => ['order', { order: one }] as const),
  ['positions', { positions }],
  ...equity.slice(-1).map((point) => ['equity', { point }] as const),
  [
    'approval',
    {
      approval: {
        id: 'sale-1',
        symbol: '005930',
        exchange: 'KRX',
        quantity: won(110),
        price: won(70_300),
        reason: 'above the limit of 5,000,000',
        requestedAt: now,
        state: 'waiting',
      },
    },
  ],
]

export const timeline: readonly TimelineEntry[] = [
  { id: 1, at: now - hour, kind: 'fault', level: 'warning', code: 'FAULT_ON', values: { name: 'kill-token' } },
  {
    id: 2,
    at: now - hour + 900,
    kind: 'token',
    level: 'info',
    code: 'TOKEN_ROTATED',
    values: { generation: 3, cause: 'adopted' },
  },
  { id: 3, at: now - hour + 950, kind: 'session', level: 'info', code: 'SESSION_REBUILT', values: { generation: 3 } },
  {
    id: 4,
    at: now - 50 * minute,
    kind: 'order',
    level: 'info',
    code: 'ORDER_OPEN',
    values: { side: 'buy', symbol: '005930', quantity: '10', filled: '0' },
    order: 'buy-1',
  },
  {
    id: 5,
    at: now - 10 * minute,
    kind: 'job',
    level: 'info',
    code: 'JOB_ENDED',
    values: { job: '종목 마스터 갱신', state: 'succeeded' },
    run: 'run-1',
  },
  {
    id: 6,
    at: now - 5 * minute,
    kind: 'stream',
    level: 'warning',
    code: 'TOPIC_CHANGED',
    values: { feed: 'domestic-stock/ccnl-krx', key: '000660', state: 'stale' },
  },
  {
    id: 7,
    at: now - 3 * minute,
    kind: 'order',
    level: 'error',
    code: 'ORDER_UNKNOWN',
    values: { side: 'buy', symbol: '000660', quantity: '10', filled: '0' },
    order: 'buy-2',
  },
  { id: 8, at: now - minute, kind: 'trader', level: 'info', code: 'SOMETHING_NEW', values: { by: 'admin' } },
]

export const messages: readonly ChatMessage[] = [
  {
    id: 1,
    from: 'bot',
    at: realNow - 5 * minute,
    html: '<b>안녕하세요.</b> StockEye 관리 봇입니다.\n<code>/help</code> 로 명령을 봅니다.',
    isEdited: false,
    buttons: [],
  },
  {
    id: 2,
    from: 'visitor',
    at: realNow - 4 * minute,
    html: '/show_schedules',
    isEdited: false,
    buttons: [],
  },
  {
    id: 3,
    from: 'bot',
    at: realNow - 4 * minute,
    html: '<b>작업 3개</b>\n<pre>update_stock_master  07:00\nreport_balance       15:40</pre>\n<a href="https://example.com/docs">문서</a>',
    isEdited: true,
    buttons: [['지금 실행', '일시 정지'], ['새로 고침']],
  },
  {
    id: 4,
    from: 'bot',
    at: realNow - 3 * minute,
    html: '<b>손익</b> +1,234,000',
    picture: '/box/files/1',
    isEdited: false,
    buttons: [],
  },
]
