import { orderResvCcnl } from '../../../endpoints/domestic-stock.gen.ts'
import { kstText } from '../../../values/dates.ts'
import { filledAmount } from '../../world/orders/order.ts'
import type { ReservedOrder } from '../../world/orders/reserved-orders.ts'
import type { SentOrder } from '../../world/orders/rules.ts'
import { type Refusal, refuse } from '../../world/refusals.ts'
import type { Answer, SimulatedCall } from '../answer.ts'
import type { AnswerContext } from '../answer-context.ts'
import { documentedFields, fillBlock } from '../fill-block.ts'
import { sideCode, sideName } from '../order-codes.ts'
import { pageOf } from '../paging.ts'

/** Rows of a page. @see the portal's page of order-resv-ccnl */
const pageSize = 20

/** Returns the answers about reserved orders on KRX: reserving, revising and cancelling them, and their list. */
export function krxReservedAnswers({ environment, reserved }: AnswerContext): Readonly<Record<string, Answer>> {
  return {
    'domestic-stock/order-resv': ({ input, at }) => {
      const order = reserved.place({ symbol: input['PDNO'] ?? '', ...termsOf(input) }, 'KRX', { at, ...untilOf(input) })
      if ('messageCode' in order) return { refusal: order }
      return { blocks: { output: { RSVN_ORD_SEQ: order.number } }, ...done }
    },

    'domestic-stock/order-resv-rvsecncl': (call) => {
      const refusal = reviseOrCancel(call)
      if (refusal !== undefined) return { refusal }
      // A client that works with KIS reads the name in capitals, unlike the portal's page.
      return { blocks: { output: { NRML_PRCS_YN: 'Y' } }, ...done }
    },

    'domestic-stock/order-resv-ccnl': (call) => {
      const found = reserved.list((market) => market === 'KRX').filter((order) => matches(order, call.input))
      const { rows, cursor, more } = pageOf(call, found, pageSize)
      return { blocks: { ...cursor, output: rows.map(rowOf) }, more }
    },
  }

  function reviseOrCancel({ input, at, choice }: SimulatedCall): Refusal | undefined {
    const order = reserved.find('KRX', input['RSVN_ORD_SEQ'] ?? '')
    if (order === undefined) return refuse(environment, 'no-original')
    if (choice.when?.['ord_type']?.includes('cancel')) return reserved.cancel(order, at)
    // KIS's sample leaves out what stays as it is; the portal's page requires all of it.
    if ((input['PDNO'] ?? order.sent.symbol) !== order.sent.symbol) return refuse(environment, 'no-original')
    return reserved.revise(order, { ...termsOf(input, order.sent), ...untilOf(input) })
  }
}

const done = { messageCode: 'APBK0013', message: '예약주문이 처리 되었습니다.' }

type Input = SimulatedCall['input']

/** Reads the terms of an order; of a revision those that it names. */
function termsOf(input: Input, original?: SentOrder) {
  const { SLL_BUY_DVSN_CD: side, ORD_DVSN_CD: type, ORD_QTY: quantity, ORD_UNPR: price } = input
  return {
    side: side === undefined ? (original?.side ?? 'buy') : side === '01' ? 'sell' : 'buy',
    type: type ?? original?.type ?? '',
    venue: 'KRX',
    quantity: quantity ?? original?.quantity ?? '',
    price: price ?? original?.price ?? '',
  } as const
}

const untilOf = ({ RSVN_ORD_END_DT: until }: Input) => (until ? { until } : {})

const sendingDate = ({ sendsAt }: ReservedOrder): string => kstText(sendsAt).slice(0, 8)
const isProcessed = ({ orders, reason }: ReservedOrder): boolean => orders.length > 0 || reason !== ''

/** Returns whether an order passes the filters, each of which is empty for "all". */
function matches(order: ReservedOrder, input: Input): boolean {
  const {
    RSVN_ORD_ORD_DT = '',
    RSVN_ORD_END_DT = '',
    PRCS_DVSN_CD,
    CNCL_YN,
    PDNO,
    SLL_BUY_DVSN_CD,
    RSVN_ORD_SEQ,
  } = input
  const is = (asked: string | undefined, value: string) => asked === undefined || asked === '' || asked === value
  const date = sendingDate(order)
  if (date < RSVN_ORD_ORD_DT || date > RSVN_ORD_END_DT) return false
  if (PRCS_DVSN_CD !== '0' && isProcessed(order) !== (PRCS_DVSN_CD === '1')) return false
  if (CNCL_YN === 'Y' && order.cancelledAt !== undefined) return false
  const { symbol, side } = order.sent
  return is(PDNO, symbol) && is(SLL_BUY_DVSN_CD, sideCode[side]) && is(RSVN_ORD_SEQ, order.number)
}

function rowOf(order: ReservedOrder): Record<string, string> {
  const { instrument, sent, orders, receivedAt, cancelledAt } = order
  const last = orders.at(-1)
  const [received, cancelled] = [kstText(receivedAt), cancelledAt === undefined ? '' : kstText(cancelledAt)]
  return fillBlock(fields, {
    rsvn_ord_seq: order.number,
    rsvn_ord_ord_dt: sendingDate(order),
    rsvn_ord_rcit_dt: received.slice(0, 8),
    pdno: instrument.symbol,
    ord_dvsn_cd: sent.type,
    ord_rsvn_qty: sent.quantity,
    tot_ccld_qty: String(orders.reduce((sum, { filled }) => sum + filled, 0)),
    cncl_ord_dt: cancelled.slice(0, 8),
    ord_tmd: last === undefined ? '' : kstText(last.bookedAt).slice(8),
    ctac_tlno: '0',
    rjct_rson2: order.reason,
    odno: last?.number ?? '',
    rsvn_ord_rcit_tmd: received.slice(8),
    kor_item_shtn_name: instrument.name,
    sll_buy_dvsn_cd: sideCode[sent.side],
    ord_rsvn_unpr: sent.price,
    tot_ccld_amt: String(orders.reduce((sum, each) => sum + filledAmount(each), 0n)),
    cncl_rcit_tmd: cancelled.slice(8),
    prcs_rslt: isProcessed(order) ? '처리' : '미처리',
    ord_dvsn_name: `현금${sideName[sent.side]}`,
    tmnl_mdia_kind_cd: '31',
    rsvn_end_dt: order.until,
  })
}

const fields = documentedFields(orderResvCcnl, 'output')
