import { inquireDailyCcld, inquirePsblRvsecncl } from '../../../endpoints/domestic-stock.gen.ts'
import { krxOrderTypes } from '../../../market/order-types.gen.ts'
import { kstText } from '../../../values/dates.ts'
import type { EndedOrderRow } from '../../settings.ts'
import { filledAmount, type SimulatedOrder } from '../../world/orders/order.ts'
import { parseQuantity, readKrxOrder } from '../../world/orders/rules.ts'
import { formatRatio } from '../../world/price-units.ts'
import { type Refusal, refuse, refuseVenue } from '../../world/refusals.ts'
import type { Answer, SimulatedCall } from '../answer.ts'
import type { AnswerContext } from '../answer-context.ts'
import { documentedFields, fillBlock } from '../fill-block.ts'
import { hasSide, kindName, sideCode, sideName, sideOf } from '../order-codes.ts'
import { pageOf } from '../paging.ts'

/** Rows of a page. @see the portal's page of each operation */
const pageSizes = { executions: { real: 100, paper: 15 }, openOrders: 50 }

/** Returns the answers about orders of the Korean market: placing, revising and cancelling them, and their lists. */
export function krxOrderAnswers(context: AnswerContext): Readonly<Record<string, Answer>> {
  const { environment, engine, settings } = context

  return {
    'domestic-stock/order-cash': (call) => {
      const { PDNO = '', ORD_DVSN = '', ORD_QTY = '', ORD_UNPR = '', CNDT_PRIC = '', EXCG_ID_DVSN_CD } = call.input
      const asked = { type: ORD_DVSN, quantity: ORD_QTY, price: ORD_UNPR, trigger: CNDT_PRIC }
      const sent = { ...asked, symbol: PDNO, side: sideOf(call) }
      const terms = readKrxOrder({ ...sent, venue: EXCG_ID_DVSN_CD || 'KRX' }, context, call.at)
      const order = 'messageCode' in terms ? terms : engine.place(terms, call.at, call.fault)
      if ('messageCode' in order) return { refusal: order }
      return acknowledge(order, '주문 전송 완료 되었습니다.')
    },

    'domestic-stock/order-rvsecncl': (call) => {
      const order = reviseOrCancel(call)
      if ('messageCode' in order) return { refusal: order }
      return acknowledge(order, `${kindName[order.kind]}주문 전송 완료 되었습니다.`)
    },

    'domestic-stock/inquire-daily-ccld': (call) => {
      const rows = executionsFor(call)
      const { rows: page, cursor, more } = pageOf(call, rows, pageSizes.executions[environment])
      const output1 = page.map((row) => executionRow(row, settings.current().endedOrderRow))
      return { blocks: { ...cursor, output1, output2: executionSum(rows) }, more }
    },

    'domestic-stock/inquire-psbl-rvsecncl': (call) => {
      const side = { '1': '01', '2': '02' }[call.input.INQR_DVSN_2 ?? '']
      const seenAt = call.at - settings.current().orderListLagMs.krxOpen
      const open = engine.openOrders('KRX', seenAt).filter((order) => hasSide(order, side))
      const { rows, cursor, more } = pageOf(call, open, pageSizes.openOrders)
      return { blocks: { ...cursor, output: rows.map(openOrderRow) }, more }
    },
  }

  function reviseOrCancel({ input, at, fault }: SimulatedCall): SimulatedOrder | Refusal {
    const { ORGN_ODNO = '', EXCG_ID_DVSN_CD, RVSE_CNCL_DVSN_CD, QTY_ALL_ORD_YN } = input
    const original = engine.find('KRX', ORGN_ODNO, at)
    const venue = EXCG_ID_DVSN_CD || 'KRX'
    const isRevision = RVSE_CNCL_DVSN_CD === '01'
    // KIS answers for orders of earlier days as for unknown ones. The number alone finds an order of today: clients
    // leave the branch empty, or send 06010 for every order as KIS's own first sample does, and KIS accepts both.
    if (original === undefined) return refuse(environment, 'no-original')
    if (original.venue !== venue)
      return refuseVenue(environment, isRevision ? '정정' : '취소', { original: original.venue, asked: venue })
    if (original.remaining === 0) return refuse(environment, 'nothing-left')
    const quantity = QTY_ALL_ORD_YN === 'Y' ? original.remaining : parseQuantity(input.ORD_QTY ?? '')
    if (quantity === undefined || quantity > original.remaining) return refuse(environment, 'nothing-left')
    if (!isRevision) return engine.cancel(original, quantity, at, fault)
    const { side, instrument } = original
    const { ORD_DVSN: type = '', ORD_UNPR: price = '', CNDT_PRIC } = input
    // A stop order keeps its trigger where the revision names none.
    const trigger = CNDT_PRIC || (original.trigger === undefined ? '' : String(original.trigger))
    const sent = { symbol: instrument.symbol, side, venue, type, quantity: String(quantity), price, trigger }
    const terms = readKrxOrder(sent, context, at)
    return 'messageCode' in terms ? terms : engine.revise(original, terms, at, fault)
  }

  function executionsFor({ input, at, choice }: SimulatedCall): readonly SimulatedOrder[] {
    const { INQR_STRT_DT = '', INQR_END_DT = '' } = input
    // Two TR ids share the path: one lists the last three calendar months and this one, the other earlier days.
    const edge = firstOfRecentMonths(kstText(at))
    const isOld = choice.when?.pd_dv?.includes('before') === true
    const from = isOld || INQR_STRT_DT > edge ? INQR_STRT_DT : edge
    const { orderListLagMs, endedOrderRow } = settings.current()
    // Loans and other markets, of which the account has no orders.
    if (!['', '00', '01'].includes(input.INQR_DVSN_3 ?? '') || ['1', '2'].includes(input.INQR_DVSN_1 ?? '')) return []
    const found = engine.between('KRX', { from, to: INQR_END_DT }, at - orderListLagMs.krx).filter((order) => {
      if (isOld && order.date >= edge) return false
      if (input.CCLD_DVSN === '01' && order.filled === 0) return false
      if (input.CCLD_DVSN === '02' && numbersOf(order, endedOrderRow).remaining === 0) return false
      return hasSide(order, input.SLL_BUY_DVSN_CD) && matches(order, input)
    })
    return input.INQR_DVSN === '01' ? found.toReversed() : found
  }
}

