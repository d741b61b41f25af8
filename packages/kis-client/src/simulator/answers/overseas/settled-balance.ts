import { inquirePaymtStdrBalance } from '../../../endpoints/overseas-stock.gen.ts'
import { formatRate, formatWon, overseasMarketFacts, overseasMarkets, toWon } from '../../world/overseas-markets.ts'
import { formatRatio, formatUnits, unitsOf } from '../../world/price-units.ts'
import type { Answer } from '../answer.ts'
import type { AnswerContext } from '../answer-context.ts'
import { documentedFields, fillBlock } from '../fill-block.ts'
import { formatPercent } from '../percent.ts'
import { type OverseasHolding, overseasHoldings, settledShares, total } from './holdings.ts'

/**
 * Returns the answer about what has settled abroad. It is that of the moment: the simulator keeps no balance of a former
 * `BASS_DT`.
 */
export function overseasSettledAnswers(context: AnswerContext): Readonly<Record<string, Answer>> {
  const { account, settlement } = context

  return {
    'overseas-stock/inquire-paymt-stdr-balance': ({ input, at }) => {
      // 01 is won here, and the money of the market in inquire-period-profit.
      const inWon = input.WCRC_FRCR_DVSN_CD === '01'
      const markets = overseasMarkets.filter((market) => account.cash(market) > 0n || account.fills(market).length > 0)
      const holdings = markets.flatMap((market) => settledHoldings(context, market, at))
      const deposit = total(markets, (market) => toWon(market, settlement.deposit(market, at)))
      const cost = total(holdings, (holding) => toWon(holding.place.market, holding.cost))
      const value = total(holdings, (holding) => toWon(holding.place.market, holding.value))
      return {
        blocks: {
          output1: holdings.map((holding) => holdingBlock(holding, inWon)),
          output2: markets.map((market) =>
            fillBlock(cashFields, {
              crcy_cd: overseasMarketFacts[market].currency,
              crcy_cd_name: overseasMarketFacts[market].currencyName,
              frcr_dncl_amt_2: formatUnits(market, settlement.deposit(market, at), 6),
              frst_bltn_exrt: formatRate(market),
              frcr_evlu_amt2: formatWon(market, settlement.deposit(market, at), 6),
            }),
          ),
          output3: fillBlock(sumFields, {
            pchs_amt_smtl_amt: String(cost),
            tot_evlu_pfls_amt: String(value - cost),
            evlu_erng_rt1: formatPercent(value - cost, cost, 10),
            tot_dncl_amt: String(deposit),
            wcrc_evlu_amt_smtl: String(value),
            tot_asst_amt2: String(deposit + value),
            frcr_cblc_wcrc_evlu_amt_smtl: String(deposit),
            tot_loan_amt: '0',
            tot_ldng_evlu_amt: '0',
          }),
        },
      }
    },
  }
}

/** Returns the holdings without the purchases that have not settled; the cost of the rest is in proportion. */
function settledHoldings(
  context: AnswerContext,
  market: OverseasHolding['place']['market'],
  at: number,
): readonly OverseasHolding[] {
  return overseasHoldings(context, market, at)
    .map((holding) => {
      const settled = settledShares(context, holding, at)
      const quantity = Number(settled)
      const cost = (holding.cost * settled) / BigInt(holding.quantity)
      const value = BigInt(holding.price) * BigInt(quantity)
      return { ...holding, quantity, cost, value, gain: value - cost }
    })
    .filter(({ quantity }) => quantity > 0)
}

function holdingBlock(holding: OverseasHolding, inWon: boolean): Record<string, string> {
  const { instrument, quantity, cost, place, price, value, gain, free } = holding
  const { market } = place
  const { rate, lot } = overseasMarketFacts[market]
  const money = (units: bigint, decimals: number) =>
    inWon ? formatWon(market, units, decimals) : formatUnits(market, units, decimals)
  return fillBlock(holdingFields, {
    pdno: instrument.symbol,
    prdt_name: instrument.name,
    cblc_qty13: formatRatio(BigInt(quantity), 1n, 8),
    ord_psbl_qty1: formatRatio(BigInt(free), 1n, 8),
    avg_unpr3: formatRatio(
      inWon ? cost * rate : cost,
      BigInt(quantity) * unitsOf(market) * (inWon ? lot * 100n : 1n),
      4,
    ),
    ovrs_now_pric1: money(BigInt(price), 5),
    frcr_pchs_amt: money(cost, 5),
    frcr_evlu_amt2: money(value, 6),
    evlu_pfls_amt2: money(gain, 5),
    bass_exrt: formatRate(market),
    buy_crcy_cd: place.currency,
    evlu_pfls_rt1: formatPercent(gain, cost, 8),
    tr_mket_name: place.name,
    natn_kor_name: place.countryName,
    loan_rmnd: '0',
    prdt_type_cd: place.product,
    ovrs_excg_cd: place.code,
    scts_dvsn_name: '현금',
  })
}

const holdingFields = documentedFields(inquirePaymtStdrBalance, 'output1')
const cashFields = documentedFields(inquirePaymtStdrBalance, 'output2')
const sumFields = documentedFields(inquirePaymtStdrBalance, 'output3')
