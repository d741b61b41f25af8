// A program of a soak that trades until it is killed. kills.ts starts it; argument: its options, as JSON.
import { sqliteStore } from '@stockeye/token-manager/sqlite'
import { createKisClient } from '../../src/client/create-client.ts'
import type { KisCredentials } from '../../src/client/options.ts'
import { undiciConnection } from '../../src/connection/transport.ts'
import type { KisHosts } from '../../src/environment.ts'
import { isKisError } from '../../src/errors.ts'
import { sqliteJournal } from '../../src/orders/journal/sqlite.ts'
import type { Trading } from '../../src/orders/trading/trading.ts'
import { createScaledClock } from '../../src/simulator/clocks/scaled.ts'
import { startRightClient } from './host.ts'
import { drawKillIntent } from './intents.ts'
import { type CrashPoint, onBehalfOf, tapConnections, tapJournal } from './points.ts'

export interface ChildOptions {
  /** Simulated time at a real time, both in ms since 1970, and the speed of the clock. */
  readonly time: { readonly at: number; readonly realAt: number; readonly speed: number }
  readonly hosts: KisHosts
  readonly credentials: KisCredentials
  /** Folder of the journal and of the tokens. */
  readonly folder: string
  readonly seed: number
  /** Numbers of the first intent that the program asks for, and of the one after the last. */
  readonly from: number
  readonly to: number
  /** Point at which the program kills itself, and how often it reaches that before. */
  readonly killAt: { readonly point: CrashPoint; readonly times: number } | undefined
}

/** Returns the time-out of a call, a second of real time: a busy machine must not look like a lost answer. */
export const timeoutMs = (speed: number): number => 1_000 * speed

if (process.argv[1] === import.meta.filename) await main(JSON.parse(process.argv[2] ?? ''))

async function main({ time, hosts, credentials, folder, seed, from, to, killAt }: ChildOptions) {
  process.on('disconnect', () => process.exit(1))
  const { speed } = time
  const clock = createScaledClock({ at: time.at + (Date.now() - time.realAt) * speed, speed })
  let times = killAt?.times ?? 0
  async function reach(point?: CrashPoint) {
    if (point === undefined || point !== killAt?.point) return
    times -= 1
    if (times === 0) process.kill(process.pid, 'SIGKILL')
  }
  const kis = createKisClient({
    environment: 'real',
    realOrders: true,
    timeoutMs: timeoutMs(speed),
    hosts,
    credentials,
    clock,
    tokenStore: sqliteStore({ path: `${folder}/tokens.db`, clock }),
    connect: tapConnections(undiciConnection, reach, { isUnreadable: false }),
  })
  const journal = tapJournal(sqliteJournal({ path: `${folder}/orders.db`, clock }), reach)
  const start = () => startRightClient({ kis, journal })
  const trading = await untilTaken(start)
  process.send?.('trades')
  for (let number = from; number < to; number += 1) await placeOne(trading, seed, number)
  await ignoring(trading.reconcile())
  process.exit(0)
}

/** Waits until the program that was killed before has lost the account, and the lists can be read. */
async function untilTaken(start: () => Promise<Trading>): Promise<Trading> {
  for (;;) {
    try {
      return await start()
    } catch (error) {
      if (!isKisError(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}

/** Places an order. One that is denied, or whose answer is lost, is asked for again by the next program. */
async function placeOne(trading: Trading, seed: number, number: number) {
  const { id, order } = drawKillIntent(seed, number)
  await ignoring(onBehalfOf(id, () => trading.place(order, { clientOrderId: id })))
}

async function ignoring(work: Promise<unknown>) {
  try {
    await work
  } catch (error) {
    if (!isKisError(error)) throw error
  }
}
