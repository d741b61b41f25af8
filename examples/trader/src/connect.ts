import { memoryBackend } from '@stockeye/job-runner'
import { sqliteBackend } from '@stockeye/job-runner/sqlite'
import { createKisClient, kisTokenIssuer, memoryJournal } from '@stockeye/kis-client'
import { sqliteJournal } from '@stockeye/kis-client/sqlite'
import { type Clock, createTokenManager, memoryStore, systemClock } from '@stockeye/token-manager'
import { sqliteStore } from '@stockeye/token-manager/sqlite'
import { memoryDeskStore, sqliteDeskStore } from './desk/store.ts'
import type { Account } from './settings/env.ts'
import type { TraderFiles } from './settings/settings.ts'
import type { Connected } from './trade.ts'

/** Connection of the program, which closes it. */
export interface OwnConnection extends Omit<Connected, 'rules'> {
  /** HTS id of the account, if the other side has one of its own. */
  readonly htsId: string | undefined
  close(): Promise<void>
}

/** Connects to KIS. */
export function connectToKis(
  { on: environment, credentials, realOrders }: Exclude<Account, { readonly on: 'simulator' }>,
  files: TraderFiles,
  { dryRun }: { readonly dryRun: boolean },
): OwnConnection {
  const issuer = kisTokenIssuer({ environment, credentials })
  const tokens = createTokenManager({ issuer, store: sqliteStore({ path: files.tokens }) })
  return {
    clock: systemClock,
    tokens,
    kis: createKisClient({ environment, credentials, tokens, realOrders }),
    backend: sqliteBackend({ path: files.jobs }),
    // An order that was not sent must not use up the id of one that will be.
    journal: sqliteJournal({ path: dryRun ? `${files.orders}.dry-run` : files.orders }),
    desks: sqliteDeskStore({ path: dryRun ? `${files.desk}.dry-run` : files.desk, clock: systemClock }),
    leaseMs: 15_000,
    htsId: undefined,
    close: async () => {},
  }
}

/** Starts a simulated KIS for the trader alone, whose time passes faster. */
export async function connectToSimulator({
  at,
  speed,
  seed,
}: {
  readonly at: number
  readonly speed: number
  readonly seed: number
}): Promise<OwnConnection> {
  const { createScaledClock, startSimulator } = await import('@stockeye/kis-client/simulator')
  const clock: Clock = createScaledClock({ at, speed })
  const simulator = await startSimulator({ clock, seed, hours: 'exchange' })
  const tokens = createTokenManager({
    issuer: kisTokenIssuer(simulator.clientOptions),
    store: memoryStore({ clock }),
    clock,
  })
  const kis = createKisClient({ ...simulator.clientOptions, tokens, timeoutMs: 10_000 * speed })
  // No state outlives this KIS, so all is kept in memory: its time has no relation to that of another run.
  return {
    clock,
    tokens,
    kis,
    backend: memoryBackend(),
    journal: memoryJournal(),
    desks: memoryDeskStore({ clock }),
    leaseMs: 15_000 * speed,
    killWaitMs: 4_000 * speed,
    htsId: simulator.htsId,
    close: () => simulator.close(),
  }
}
