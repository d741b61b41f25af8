import { kstText } from '../../../values/dates.ts'
import type { BookedFill } from '../../world/account.ts'
import { filledAmount, type SimulatedOrder } from '../../world/orders/order.ts'
import { parseQuantity, readOverseasOrder } from '../../world/orders/rules.ts'
import { marketOfCode, overseasMarkets, overseasPlaceOf } from '../../world/overseas-markets.ts'
import { formatRatio, formatUnits, unitsOf } from '../../world/price-units.ts'
import { type Refusal, refuse } from '../../world/refusals.ts'
import type { Answer, SimulatedCall } from '../answer.ts'
import type { AnswerContext } from '../answer-context.ts'
import { type DocumentedFields, documentedFields, fillBlock } from '../fill-block.ts'
import { hasSide, kindCode, kindName, sideCode, sideName, sideOf } from '../order-codes.ts'
import { pageOf } from '../paging.ts'

/** Rows of a page. @see the portal's page of each operation */
const pageSizes = { executions: { real: 20, paper: 15 }, openOrders: 40 }

/** Returns the answers about orders of every exchange abroad, the daytime market of the US included. */
export function overseasOrderAnswers(context: AnswerContext): Readonly<Record<string, Answer>> {
  const { environment, holidays, engine, settings } = context

  const placeIn =
    (isDaytime: boolean): Answer =>
    (call) => {
      const { OVRS_EXCG_CD = '', PDNO = '', ORD_QTY = '', OVRS_ORD_UNPR = '', ORD_DVSN } = call.input
      const sent = { symbol: PDNO, side: sideOf(call), venue: OVRS_EXCG_CD, quantity: ORD_QTY, price: OVRS_ORD_UNPR }
      if (!isTrIdOf(call, 'OVRS_EXCG_CD')) return { refusal: refuse(environment, 'no-venue') }
      const { ALGO_ORD_TMD_DVSN_CD: algorithmTime = '' } = call.input
      const terms = readOverseasOrder({ ...sent, type: ORD_DVSN || '00', isDaytime, algorithmTime }, context, call.at)
      return acknowledge('messageCode' in terms ? terms : engine.place(terms, call.at, call.fault))
    }

  return {
    'overseas-stock/order': placeIn(false),
    'overseas-stock/daytime-order': placeIn(true),
    'overseas-stock/order-rvsecncl': (call) => acknowledge(reviseOrCancel(call, false)),
    'overseas-stock/daytime-order-rvsecncl': (call) => acknowledge(reviseOrCancel(call, true)),

    'overseas-stock/inquire-ccnl': (call) => {
      const { rows, cursor, more } = pageOf(call, executionsFor(call), pageSizes.executions[environment])
      const fields = documentedFields(call.endpoint, 'output')
      const output = rows.map((row) => executionRow(fields, row))
      return { blocks: { ...cursor, output }, more }
    },

    'overseas-stock/inquire-nccs': (call) => {
      const market = marketOfCode(call.input.OVRS_EXCG_CD ?? '') ?? 'US'
      const seenAt = call.at - settings.current().orderListLagMs.overseasOpen
      const open = engine.openOrders(market, seenAt).filter((order) => isOn(order, call.input.OVRS_EXCG_CD))
      const { rows, cursor, more } = pageOf(call, open, pageSizes.openOrders)
      const fields = documentedFields(call.endpoint, 'output')
      const output = rows.map((order) => openOrderRow(fields, order))
      return { blocks: { ...cursor, output }, more }
    },
  }

  function reviseOrCancel(call: SimulatedCall, isDaytime: boolean): SimulatedOrder | Refusal {
    const { OVRS_EXCG_CD = '', PDNO, ORGN_ODNO = '', RVSE_CNCL_DVSN_CD, OVRS_ORD_UNPR = '' } = call.input
    if (!isTrIdOf(call, 'OVRS_EXCG_CD')) return refuse(environment, 'no-venue')
    // China and Vietnam have a TR id for cancelling, but not for revising.
    if (!isTrIdOf(call, 'RVSE_CNCL_DVSN_CD')) return refuse(environment, 'overseas-order-type')
    const market = marketOfCode(OVRS_EXCG_CD)
    const original = market && engine.find(market, ORGN_ODNO, call.at)
    if (original === undefined || original.venue !== OVRS_EXCG_CD || original.instrument.symbol !== PDNO)
      return refuse(environment, 'no-original')
    // An order of the daytime market is known to its own endpoint alone.
    if ((original.isDaytime === true) !== isDaytime) return refuse(environment, 'no-original')
    if (original.remaining === 0) return refuse(environment, 'nothing-left')
    // Asian exchanges take no changes during their pause. The US has none.
    if (market !== 'US' && !holidays.isOpen(original.instrument.market, call.at))
      return refuse(environment, 'overseas-market-closed')
    const isRevision = RVSE_CNCL_DVSN_CD === '01'
    // There is no field for the whole quantity here: a cancellation of 0 means all of it.
    const all = !isRevision && call.input.ORD_QTY === '0' ? original.remaining : undefined
    const quantity = all ?? parseQuantity(call.input.ORD_QTY ?? '')
    if (quantity === undefined || quantity > original.remaining) return refuse(environment, 'nothing-left')
    if (!isRevision) return engine.cancel(original, quantity, call.at, call.fault)
    const { side, type } = original
    // KIS does not revise algorithms. @see catalog/codes.json overseasOrderType.algo
    if (type === '35' || type === '36') return refuse(environment, 'overseas-order-type')
    const sent = {
      symbol: PDNO,
      side,
      type,
      isDaytime,
      venue: OVRS_EXCG_CD,
      quantity: String(quantity),
      price: OVRS_ORD_UNPR,
    }
    const terms = readOverseasOrder(sent, context, call.at)
    return 'messageCode' in terms ? terms : engine.revise(original, terms, call.at, call.fault)
  }

  function executionsFor({ input, at }: SimulatedCall): readonly ExecutionRow[] {
    const { ORD_STRT_DT = '', ORD_END_DT = '', PDNO = '', CCLD_NCCS_DVSN } = input
    const days = { from: ORD_STRT_DT, to: ORD_END_DT }
    const seenAt = at - settings.current().orderListLagMs.overseas
    const orders = overseasMarkets
      .flatMap((market) => engine.between(market, days, seenAt))
      .sort((a, b) => Number(b.number) - Number(a.number))
      .filter((order) => PDNO === '' || PDNO === '%' || order.instrument.symbol === PDNO)
      .filter((order) => hasSide(order, input.SLL_BUY_DVSN) && isOn(order, input.OVRS_EXCG_CD))
    const rows = orders.flatMap((order): ExecutionRow[] => {
      if (CCLD_NCCS_DVSN === '02') return order.remaining > 0 ? [{ order, fill: undefined }] : []
      // Each fill is a row of its own, and no field distinguishes two fills of one order.
      const fills = order.fills.map((fill) => ({ order, fill })).reverse()
      return fills.length > 0 || CCLD_NCCS_DVSN === '01' ? fills : [{ order, fill: undefined }]
    })
    return input.SORT_SQN === 'AS' ? rows.toReversed() : rows
  }

  function acknowledge(order: SimulatedOrder | Refusal): ReturnType<Answer> {
    if ('messageCode' in order) return { refusal: order }
    const time = kstText(order.bookedAt).slice(8)
    const output = { KRX_FWDG_ORD_ORGNO: order.origin.branch, ODNO: order.number, ORD_TMD: time }
    return { blocks: { output }, messageCode: 'APBK0013', message: '주문 전송 완료 되었습니다.' }
  }
}

