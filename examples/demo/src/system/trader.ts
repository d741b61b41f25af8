import { type CrashPoint, livingLog, tapJournal, tapStore } from '@stockeye/example-shared/life'
import type { Log } from '@stockeye/example-shared/log'
import type { PersonsWord } from '@stockeye/example-trader/command/person'
import type { Desk } from '@stockeye/example-trader/desk/desk'
import type { Settings } from '@stockeye/example-trader/settings/settings'
import { type Connected, trade } from '@stockeye/example-trader/trade'
import { createKisClient, type KisClient, type Pacer, type Stream, type Trading } from '@stockeye/kis-client'
import type { TokenManager } from '@stockeye/token-manager'
import { createMeans, type Program } from './program.ts'
import type { World } from './world.ts'

/** Trader of the system. */
export interface TraderProgram extends Program {
  readonly kis: KisClient
  /** Resolves once the trader has the account. */
  readonly running: Promise<RunningTrader>
  /** Lets it die when it reaches a point of a call. */
  dieAt(point: CrashPoint): void
}

export interface RunningTrader {
  readonly desk: Desk
  readonly trading: Trading
}

export interface TraderProgramOptions {
  readonly tokens: TokenManager
  readonly pacer: Pacer
  readonly settings: Settings
  readonly rules: Connected['rules']
  /** Word of a person, given once at the start. @default none was given */
  readonly word?: PersonsWord | undefined
  readonly log: Log
  /** Receives the stream of each trader. */
  readonly streamOpened?: ((stream: Stream) => void) | undefined
  /** Called with an error that ended the trader. */
  readonly failed: (error: unknown) => void
  /** Called when it dies. */
  readonly died?: ((point: CrashPoint) => void) | undefined
}

/** Starts a trader on the files of the one before it. */
export function startTraderProgram(world: World, options: TraderProgramOptions): TraderProgram {
  const { simulator, disk } = world
  const { tokens, pacer, rules, word, log, failed, died, streamOpened } = options
  const means = createMeans(world, died)
  const { life, clock, connect, openSocket } = means
  const settings: Settings = {
    ...options.settings,
    files: { ...options.settings.files, halt: disk.haltFile },
  }
  // The simulator is a real account, as only that has the trades of the US on its stream. No money is behind it.
  const client = { ...simulator.clientOptions, clock, connect, openSocket, tokens, pacer, realOrders: true }
  const kis = createKisClient(client)
  const journal = tapJournal(disk.journal(), life)
  const desks = disk.desks(clock)
  const backend = tapStore(disk.jobs('trader'), life)
  const running = Promise.withResolvers<RunningTrader>()
  const stopping = new AbortController()
  const { signal } = stopping

  async function run(): Promise<void> {
    const connected = { clock, tokens, kis, backend, journal, desks, leaseMs: 60_000, rules }
    const serve = async (desk: Desk, trading: Trading) => {
      running.resolve({ desk, trading })
      return { stop: async () => {} }
    }
    try {
      const given = { log: livingLog(log, life), settings, dryRun: false, word, signal, serve, streamOpened }
      await trade(connected, given)
    } catch (error) {
      if (error === signal.reason) return
      running.reject(error)
      failed(error)
    } finally {
      await journal.close()
      desks.close()
      await kis.close()
    }
  }
  // A caller that does not wait for it is informed by `failed`.
  running.promise.catch(() => undefined)
  const ended = run()
  return {
    kis,
    running: running.promise,
    dieAt: life.dieAt,
    die: life.die,
    async stop() {
      stopping.abort(new Error('the trader stops'))
      await ended
    },
  }
}
