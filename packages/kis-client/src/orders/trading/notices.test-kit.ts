import type { ExecutionNotice, NoticeSource } from '../../realtime/notices/execution-notice.ts'
import { type NoticeValues, parseNotice } from '../../realtime/notices/parse-notice.ts'
import type { Trading } from './trading.ts'

/** Source of notices that a test sends by hand. */
export interface HandSource extends NoticeSource {
  send(notice: ExecutionNotice): void
  /** Reports a hole in the notices. */
  gap(): void
  /** Returns the number of listeners. */
  listeners(): number
}

export function createHandSource(): HandSource {
  const notices = new Set<(notice: ExecutionNotice) => void>()
  const gaps = new Set<() => void>()
  const add = <Item>(set: Set<Item>, item: Item) => {
    set.add(item)
    return () => void set.delete(item)
  }
  return {
    onNotice: (listener) => add(notices, listener),
    onGap: (listener) => add(gaps, listener),
    send(notice) {
      for (const listener of notices) listener(notice)
    },
    gap() {
      for (const listener of gaps) listener()
    },
    listeners: () => notices.size + gaps.size,
  }
}

// An order of the kit of worlds: 10 of 005930 at 65000.
const fill = {
  ACNT_NO: '1234567801',
  ODER_NO: '0000000001',
  SELN_BYOV_CLS: '02',
  RCTF_CLS: '0',
  STCK_SHRN_ISCD: '005930',
  CNTG_QTY: '0000000010',
  CNTG_UNPR: '000065000',
  STCK_CNTG_HOUR: '100001',
  RFUS_YN: '0',
  CNTG_YN: '2',
  ACPT_YN: '2',
  BRNC_NO: '',
  ODER_QTY: '0000000010',
  ORD_EXG_GB: '1',
}

/** Returns the notice of a fill of the first order of a simulator, with other values of its columns. */
export function noticeOf(
  changes: Readonly<Record<string, string>> = {},
  receivedAt: number = mondayAtTen,
): ExecutionNotice {
  const values: NoticeValues = { ...fill, ...changes }
  const notice = parseNotice('H0STCNI9', values, receivedAt)
  if ('unreadable' in notice) throw new Error(notice.unreadable)
  return notice
}

/** Values of the acceptance of that order. */
export const acceptance = { CNTG_YN: '1', ACPT_YN: '1' }

const mondayAtTen = Date.parse('2026-10-19T10:00:02+09:00')

/** Returns what a trading object reports from now on, an event a line. */
export function recordEvents(trading: Trading): string[] {
  const lines: string[] = []
  trading.on('order', ({ clientOrderId, state, filled, noticed }) => {
    const most = noticed?.mostFilled === undefined ? '' : ` to ${noticed.mostFilled}`
    lines.push(
      `order ${clientOrderId} ${state} ${filled}${noticed === undefined ? '' : `, noticed ${noticed.filled}${most}`}`,
    )
  })
  trading.on('notice', ({ notice, order }) =>
    lines.push(`notice ${notice.kind} ${notice.quantity} ${order?.clientOrderId ?? 'of another'}`),
  )
  trading.on('unconfirmed', ({ number, order }) =>
    lines.push(`unconfirmed ${order?.clientOrderId ?? `number ${number}`}`),
  )
  trading.on('other', ({ number }) => lines.push(`other ${number}`))
  trading.on('trouble', (error) => lines.push(`trouble ${String(error)}`))
  return lines
}
