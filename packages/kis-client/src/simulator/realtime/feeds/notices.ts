import type { Feed } from '../../../endpoint.ts'
import { sideCode } from '../../answers/order-codes.ts'
import type { OrderEvent, SimulatedOrder } from '../../world/orders/order.ts'
import { overseasPlaceOf } from '../../world/overseas-markets.ts'
import type { World } from '../../world/world.ts'
import type { LiveTopic } from '../live-feeds.ts'
import { formatRow, koreanTime, type RowValues } from './row.ts'

/** Account whose notices are sent, and the id of its owner. */
export interface NoticeOwner {
  /** HTS id, with which the notices are registered. */
  readonly htsId: string
  /** Account with a hyphen, such as `12345678-01`. */
  readonly account: string
}

/**
 * Returns the execution notices of the account, of shares of Korea or abroad: a row for each acceptance, rejection, fill and change,
 * at its instant, also of the orders of other programs. The lags of the lists of orders do not delay them.
 */
export function noticeTopic(
  { engine }: Pick<World, 'engine'>,
  feed: Feed<string>,
  { part, owner }: { readonly part: 'domestic' | 'overseas'; readonly owner: NoticeOwner },
): LiveTopic {
  const isOf = ({ order }: OrderEvent) => (order.instrument.market === 'KRX') === (part === 'domestic')

  /** Returns the events after an instant. Events happen in order, so the newest ones are at the end. */
  function eventsAfter(after: number): readonly OrderEvent[] {
    const events = engine.events()
    let from = events.length
    while (from > 0 && (events[from - 1]?.at ?? 0) > after) from -= 1
    return events.slice(from)
  }

  return {
    nextAt(after) {
      engine.settle(after)
      const [known] = eventsAfter(after)
      return known?.at ?? engine.nextEventAt()
    },
    rows(after, at) {
      engine.settle(at)
      return eventsAfter(after)
        .filter((event) => event.at <= at && isOf(event))
        .flatMap((event) => {
          const notice = noticeOf(event, engine.all())
          if (notice === undefined) return []
          const values =
            part === 'domestic' ? domesticValues(event, notice, owner) : overseasValues(event, notice, owner)
          return [formatRow(feed, values, event.at)]
        })
    },
  }
}

/** Contents of a notice that its kind decides. */
interface Notice {
  /** Quantity of the order, of the fill, or of the change. */
  readonly quantity: number
  /** Price of the fill in units; undefined on a notice of something else. */
  readonly fillPrice: number | undefined
  readonly isRejection: boolean
  /** 접수여부: 1 received, 2 confirmed, 3 cancelled as IOC or FOK. @see the portal's page of H0STCNI0 */
  readonly accepted: '1' | '2' | '3'
}

/**
 * Returns the notice of an event. An order that the venue ends by rule has none here: no source says that KIS sends one. The shares
 * that a revision or a cancellation takes from its original are in the notice of the change.
 */
function noticeOf(event: OrderEvent, orders: readonly SimulatedOrder[]): Notice | undefined {
  const { order } = event
  if (event.is === 'filled') {
    const { quantity, price } = event.fill
    return { quantity, fillPrice: price, isRejection: false, accepted: '2' }
  }
  if (event.is === 'booked') {
    // A revision takes effect at once, unless it will be rejected.
    const original = order.kind === 'revise' ? orders[Number(order.original) - 1] : undefined
    const hasEffect = original?.changes.some(({ at, kind }) => at === order.bookedAt && kind === 'cancelled') === true
    return { quantity: order.quantity, fillPrice: undefined, isRejection: false, accepted: hasEffect ? '2' : '1' }
  }
  const { kind, quantity, at } = event.change
  const plain = { quantity, fillPrice: undefined }
  if (kind === 'rejected') return { ...plain, isRejection: true, accepted: '2' }
  if (kind === 'cancelled' && order.kind === 'cancel') return { ...plain, isRejection: false, accepted: '2' }
  const isAtOnce = kind === 'cancelled' && order.atOnce !== undefined && at === order.bookedAt
  return isAtOnce ? { ...plain, isRejection: false, accepted: '3' } : undefined
}

