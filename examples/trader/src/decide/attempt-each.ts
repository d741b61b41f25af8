import { isKisError } from '@stockeye/kis-client'
import type { Watched } from '../market/watched.ts'
import type { Portfolio } from '../portfolio.ts'

/**
 * Runs a step for each of some instruments, one after the other. An error of KIS about one is logged, and the others go on: a stop
 * must not wait for the quote of another symbol.
 *
 * @throws the signal's reason, and every error that is not of KIS
 */
export async function attemptEach<Of extends { readonly instrument: Watched }>(
  items: readonly Of[],
  step: (item: Of) => Promise<void>,
  { log, signal }: Pick<Portfolio, 'log'> & { readonly signal: AbortSignal },
): Promise<void> {
  for (const item of items) {
    try {
      await step(item)
    } catch (error) {
      signal.throwIfAborted()
      if (!isKisError(error)) throw error
      const { symbol } = item.instrument
      log.error({ symbol, code: error.code }, `DECISION_FAILED ${symbol}: ${error.message}`)
    }
  }
}
