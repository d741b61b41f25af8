import type { Served } from '@stockeye/example-shared/listen'
import type { Log } from '@stockeye/example-shared/log'
import { aborted } from '@stockeye/example-shared/stop-signal'
import { createJobRunner, type JobRunnerOptions } from '@stockeye/job-runner'
import { createStream, type OrderJournal, type Stream, type Trading, type TradingOptions } from '@stockeye/kis-client'
import type { TokenManager } from '@stockeye/token-manager'
import { type PersonsWord, storeWord } from './command/person.ts'
import { accountName } from './desk/account-name.ts'
import { createDesk } from './desk/create-desk.ts'
import type { Desk } from './desk/desk.ts'
import type { DeskStore } from './desk/store.ts'
import type { Prices } from './market/prices.ts'
import { createQuotePrices } from './market/quote-prices.ts'
import { createStreamPrices } from './market/stream-prices.ts'
import { openTrading } from './open-trading.ts'
import type { Portfolio } from './portfolio.ts'
import { orderLimits } from './risk/settings.ts'
import type { Settings } from './settings/settings.ts'
import { startTrader } from './trader.ts'

/** Connection to KIS, or to a simulator, and the places of what the trader keeps. */
export interface Connected extends Pick<Portfolio, 'kis' | 'clock' | 'rules'> {
  readonly tokens: TokenManager
  readonly backend: JobRunnerOptions['backend']
  readonly journal: OrderJournal
  /** Place of what people have said, and of the equity. */
  readonly desks: DeskStore
  /** Time for which a trader that was killed keeps the account, in ms. */
  readonly leaseMs: number
  /** Longest wait of a kill for KIS, in ms. @default 4_000 */
  readonly killWaitMs?: number
}

export interface TradeOptions {
  readonly log: Log
  readonly settings: Settings
  /** Whether all is done but the call of KIS that orders. */
  readonly dryRun: boolean
  /** Word of a person; undefined if none was given. */
  readonly word: PersonsWord | undefined
  /** Signal that ends it. */
  readonly signal: AbortSignal
  /** Serves the desk while the trader runs. @default the desk is not served */
  readonly serve?: ((desk: Desk, trading: Trading) => Promise<Pick<Served, 'stop'>>) | undefined
  /** Receives the stream before its first topic, for a program that shows it. @default no program */
  readonly streamOpened?: ((stream: Stream) => void) | undefined
}

/**
 * Takes the account, trades until the signal aborts, and gives the account back.
 *
 * @throws the signal's reason, if it aborts before the account was there
 * @throws what `createTrading` and `startTrader` throw
 */
export async function trade(connected: Connected, options: TradeOptions): Promise<void> {
  const { clock, tokens, kis, backend, journal, desks, leaseMs, killWaitMs, rules } = connected
  const { log, settings, dryRun, word, signal, serve } = options
  await tokens
    .start()
    .catch((error: Error) => log.error({ error: error.name }, `TOKEN_REFRESH_FAILED ${error.message}`))
  const market = openMarket(connected, options)
  try {
    const limits = orderLimits(settings.risk)
    const { isOnlyProgram, files } = settings
    const given = { journal, limits, haltFile: files.halt, leaseMs, dryRun, isOnlyProgram, ...market.notices }
    const trading = await openTrading({ kis, clock, log }, given, signal)
    try {
      const account = await accountName(kis, journal)
      const parts = { kis, tokens, clock, log, trading, settings, rules, prices: market.prices }
      const desk = createDesk(parts, { records: desks.recordsOf(account), haltFile: settings.files.halt, killWaitMs })
      if (word !== undefined) await storeWord({ trading, log, desk }, word)
      const portfolio = { ...parts, oversight: desk.oversight }
      // A port that is taken ends the program before the first decision.
      const served = await serve?.(desk, trading)
      try {
        const trader = await startTrader(portfolio, createJobRunner({ backend, clock, slots: 1 }))
        await Promise.race([trader.done, aborted(signal)]).finally(() => trader.stop())
      } finally {
        await served?.stop()
        desk.close()
      }
    } finally {
      await trading.close()
    }
  } finally {
    await market.close()
  }
}

/** Opens the prices: those of the stream for decisions each minute, and quotes for rarer ones. */
function openMarket(
  { kis }: Pick<Connected, 'kis'>,
  {
    settings: { interval, htsId, watchlist },
    log,
    streamOpened,
  }: Pick<TradeOptions, 'settings' | 'log' | 'streamOpened'>,
): { readonly prices: Prices; readonly notices: Pick<TradingOptions, 'notices'>; close(): Promise<void> } {
  const quotes = createQuotePrices(kis)
  if (interval !== 'minute' && htsId === undefined) return { prices: quotes, notices: {}, close: async () => {} }
  const stream = createStream(kis)
  streamOpened?.(stream)
  stream.on('trouble', (error) => log.warn({}, `STREAM_TROUBLE ${error instanceof Error ? error.message : error}`))
  const prices = interval === 'minute' ? createStreamPrices(stream, { watchlist, fallback: quotes }) : quotes
  return {
    prices,
    notices: htsId === undefined ? {} : { notices: stream.notices(htsId) },
    async close() {
      await prices.close()
      await stream.close()
    },
  }
}
