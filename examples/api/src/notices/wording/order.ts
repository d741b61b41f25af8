import type { DeskOrder } from '@stockeye/example-trader/desk/desk'
import { compareDecimals, parseDecimal } from '@stockeye/kis-client'
import { currencyOf, grouped, money } from './amount.ts'

/** States of an order in words. */
const orderStates: Readonly<Record<DeskOrder['state'], string>> = {
  submitting: '보내는 중',
  unknown: '접수 확인 중',
  open: '미체결',
  'partly-filled': '일부 체결',
  'ended-unconfirmed': '종료 확인 중',
  filled: '체결 완료',
  cancelled: '취소됨',
  rejected: '거부됨',
  expired: '기한 지남',
  'not-taken': '접수되지 않음',
}

/** States in which an order may still be filled. */
export const isOpen = ({ state }: Pick<DeskOrder, 'state'>): boolean =>
  state === 'submitting' || state === 'unknown' || state === 'open' || state === 'partly-filled'

const zero = parseDecimal('0')

/** Returns whether an order is filled, at least in part. */
export const isFilled = ({ filled }: Pick<DeskOrder, 'filled'>): boolean => compareDecimals(filled, zero) > 0

/** Returns an order in a line: `005930 매수 10주 · 70,100원 · 4주 체결 · 일부 체결`. */
export function orderLine(order: DeskOrder): string {
  const { symbol, exchange, side, quantity, price, filled, state } = order
  const parts = [
    `${symbol} ${side === 'buy' ? '매수' : '매도'} ${grouped(quantity)}주`,
    price === undefined ? '시장가' : money(price, currencyOf(exchange)),
    ...(isFilled(order) && state !== 'filled' ? [`${grouped(filled)}주 체결`] : []),
    orderStates[state],
  ]
  return parts.join(' · ')
}

/** Returns why an order was placed, and why KIS refused it, in lines; none where that is not known. */
export const reasonLines = ({ decision, refusal }: Pick<DeskOrder, 'decision' | 'refusal'>): readonly string[] => [
  ...(decision === undefined ? [] : [`판단: ${decision}`]),
  ...(refusal === undefined ? [] : [`사유: ${refusal}`]),
]
