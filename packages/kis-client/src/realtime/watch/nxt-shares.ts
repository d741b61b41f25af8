import type { CallOptions, KisClient } from '../../client/client.ts'
import { getInstrumentInfo } from '../../quotes/get-instrument-info.ts'

/** Knowledge of the shares that NXT trades. */
export interface NxtShares {
  /** Returns whether NXT trades a share, without a call; undefined where it is not known. */
  find(symbol: string): boolean | undefined
  /**
   * Returns whether NXT trades a share; KIS is asked once. Undefined in paper trading, which has neither the question nor the feeds
   * of NXT, and where KIS does not say.
   *
   * @throws what `getInstrumentInfo` throws; the next question asks KIS again
   */
  ask(symbol: string, options?: CallOptions): Promise<boolean | undefined>
}

/** Creates the knowledge of a client. NXT changes its list each quarter, and a process may live longer than that: it lasts a day. */
export function createNxtShares(client: KisClient): NxtShares {
  const { clock, environment } = client
  const known = new Map<string, { readonly isOnNxt: boolean | undefined; readonly askedAt: number }>()
  const underWay = new Map<string, Promise<boolean | undefined>>()

  const knownOf = (symbol: string) => {
    const entry = known.get(symbol)
    return entry !== undefined && clock.now() - entry.askedAt < dayMs ? entry : undefined
  }

  async function read(symbol: string, options: CallOptions | undefined): Promise<boolean | undefined> {
    try {
      const { isOnNxt } = await getInstrumentInfo(client, { symbol }, options)
      known.set(symbol, { isOnNxt, askedAt: clock.now() })
      return isOnNxt
    } finally {
      underWay.delete(symbol)
    }
  }

  return {
    find: (symbol) => knownOf(symbol)?.isOnNxt,
    async ask(symbol, options) {
      const entry = knownOf(symbol)
      if (entry !== undefined || environment === 'paper') return entry?.isOnNxt
      const answer = underWay.get(symbol) ?? read(symbol, options)
      underWay.set(symbol, answer)
      return answer
    },
  }
}

const dayMs = 86_400_000
