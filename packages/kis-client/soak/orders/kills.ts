import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Chance, createChance } from '@stockeye/test-kit/chance'
import { compileCache } from '@stockeye/test-kit/compile-cache'
import { sourceFlags } from '@stockeye/test-kit/program'
import { createKisClient } from '../../src/client/create-client.ts'
import { sqliteJournal } from '../../src/orders/journal/sqlite.ts'
import { createScaledClock, type ScaledClock } from '../../src/simulator/clocks/scaled.ts'
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts'
import { claimFound, readJournal } from './account.ts'
import { type ChildOptions, timeoutMs } from './child.ts'
import { startRightClient } from './host.ts'
import { drawKillIntent, type Intent } from './intents.ts'
import { judge, type Verdict } from './judge.ts'
import { type CrashPoint, crashPoints } from './points.ts'
import { exchangeOf } from './world.ts'

/** Moments of a kill: a point of the program, or a time that the machine chooses. */
export type KillMoment = CrashPoint | 'any moment'
export const killMoments: readonly KillMoment[] = [...crashPoints, 'any moment']

export interface KillsResult extends Verdict {
  readonly intents: number
  /** Number of processes that were killed at each moment. */
  readonly kills: ReadonlyMap<KillMoment, number>
}

const program = fileURLToPath(new URL('./child.ts', import.meta.url))
const day = '2026-10-19'
// A killed process keeps the account for 15 s, which are half a second.
const speed = 30
const intentsOfLife = 3

/** Kills processes that trade one account until `kills` of them have died by it, and judges. */
export async function runKills(options: { readonly seed: number; readonly kills: number }): Promise<KillsResult> {
  const { seed } = options
  const chance = createChance(seed)
  const folder = mkdtempSync(join(tmpdir(), 'stockeye-soak-'))
  const clock = createScaledClock({ at: Date.parse(`${day}T10:00:00+09:00`), speed })
  const simulator = await startSimulator({ ...exchangeOf(day, seed), clock, orderListLagMs: 3_000 })
  const kills = new Map<KillMoment, number>()
  const { hosts, credentials } = simulator
  const lookalikes = new Set<string>()
  let next = 0
  try {
    // The first program of an account learns what it holds.
    await look(simulator, clock, folder)
    for (let lives = 0; sum(kills) < options.kills; lives += 1) {
      if (lives > 3 * options.kills) throw new Error('the processes end before they are killed')
      const moment = killMoments[lives % killMoments.length] ?? 'any moment'
      disturb(simulator, chance, drawKillIntent(seed, next), lookalikes)
      // It asks for some orders again that another process has asked for.
      const range = { from: Math.max(0, next - 2), to: next + intentsOfLife }
      next = range.to
      const time = { at: clock.now(), realAt: Date.now(), speed }
      const killAt = moment === 'any moment' ? undefined : { point: moment, times: chance.whole(1, 2) }
      const wasKilled = await live({ time, hosts, credentials, folder, seed, ...range, killAt }, chance)
      if (wasKilled) kills.set(moment, (kills.get(moment) ?? 0) + 1)
    }
    clock.moveTo(Date.parse(`${day}T12:00:00+09:00`) + 4 * 86_400_000)
    const histories = await look(simulator, clock, folder)
    const intents = Array.from({ length: next }, (_, number): Intent => {
      const intent = drawKillIntent(seed, number)
      return lookalikes.has(intent.id) ? { ...intent, fault: 'lookalike' } : intent
    })
    const wanted = new Map(intents.map((intent) => [intent.id, intent]))
    const verdict = judge({ intents: wanted, orders: simulator.orders(), calls: simulator.calls(), histories })
    return { ...verdict, intents: next, kills }
  } finally {
    await simulator.close()
    rmSync(folder, { recursive: true })
  }
}

const sum = (counts: ReadonlyMap<unknown, number>) => [...counts.values()].reduce((total, count) => total + count, 0)

/** Loses an answer to an order now and then, or places an order of another program that looks like the next one. */
function disturb(simulator: Simulator, chance: Chance, { id, order }: Intent, lookalikes: Set<string>) {
  const fault = chance.pick(['hang-up-before', 'hang-up-after', undefined, undefined, undefined] as const)
  if (fault !== undefined) simulator.fault({ path: '/uapi/domestic-stock/v1/trading/order-cash' }, fault)
  if (!chance.happens(0.1)) return
  const { symbol, side, quantity, price } = order
  simulator.placeExternalOrder({ symbol, side, price, quantity: Number(quantity) })
  lookalikes.add(id)
}

/** Runs a process until it ends or is killed. @returns whether it was killed */
async function live(options: ChildOptions, chance: Chance): Promise<boolean> {
  const child = spawn(process.execPath, [...sourceFlags, program, JSON.stringify(options)], {
    stdio: ['ignore', 2, 2, 'ipc'],
    env: { ...process.env, ...compileCache },
  })
  const ended = once(child, 'exit')
  if (options.killAt === undefined) killSoon(child, chance)
  await ended
  if (child.signalCode === 'SIGKILL') return true
  if (child.exitCode === 0) return false
  throw new Error(`a process has ended with ${child.exitCode ?? child.signalCode}`)
}

/** Kills a process at some time after it has the account; a life takes a tenth of a second. */
function killSoon(child: ChildProcess, chance: Chance) {
  const afterMs = chance.whole(0, 60)
  child.once('message', () => setTimeout(() => child.kill('SIGKILL'), afterMs))
}

/** Lets a program in this process read the lists for some minutes, which pass at once. @returns the journal */
async function look(simulator: Simulator, clock: ScaledClock, folder: string) {
  const kis = createKisClient({ ...simulator.clientOptions, realOrders: true, timeoutMs: timeoutMs(speed) })
  const journal = sqliteJournal({ path: join(folder, 'orders.db'), clock })
  const trading = await startRightClient({ kis, journal })
  for (let turn = 0; turn < 3; turn += 1) {
    await claimFound(trading, simulator)
    clock.moveTo(clock.now() + 65_000)
  }
  await trading.close()
  const histories = await readJournal(journal, simulator.clientOptions)
  await journal.close()
  await kis.close()
  return histories
}
