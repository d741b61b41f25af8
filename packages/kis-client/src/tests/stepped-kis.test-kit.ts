import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTokenManager, memoryStore, type TokenManager } from '@stockeye/token-manager'
import { sqliteStore } from '@stockeye/token-manager/sqlite'
import { onTestFinished } from 'vitest'
import type { KisClient } from '../client/client.ts'
import { createKisClient } from '../client/create-client.ts'
import type { KisClientOptions } from '../client/options.ts'
import { kisTokenIssuer } from '../credentials/token-issuer.ts'
import { createSteppedClock, type SteppedClock } from '../simulator/clocks/stepped.ts'
import { steppedConnection } from '../simulator/clocks/stepped-connection.ts'
import type { SimulatorOptions } from '../simulator/options.ts'
import { type Simulator, startSimulator } from '../simulator/simulator.ts'

/** Instant on a Monday, an hour after KRX opened. */
export const mondayAtTen: number = Date.parse('2026-10-19T10:00:00+09:00')

/**
 * Ways in which a client gets its tokens: from a manager that it shares, or from a manager of its own on a store, as a
 * second process beside the manager of the test would.
 */
export const wirings = ['tokens', 'tokenStore'] as const

export interface SteppedKis {
  readonly clock: SteppedClock
  readonly simulator: Simulator
  /** Manager that `kis` uses, or one that shares its store. */
  readonly tokens: TokenManager
  /** Options of `createKisClient`, for a second client on the same simulator. */
  readonly options: KisClientOptions & {
    readonly connect: NonNullable<KisClientOptions['connect']>
  }
  readonly kis: KisClient
  readonly settle: SteppedClock['settle']
}

/** Starts a simulator, a token manager and a client on one stepped clock, and closes them when the test ends. */
export async function startSteppedKis(
  wanted: Omit<SimulatorOptions, 'clock'> & {
    readonly startAt?: number
    /** Left out unless it is given, so that a test of its default tests the default. */
    readonly realOrders?: boolean
    /** @default 'tokens' */
    readonly wiring?: (typeof wirings)[number]
    /** Clock of another simulator, for a second simulator beside it. @default a clock of its own */
    readonly clock?: SteppedClock
  } = {},
): Promise<SteppedKis> {
  const { startAt = mondayAtTen, realOrders, environment = 'paper', wiring = 'tokens', ...world } = wanted
  const unlock = realOrders === undefined ? {} : { realOrders }
  const clock = wanted.clock ?? createSteppedClock(startAt)
  const simulator = await startSimulator({ environment, ...world, clock })
  const base = { ...simulator.clientOptions, connect: steppedConnection(clock) }
  const folder = wiring === 'tokenStore' ? mkdtempSync(join(tmpdir(), 'stepped-kis-')) : undefined
  const openFile = (path: string) => {
    const store = sqliteStore({ path: join(path, 'tokens', 'tokens.db'), clock })
    onTestFinished(() => store.close())
    return store
  }
  if (folder !== undefined) onTestFinished(() => rmSync(folder, { recursive: true }))
  const store = folder === undefined ? memoryStore({ clock }) : openFile(folder)
  const tokens = createTokenManager({ issuer: kisTokenIssuer(base), store, clock })
  const options = { ...base, tokens, ...unlock }
  const kis = createKisClient(folder === undefined ? options : { ...base, tokenStore: openFile(folder), ...unlock })
  onTestFinished(async () => {
    await kis.close()
    await tokens.close()
    await simulator.close()
  })

  return { clock, simulator, tokens, options, kis, settle: clock.settle }
}
