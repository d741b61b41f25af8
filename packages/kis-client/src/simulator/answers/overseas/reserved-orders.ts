import { orderResvList } from '../../../endpoints/overseas-stock.gen.ts'
import { kstText } from '../../../values/dates.ts'
import type { ReservedOrder } from '../../world/orders/reserved-orders.ts'
import { marketOfCode, overseasPlaceOf } from '../../world/overseas-markets.ts'
import { formatUnits, parseUnits } from '../../world/price-units.ts'
import { type Refusal, refuse } from '../../world/refusals.ts'
import type { Answer, SimulatedAnswer, SimulatedCall } from '../answer.ts'
import type { AnswerContext } from '../answer-context.ts'
import { documentedFields, fillBlock } from '../fill-block.ts'
import { sideCode, sideName } from '../order-codes.ts'
import { pageOf } from '../paging.ts'

/** Rows of a page: a guess, the portal names none. */
const pageSize = 20

/** Returns the answers about reserved orders abroad: reserving and cancelling them, and their list. */
export function overseasReservedAnswers({ environment, reserved }: AnswerContext): Readonly<Record<string, Answer>> {
  return {
    'overseas-stock/order-resv': (call) => {
      const { input, at, choice } = call
      const { OVRS_EXCG_CD: venue = '', PDNO: symbol = '', FT_ORD_QTY: quantity = '', FT_ORD_UNPR3: price = '' } = input
      const market = marketOfCode(venue)
      const [of] = choice.when?.['ord_dv'] ?? []
      if (market === undefined || (market === 'US') !== (of !== 'asia'))
        return { refusal: refuse(environment, 'no-venue') }
      if (input['RVSE_CNCL_DVSN_CD'] === '02') return cancel(call)
      const isSale = of === 'asia' ? input['SLL_BUY_DVSN_CD'] === '01' : of === 'usSell'
      const side = isSale ? 'sell' : 'buy'
      const { ORD_DVSN: type = '00', ALGO_ORD_TMD_DVSN_CD: algorithmTime = '' } = input
      const sent = { symbol, side, venue, type, quantity, price, algorithmTime } as const
      const order = reserved.place(sent, market, { at })
      if ('messageCode' in order) return { refusal: order }
      // The portal's page: the US fills ODNO alone, Asia the other two.
      const received = kstText(at).slice(0, 8)
      const [ofUs, ofAsia] = market === 'US' ? [order.number, ''] : ['', order.number]
      const output = { ODNO: ofUs, RSVN_ORD_RCIT_DT: ofAsia && received, OVRS_RSVN_ODNO: ofAsia }
      return { blocks: { output }, ...done }
    },
    'overseas-stock/order-resv-ccnl': (call) => cancel(call),
    'overseas-stock/order-resv-list': (call) => {
      const isUs = call.choice.when?.['nat_dv']?.includes('us') === true
      const orders = reserved.list((market) => market !== 'KRX' && (market === 'US') === isUs)
      const found = orders.filter((order) => matches(order, call.input))
      const { rows, cursor, more } = pageOf(call, found, pageSize)
      return { blocks: { ...cursor, output: rows.map(rowOf) }, more }
    },
  }

  function cancel({ input, at }: SimulatedCall): SimulatedAnswer {
    const { OVRS_RSVN_ODNO: number = '', RSVN_ORD_RCIT_DT: received, OVRS_EXCG_CD: venue } = input
    const market = venue === undefined ? 'US' : marketOfCode(venue)
    const order = market && reserved.find(market, number)
    const isKnown = order !== undefined && kstText(order.receivedAt).slice(0, 8) === received
    const refusal: Refusal | undefined = isKnown ? reserved.cancel(order, at) : refuse(environment, 'no-original')
    return refusal === undefined ? { blocks: { output: { OVRS_RSVN_ODNO: number } }, ...done } : { refusal }
  }
}

const done = { messageCode: 'APBK0013', message: '예약주문이 처리 되었습니다.' }

type Input = SimulatedCall['input']

function matches(order: ReservedOrder, input: Input): boolean {
  const received = kstText(order.receivedAt).slice(0, 8)
  const { INQR_STRT_DT = '', INQR_END_DT = '', INQR_DVSN_CD = '00', OVRS_EXCG_CD } = input
  if (received < INQR_STRT_DT || received > INQR_END_DT || order.sent.venue !== OVRS_EXCG_CD) return false
  return INQR_DVSN_CD === '00' || INQR_DVSN_CD === stateOf(order).code
}

/** Returns the state of a row. The portal's example has `01` and `접수`; the other names are those of its filter. */
function stateOf({ orders, reason }: ReservedOrder): { readonly code: string; readonly name: string } {
  if (reason !== '') return { code: '03', name: '거부' }
  return orders.length > 0 ? { code: '02', name: '체결' } : { code: '01', name: '접수' }
}

function rowOf(order: ReservedOrder): Record<string, string> {
  const { instrument, sent, orders, receivedAt } = order
  const { market, name } = overseasPlaceOf(instrument)
  const last = orders.at(-1)
  const [received, state] = [kstText(receivedAt), stateOf(order)]
  return fillBlock(fields, {
    cncl_yn: order.cancelledAt === undefined ? 'N' : 'Y',
    rsvn_ord_rcit_dt: received.slice(0, 8),
    ovrs_rsvn_odno: order.number,
    ord_dt: last?.date ?? '',
    ord_gno_brno: last?.origin.branch ?? '',
    odno: last?.number ?? '',
    sll_buy_dvsn_cd: sideCode[sent.side],
    sll_buy_dvsn_cd_name: `지정가${sideName[sent.side]}`,
    ovrs_rsvn_ord_stat_cd: state.code,
    ovrs_rsvn_ord_stat_cd_name: state.name,
    pdno: instrument.symbol,
    prdt_name: instrument.name,
    ord_rcit_tmd: received.slice(8),
    ord_fwdg_tmd: last === undefined ? '' : kstText(last.bookedAt).slice(8),
    tr_dvsn_name: state.name,
    ovrs_excg_cd: sent.venue,
    tr_mket_name: name,
    ord_stfno: '999999',
    ft_ord_qty: sent.quantity,
    ft_ord_unpr3: formatUnits(market, parseUnits(market, sent.price) ?? 0, 8),
    ft_ccld_qty: String(orders.reduce((sum, { filled }) => sum + filled, 0)),
    nprc_rson_text: order.reason,
  })
}

const fields = documentedFields(orderResvList, 'output')
