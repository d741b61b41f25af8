import type { Market } from '../../../market/market.ts'
import { marketRules } from '../../../market/rules.gen.ts'
import { kstText } from '../../../values/dates.ts'
import { dashedDate, dayMs, utcDate, utcMidnight } from '../calendar/utc-days.ts'
import type { HolidayTable, Hours } from '../holiday-table.ts'
import type { SimulatedInstrument } from '../instruments.ts'
import { type Refusal, refuse, refuseField } from '../refusals.ts'
import type { TradingDay } from '../trading-day.ts'
import type { MatchingEngine } from './matching-engine.ts'
import type { SimulatedOrder } from './order.ts'
import { parseQuantity, type Rulebook, readKrxOrder, readOverseasOrder, type SentOrder } from './rules.ts'

/** Order that KIS keeps until it sends it, and what became of it. */
export interface ReservedOrder {
  readonly number: string
  readonly instrument: SimulatedInstrument
  readonly receivedAt: number
  /** Order as it was reserved, with what a revision changed. */
  readonly sent: SentOrder
  /** Last day on which it is sent, as `yyyyMMdd`; '' for one that is sent once. */
  readonly until: string
  /** Instant at which it is sent next, or was sent last, in ms since 1970. */
  readonly sendsAt: number
  /** Orders that were made of it, oldest first. */
  readonly orders: readonly SimulatedOrder[]
  readonly cancelledAt: number | undefined
  /** Reason for which it was refused when it was sent; '' if it was not. */
  readonly reason: string
}

/** Reserved orders of the account. */
export interface ReservedOrders {
  /** Keeps an order if KIS takes reserved orders at that hour. Cash and shares are checked when it is sent. */
  place(
    sent: SentOrder,
    market: Market,
    terms: { readonly at: number; readonly until?: string },
  ): ReservedOrder | Refusal
  find(market: Market, number: string): ReservedOrder | undefined
  /** Changes an order that still waits. */
  revise(order: ReservedOrder, changes: Partial<SentOrder> & { readonly until?: string }): Refusal | undefined
  /** Cancels an order that still waits, also one that is sent again on later days. */
  cancel(order: ReservedOrder, at: number): Refusal | undefined
  /** Returns every reserved order of the markets, newest first. */
  list(isOf: (market: Market) => boolean): readonly ReservedOrder[]
}

/** Types of reserved orders. @see catalog/codes.json domesticReservedOrder, overseasReservedOrder */
const krxTypes: readonly string[] = ['00', '01', '02', '05']
const usTypes = { buy: ['00', '35', '36'], sell: ['00', '31', '35', '36'] } as const

type MutableReserved = { -readonly [Name in keyof ReservedOrder]: ReservedOrder[Name] } & {
  orders: SimulatedOrder[]
  /** Whether it will be sent, for the first time or again. */
  isWaiting: boolean
}

export function createReservedOrders(options: {
  readonly hours: Hours
  readonly rules: Rulebook
  readonly engine: MatchingEngine
}): ReservedOrders {
  const { hours, rules, engine } = options
  const { environment, holidays, instruments } = rules
  const orders: MutableReserved[] = []

  function send(order: MutableReserved, at: number): void {
    if (!order.isWaiting) return
    const { sent, instrument, until } = order
    const filled = order.orders.reduce((sum, each) => sum + each.filled, 0)
    const rest = Number(sent.quantity) - filled
    order.isWaiting = false
    if (rest <= 0) return
    const read = instrument.market === 'KRX' ? readKrxOrder : readOverseasOrder
    const terms = read({ ...sent, quantity: String(rest) }, rules, at)
    const placed = 'messageCode' in terms ? terms : engine.place(terms, at)
    order.sendsAt = at
    if ('messageCode' in placed) {
      order.reason = placed.message
      return
    }
    order.orders.push(placed)
    const next = nextDay(holidays, instrument.market, kstText(at).slice(0, 8))
    if (next.date <= until) wait(order, sendingAt(order, { day: next }, hours))
  }

  function wait(order: MutableReserved, at: number): void {
    order.isWaiting = true
    engine.schedule(at, (dueAt) => send(order, dueAt))
  }

  const waiting = ({ number, instrument }: ReservedOrder): MutableReserved | undefined =>
    orders.find((each) => each.isWaiting && each.number === number && each.instrument.market === instrument.market)

  return {
    place(sent, market, { at, until = '' }) {
      const refusal = refusalOf(sent, market, rules)
      const instrument = instruments.find(market, sent.symbol)
      if (refusal !== undefined || instrument === undefined) return refusal ?? refuse(environment, 'no-symbol')
      const slot = slotAt(holidays, { market, hours, at })
      if (slot === undefined) return refuse(environment, market === 'KRX' ? 'not-reserved' : 'overseas-market-closed')
      const number =
        market === 'KRX' ? String(42_401 + orders.length) : `003${String(orders.length + 1).padStart(7, '0')}`
      if (until !== '' && !isLastDay(until, slot.day.date)) return refuseField('RSVN_ORD_END_DT')
      const sendsAt = sendingAt({ instrument, sent }, slot, hours)
      const kept = { number, instrument, receivedAt: at, sent, until, sendsAt, cancelledAt: undefined, reason: '' }
      const order: MutableReserved = { ...kept, orders: [], isWaiting: true }
      orders.push(order)
      wait(order, sendsAt)
      return order
    },
    find: (market, number) =>
      orders.find((order) => order.instrument.market === market && Number(order.number) === Number(number)),
    revise(asked, { until, ...changes }) {
      const order = waiting(asked)
      if (order === undefined) return refuse(environment, 'nothing-left')
      const sent = { ...order.sent, ...changes }
      if (until !== undefined && !isLastDay(until, kstText(order.sendsAt).slice(0, 8)))
        return refuseField('RSVN_ORD_END_DT')
      const refusal = refusalOf(sent, order.instrument.market, rules)
      if (refusal === undefined) {
        order.sent = sent
        order.until = until ?? order.until
      }
      return refusal
    },
    cancel(asked, at) {
      const order = waiting(asked)
      if (order === undefined) return refuse(environment, 'nothing-left')
      order.isWaiting = false
      order.cancelledAt = at
      return undefined
    },
    list: (isOf) => orders.filter(({ instrument }) => isOf(instrument.market)).reverse(),
  }
}

