import { holdsAbroad } from '../client/account-product.ts'
import { checkAction } from '../client/check-action.ts'
import type { CallOptions, KisClient } from '../client/client.ts'
import { currencyOf } from '../market/exchange.ts'
import { readOptionalDecimal } from '../values/answer-fields.ts'
import {
  addDecimals,
  type Decimal,
  divideDecimals,
  multiplyDecimals,
  parseDecimal,
  subtractDecimals,
} from '../values/decimal.ts'
import type { Balance } from './balance.ts'
import { readDomesticAccount } from './domestic-account.ts'
import { type OverseasAccount, readOverseasAccount } from './overseas-account.ts'
import type { Position, Positions } from './position.ts'

/** Cash in one currency, with its rate in won. */
export interface CashSummary extends Balance {
  /** Sales less purchases that have not settled: `settled` less `deposit`. */
  readonly unsettled: Decimal
  /** Won for one unit of the currency, KIS's first rate of the day; '1' for won. Undefined where KIS has no rate. */
  readonly rate: Decimal | undefined
}

/** Cash, positions and worth of an account. */
export interface AccountSummary extends Positions {
  /** Cash by currency, won first. */
  readonly cash: readonly CashSummary[]
  /**
   * Worth of the account in won, cut to whole won: settled cash and the positions, at the rates of `cash`. It is undefined
   * while it is not known: a holding is unreadable or has no price, a currency has no rate, or the account has a loan, since
   * KIS does not document what is to be paid back. KIS's own net worth is `nass_amt` of
   * `kis.call(inquireBalance, …)`, for Korea.
   */
  readonly worth: Decimal | undefined
  /**
   * Total of KIS in won, `tot_asst_amt`, as KIS sent it; undefined for an account without an account abroad. KIS does not
   * document whether it includes the positions on KRX, which the simulator leaves out.
   */
  readonly reportedTotal: Decimal | undefined
}

/**
 * Returns cash, positions and worth of the whole account in all markets.
 *
 * It costs a call for every 50 positions on KRX (20 in paper trading), and usually one more for all other markets.
 *
 * @example
 * const { worth, cash, positions } = await getAccountSummary(kis)
 * @throws {KisNotOfferedError} not-sent: the account's product holds no shares
 * @throws {KisAnswerError} an amount of cash cannot be read
 * @throws what `KisClient.pages` throws
 */
export async function getAccountSummary(client: KisClient, options?: CallOptions): Promise<AccountSummary> {
  checkAction({ of: 'getAccountSummary', client, input: {}, fields: {}, options })
  const korea = await readDomesticAccount(client, options)
  const abroad: OverseasAccount = holdsAbroad(client.account.product)
    ? await readOverseasAccount(client, options)
    : { cash: [], rates: new Map(), positions: [], unreadable: [], sums: {} }
  const rates = new Map([...abroad.rates, [korea.cash.currency, one]])
  const cash = [korea.cash, ...abroad.cash].map((balance) => summarize(balance, rates))
  const positions = [...korea.positions, ...abroad.positions]
  const unreadable = [...korea.unreadable, ...abroad.unreadable]
  const loans = [korea.loans, readOptionalDecimal(abroad.sums.tot_loan_amt, 'tot_loan_amt')]
  const isKnown = unreadable.length === 0 && !hasLoan(loans, positions)
  return {
    cash,
    positions,
    unreadable,
    worth: isKnown ? worthOf(cash, positions, rates) : undefined,
    reportedTotal: readOptionalDecimal(abroad.sums.tot_asst_amt, 'tot_asst_amt'),
  }
}

const one = parseDecimal('1')

/** Returns whether a loan paid for something: the positions and the cash count in full what it bought. */
const hasLoan = (sums: readonly (Decimal | undefined)[], positions: readonly Position[]): boolean =>
  sums.some((sum) => sum !== undefined && Number(sum) !== 0) || positions.some(({ loanedOn }) => loanedOn !== undefined)

type Rates = ReadonlyMap<string, Decimal>

const summarize = (balance: Balance, rates: Rates): CashSummary => ({
  ...balance,
  unsettled: subtractDecimals(balance.settled, balance.deposit),
  rate: rates.get(balance.currency),
})

/** Returns the worth in won, or undefined if a position has no value or a currency no rate. */
function worthOf(cash: readonly CashSummary[], positions: readonly Position[], rates: Rates): Decimal | undefined {
  const amounts = [
    ...cash.map(({ currency, settled }) => ({ currency, amount: settled })),
    ...positions.map(({ exchange, value }) => ({ currency: currencyOf(exchange), amount: value })),
  ]
  let worth = parseDecimal('0')
  for (const { currency, amount } of amounts) {
    const rate = rates.get(currency)
    if (amount === undefined || rate === undefined) return undefined
    worth = addDecimals(worth, multiplyDecimals(amount, rate))
  }
  return divideDecimals(worth, one, 0)
}
