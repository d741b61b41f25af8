import { mortalClock } from '@stockeye/test-kit/mortal-clock'
import type { KisClient } from '../../src/client/client.ts'
import { createKisClient } from '../../src/client/create-client.ts'
import { isKisError } from '../../src/errors.ts'
import type { OrderLimits } from '../../src/orders/guards/limits.ts'
import type { OrderJournal } from '../../src/orders/journal/journal.ts'
import { createTrading } from '../../src/orders/trading/create-trading.ts'
import type { Trading } from '../../src/orders/trading/trading.ts'
import { steppedConnection } from '../../src/simulator/clocks/stepped-connection.ts'
import { type CrashPoint, type NextAnswer, tapConnections, tapJournal } from './points.ts'
import type { World } from './world.ts'

/** Starts the client under test on a journal. */
export type StartClient = (parts: { readonly kis: KisClient; readonly journal: OrderJournal }) => Promise<Trading>

// The limits of a careful person would deny twins, and most of the orders of a soak.
const limits: OrderLimits = {
  mostQuantity: 'none',
  mostNotional: { KRW: 'none', USD: 'none' },
  collarPercent: 'none',
  mostOrdersAMinute: 'none',
  duplicateWindowMs: 'none',
  mostDailyLoss: { KRW: 'none', USD: 'none' },
}

export const startRightClient: StartClient = async ({ kis, journal }) => {
  const trading = await createTrading(kis, { journal, limits })
  // The account has positions that no order of the journal explains.
  if (!trading.getAccount().isTrusted) await trading.confirmAccount({ by: 'soak' })
  return trading
}

/** How a task of a program ended. */
export type Ended<T> =
  | { readonly how: 'done'; readonly value: T }
  | { readonly how: 'failed'; readonly error: unknown }
  | { readonly how: 'died' }

/** Machine that runs one program at a time. A program that dies loses every object, and the next one starts on the journal. */
export interface Host {
  /** Runs a task in the program; starts one if there is no program. */
  run<T>(task: (trading: Trading) => Promise<T>): Promise<Ended<T>>
  /** Kills the program when it has reached a point some times. */
  dieAt(point: CrashPoint, times: number): void
  /** Makes the body of the next answer to an order unreadable. */
  spoilNextAnswer(): void
  /** Ends the program in order. */
  stop(): Promise<void>
  /** Number of deaths at each point. */
  readonly deaths: Map<CrashPoint, number>
}

interface Program {
  readonly trading: Trading
  readonly kis: KisClient
  readonly died: Promise<void>
  isDead(): boolean
}

// A task that has not ended by then hangs: that is a mistake of the client, and the run ends with it.
const longestTaskMs = 3_600_000
const restartMs = 15_000

export function createHost(world: World, startClient: StartClient): Host {
  const { clock } = world
  const deaths = new Map<CrashPoint, number>()
  const next: NextAnswer = { isUnreadable: false }
  let deadline: { readonly point: CrashPoint; times: number } | undefined
  let program: Program | undefined

  async function start(): Promise<Program | undefined> {
    const died = Promise.withResolvers<void>()
    let isDead = false
    const time = mortalClock({
      ...clock,
      now: () => clock.now() + world.hostErrorMs,
    })
    async function reach(point?: CrashPoint) {
      if (!isDead && point !== undefined && point === deadline?.point) deadline.times -= 1
      if (!isDead && point !== undefined && deadline?.times === 0) {
        isDead = true
        deadline = undefined
        time.die()
        deaths.set(point, (deaths.get(point) ?? 0) + 1)
        died.resolve()
      }
      if (isDead) await new Promise(() => undefined)
    }
    const kis = createKisClient({
      ...world.simulator.clientOptions,
      realOrders: true,
      clock: time,
      // A store takes one manager, and a dead program cannot close its own.
      tokenStore: { ...world.tokenStore },
      connect: tapConnections(steppedConnection(clock), reach, next),
    })
    const starting = startClient({ kis, journal: tapJournal(world.journal, reach) })
    const started = await watched(starting, died.promise)
    if (started.how === 'done') return { trading: started.value, kis, died: died.promise, isDead: () => isDead }
    if (started.how === 'failed') {
      await clock.settle(kis.close())
      if (!isKisError(started.error)) throw started.error
    }
    return undefined
  }

  /** Lets time advance until a task has ended, or its program has died. */
  async function watched<T>(task: Promise<T>, died: Promise<void>): Promise<Ended<T>> {
    const until = clock.now() + longestTaskMs
    let ended: Ended<T> | undefined
    const note = (how: Ended<T>) => {
      ended ??= how
    }
    task.then(
      (value) => note({ how: 'done', value }),
      (error: unknown) => note({ how: 'failed', error }),
    )
    void died.then(() => note({ how: 'died' }))
    for (;;) {
      await clock.settle(Promise.resolve())
      if (ended !== undefined) return ended
      if (clock.now() > until) throw new Error('a task of the program has not ended within an hour')
      await clock.runUntil(clock.now() + 100)
    }
  }

  async function running(): Promise<Program> {
    // It may have died between two tasks: it reads the lists by itself.
    if (program?.isDead()) program = undefined
    for (let tries = 0; program === undefined; tries += 1) {
      if (tries > 0) await clock.runUntil(clock.now() + restartMs)
      if (tries > 100) throw new Error('the program has not started in 100 tries')
      program = await start()
    }
    return program
  }

  return {
    deaths,
    async run(task) {
      const { trading, died } = await running()
      const ended = await watched(task(trading), died)
      if (ended.how === 'died') program = undefined
      return ended
    },
    dieAt(point, times) {
      deadline = { point, times }
    },
    spoilNextAnswer() {
      next.isUnreadable = true
    },
    async stop() {
      deadline = undefined
      if (program === undefined) return
      const { trading, kis, isDead } = program
      program = undefined
      if (isDead()) return
      await clock.settle(trading.close())
      await clock.settle(kis.close())
    },
  }
}
