import { isKisError } from '@stockeye/kis-client'
import type { Portfolio } from '../portfolio.ts'

/**
 * Reads KIS's lists of orders. An error of KIS is logged: what was known before stays.
 *
 * @returns whether the lists were read
 * @throws the signal's reason
 */
export async function readLists(
  { trading, log }: Pick<Portfolio, 'trading' | 'log'>,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await trading.reconcile()
    return true
  } catch (error) {
    signal.throwIfAborted()
    if (!isKisError(error)) throw error
    log.warn({ code: error.code }, `TRADING_TROUBLE ${error.message}`)
    return false
  }
}
