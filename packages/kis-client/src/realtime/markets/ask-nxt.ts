import { wait } from '@stockeye/internal/wait'
import type { Clock } from '@stockeye/token-manager'
import { isKisError } from '../../errors.ts'
import type { NxtShares } from '../watch/nxt-shares.ts'

/** Number of questions about a share, and the time between two, in ms: a call may fail because KIS has a fault. */
const most = 3
const pauseMs = 30_000

/** Returns whether NXT trades a share; undefined where KIS does not say, and where it cannot be asked. It never rejects. */
export async function askNxt(
  shares: NxtShares,
  symbol: string,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<boolean | undefined> {
  for (let asked = 1; !signal.aborted; asked += 1) {
    try {
      return await shares.ask(symbol)
    } catch (error) {
      if (asked === most || (isKisError(error) && error.outcome === 'refused')) return undefined
      await wait(clock, pauseMs, signal, { background: true }).catch(() => undefined)
    }
  }
  return undefined
}
