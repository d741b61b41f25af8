import { holdsAbroad } from '../client/account-product.ts'
import { checkAction } from '../client/check-action.ts'
import type { CallOptions, KisClient } from '../client/client.ts'
import { type Currency, parseCurrency } from '../market/market.ts'
import { parseDecimal } from '../values/decimal.ts'
import type { Balance } from './balance.ts'
import { readWon } from './domestic-account.ts'
import { readOverseasCash } from './overseas-account.ts'

export type { Balance }

/**
 * Returns the cash of the account: in one currency, or without one in every currency that the account has, won first. It
 * is not the amount that an order may cost: `getBuyingPower` returns that.
 *
 * It costs one call for one currency, and two for all. Pension and futures accounts have no cash abroad.
 *
 * @example
 * const { deposit, settled } = await getBalance(kis, { currency: 'USD' })
 * const balances = await getBalance(kis)
 * @throws {KisInputError} not-sent: unknown currency
 * @throws {KisNotOfferedError} not-sent: the account's product has no cash in that currency
 * @throws {KisAnswerError} an amount cannot be read, also that of another currency: it might be the wanted one
 * @throws what `KisClient.pages` throws
 */
export function getBalance(
  client: KisClient,
  wanted: { readonly currency: Currency },
  options?: CallOptions,
): Promise<Balance>
/** Returns the balances of all currencies. The other form returns that of one, and has an example. */
export function getBalance(
  client: KisClient,
  wanted?: { readonly currency?: undefined },
  options?: CallOptions,
): Promise<readonly Balance[]>
export async function getBalance(
  client: KisClient,
  wanted: { readonly currency?: Currency | undefined } = {},
  options?: CallOptions,
): Promise<Balance | readonly Balance[]> {
  checkAction({ of: 'getBalance', client, input: wanted, fields: { currency: true }, options })
  const { currency } = wanted
  if (currency === undefined) return readAllBalances(client, options)
  if (parseCurrency(currency) === 'KRW') return readWon(client, options)
  const cash = await readOverseasCash(client, options)
  // A currency that the account has never held has no row.
  const none = { currency, deposit: parseDecimal('0'), settled: parseDecimal('0') }
  return cash.find((balance) => balance.currency === currency) ?? none
}

async function readAllBalances(client: KisClient, options: CallOptions | undefined): Promise<readonly Balance[]> {
  const won = await readWon(client, options)
  if (!holdsAbroad(client.account.product)) return [won]
  return [won, ...(await readOverseasCash(client, options))]
}
