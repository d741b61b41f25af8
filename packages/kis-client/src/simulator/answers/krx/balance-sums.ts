import type { BookedFill } from '../../world/account.ts'
import type { AnswerContext } from '../answer-context.ts'
import { bookkeepingDay, type KrxHolding } from './holdings.ts'

/** Returns the sums of the account in won: of inquire-balance, and of the lists that share its fields. */
export function balanceSums(
  context: AnswerContext,
  holdings: readonly KrxHolding[],
  at: number,
): Record<string, string> {
  const { account, settlement } = context
  const today = bookkeepingDay(context, at)
  const fills = account.fills('KRX')
  const sum = (index: number, of: (fill: BookedFill) => bigint) =>
    String(fills.filter((fill) => fill.day.index === index).reduce((total, fill) => total + of(fill), 0n))
  const amount = (side: BookedFill['side']) => (fill: BookedFill) => (fill.side === side ? fill.amount : 0n)
  const cost = holdings.reduce((total, holding) => total + holding.cost, 0n)
  const value = holdings.reduce((total, holding) => total + holding.value, 0n)
  const total = String(value + account.cash('KRX'))
  return {
    dnca_tot_amt: String(settlement.deposit('KRX', at)),
    nxdy_excc_amt: String(settlement.depositAfter('KRX', at, 1)),
    // The deposit of the day after next (D+2): by then all trades have settled.
    prvs_rcdl_excc_amt: String(account.cash('KRX')),
    cma_evlu_amt: '0',
    bfdy_buy_amt: sum(today - 1, amount('buy')),
    thdt_buy_amt: sum(today, amount('buy')),
    nxdy_auto_rdpt_amt: '0',
    bfdy_sll_amt: sum(today - 1, amount('sell')),
    thdt_sll_amt: sum(today, amount('sell')),
    d2_auto_rdpt_amt: '0',
    bfdy_tlex_amt: sum(today - 1, ({ fee }) => fee),
    thdt_tlex_amt: sum(today, ({ fee }) => fee),
    tot_loan_amt: '0',
    scts_evlu_amt: String(value),
    tot_evlu_amt: total,
    nass_amt: total,
    fncg_gld_auto_rdpt_yn: '',
    pchs_amt_smtl_amt: String(cost),
    evlu_amt_smtl_amt: String(value),
    evlu_pfls_smtl_amt: String(value - cost),
    tot_stln_slng_chgs: '0',
    bfdy_tot_asst_evlu_amt: '0',
    asst_icdc_amt: '0',
    asst_icdc_erng_rt: '0.00000000',
  }
}
