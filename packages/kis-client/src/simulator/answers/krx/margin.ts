import { intgrMargin } from '../../../endpoints/domestic-stock.gen.ts'
import { formatRate, formatWon } from '../../world/overseas-markets.ts'
import { formatUnits } from '../../world/price-units.ts'
import type { Answer } from '../answer.ts'
import type { AnswerContext } from '../answer-context.ts'
import { documentedFields, fillBlock } from '../fill-block.ts'

/** Currencies of the answer, as its field names begin. */
const currencies = { usd: 'US', hkd: 'HK', jpy: 'JP', cny: 'CN' } as const

/** Returns the answer about integrated margin (통합증거금): what each currency has, and what orders use of it. */
export function krxMarginAnswers({
  account,
  accountRules,
  settlement,
  engine,
}: AnswerContext): Readonly<Record<string, Answer>> {
  return {
    'domestic-stock/intgr-margin': ({ input, at }) => {
      // 02 is won here, and the money of the market in inquire-present-balance.
      const inWon = input.WCRC_FRCR_DVSN_CD === '02'
      const values: Record<string, string> = {
        ...zeros,
        ovrs_stck_itgr_mgna_dvsn_name: accountRules.integratedMargin ? '통합증거금' : '일반',
        stck_cash_objt_amt: String(settlement.deposit('KRX', at)),
        stck_cash_use_amt: String(account.cash('KRX') - engine.freeCash('KRX')),
        stck_cash_ord_psbl_amt: String(engine.freeCash('KRX')),
        stck_cash100_max_ord_psbl_amt: String(engine.freeCash('KRX')),
      }
      for (const [name, market] of Object.entries(currencies)) {
        const money = (units: bigint) => (inWon ? formatWon(market, units, 2) : formatUnits(market, units, 2))
        const free = engine.freeCash(market)
        values[`${name}_objt_amt`] = money(settlement.deposit(market, at))
        values[`${name}_use_amt`] = money(account.cash(market) - free)
        values[`${name}_ord_psbl_amt`] = money(free)
        values[`${name}_gnrl_ord_psbl_amt`] = money(accountRules.integratedMargin ? 0n : free)
        values[`${name}_itgr_ord_psbl_amt`] = money(free)
        values[`${name}_frst_bltn_exrt`] = formatRate(market)
      }
      return { blocks: { output: fillBlock(fields, values) } }
    },
  }
}

const fields = documentedFields(intgrMargin, 'output')
/** Amounts that the simulator does not have: credit, loans and bonds. */
const zeros = Object.fromEntries(Object.keys(fields).map((name) => [name, name.endsWith('_amt') ? '0' : '']))