/** Returns whether the TR id of the call fits its field: each country has TR ids of its own. */
const isTrIdOf = ({ choice: { when }, input }: SimulatedCall, field: string): boolean =>
  when?.[field]?.includes(input[field] ?? '') ?? true

/** Returns whether an order matches the exchange of a query, in which NASD means the whole US. */
const isOn = ({ venue, instrument }: SimulatedOrder, code: string | undefined): boolean =>
  code === undefined || code === '' || code === '%' || venue === code || (code === 'NASD' && instrument.market === 'US')

interface ExecutionRow {
  readonly order: SimulatedOrder
  /** Fill of the row; undefined on the one row of an order that has not filled, and on rows of open orders. */
  readonly fill: BookedFill | undefined
}

/** Returns the row of an execution. The day is the exchange's, the time Korea's; `dmst_ord_dt` is the Korean day. */
function executionRow(fields: DocumentedFields, { order, fill }: ExecutionRow): Record<string, string> {
  const { instrument, side, kind } = order
  const { market, name, currency, country, countryName } = overseasPlaceOf(instrument)
  const time = kstText(order.bookedAt).slice(8)
  const hasEffect = kind === 'cancel' && order.cancelled > 0
  const isRejected = fill === undefined && order.rejected > 0 && !hasEffect
  return fillBlock(fields, {
    ord_dt: order.date,
    ord_gno_brno: order.origin.branch,
    odno: order.number,
    orgn_odno: order.original,
    sll_buy_dvsn_cd: sideCode[side],
    sll_buy_dvsn_cd_name: sideName[side],
    rvse_cncl_dvsn: kindCode[kind],
    rvse_cncl_dvsn_name: kindName[kind],
    pdno: instrument.symbol,
    prdt_name: instrument.name,
    ft_ord_qty: String(order.quantity),
    ft_ord_unpr3: formatUnits(market, order.limit ?? 0, 8),
    ft_ccld_qty: String(fill?.quantity ?? order.filled),
    ft_ccld_unpr3: formatUnits(market, fill?.price ?? 0, 8),
    ft_ccld_amt3: formatUnits(market, fill?.amount ?? filledAmount(order), 5),
    nccs_qty: String(order.remaining),
    prcs_stat_name: isRejected ? '거부' : '완료',
    rjct_rson_name: fill === undefined || order.expired ? reasonOf(order) : '',
    ord_tmd: time,
    tr_mket_name: name,
    tr_crcy_cd: currency,
    tr_natn: country,
    ovrs_excg_cd: order.venue,
    tr_natn_name: countryName,
    dmst_ord_dt: kstText(order.bookedAt).slice(0, 8),
    thco_ord_tmd: time,
    loan_type_cd: '10',
    mdia_dvsn_name: order.origin.medium,
    usa_amk_exts_rqst_yn: 'N',
  })
}

