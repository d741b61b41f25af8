import { wait } from '@stockeye/internal/wait'
import type { KisClient } from '../../client/client.ts'
import { isKisError } from '../../errors.ts'
import { getInstrumentInfo } from '../../quotes/get-instrument-info.ts'

/** Knowledge of the shares that NXT trades, for one watch. */
export interface NxtShares {
  /** Returns whether NXT trades a share; undefined where KIS does not say, and where it cannot be asked. It never rejects. */
  ask(symbol: string): Promise<boolean | undefined>
  close(): void
}

/** Number of questions about a share, and the time between two, in ms: a call may fail because KIS has a fault. */
const most = 3
const pauseMs = 30_000

/** Creates a reader that asks KIS once about each share. */
export function createNxtShares(client: KisClient): NxtShares {
  const closing = new AbortController()
  const answers = new Map<string, Promise<boolean | undefined>>()

  async function read(symbol: string): Promise<boolean | undefined> {
    const { signal } = closing
    for (let asked = 1; !signal.aborted; asked += 1) {
      try {
        return (await getInstrumentInfo(client, { symbol }, { signal })).isOnNxt
      } catch (error) {
        const isFinal = isKisError(error) && (error.outcome === 'refused' || error.code === 'KIS_NOT_OFFERED')
        if (isFinal || asked === most) return undefined
        await wait(client.clock, pauseMs, signal, { background: true }).catch(() => undefined)
      }
    }
    return undefined
  }

  return {
    ask(symbol) {
      const answer = answers.get(symbol) ?? read(symbol)
      answers.set(symbol, answer)
      return answer
    },
    close: () => closing.abort(new Error('the watch is closed')),
  }
}
