import { wait } from '@stockeye/internal/wait'
import { type AnyKisError, createTrading, isKisError, type Trading, type TradingOptions } from '@stockeye/kis-client'
import type { Portfolio } from './portfolio.ts'

const triesForTheAccount = 6

/**
 * Takes the account, and reads KIS's lists once. It waits while KIS is away, and for an account that a killed program still has.
 *
 * @throws what `createTrading` throws where waiting does not help; `KisAccountTakenError` after `leaseMs`
 * @throws the signal's reason
 */
export async function openTrading(
  { kis, clock, log }: Pick<Portfolio, 'kis' | 'clock' | 'log'>,
  options: TradingOptions & { readonly leaseMs: number },
  signal: AbortSignal,
): Promise<Trading> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await createTrading(kis, options)
    } catch (error) {
      signal.throwIfAborted()
      if (!isKisError(error) || !mayPass(error, attempt)) throw error
      log.warn({ code: error.code, attempt }, `TRADING_WAITS ${error.message}`)
      // A program that was killed keeps the account for `leaseMs`.
      await wait(clock, options.leaseMs / (triesForTheAccount - 1), signal)
    }
  }
}

function mayPass({ code }: AnyKisError, attempt: number): boolean {
  if (code === 'KIS_ACCOUNT_TAKEN') return attempt < triesForTheAccount
  return code !== 'KIS_INPUT' && code !== 'KIS_JOURNAL' && code !== 'KIS_NOT_OFFERED'
}
