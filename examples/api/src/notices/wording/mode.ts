import type { DeskMode } from '@stockeye/example-trader/desk/desk'

/** Modes of the trader in words. */
export const deskModes: Readonly<Record<DeskMode, string>> = {
  trading: '▶️ 거래 중',
  'entry-stopped': '🚧 매수 중지 (매도와 손절은 계속합니다)',
  flattening: '🧹 전량 매도 중 (매수하지 않습니다)',
  paused: '⏸ 일시 중지 (매수도 매도도 하지 않습니다)',
  killed: '🛑 정지 (재개할 때까지 주문하지 않습니다)',
}
