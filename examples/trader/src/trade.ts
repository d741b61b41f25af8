import type { Log } from '@stockeye/example-shared/log'
import { createJobRunner, type JobRunnerOptions } from '@stockeye/job-runner'
import type { OrderJournal } from '@stockeye/kis-client'
import type { TokenManager } from '@stockeye/token-manager'
import { openTrading } from './open-trading.ts'
import { type PersonsWord, storeWord } from './person.ts'
import type { Portfolio } from './portfolio.ts'
import { orderLimits } from './risk.ts'
import { startTrader } from './trader.ts'
import { watchlist } from './watchlist.ts'

/** Connection to KIS, or to a simulator, and the places of what the trader keeps. */
export interface Connected extends Pick<Portfolio, 'kis' | 'clock'> {
  readonly tokens: TokenManager
  readonly backend: JobRunnerOptions['backend']
  readonly journal: OrderJournal
  /** Time for which a trader that was killed keeps the account, in ms. */
  readonly leaseMs: number
}

export interface TradeOptions {
  readonly log: Log
  /** Path of the file that halts trading while it exists. */
  readonly haltFile: string
  /** Word of a person; undefined if none was given. */
  readonly word: PersonsWord | undefined
  /** Signal that ends it. */
  readonly signal: AbortSignal
}

/**
 * Takes the account, trades until the signal aborts, and gives the account back.
 *
 * @throws the signal's reason, if it aborts before the account was there
 * @throws what `createTrading` and `startTrader` throw
 */
export async function trade(
  { clock, tokens, kis, backend, journal, leaseMs }: Connected,
  { log, haltFile, word, signal }: TradeOptions,
): Promise<void> {
  await tokens
    .start()
    .catch((error: Error) => log.error({ error: error.name }, `TOKEN_REFRESH_FAILED ${error.message}`))
  const parts = { kis, tokens, clock, log, watchlist }
  const trading = await openTrading(parts, { journal, limits: orderLimits, haltFile, leaseMs }, signal)
  const portfolio = { ...parts, trading }
  try {
    if (word !== undefined) await storeWord(portfolio, word)
    const trader = await startTrader(portfolio, createJobRunner({ backend, clock, slots: 1 }))
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve()
      else signal.addEventListener('abort', () => resolve(), { once: true })
    })
    await trader.stop()
  } finally {
    await trading.close()
  }
}

/** Returns a signal that aborts when the process is asked to end. */
export function stopSignal(): AbortSignal {
  const stopping = new AbortController()
  const stop = () => stopping.abort(new Error('the trader stops'))
  process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop)
  return stopping.signal
}
