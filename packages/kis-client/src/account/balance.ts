import type { Decimal } from '../values/decimal.ts'

/** Cash of an account in one currency. */
export interface Balance {
  /** Code of the currency, such as `USD`. An account may have cash in a currency that no market of this package has. */
  readonly currency: string
  /** Cash in the account today. It changes when a trade settles, not when it is made. */
  readonly deposit: Decimal
  /**
   * Cash once all trades made so far have settled. Abroad it is computed from KIS's sums of sales and purchases, and when KIS
   * clears these at settlement is not documented: the raw amounts are in `kis.call(inquirePresentBalance, …)`.
   */
  readonly settled: Decimal
}
