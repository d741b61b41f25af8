import {
  pensionInquireBalance,
  pensionInquireDeposit,
  pensionInquirePresentBalance,
  pensionInquirePsblOrder,
} from '../../../endpoints/domestic-stock.gen.ts'
import { formatRatio } from '../../world/price-units.ts'
import { refuse } from '../../world/refusals.ts'
import type { Answer } from '../answer.ts'
import type { AnswerContext } from '../answer-context.ts'
import { documentedFields, fillBlock } from '../fill-block.ts'
import { pageOf } from '../paging.ts'
import { formatPercent } from '../percent.ts'
import { balanceSums } from './balance-sums.ts'
import { krxBuyable } from './buyable.ts'
import { type KrxHolding, krxHoldings } from './holdings.ts'

/** Rows of a page. KIS does not document them; inquire-balance has as many. */
const pageSize = 50

/**
 * Returns the answers about a pension account (퇴직연금, product 29), which KIS gives under TR ids of their own. The list of its
 * orders comes from the catalogue.
 */
export function krxPensionAnswers(context: AnswerContext): Readonly<Record<string, Answer>> {
  const { environment, account, settlement, engine } = context

  return {
    'domestic-stock/pension-inquire-balance': (call) => {
      const listed = krxHoldings(context, call.at)
      const { rows, cursor, more } = pageOf(call, listed, pageSize)
      const sums = balanceSums(context, listed, call.at)
      return {
        blocks: {
          ...cursor,
          output1: rows.map((holding) => fillBlock(holdingFields, holdingValues(holding))),
          output2: fillBlock(sumFields, pick(sums, sumFields)),
        },
        more,
      }
    },

    'domestic-stock/pension-inquire-present-balance': (call) => {
      const listed = krxHoldings(context, call.at).filter(({ quantity }) => quantity > 0)
      const { rows, cursor, more } = pageOf(call, listed, pageSize)
      const cost = listed.reduce((sum, holding) => sum + holding.cost, 0n)
      const value = listed.reduce((sum, holding) => sum + holding.value, 0n)
      return {
        blocks: {
          ...cursor,
          output1: rows.map((holding) => presentBlock(holding, value)),
          output2: [
            fillBlock(presentSumFields, {
              pchs_amt_smtl_amt: String(cost),
              evlu_amt_smtl_amt: String(value),
              evlu_pfls_smtl_amt: String(value - cost),
              trad_pfls_smtl: '0',
              thdt_tot_pfls_amt: '0',
              pftrt: formatPercent(value - cost, cost),
            }),
          ],
        },
        more,
      }
    },

    'domestic-stock/pension-inquire-deposit': ({ at }) => ({
      blocks: {
        output: fillBlock(depositFields, {
          dnca_tota: String(settlement.deposit('KRX', at)),
          nxdy_excc_amt: String(settlement.depositAfter('KRX', at, 1)),
          nxdy_sttl_amt: String(settlement.depositAfter('KRX', at, 1)),
          nx2_day_sttl_amt: String(account.cash('KRX')),
        }),
      },
    }),

    'domestic-stock/pension-inquire-psbl-order': ({ input, at }) => {
      const cash = engine.freeCash('KRX')
      const buyable = krxBuyable(context, input, at)
      if (buyable === undefined) return { refusal: refuse(environment, 'no-symbol') }
      return {
        blocks: {
          output: fillBlock(buyableFields, {
            ord_psbl_cash: String(cash),
            ruse_psbl_amt: '0',
            psbl_qty_calc_unpr: String(buyable.price),
            max_buy_amt: String(cash),
            max_buy_qty: String(buyable.quantity),
          }),
        },
      }
    },
  }
}

/** Returns the values whose names a block has. */
const pick = (values: Readonly<Record<string, string>>, fields: object): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => name in fields))

function holdingValues({
  instrument,
  quantity,
  cost,
  snapshot,
  free,
  value,
  gain,
  ...traded
}: KrxHolding): Record<string, string> {
  return {
    cblc_dvsn_name: '현금',
    prdt_name: instrument.name,
    pdno: instrument.symbol,
    item_dvsn_name: instrument.kind === 'etf' ? 'ETF' : '주식',
    thdt_buyqty: String(traded.boughtToday),
    thdt_sll_qty: String(traded.soldToday),
    hldg_qty: String(quantity),
    ord_psbl_qty: String(free),
    pchs_avg_pric: formatRatio(cost, BigInt(quantity), 4),
    pchs_amt: String(cost),
    prpr: String(snapshot?.price ?? 0),
    evlu_amt: String(value),
    evlu_pfls_amt: String(gain),
    evlu_erng_rt: formatPercent(gain, cost, 8),
  }
}

function presentBlock(holding: KrxHolding, whole: bigint): Record<string, string> {
  const { ord_psbl_qty = '', ...values } = holdingValues(holding)
  return fillBlock(presentFields, {
    ...pick(values, presentFields),
    slpsb_qty: ord_psbl_qty,
    evlu_pfls_rt: formatPercent(holding.gain, holding.cost),
    cblc_weit: formatPercent(holding.value, whole),
  })
}

const holdingFields = documentedFields(pensionInquireBalance, 'output1')
const sumFields = documentedFields(pensionInquireBalance, 'output2')
const presentFields = documentedFields(pensionInquirePresentBalance, 'output1')
const presentSumFields = documentedFields(pensionInquirePresentBalance, 'output2')
const depositFields = documentedFields(pensionInquireDeposit, 'output')
const buyableFields = documentedFields(pensionInquirePsblOrder, 'output')
