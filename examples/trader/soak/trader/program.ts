import { type CrashPoint, createLife, livingLog, tapJournal, tapSockets, tapStore } from '@stockeye/example-shared/life'
import type { Log } from '@stockeye/example-shared/log'
import { sqliteBackend } from '@stockeye/job-runner/sqlite'
import { createKisClient, kisTokenIssuer } from '@stockeye/kis-client'
import { sqliteJournal } from '@stockeye/kis-client/sqlite'
import { mortalClock } from '@stockeye/test-kit/mortal-clock'
import { createTokenManager } from '@stockeye/token-manager'
import { sqliteStore } from '@stockeye/token-manager/sqlite'
import type { PersonsWord } from '../../src/command/person.ts'
import { sqliteDeskStore } from '../../src/desk/store.ts'
import { type Connected, type TradeOptions, trade } from '../../src/trade.ts'
import { rules } from './market.ts'
import type { World } from './world.ts'

/** Programs under test. */
export interface Variant {
  /** Starts a program on what the one before it has left. */
  readonly start: (world: World, options: ProgramOptions) => Program
  /** Returns the path of the journal for the program of this number, from 0. */
  readonly journalOf: (path: string, life: number) => string
}

/** Parts by which a trader under test may differ from the right one. */
export interface TraderParts {
  /** Trades until the signal aborts. @default the `trade` of this example */
  readonly trade?: (connected: Connected, options: TradeOptions) => Promise<void>
  /** @default each program has the journal of the one before it */
  readonly journalOf?: Variant['journalOf']
}

/** Returns the trader of this example, with other parts. */
export function traderWith({ trade: its = trade, journalOf = (path) => path }: TraderParts): Variant {
  return { journalOf, start: (world, options) => startTraderProgram(world, { ...options, trade: its, journalOf }) }
}

/** The trader of this example, as `npm run trader` runs it. */
export const rightTrader: Variant = traderWith({})

/** End of a program: it was stopped, it has died at a point, or it has ended with an error. */
export type Ended =
  | { readonly how: 'stopped' }
  | { readonly how: 'died'; readonly point: CrashPoint }
  | { readonly how: 'failed'; readonly error: unknown }

/** One program from its start to its end. */
export interface Program {
  /** End of the program; undefined while it runs. */
  readonly ended: () => Ended | undefined
  /** Lets it die when it reaches a point of a call. */
  dieAt(point: CrashPoint): void
  /** Drops every object without closing it. */
  die(): void
  /** Ends it in order, as SIGTERM does. */
  stop(): Promise<void>
  /** Client of the program, which holds the rest of it: undefined once it was collected. */
  readonly client: WeakRef<object>
}

export interface ProgramOptions {
  /** Number of programs before it. */
  readonly life: number
  readonly word: PersonsWord | undefined
  readonly log: Log
}

function startTraderProgram(
  { clock, simulator, settings }: World,
  options: ProgramOptions & Required<TraderParts>,
): Program {
  const { trade, journalOf, word, log } = options
  const { clientOptions } = simulator
  const { files } = settings
  const baseSocket = clientOptions.openSocket
  if (baseSocket === undefined) throw new Error('the simulator has no stepped clock')
  let ended: Ended | undefined
  const life = createLife((point) => {
    ended ??= { how: 'died', point }
    time.die()
    sockets.end()
  })
  const time = mortalClock(clock)
  const sockets = tapSockets(clock, baseSocket, life)
  const reached = { ...clientOptions, clock: time, connect: sockets.connect, openSocket: sockets.openSocket }
  const store = sqliteStore({ path: files.tokens, clock: time, manyProcesses: false })
  const tokens = createTokenManager({ issuer: kisTokenIssuer(reached), store: tapStore(store, life), clock: time })
  const kis = createKisClient({ ...reached, tokens, realOrders: true })
  const journal = tapJournal(sqliteJournal({ path: journalOf(files.orders, options.life) }), life)
  const backend = tapStore(sqliteBackend({ path: files.jobs, manyProcesses: false }), life)
  const desks = sqliteDeskStore({ path: files.desk, clock: time })
  const stopping = new AbortController()

  async function run(): Promise<void> {
    const connected = { clock: time, tokens, kis, backend, journal, desks, leaseMs: 60_000, rules }
    const signal = stopping.signal
    try {
      await trade(connected, { log: livingLog(log, life), settings, dryRun: false, word, signal })
    } catch (error) {
      if (error !== signal.reason) throw error
    } finally {
      await journal.close()
      await kis.close()
      await tokens.close()
      store.close()
      desks.close()
    }
  }

  void run().then(
    () => {
      ended ??= { how: 'stopped' }
    },
    (error: unknown) => {
      ended ??= { how: 'failed', error }
    },
  )
  return {
    ended: () => ended,
    dieAt: life.dieAt,
    die: life.die,
    client: new WeakRef(kis),
    async stop() {
      stopping.abort(new Error('the trader stops'))
      // One that dies meanwhile never ends by itself.
      while (ended === undefined) await clock.runUntil(clock.now() + 100)
    },
  }
}
