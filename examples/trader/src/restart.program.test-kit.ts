// A trader on a simulator in another process; restart.test.ts and desk/killed.test.ts start it, kill it and start it again.
import { createFileLog } from '@stockeye/example-shared/log'
import { stopSignal } from '@stockeye/example-shared/stop-signal'
import { memoryBackend } from '@stockeye/job-runner'
import { createKisClient, kisTokenIssuer } from '@stockeye/kis-client'
import { createScaledClock, type SimulatorClientOptions } from '@stockeye/kis-client/simulator'
import { sqliteJournal } from '@stockeye/kis-client/sqlite'
import { sharedClock, type TimeScale } from '@stockeye/test-kit/shared-time'
import { createTokenManager, systemClock } from '@stockeye/token-manager'
import type { Desk } from './desk/desk.ts'
import { serveDesk } from './desk/http/server.ts'
import { sqliteDeskStore } from './desk/store.ts'
import { belowAverage } from './portfolio.test-kit.ts'
import { defaultSettings } from './settings/settings.ts'
import { trade } from './trade.ts'

export interface ProgramInput {
  readonly simulator: Pick<SimulatorClientOptions, 'environment' | 'credentials' | 'hosts'>
  readonly time: TimeScale
  /** Instant of the simulation at `realAt` of the shared time. */
  readonly at: number
  readonly realAt: number
  /** Time for which a killed trader keeps the account, in ms. */
  readonly leaseMs: number
  /** Secret with which it serves its desk. @default the desk is not served */
  readonly secret?: string
}

const { simulator, time, at, realAt, leaseMs, secret }: ProgramInput = JSON.parse(process.argv[2] ?? '')
const real = sharedClock(time)
const clock = createScaledClock({ at: at + real.now() - realAt, real })
const tokens = createTokenManager({ issuer: kisTokenIssuer({ ...simulator, clock }), clock })
const kis = createKisClient({ ...simulator, clock, tokens, timeoutMs: 10_000 * time.speed })
const journal = sqliteJournal({ path: 'orders.db' })
const desks = sqliteDeskStore({ path: 'desk.db', clock })
const log = createFileLog({ path: 'trading.log', clock })
const its = { rules: belowAverage, stops: defaultSettings.risk }
const connected = {
  clock,
  kis,
  tokens,
  journal,
  desks,
  backend: memoryBackend(),
  leaseMs,
  rules: { KRX: its, US: its },
}

const serve =
  secret === undefined ? undefined : (desk: Desk) => serveDesk(desk, { secret, port: 0, clock: systemClock, log })
const settings = { ...defaultSettings, files: { ...defaultSettings.files, halt: 'STOP' } }
const signal = stopSignal('the trader stops')
await trade(connected, { log, settings, dryRun: false, word: undefined, signal, serve })
await journal.close()
desks.close()
await kis.close()
await tokens.close()
await log.close()
process.exit(0)
