import type { Clock } from '@stockeye/token-manager'
import { createKisClient } from '../../client/create-client.ts'
import type { KisClientOptions } from '../../client/options.ts'
import type { Connection } from '../../connection/transport.ts'
import { isKisError } from '../../errors.ts'
import { accountKey } from '../../orders/history/histories.ts'
import type { JournalEntry } from '../../orders/journal/journal.ts'
import { memoryJournal } from '../../orders/journal/memory.ts'
import { createHandSource, type HandSource } from '../../orders/trading/notices.test-kit.ts'
import type { Trading } from '../../orders/trading/trading.ts'
import type { Exchange } from './exchange.test-kit.ts'
import { beginLife, startProgram, type Trouble } from './mortal-program.test-kit.ts'
import { krxPaths } from './random-programs.test-kit.ts'

/** Host of the programs on one journal, each of which starts after the death of the one before it. */
export interface Host {
  /** Sets the clock of the host to so many ms before or after that of the exchange. */
  setClock(aheadMs: number): void
  /** Returns the program; undefined while there is no living one. */
  trading(): Trading | undefined
  /** Starts a program, which may have its trouble as it starts. */
  start(trouble?: Trouble): Promise<void>
  /** Returns a program that lives. */
  living(): Promise<Trading>
  /**
   * Waits for a call of the program, or for its death.
   *
   * @returns undefined if it has died, or if the call was rejected with an error of this package
   */
  outcome<T>(call: () => Promise<T>, trouble?: Trouble): Promise<T | undefined>
  /** Lets the program read the lists. @returns whether it has */
  reconcile(trouble?: Trouble): Promise<boolean>
  /** Returns the history of an order in the journal. */
  history(clientOrderId: string): Promise<readonly JournalEntry[] | undefined>
  /** Notices that reach the living program. */
  readonly notices: HandSource
  end(): void
}

// No limit of a person is in the way of twins.
const limits = { duplicateWindowMs: 'none', collarPercent: 'none', mostOrdersAMinute: 'none' } as const
const leaseMs = 15_000
// A lease may lie in the future after the clock was set back, and each start may meet a fault.
const mostStarts = 30

export interface HostOptions {
  /** Whether no other program trades the account. */
  readonly isOnlyProgram: boolean
  /** Called with each request that orders something. */
  readonly left: (original: string | undefined) => void
  /** Called when KIS has answered such a request, before the program has the answer. */
  readonly answered: (notices: HandSource) => void
}

/** Starts a host, on which no program runs yet. */
export async function startHost(
  exchange: Exchange,
  { isOnlyProgram, left, answered: wasAnswered }: HostOptions,
): Promise<Host> {
  const { clock } = exchange
  const journal = memoryJournal()
  await journal.open()
  let aheadMs = 0
  const notices = createHandSource()
  const options = clientOptions(exchange, () => aheadMs, { left, answered: () => wasAnswered(notices) })
  const account = accountKey(createKisClient(options), await journal.salt())
  let life = beginLife()
  let trading: Trading | undefined

  function outcome<T>(call: () => Promise<T>, trouble?: Trouble): Promise<T | undefined> {
    const answered = async () => {
      try {
        return await call()
      } catch (error) {
        if (isKisError(error)) return undefined
        throw error
      }
    }
    return life.during(trouble, () => clock.settle(Promise.race([life.ended.then(() => undefined), answered()])))
  }

  async function start(trouble?: Trouble): Promise<void> {
    life.end()
    await clock.runUntil(clock.now() + leaseMs)
    life = beginLife()
    trading = await outcome(() => startProgram(life, options, { journal, limits, isOnlyProgram, notices }), trouble)
    if (trading === undefined) life.end()
    else if (!trading.getAccount().isTrusted) await outcome(async () => trading?.confirmAccount({ by: 'Minji' }))
  }

  async function living(): Promise<Trading> {
    for (let starts = 0; trading === undefined || life.isOver(); starts += 1) {
      if (starts === mostStarts) throw new Error('no program starts')
      await start()
    }
    return trading
  }

  return {
    setClock(ms) {
      aheadMs = ms
    },
    trading: () => (life.isOver() ? undefined : trading),
    start,
    living,
    outcome,
    async reconcile(trouble) {
      const program = await living()
      return (await outcome(() => program.reconcile(), trouble)) !== undefined
    },
    notices,
    history: (clientOrderId) => journal.read({ account, clientOrderId }),
    end: () => life.end(),
  }
}

/** Returns options of a client on the clock of the host, whose requests that order something are noted. */
function clientOptions(
  { clock, clientOptions: options }: Exchange,
  aheadMs: () => number,
  { left, answered }: { readonly left: (original: string | undefined) => void; readonly answered: () => void },
) {
  const watched = ({ fetch, close }: Connection): Connection => ({
    async fetch(url, request) {
      const { pathname } = new URL(url)
      if (pathname !== krxPaths.place && pathname !== krxPaths.change) return fetch(url, request)
      left(originalIn(request.body))
      return fetch(url, request).finally(answered)
    },
    close,
  })
  const hostClock: Clock = {
    now: () => clock.now() + aheadMs(),
    monotonic: () => clock.monotonic(),
    setTimeout: (...given) => clock.setTimeout(...given),
    clearTimeout: (timer) => clock.clearTimeout(timer),
  }
  // Without waits between calls, which cost the test more time than the calls.
  const rate = { limit: 1_000, windowMs: 1_000 }
  const connect = (origin: string) => watched(options.connect(origin))
  return { ...options, rate, connect, clock: hostClock } satisfies KisClientOptions
}

/** Returns the number of the order that a request changes. */
function originalIn(body: string | undefined): string | undefined {
  const { ORGN_ODNO }: { readonly ORGN_ODNO?: string } = JSON.parse(body ?? '{}')
  return ORGN_ODNO
}
