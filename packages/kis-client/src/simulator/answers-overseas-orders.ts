import { kstText, toKstDate } from '../values.ts'
import type { Fill } from './account.ts'
import type { Answer, SimulatedCall } from './answer.ts'
import { fieldNames, fillBlock } from './block.ts'
import type { Desk } from './desk.ts'
import type { Order } from './exchange.ts'
import { parseQuantity, readUsOrder } from './order-rules.ts'
import { filledAmount, hasSide, kindCode, kindName, sideCode, sideName, sideOf } from './order-text.ts'
import { pageOf } from './paging.ts'
import { formatRatio, formatUnits } from './price-units.ts'
import { type Refusal, refuse } from './refusals.ts'

/** Rows a page. @see the portal's page of each operation */
const pageSizes = { executions: { real: 20, paper: 15 }, openOrders: 40 }

/** Orders of the US market. The other countries' exchanges have no instruments here, so their orders are refused. */
export function overseasOrderAnswers(desk: Desk): Readonly<Record<string, Answer>> {
  const { environment, calendar, exchange } = desk

  return {
    'overseas-stock/order': (call) => {
      const { OVRS_EXCG_CD = '', PDNO = '', ORD_QTY = '', OVRS_ORD_UNPR = '', ORD_DVSN } = call.input
      const sent = { symbol: PDNO, side: sideOf(call), venue: OVRS_EXCG_CD, quantity: ORD_QTY, price: OVRS_ORD_UNPR }
      const terms = readUsOrder({ ...sent, type: ORD_DVSN || '00' }, desk, call.at)
      return acknowledge('messageCode' in terms ? terms : exchange.place(terms, call.at))
    },

    'overseas-stock/order-rvsecncl': (call) => acknowledge(change(call)),

    'overseas-stock/inquire-ccnl': (call) => {
      const { rows, cursor, more } = pageOf(call, executionsFor(call), pageSizes.executions[environment])
      const output = rows.map(executionRow)
      return { blocks: { ...cursor, output }, messageCode: 'KIOK0000', message: '조회되었습니다.          ', more }
    },

    'overseas-stock/inquire-nccs': (call) => {
      const today = calendar.dayAt('US', call.at)?.date ?? ''
      const open = exchange
        .between('US', today, today)
        .filter((order) => order.remaining > 0 && isOn(order, call.input.OVRS_EXCG_CD))
      const { rows, cursor, more } = pageOf(call, open, pageSizes.openOrders)
      return { blocks: { ...cursor, output: rows.map(openOrderRow) }, messageCode: 'KIOK0000', more }
    },
  }

  function change({ input, at }: SimulatedCall): Order | Refusal {
    const { OVRS_EXCG_CD = '', PDNO, ORGN_ODNO = '', RVSE_CNCL_DVSN_CD, OVRS_ORD_UNPR = '' } = input
    const original = exchange.find('US', ORGN_ODNO, at)
    if (original === undefined || original.venue !== OVRS_EXCG_CD || original.instrument.symbol !== PDNO)
      return refuse(environment, 'no-original')
    if (original.remaining === 0) return refuse(environment, 'nothing-left')
    if (!calendar.isOpen('US', at)) return refuse(environment, 'us-market-closed')
    const isRevision = RVSE_CNCL_DVSN_CD === '01'
    // There is no field for "all of it" here: a cancellation of 0 means that.
    const all = !isRevision && input.ORD_QTY === '0' ? original.remaining : undefined
    const quantity = all ?? parseQuantity(input.ORD_QTY ?? '')
    if (quantity === undefined || quantity > original.remaining) return refuse(environment, 'nothing-left')
    if (!isRevision) return exchange.cancel(original, quantity, at)
    const { side, type } = original
    const sent = { symbol: PDNO, side, type, venue: OVRS_EXCG_CD, quantity: String(quantity), price: OVRS_ORD_UNPR }
    const terms = readUsOrder(sent, desk, at)
    return 'messageCode' in terms ? terms : exchange.revise(original, terms, at)
  }

  function executionsFor({ input }: SimulatedCall): readonly ExecutionRow[] {
    const { ORD_STRT_DT = '', ORD_END_DT = '', PDNO = '', CCLD_NCCS_DVSN } = input
    const orders = exchange
      .between('US', ORD_STRT_DT, ORD_END_DT)
      .filter((order) => PDNO === '' || PDNO === '%' || order.instrument.symbol === PDNO)
      .filter((order) => hasSide(order, input.SLL_BUY_DVSN) && isOn(order, input.OVRS_EXCG_CD))
    const rows = orders.flatMap((order): ExecutionRow[] => {
      if (CCLD_NCCS_DVSN === '02') return order.remaining > 0 ? [{ order, fill: undefined }] : []
      // Each fill is a row of its own, and nothing tells two of one order apart.
      const fills = order.fills.map((fill) => ({ order, fill })).reverse()
      return fills.length > 0 || CCLD_NCCS_DVSN === '01' ? fills : [{ order, fill: undefined }]
    })
    return input.SORT_SQN === 'AS' ? rows.toReversed() : rows
  }

  function acknowledge(order: Order | Refusal): ReturnType<Answer> {
    if ('messageCode' in order) return { refusal: order }
    const time = kstText(order.bookedAt).slice(8)
    const output = { KRX_FWDG_ORD_ORGNO: order.branch, ODNO: order.number, ORD_TMD: time }
    return { blocks: { output }, messageCode: 'APBK0013', message: '주문 전송 완료 되었습니다.' }
  }
}