/** Returns the refusal of an order whose form is wrong when it is reserved. */
function refusalOf(
  { symbol, side, type, quantity }: SentOrder,
  market: Market,
  { environment, instruments }: Rulebook,
): Refusal | undefined {
  const types = market === 'KRX' ? krxTypes : market === 'US' ? usTypes[side] : ['00']
  if (instruments.find(market, symbol) === undefined) return refuse(environment, 'no-symbol')
  if (!types.includes(type)) return refuse(environment, market === 'KRX' ? 'order-type' : 'overseas-order-type')
  return parseQuantity(quantity) === undefined ? refuse(environment, 'quantity') : undefined
}

/** Most days from the first day on which an order is sent to its last one. @see catalog/codes.json domesticReservedOrder.maxDays */
const mostDays = 30

/** Returns whether an order that is sent on a day, `yyyyMMdd`, may be sent again until another. */
function isLastDay(until: string, first: string): boolean {
  return /^\d{8}$/.test(until) && until >= first && utcMidnight(until) <= utcMidnight(first) + mostDays * dayMs
}

const minuteMs = 60_000

/** Returns the instant at which an order is sent on a day. */
function sendingAt(
  { instrument, sent }: Pick<ReservedOrder, 'instrument' | 'sent'>,
  { day, sentAt }: SendingSlot,
  hours: Hours,
): number {
  // The orders of the day before have ended by then.
  if (hours === 'always') return day.opensAt + minuteMs
  // KRX takes orders from half an hour before its open. A MOO must be there before the open of New York.
  if (instrument.market === 'KRX') return day.opensAt - 30 * minuteMs
  if (instrument.market === 'US') return sent.type === '31' ? day.opensAt - minuteMs : day.opensAt
  return Date.parse(`${dashedDate(day.date)}T${sentAt}+09:00`)
}

/** Day on which a reserved order is sent, and outside of KRX and the US the time of it in Korea. */
interface SendingSlot {
  readonly day: TradingDay
  readonly sentAt?: string
}

interface ReservedHours {
  readonly season?: string
  readonly from: string
  readonly to: string
  readonly sentAt: string
}

const { KRX: krxHours, blockedOnKrx, blockedAboutInUs, ...hoursAbroad } = marketRules.otherHours.reservedOrders

/** Returns when an order that is reserved at an instant is sent; undefined where it is not taken. */
function slotAt(
  holidays: HolidayTable,
  { market, hours, at }: { readonly market: Market; readonly hours: Hours; readonly at: number },
): SendingSlot | undefined {
  const today = kstText(at).slice(0, 8)
  if (hours === 'always') return { day: nextDay(holidays, market, today), sentAt: '00:00' }
  const time = `${kstText(at).slice(8, 10)}:${kstText(at).slice(10, 12)}`
  const isIn = ([from, to]: readonly [string, string]) => time >= from && time < to
  const day = holidays.dayOn(market, today)
  if (market === 'KRX') {
    const ends = krxHours[1].slice(0, 5)
    if (time >= blockedOnKrx[0] || time < blockedOnKrx[1].slice(0, 5)) return undefined
    if (day === undefined) return { day: nextDay(holidays, market, today) }
    if (isIn([ends, krxHours[0]])) return undefined
    return { day: time < ends ? day : nextDay(holidays, market, today) }
  }
  if (market === 'US' && isIn(blockedAboutInUs)) return undefined
  const sendingDay = day ?? nextDay(holidays, market, today)
  // New York opens at 22:30 in Korea in its summer.
  const season = kstText(sendingDay.opensAt).slice(8, 12) === '2230' ? 'summer' : 'winter'
  const rows: readonly ReservedHours[] = hoursAbroad[market]
  const row = rows.find((each) => (market !== 'US' || each.season === season) && isIn([each.from, each.to]))
  return row && { day: sendingDay, sentAt: row.sentAt }
}

/** Returns the trading day that follows a date. */
function nextDay(holidays: HolidayTable, market: Market, date: string): TradingDay {
  for (let midnight = utcMidnight(date) + dayMs; ; midnight += dayMs) {
    const day = holidays.dayOn(market, utcDate(midnight))
    if (day !== undefined) return day
  }
}
