import type { Approval, DeskOrder, DeskState } from '@stockeye/example-trader/desk/desk'
import { saleLine } from '../wording/approval.ts'
import { deskModes } from '../wording/mode.ts'
import { isFilled, orderLine, reasonLines } from '../wording/order.ts'
import type { TraderNotice } from './event.ts'

/** States of an order that a person should look at. */
const troubles: ReadonlySet<DeskOrder['state']> = new Set(['unknown', 'rejected', 'not-taken'])

/** Returns the notices of an order: its fill, and its trouble. */
export function noticesOfOrder(order: DeskOrder): readonly (TraderNotice & { readonly kind: 'fills' | 'trouble' })[] {
  const text = [orderLine(order), ...reasonLines(order)].join('\n')
  return [
    ...(isFilled(order) ? [{ kind: 'fills', title: '💰 체결', text } as const] : []),
    ...(troubles.has(order.state) ? [{ kind: 'trouble', title: '⚠️ 주문 문제', text } as const] : []),
  ]
}

export const noticeOfMode = ({ mode, by }: DeskState): TraderNotice => ({
  kind: 'mode',
  title: '🤖 트레이더',
  text: [deskModes[mode], ...(by === undefined ? [] : [`바꾼 사람: ${by}`])].join('\n'),
})

export const noticeOfMismatches = ({ mismatches }: DeskState): TraderNotice => ({
  kind: 'trouble',
  title: '⚠️ 잔고 불일치',
  text: `주문으로 설명되지 않는 보유가 있습니다: ${mismatches.join(', ')}\n트레이더는 이 계좌에서 팔기만 합니다.`,
})

export const noticeOfDistrust: TraderNotice = {
  kind: 'trouble',
  title: '⚠️ 주문 기록',
  text: '주문 기록에 이 계좌의 주문이 모두 있는지 확인되지 않았습니다.\n트레이더는 이 계좌에서 팔기만 합니다.',
}

export function noticeOfApproval(approval: Approval): TraderNotice {
  const { id, reason, state, by = '관리자' } = approval
  const sale = saleLine(approval)
  if (state === 'waiting') {
    const text = `${sale}\n사유: ${reason}\n한도를 넘는 매도입니다. 승인할 때까지 팔지 않습니다.`
    return { kind: 'approvals', title: '🙋 매도 승인 요청', text, approvalId: id }
  }
  const title = state === 'approved' ? '✅ 매도 승인됨' : '✖ 매도 거절됨'
  return { kind: 'approvals', title, text: `${sale}\n답한 사람: ${by}` }
}

/** Returns the notice that stands for all further ones of its kind in an hour. */
export const noticeOfMany = (kind: 'fills' | 'trouble', most: number): TraderNotice => ({
  kind,
  title: kind === 'fills' ? '💰 체결이 많습니다' : '⚠️ 주문 문제가 많습니다',
  text: `이 시간에 ${most}건을 넘어, 다음 정시까지 더 알리지 않습니다. /orders 로 모두 볼 수 있습니다.`,
})
