import { acceptance, type HandSource, noticeOf } from '../../orders/trading/notices.test-kit.ts'
import type { ExecutionNotice } from '../../realtime/notices/execution-notice.ts'
import type { BookedOrder } from '../../simulator.ts'
import type { Exchange } from './exchange.test-kit.ts'
import type { Step } from './random-programs.test-kit.ts'

/** Creates a function that sends the acceptances of the orders that the exchange has booked since its last call. */
export function createAcceptances(exchange: Exchange): (notices: HandSource) => void {
  const sent = new Set<string>()
  return (notices) => {
    for (const row of exchange.orders()) {
      if (sent.has(row.orderNumber)) continue
      sent.add(row.orderNumber)
      notices.send(noticeOf({ ...valuesOf(row), ...acceptance, CNTG_QTY: String(row.quantity) }, exchange.clock.now()))
    }
  }
}

/** Returns the notice of a step; undefined if the exchange has no such event. */
export function noticeOfStep(
  exchange: Exchange,
  { of, what }: Extract<Step, { readonly kind: 'notice' }>,
): ExecutionNotice | undefined {
  const rows = exchange.orders()
  const row = rows[of % rows.length]
  if (row === undefined) return undefined
  const at = exchange.clock.now()
  const values = valuesOf(row)
  switch (what) {
    case 'true fill':
      return row.filled === 0 ? undefined : noticeOf({ ...values, CNTG_QTY: String(row.filled) }, at)
    case 'forged fill':
      return noticeOf({ ...values, CNTG_QTY: String(row.quantity + 1) }, at)
    case 'forged order':
      return noticeOf({ ...values, ODER_NO: '0000009999', CNTG_QTY: '1' }, at)
    case 'forged rejection':
      return noticeOf({ ...values, ...acceptance, RFUS_YN: '1' }, at)
    case 'gap':
      return undefined
  }
}

const valuesOf = ({ orderNumber, symbol, side, quantity }: BookedOrder) => ({
  ODER_NO: orderNumber,
  STCK_SHRN_ISCD: symbol,
  SELN_BYOV_CLS: side === 'buy' ? '02' : '01',
  ODER_QTY: String(quantity),
})
