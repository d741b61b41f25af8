import { compareDecimals, type OrderRecord, parseDecimal, subtractDecimals, type Trading } from '@stockeye/kis-client'
import { isInDoubt, isOpen, isOrder } from '../order-states.ts'
import type { Portfolio } from '../portfolio.ts'
import { createRecentOrders } from './recent-orders.ts'

/** Logs the orders of the journal, and then all that becomes of an order. @returns a function that ends the log */
export function watchOrders({ trading, log }: Pick<Portfolio, 'trading' | 'log'>): () => void {
  const known = createRecentOrders()
  for (const record of trading.listOrders()) {
    known.replace(record)
    if (!isOrder(record)) continue
    const text = `ORDER_KNOWN ${textOf(record)} is ${record.state}, ${record.filled} filled`
    log.info(fieldsOf(record), withAdvice(text, record))
  }
  return trading.on('order', (record) => {
    const before = known.replace(record)
    if (isOrder(record)) noteOrder(log, record, before)
    else noteCancellation(log, record, before)
  })
}

type Before = OrderRecord | undefined
type Log = Portfolio['log']

function noteOrder(log: Log, record: OrderRecord, before: Before): void {
  const { name, candidates, reading, filled, state, order } = record
  const fields = fieldsOf(record)
  if (name !== undefined && before?.name === undefined) {
    // The call of a new order has just been answered; one without a number before was found on KIS's list.
    const isAnswer = before?.state === 'submitting' && reading === undefined
    if (isAnswer) log.info(fields, `ORDER_PLACED ${textOf(record)} at ${order.price ?? order.type}`)
    else log.warn(fields, withAdvice(`ORDER_FOUND ${textOf(record)}`, record))
  }
  const fresh = subtractDecimals(filled, before?.filled ?? parseDecimal('0'))
  if (compareDecimals(fresh, parseDecimal('0')) > 0)
    log.info(fields, `ORDER_FILLED ${order.side} ${fresh} ${order.symbol}`)
  const isAmbiguous = candidates.length > 0 && before?.candidates.length === 0
  if (state !== before?.state || isAmbiguous) noteState(log, record, before)
}

function noteState(log: Log, record: OrderRecord, before: Before): void {
  const { state, reason, order, filled } = record
  const fields = fieldsOf(record)
  const rest = `${order.side} ${subtractDecimals(parseDecimal(order.quantity), filled)} ${order.symbol}`
  if (state === 'unknown' || state === 'ended-unconfirmed')
    log.error(fields, withAdvice(`ORDER_UNKNOWN ${rest}`, record))
  if (state === 'cancelled') log.info(fields, `ORDER_CANCELLED ${rest}`)
  if (state === 'expired') log.info(fields, `ORDER_EXPIRED ${rest}`)
  if (state === 'rejected') log.warn(fields, `ORDER_REFUSED ${rest}: ${reason?.message ?? 'after KIS had taken it'}`)
  // Of an order that did not leave, `submit` logs the error.
  if (state === 'not-taken' && before?.state !== 'submitting')
    log.warn(fields, `ORDER_NOT_TAKEN ${rest}: ${reason?.message}`)
}

/** Returns a text with what a person can do about an order. */
function withAdvice(text: string, { clientOrderId, state, isProbable, candidates }: OrderRecord): string {
  const claim = `start once with --claim ${clientOrderId}`
  if (isProbable) return `${text}, probably: look at it, then ${claim}=ours or =not-ours`
  if (candidates.length > 0)
    return `${text}: it could be each of ${candidates.join(', ')}; look at them, then ${claim}=NUMBER`
  if (state === 'ended-unconfirmed') return `${text}: no row says how it ended; look at it, then ${claim}=over`
  if (state === 'unknown') return `${text}: KIS may hold it, and it is not sent again`
  return text
}

function noteCancellation(log: Log, { state, reason, order, change }: OrderRecord, before: Before): void {
  if (state === before?.state || (state !== 'rejected' && state !== 'unknown')) return
  const message = `ORDER_NOT_CANCELLED ${order.symbol}: ${reason?.message ?? state}`
  log.warn({ clientOrderId: change?.of, code: reason?.code, state }, message)
}

const textOf = ({ order }: OrderRecord) => `${order.side} ${order.quantity} ${order.symbol}`

function fieldsOf({ clientOrderId, order, name, state, filled, decision, reason, candidates }: OrderRecord) {
  const { symbol, exchange, side, quantity, price } = order
  const { code } = reason ?? {}
  const more = candidates.length > 0 ? { candidates } : {}
  return {
    clientOrderId,
    number: name?.number,
    symbol,
    exchange,
    side,
    quantity,
    price,
    filled,
    state,
    reason: decision,
    code,
    ...more,
  }
}

/** Returns the orders of the trader that may still be filled, as far as is known, and those of unknown fate. */
export function countOrders(trading: Pick<Trading, 'listOrders'>): { readonly open: number; readonly unknown: number } {
  const orders = trading.listOrders().filter(isOrder)
  return { open: orders.filter(isOpen).length, unknown: orders.filter(isInDoubt).length }
}
