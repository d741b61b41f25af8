import { inquirePeriodProfit, inquirePeriodTradeProfit } from '../../../endpoints/domestic-stock.gen.ts'
import type { BookedFill } from '../../world/account.ts'
import type { SimulatedInstrument } from '../../world/instruments.ts'
import { formatRatio } from '../../world/price-units.ts'
import type { Answer, SimulatedCall } from '../answer.ts'
import type { AnswerContext } from '../answer-context.ts'
import { documentedFields, fillBlock } from '../fill-block.ts'
import { pageOf } from '../paging.ts'
import { formatPercent } from '../percent.ts'

/** Rows of a page. @see the portal's example of inquire-period-trade-profit */
const pageSize = 50

/** Returns the answers about the profit of the account's fills, by day, and by day and instrument. */
export function krxProfitAnswers({ account }: AnswerContext): Readonly<Record<string, Answer>> {
  return {
    'domestic-stock/inquire-period-trade-profit': (call) => {
      const days = tradedIn(call)
      const { rows, cursor, more } = pageOf(call, days, pageSize)
      const { buy_qty_smtl, ...sums } = sumOf(days)
      return {
        blocks: {
          ...cursor,
          output1: rows.map(tradeBlock),
          output2: fillBlock(tradeSumFields, { ...sums, buyqty_smtl: buy_qty_smtl, tot_pftrt: rateOf(days) }),
        },
        ...listed(more),
      }
    },

    'domestic-stock/inquire-period-profit': (call) => {
      const days = tradedIn(call)
      const byDay = [...Map.groupBy(days, ({ date }) => date).values()]
      const { rows, cursor, more } = pageOf(call, byDay, pageSize)
      return {
        blocks: { ...cursor, output1: rows.map(dayBlock), output2: fillBlock(daySumFields, sumOf(days)) },
        ...listed(more),
      }
    },
  }

  /**
   * Returns the instruments traded on the days that the call asks for, newest first unless it asks for the oldest
   * first.
   */
  function tradedIn({ input }: SimulatedCall): readonly Traded[] {
    const { INQR_STRT_DT = '', INQR_END_DT = '', PDNO = '' } = input
    const traded: Traded[] = []
    // Newest first: undo each fill in turn; the rest is the quantity that was held after the fill before it.
    const held = new Map(account.holdings('KRX').map(({ instrument, quantity }) => [instrument.symbol, quantity]))
    for (const fill of account.fills('KRX')) {
      const { instrument, day, side, quantity } = fill
      const left = held.get(instrument.symbol) ?? 0
      held.set(instrument.symbol, left + (side === 'buy' ? -quantity : quantity))
      const known = traded.find((other) => other.date === day.date && other.instrument.symbol === instrument.symbol)
      if (known === undefined) traded.push({ date: day.date, instrument, held: left, fills: [fill] })
      else known.fills.push(fill)
    }
    const found = traded.filter(
      ({ date, instrument }) =>
        INQR_STRT_DT <= date && date <= INQR_END_DT && (PDNO === '' || PDNO.endsWith(instrument.symbol)),
    )
    return input.SORT_DVSN === '01' ? found.toReversed() : found
  }
}

/** Returns the message of a page: KIS also says in words that a list continues. */
const listed = (more: boolean) => ({
  messageCode: more ? 'KIOK0500' : 'KIOK0510',
  message: more ? '조회가 계속됩니다..다음버튼을 Click 하십시오.' : '조회가 완료되었습니다.',
  more,
})

/** Fills of one instrument on one day. */
interface Traded {
  readonly date: string
  readonly instrument: SimulatedInstrument
  /** Shares held after the fills. */
  readonly held: number
  readonly fills: BookedFill[]
}

const total = (fills: readonly BookedFill[], of: (fill: BookedFill) => bigint): bigint =>
  fills.reduce((sum, fill) => sum + of(fill), 0n)
const quantityOf = ({ quantity }: BookedFill): bigint => BigInt(quantity)
const amountOf = ({ amount }: BookedFill): bigint => amount
/** Returns the broker's part of the fee of a sale, which a purchase has too; the other part is the tax. */
const commissionOf = ({ fee, tax }: BookedFill): bigint => fee - tax
const taxOf = ({ tax }: BookedFill): bigint => tax
/** Returns the profit of a sale after its own fee and tax, as KIS's HTS shows it (screen 0856). */
const profitOf = (fill: BookedFill): bigint => (fill.side === 'buy' ? 0n : fill.realised - fill.fee)
const costOf = (fill: BookedFill): bigint => fill.amount - fill.realised

