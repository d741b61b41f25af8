import { exchangeDate } from '../../market/exchange-date.ts'
import { type ExecutionNotice, isSameNumber } from '../../realtime/notices/execution-notice.ts'
import { addDays, parseCalendarDate } from '../../values/dates.ts'
import { isListed, type OrderRecord } from '../history/order-record.ts'
import { partOf } from '../reconcile/list-part.ts'

/**
 * Returns the order of ours that a notice is about, by its number, symbol and side. A number repeats on another day and in another
 * branch, so the day must be that of the notice; one that could be two orders is about neither.
 */
export function findNoticed(records: readonly OrderRecord[], notice: ExecutionNotice): OrderRecord | undefined {
  const found = records.filter((record) => isAbout(notice, record) && isOfDay(notice, record))
  return found.find(({ name }) => name?.branch === notice.branch) ?? (found.length === 1 ? found[0] : undefined)
}

function isAbout(notice: ExecutionNotice, record: OrderRecord): boolean {
  const { name } = record
  return name !== undefined && isSameNumber(name.number, notice.number) && isListed(record) && isLike(notice, record)
}

/** Returns whether a notice has the list, the symbol and the side of an order. */
export const isLike = ({ part, symbol, side }: ExecutionNotice, { order }: Pick<OrderRecord, 'order'>): boolean =>
  partOf(order.exchange) === part && order.symbol === symbol && (side === 'unknown' || order.side === side)

/** Returns whether an order is of the day of a notice. Abroad a session may cross midnight of the exchange. */
function isOfDay({ receivedAt }: ExecutionNotice, { name, order, leftFrom, leftTo }: OrderRecord): boolean {
  const exchange = order.exchange ?? 'KRX'
  const today = exchangeDate(exchange, receivedAt)
  // The answer had no date: near midnight the order is of one of two days.
  const days = [name?.orderedOn, exchangeDate(exchange, leftFrom), exchangeDate(exchange, leftTo ?? leftFrom)]
  if (days.includes(today)) return true
  return exchange !== 'KRX' && days.includes(addDays(parseCalendarDate(today), -1))
}
