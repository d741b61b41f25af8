import type { DeskState, EquityPoint } from '@stockeye/example-trader/desk/desk'
import { type Balance, compareDecimals, type Order, type Position, parseDecimal } from '@stockeye/kis-client'
import { currencyOf, grouped, money, percent } from '../wording/amount.ts'
import { deskModes } from '../wording/mode.ts'
import { waitText } from '../wording/wait.ts'
import type { Digest } from './read.ts'

/** Most positions that a digest names. */
const mostNamed = 10

/** Returns the digest as lines of text: cash, positions, orders, equity, and trouble. */
export function digestLines(digest: Digest): readonly string[] {
  const { balances, positions, orders, lastNight, desk } = digest
  return [
    ...balances.map(cashLine),
    `📦 보유 ${positions.positions.length + positions.unreadable.length}종목`,
    ...positions.positions.slice(0, mostNamed).map(positionLine),
    ...restOf(positions.positions.length),
    ordersLine('오늘 국내', orders),
    ordersLine(`미국 ${lastNight.date}`, lastNight.orders),
    ...latestPoints(desk?.points ?? []).map(equityLine),
    ...(desk === undefined ? [] : [`🤖 ${deskModes[desk.state.mode]}`]),
    ...troubleLines(digest),
  ]
}

const cashLine = ({ currency, deposit, settled }: Balance): string =>
  `💵 예수금 ${money(deposit, currency)}, 결제 후 ${money(settled, currency)}`

const positionLine = ({ symbol, name, exchange, quantity, value }: Position): string =>
  `• ${name ?? symbol} ${grouped(quantity)}주${value === undefined ? '' : ` · ${money(value, currencyOf(exchange))}`}`

const restOf = (count: number): readonly string[] => (count > mostNamed ? [`• 외 ${count - mostNamed}종목`] : [])

const zero = parseDecimal('0')

function ordersLine(title: string, orders: readonly Order[]): string {
  // Revisions and cancellations are rows of their own in KIS's list.
  const own = orders.filter(({ original }) => original === undefined)
  const filled = own.filter((order) => compareDecimals(order.filled, zero) > 0).length
  const open = own.filter(({ state }) => state === 'open').length
  return `🧾 ${title} 주문 ${own.length}건, 체결 ${filled}건, 미체결 ${open}건`
}

/** Returns the latest point of each currency. */
const latestPoints = (points: readonly EquityPoint[]): readonly EquityPoint[] => [
  ...new Map(points.map((point) => [point.currency, point])).values(),
]

// The trader does not know a deposit or a withdrawal from a result.
const equityLine = ({ currency, equity, drawdownPercent }: EquityPoint): string =>
  `📈 평가자산 ${money(equity, currency)}, 고점 대비 ${percent(-Math.abs(drawdownPercent))} (입출금 포함)`

function troubleLines({ desk, isDeskAway, positions, tokenLeftMs, deadDeliveries }: Digest): readonly string[] {
  const lines = [
    ...(isDeskAway ? ['트레이더가 응답하지 않습니다'] : []),
    ...(desk === undefined ? [] : deskTroubles(desk.state)),
    ...(positions.unreadable.length > 0 ? [`읽을 수 없는 보유 ${positions.unreadable.length}종목`] : []),
    ...(tokenLeftMs === undefined || tokenLeftMs <= 0 ? ['쓸 수 있는 토큰이 없습니다'] : []),
    ...(deadDeliveries > 0 ? [`보내지 못한 알림 ${deadDeliveries}건: /undelivered`] : []),
  ]
  return lines.length === 0 ? ['✅ 문제 없음'] : lines.map((line) => `⚠️ ${line}`)
}

const deskTroubles = ({ mode, waits = [], unknown, isTrusted, mismatches }: DeskState): readonly string[] => [
  ...(mode === 'trading' ? [] : [`트레이더가 거래 중이 아닙니다: ${deskModes[mode]}`]),
  ...waits.map(waitText),
  ...(unknown > 0 ? [`접수를 확인하지 못한 주문 ${unknown}건: /orders`] : []),
  ...(isTrusted ? [] : ['주문 기록이 온전하지 않아 팔기만 합니다']),
  ...(mismatches.length > 0 ? [`주문으로 설명되지 않는 보유: ${mismatches.join(', ')}`] : []),
]
