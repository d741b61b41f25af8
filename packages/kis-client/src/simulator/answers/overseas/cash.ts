import { inquirePresentBalance } from '../../../endpoints/overseas-stock.gen.ts'
import type { OverseasMarket } from '../../../market/market.ts'
import { formatRate, formatWon, overseasMarketFacts, toWon } from '../../world/overseas-markets.ts'
import { formatUnits } from '../../world/price-units.ts'
import { netOf } from '../../world/settlement.ts'
import type { AnswerContext } from '../answer-context.ts'
import { documentedFields, fillBlock } from '../fill-block.ts'
import { formatPercent } from '../percent.ts'
import { type OverseasHolding, only, total } from './holdings.ts'

const cashFields = documentedFields(inquirePresentBalance, 'output2')
const sumFields = documentedFields(inquirePresentBalance, 'output3')

/** Returns what the unsettled purchases will cost and the unsettled sales will bring, fees included. */
export function unsettledSums(
  { settlement }: AnswerContext,
  market: OverseasMarket,
  at: number,
): { readonly bought: bigint; readonly sold: bigint } {
  const fills = settlement.unsettled(market, at)
  return { bought: total(only(fills, 'buy'), (fill) => -netOf(fill)), sold: total(only(fills, 'sell'), netOf) }
}

/** Returns the cash that may be withdrawn: what lies in the account, and no open order or purchase needs. */
function withdrawable({ settlement, engine }: AnswerContext, market: OverseasMarket, at: number): bigint {
  const [deposit, free] = [settlement.deposit(market, at), engine.freeCash(market)]
  if (deposit <= 0n || free <= 0n) return 0n
  return deposit - free > 0n ? free : deposit
}

/** Returns the row of one currency. */
export function cashBlock(context: AnswerContext, market: OverseasMarket, at: number): Record<string, string> {
  const { account, settlement, engine } = context
  const { bought, sold } = unsettledSums(context, market, at)
  const free = withdrawable(context, market, at)
  return fillBlock(cashFields, {
    crcy_cd: overseasMarketFacts[market].currency,
    frcr_buy_amt_smtl: formatUnits(market, bought, 6),
    frcr_sll_amt_smtl: formatUnits(market, sold, 6),
    frcr_dncl_amt_2: formatUnits(market, settlement.deposit(market, at), 6),
    frst_bltn_exrt: formatRate(market),
    frcr_buy_mgn_amt: formatUnits(market, account.cash(market) - engine.freeCash(market), 8),
    frcr_etc_mgna: '0.00000000',
    frcr_drwg_psbl_amt_1: formatUnits(market, free, 6),
    frcr_evlu_amt2: formatWon(market, free, 6),
    acpl_cstd_crcy_yn: 'Y',
    nxdy_frcr_drwg_psbl_amt: formatUnits(market, free, 6),
    crcy_cd_name: overseasMarketFacts[market].currencyName,
  })
}

/** Returns the sums of the account in won. */
export function sumBlock(
  context: AnswerContext,
  markets: readonly OverseasMarket[],
  holdings: readonly OverseasHolding[],
  at: number,
): Record<string, string> {
  const { account, settlement, engine } = context
  const cost = total(holdings, ({ place, cost }) => toWon(place.market, cost))
  const value = total(holdings, (holding) => toWon(holding.place.market, holding.value))
  const cash = total(markets, (market) => toWon(market, account.cash(market)))
  const deposit = total(markets, (market) => toWon(market, settlement.deposit(market, at)))
  const reserved = total(markets, (market) => toWon(market, account.cash(market) - engine.freeCash(market)))
  const won = settlement.deposit('KRX', at)
  const gain = String(value - cost)
  return fillBlock(sumFields, {
    pchs_amt_smtl: String(cost),
    evlu_amt_smtl: String(value),
    evlu_pfls_amt_smtl: gain,
    dncl_amt: String(won),
    cma_evlu_amt: '0',
    tot_dncl_amt: String(won + deposit),
    etc_mgna: '0',
    wdrw_psbl_tot_amt: String(engine.freeCash('KRX')),
    frcr_evlu_tota: String(cash),
    evlu_erng_rt1: formatPercent(value - cost, cost, 10),
    pchs_amt_smtl_amt: String(cost),
    evlu_amt_smtl_amt: String(value),
    tot_evlu_pfls_amt: `${gain}.00000000`,
    tot_asst_amt: String(account.cash('KRX') + cash + value),
    buy_mgn_amt: String(reserved),
    mgna_tota: String(reserved),
    frcr_use_psbl_amt: `${cash - reserved}.00`,
    ustl_sll_amt_smtl: String(total(markets, (market) => toWon(market, unsettledSums(context, market, at).sold))),
    ustl_buy_amt_smtl: String(total(markets, (market) => toWon(market, unsettledSums(context, market, at).bought))),
    tot_frcr_cblc_smtl: `${deposit}.000000`,
    tot_loan_amt: '0',
  })
}