/** Returns the reason why shares of an order ended without a fill; '' while there is no such end. */
function reasonOf(order: SimulatedOrder): string {
  if (order.rejected > 0) return order.kind === 'cancel' ? '취소가능수량 부족' : '거래소 거부'
  return order.expired ? 'DFD 장종료로 취소' : ''
}

function openOrderRow(fields: DocumentedFields, order: SimulatedOrder): Record<string, string> {
  const { instrument, side, kind } = order
  const { market, name, currency, country, countryName } = overseasPlaceOf(instrument)
  return fillBlock(fields, {
    ord_dt: order.date,
    ord_gno_brno: order.origin.branch,
    odno: order.number,
    orgn_odno: order.original,
    pdno: instrument.symbol,
    sll_buy_dvsn_cd: sideCode[side],
    rvse_cncl_dvsn_cd: kindCode[kind],
    ord_tmd: kstText(order.bookedAt).slice(8),
    tr_crcy_cd: currency,
    natn_cd: country,
    ft_ord_qty: String(order.quantity),
    ft_ccld_qty: String(order.filled),
    nccs_qty: String(order.remaining),
    ft_ord_unpr3: formatUnits(market, order.limit ?? 0, 8),
    ft_ccld_unpr3: formatRatio(filledAmount(order), BigInt(order.filled) * unitsOf(market), 8),
    ft_ccld_amt3: formatUnits(market, filledAmount(order), 5),
    ovrs_excg_cd: order.venue,
    loan_type_cd: '10',
    usa_amk_exts_rqst_yn: 'N',
    prdt_name: instrument.name,
    sll_buy_dvsn_cd_name: sideName[side],
    rvse_cncl_dvsn_cd_name: kindName[kind],
    tr_mket_name: name,
    natn_kor_name: countryName,
  })
}
