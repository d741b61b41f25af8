import type { DeskWait } from '@stockeye/example-trader/desk/desk'

const reasons: Readonly<Record<DeskWait['reason'], string>> = {
  'market-closed': '장이 열리기를 기다립니다',
  'order-unknown': '주문이 접수됐는지 확인하고 있습니다',
  'not-sellable': '팔 수 있는 수량을 기다립니다',
  'not-tradable': '거래가 재개되기를 기다립니다',
  'kis-away': '한국투자증권의 응답을 기다립니다',
  approval: '사람의 승인을 기다립니다: /approvals',
  'halt-file': '정지 파일이 있어 주문하지 않습니다',
}

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul', dateStyle: 'short', timeStyle: 'short' })

/** Returns in a line what a trader waits for: `⏳ 005930: 장이 열리기를 기다립니다 (2026-10-20 09:00까지)`. */
export const waitLine = (wait: DeskWait): string => `⏳ ${waitText(wait)}`

/** Returns what a trader waits for, such as `005930: 사람의 승인을 기다립니다: /approvals`. */
export function waitText({ reason, market, symbol, untilAt }: DeskWait): string {
  const subject = symbol ?? market
  const until = untilAt === undefined ? '' : ` (${clock.format(untilAt)}까지)`
  return `${subject === undefined ? '' : `${subject}: `}${reasons[reason]}${until}`
}