/** Codes of the change that an order makes, 정정구분. */
const changeCode: Readonly<Record<SimulatedOrder['kind'], string>> = { new: '0', revise: '1', cancel: '2' }

function sharedValues(event: OrderEvent, notice: Notice, { htsId, account }: NoticeOwner): RowValues {
  const { order } = event
  const { quantity, fillPrice, isRejection, accepted } = notice
  return {
    CUST_ID: htsId,
    ACNT_NO: account.replace('-', ''),
    ODER_NO: order.number,
    OODER_NO: order.original === '' ? '0'.repeat(10) : order.original,
    SELN_BYOV_CLS: sideCode[order.side],
    RCTF_CLS: fillPrice === undefined ? changeCode[order.kind] : '0',
    STCK_SHRN_ISCD: order.instrument.symbol,
    CNTG_QTY: padded(quantity, 10),
    CNTG_UNPR: padded(fillPrice ?? order.limit ?? 0, 9),
    STCK_CNTG_HOUR: koreanTime(event.at),
    RFUS_YN: isRejection ? '1' : '0',
    CNTG_YN: fillPrice === undefined ? '1' : '2',
    ACPT_YN: accepted,
    BRNC_NO: order.origin.branch,
    ODER_QTY: padded(order.quantity, 9),
    ACNT_NAME: '모의투자',
  }
}

/** Returns the code of the venue, 주문거래소 구분. @see the portal's page of H0STCNI0 */
function venueCode({ venue, slot }: SimulatedOrder): string {
  const isNxt = slot.venue === 'NXT'
  if (venue !== 'SOR') return isNxt ? '2' : '1'
  return isNxt ? '4' : '3'
}

function domesticValues(event: OrderEvent, notice: Notice, owner: NoticeOwner): RowValues {
  const { order } = event
  return {
    ...sharedValues(event, notice, owner),
    ODER_KIND: order.type,
    ODER_COND: order.atOnce === undefined ? '0' : order.atOnce === 'ioc' ? '1' : '2',
    ORD_COND_PRC: padded(order.trigger ?? 0, 9),
    ORD_EXG_GB: venueCode(order),
    POPUP_YN: 'Y',
    CRDT_CLS: '10',
    CNTG_ISNM40: order.instrument.name,
    // The two prices change places: in a notice of something else this one is that of a fill, which there is not.
    ODER_PRC: padded(notice.fillPrice === undefined ? 0 : (order.limit ?? 0), 9),
  }
}

/** 해외종목구분 by the code of the exchange. @see the portal's page of H0GSCNI0 */
const listingCodes: Readonly<Record<string, string>> = {
  SEHK: '4',
  NASD: '6',
  NYSE: '7',
  AMEX: '8',
  SHAA: 'A',
  SZAA: 'B',
  TKSE: 'D',
  HASE: 'E',
  VNSE: 'F',
}

function overseasValues(event: OrderEvent, notice: Notice, owner: NoticeOwner): RowValues {
  const { order } = event
  const shared = sharedValues(event, notice, owner)
  const isFill = notice.fillPrice !== undefined
  return {
    ...shared,
    // 1 at the market, 2 a limit.
    ODER_KIND2: order.limit === undefined ? '1' : '2',
    // Only a fill has the quantity of its order.
    ODER_QTY: isFill ? (shared['ODER_QTY'] ?? '') : '',
    CNTG_ISNM: order.instrument.name,
    ODER_COND: listingCodes[overseasPlaceOf(order.instrument).code] ?? '',
    DEBT_GB: '10',
    CNTG_UNPR12: isFill ? padded(notice.fillPrice ?? 0, 12) : '',
  }
}

/** Returns a number with the zeros that KIS puts in front; a price abroad has no point, such as `001480100` for 148.01 dollars. */
const padded = (value: number, width: number): string => String(value).padStart(width, '0')