/** Returns whether an order passes the filters, each of which is empty for "all". */
function matches(
  order: SimulatedOrder,
  { PDNO, ODNO, ORD_GNO_BRNO, EXCG_ID_DVSN_CD }: SimulatedCall['input'],
): boolean {
  const is = (asked: string | undefined, value: string) => asked === undefined || asked === '' || asked === value
  if (!is(EXCG_ID_DVSN_CD, order.venue) && EXCG_ID_DVSN_CD !== 'ALL') return false
  return is(PDNO, order.instrument.symbol) && is(ODNO, order.number) && is(ORD_GNO_BRNO, order.origin.branch)
}

/**
 * Returns the first day of the month three months before: on 2024-04-25 the recent list reaches back to 2024-01-01.
 *
 * @see koreainvestment/open-trading-api, legacy/Sample01
 */
function firstOfRecentMonths(date: string): string {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(4, 6)) - 1 - 3
  return `${Math.floor(month / 12)}${String((month % 12) + 1).padStart(2, '0')}01`
}

// Names in capitals for a revision and a cancellation too, unlike the documentation: existing clients read no others.
function acknowledge(order: SimulatedOrder, message: string) {
  const time = kstText(order.bookedAt).slice(8)
  const output = { KRX_FWDG_ORD_ORGNO: order.origin.branch, ODNO: order.number, ORD_TMD: time }
  return { blocks: { output }, messageCode: 'APBK0013', message }
}

const typeName = (type: string): string =>
  Object.values(krxOrderTypes).find(({ code }) => code === type)?.nameKo ?? '지정가'
/** Types that end at 08:50. */
const preMarketTypes: readonly string[] = ['27', '28', '29']
const venueCode: Readonly<Record<string, string>> = { KRX: '02', NXT: '81', SOR: '80' }

/** Formats the average price of the fills, without decimals where it is whole. */
const averageOf = (order: SimulatedOrder): string =>
  formatRatio(filledAmount(order), BigInt(order.filled), 4).replace(/\.0*$/, '')

/** Numbers of an order's row beside its fills. */
interface RowNumbers {
  readonly quantity: number
  readonly cancelled: number
  readonly remaining: number
}

/** Returns the form of an order's row that its end gives it; undefined while it has not ended by rule. */
function endOf(order: SimulatedOrder, form: EndedOrderRow): EndedOrderRow | undefined {
  if (!order.expired) return undefined
  // As operators saw it: KIS's own cancellation of a pre-market order has all numbers 0, and says so in a name alone.
  return preMarketTypes.includes(order.type) ? 'zeros' : form
}

/**
 * Returns the name of a row's side, which says more than the side: the kind of a change, and why KIS cancelled the order on its own.
 *
 * @see rows of 2026-09-14 and 2026-09-16 in the tests of two public bots: GTP매수자동취소*, IOC매수자동취소*
 */