const isSale = ({ side }: BookedFill): boolean => side === 'sell'
const isPurchase = ({ side }: BookedFill): boolean => side === 'buy'

/** Returns the profit over the cost of the shares, in percent. */
function rateOf(days: readonly Traded[]): string {
  const sales = days.flatMap(({ fills }) => fills).filter(isSale)
  return formatPercent(total(sales, profitOf), total(sales, costOf), 8)
}

/** Returns the fields that rows of one instrument and rows of a whole day share. */
function partsOf(days: readonly Traded[]) {
  const fills = days.flatMap((day) => day.fills)
  const sales = fills.filter(isSale)
  const purchases = fills.filter(isPurchase)
  return {
    bought: total(purchases, quantityOf),
    sold: total(sales, quantityOf),
    cost: total(sales, costOf),
    row: {
      buy_amt: String(total(purchases, amountOf)),
      sll_amt: String(total(sales, amountOf)),
      rlzt_pfls: String(total(sales, profitOf)),
      fee: String(total(fills, commissionOf)),
      tl_tax: String(total(fills, taxOf)),
      loan_int: '0',
      pfls_rt: rateOf(days),
    },
  }
}

function tradeBlock(traded: Traded): Record<string, string> {
  const { instrument, date, held } = traded
  const { bought, sold, cost, row } = partsOf([traded])
  // Cost price of the shares that were sold; without a sale, the price of the day's purchases.
  const paid = sold > 0n ? formatRatio(cost, sold, 0) : formatRatio(BigInt(row.buy_amt), bought, 0)
  return fillBlock(tradeFields, {
    ...row,
    trad_dt: date,
    pdno: `A${instrument.symbol}`.padStart(12, '0'),
    prdt_name: instrument.name,
    trad_dvsn_name: '현금',
    hldg_qty: String(held),
    pchs_unpr: paid,
    buy_qty: String(bought),
    sll_pric: formatRatio(BigInt(row.sll_amt), sold, 0),
    sll_qty: String(sold),
  })
}

function dayBlock(days: readonly Traded[]): Record<string, string> {
  const { bought, sold, row } = partsOf(days)
  return fillBlock(dayFields, {
    ...row,
    trad_dt: days[0]?.date ?? '',
    sll_qty1: String(sold),
    buy_qty1: String(bought),
  })
}

/** Returns the sums over all pages, on each page. */
function sumOf(days: readonly Traded[]) {
  const fills = days.flatMap((day) => day.fills)
  const sales = fills.filter(isSale)
  const purchases = fills.filter(isPurchase)
  const [sold, bought] = [total(sales, amountOf), total(purchases, amountOf)]
  const received = sold - total(sales, ({ fee }) => fee)
  const paid = bought + total(purchases, ({ fee }) => fee)
  return {
    sll_qty_smtl: String(total(sales, quantityOf)),
    sll_tr_amt_smtl: String(sold),
    sll_fee_smtl: String(total(sales, commissionOf)),
    sll_tltx_smtl: String(total(sales, taxOf)),
    sll_excc_amt_smtl: String(received),
    buy_qty_smtl: String(total(purchases, quantityOf)),
    buy_tr_amt_smtl: String(bought),
    buy_fee_smtl: String(total(purchases, commissionOf)),
    buy_tax_smtl: '0',
    buy_excc_amt_smtl: String(paid),
    tot_qty: String(total(fills, quantityOf)),
    tot_tr_amt: String(sold + bought),
    tot_fee: String(total(fills, commissionOf)),
    tot_tltx: String(total(fills, taxOf)),
    tot_excc_amt: String(received + paid),
    tot_rlzt_pfls: String(total(sales, profitOf)),
    loan_int: '0',
  }
}

const tradeFields = documentedFields(inquirePeriodTradeProfit, 'output1')
const tradeSumFields = documentedFields(inquirePeriodTradeProfit, 'output2')
const dayFields = documentedFields(inquirePeriodProfit, 'output1')
const daySumFields = documentedFields(inquirePeriodProfit, 'output2')