/** In these queries NASD is the whole of the US. */
const isOn = ({ venue }: Order, code: string | undefined): boolean =>
  code === undefined || code === '' || code === '%' || code === 'NASD' || venue === code

const marketName: Readonly<Record<string, string>> = { NASD: '나스닥', NYSE: '뉴욕거래소', AMEX: '아멕스' }

interface ExecutionRow {
  readonly order: Order
  /** undefined on the one row of an order that has not filled, and on rows of open orders. */
  readonly fill: Fill | undefined
}

/** The day is New York's, the time of day Korea's; `dmst_ord_dt` is the Korean day. */
function executionRow({ order, fill }: ExecutionRow): Record<string, string> {
  const { instrument, side, kind } = order
  const time = kstText(order.bookedAt).slice(8)
  return fillBlock(executionFields, {
    ord_dt: order.day.date,
    ord_gno_brno: order.branch,
    odno: order.number,
    orgn_odno: order.original,
    sll_buy_dvsn_cd: sideCode[side],
    sll_buy_dvsn_cd_name: sideName[side],
    rvse_cncl_dvsn: kindCode[kind],
    rvse_cncl_dvsn_name: kindName[kind],
    pdno: instrument.symbol,
    prdt_name: instrument.name,
    ft_ord_qty: String(order.quantity),
    ft_ord_unpr3: formatUnits('US', order.limit ?? 0, 8),
    ft_ccld_qty: String(fill?.quantity ?? order.filled),
    ft_ccld_unpr3: formatUnits('US', fill?.price ?? 0, 8),
    ft_ccld_amt3: formatUnits('US', fill?.amount ?? filledAmount(order), 5),
    nccs_qty: String(order.remaining),
    prcs_stat_name: '완료',
    rjct_rson_name: order.expired && fill === undefined ? 'DFD 장종료로 취소' : '',
    ord_tmd: time,
    tr_mket_name: marketName[order.venue] ?? '',
    tr_crcy_cd: 'USD',
    tr_natn: '840',
    ovrs_excg_cd: order.venue,
    tr_natn_name: '미국',
    dmst_ord_dt: toKstDate(order.bookedAt),
    thco_ord_tmd: time,
    loan_type_cd: '10',
    mdia_dvsn_name: 'OpenAPI',
    usa_amk_exts_rqst_yn: 'N',
  })
}

function openOrderRow(order: Order): Record<string, string> {
  const { instrument, side, kind } = order
  return fillBlock(openOrderFields, {
    ord_dt: order.day.date,
    ord_gno_brno: order.branch,
    odno: order.number,
    orgn_odno: order.original,
    pdno: instrument.symbol,
    sll_buy_dvsn_cd: sideCode[side],
    rvse_cncl_dvsn_cd: kindCode[kind],
    ord_tmd: kstText(order.bookedAt).slice(8),
    tr_crcy_cd: 'USD',
    natn_cd: '840',
    ft_ord_qty: String(order.quantity),
    ft_ccld_qty: String(order.filled),
    nccs_qty: String(order.remaining),
    ft_ord_unpr3: formatUnits('US', order.limit ?? 0, 8),
    ft_ccld_unpr3: formatRatio(filledAmount(order), BigInt(order.filled) * 10_000n, 8),
    ft_ccld_amt3: formatUnits('US', filledAmount(order), 5),
    ovrs_excg_cd: order.venue,
    loan_type_cd: '10',
    usa_amk_exts_rqst_yn: 'N',
    prdt_name: instrument.name,
    sll_buy_dvsn_cd_name: sideName[side],
    rvse_cncl_dvsn_cd_name: kindName[kind],
    tr_mket_name: marketName[order.venue] ?? '',
    natn_kor_name: '미국',
    prcs_stat_name: '완료',
  })
}

const executionFields = fieldNames(`
  ord_dt ord_gno_brno odno orgn_odno sll_buy_dvsn_cd sll_buy_dvsn_cd_name rvse_cncl_dvsn rvse_cncl_dvsn_name pdno
  prdt_name ft_ord_qty ft_ord_unpr3 ft_ccld_qty ft_ccld_unpr3 ft_ccld_amt3 nccs_qty prcs_stat_name rjct_rson
  rjct_rson_name ord_tmd tr_mket_name tr_crcy_cd tr_natn ovrs_excg_cd tr_natn_name dmst_ord_dt thco_ord_tmd
  loan_type_cd loan_dt mdia_dvsn_name usa_amk_exts_rqst_yn splt_buy_attr_name
`)
const openOrderFields = fieldNames(`
  ord_dt ord_gno_brno odno orgn_odno pdno sll_buy_dvsn_cd rvse_cncl_dvsn_cd rjct_rson ord_tmd tr_crcy_cd natn_cd
  ft_ord_qty ft_ccld_qty nccs_qty ft_ord_unpr3 ft_ccld_unpr3 ft_ccld_amt3 ovrs_excg_cd loan_type_cd loan_dt
  usa_amk_exts_rqst_yn prdt_name sll_buy_dvsn_cd_name rvse_cncl_dvsn_cd_name rjct_rson_name tr_mket_name
  natn_kor_name prcs_stat_name splt_buy_attr_name
`)