function sideNameOf({ side, kind, type, expired, atOnce, cancelled }: SimulatedOrder): string {
  if (expired && preMarketTypes.includes(type)) return `GTP${sideName[side]}자동취소*`
  if (atOnce !== undefined && cancelled > 0) return `${atOnce.toUpperCase()}${sideName[side]}자동취소*`
  return kind === 'new' ? `현금${sideName[side]}` : `${sideName[side]}${kindName[kind]}*`
}

function numbersOf(order: SimulatedOrder, form: EndedOrderRow): RowNumbers {
  const { quantity, cancelled, remaining } = order
  const expired = order.changes.find(({ kind }) => kind === 'expired')?.quantity ?? 0
  switch (endOf(order, form)) {
    case 'zeros':
      return { quantity: 0, cancelled: 0, remaining: 0 }
    case 'nothing-left':
      return { quantity, cancelled: cancelled - expired, remaining: 0 }
    case 'unchanged':
      return { quantity, cancelled: cancelled - expired, remaining: expired }
    default:
      return { quantity, cancelled, remaining }
  }
}

function executionRow(order: SimulatedOrder, form: EndedOrderRow): Record<string, string> {
  const { instrument, side, origin } = order
  const numbers = numbersOf(order, form)
  return fillBlock(executionFields, {
    ord_dt: order.date,
    ord_gno_brno: origin.branch,
    odno: order.number,
    orgn_odno: order.original,
    ord_dvsn_name: typeName(order.type),
    sll_buy_dvsn_cd: sideCode[side],
    sll_buy_dvsn_cd_name: sideNameOf(order),
    pdno: instrument.symbol,
    prdt_name: instrument.name,
    ord_qty: String(numbers.quantity),
    ord_unpr: String(order.limit ?? 0),
    ord_tmd: kstText(order.bookedAt).slice(8),
    tot_ccld_qty: String(order.filled),
    avg_prvs: averageOf(order),
    cncl_yn: numbers.cancelled > 0 ? 'Y' : 'N',
    tot_ccld_amt: String(filledAmount(order)),
    ordr_empno: origin.employee,
    inqr_ip_addr: origin.address,
    ord_dvsn_cd: order.type,
    cnc_cfrm_qty: String(numbers.cancelled),
    rmn_qty: String(numbers.remaining),
    rjct_qty: String(order.rejected),
    ccld_cndt_name: '없음',
    prdt_type_cd: '300',
    excg_dvsn_cd: venueCode[order.venue] ?? '',
    ord_orgno: origin.branch,
    excg_id_dvsn_Cd: order.venue,
    stpm_cndt_pric: String(order.trigger ?? 0),
  })
}

function executionSum(orders: readonly SimulatedOrder[]): Record<string, string> {
  const sum = (of: (order: SimulatedOrder) => number) => orders.reduce((total, order) => total + of(order), 0)
  const amount = orders.reduce((total, order) => total + filledAmount(order), 0n)
  const fees = orders.flatMap(({ fills }) => fills).reduce((total, { fee }) => total + fee, 0n)
  const filled = sum((order) => order.filled)
  return fillBlock(executionSumFields, {
    tot_ord_qty: String(sum((order) => order.quantity)),
    tot_ccld_qty: String(filled),
    tot_ccld_amt: String(amount),
    prsm_tlex_smtl: String(fees),
    pchs_avg_pric: formatRatio(amount, BigInt(filled), 4),
  })
}

function openOrderRow(order: SimulatedOrder): Record<string, string> {
  return fillBlock(openOrderFields, {
    ord_gno_brno: order.origin.branch,
    odno: order.number,
    orgn_odno: order.original,
    ord_dvsn_name: typeName(order.type),
    pdno: order.instrument.symbol,
    prdt_name: order.instrument.name,
    rvse_cncl_dvsn_name: kindName[order.kind],
    ord_qty: String(order.quantity),
    ord_unpr: String(order.limit ?? 0),
    ord_tmd: kstText(order.bookedAt).slice(8),
    tot_ccld_qty: String(order.filled),
    tot_ccld_amt: String(filledAmount(order)),
    psbl_qty: String(order.remaining),
    sll_buy_dvsn_cd: sideCode[order.side],
    ord_dvsn_cd: order.type,
    excg_dvsn_cd: venueCode[order.venue] ?? '',
    excg_id_dvsn_cd: order.venue,
    excg_id_dvsn_name: order.venue,
    stpm_cndt_pric: String(order.trigger ?? 0),
    stpm_efct_occr_yn: 'N',
  })
}

const executionFields = documentedFields(inquireDailyCcld, 'output1')
const executionSumFields = documentedFields(inquireDailyCcld, 'output2')
const openOrderFields = documentedFields(inquirePsblRvsecncl, 'output')
