import type { Connection, KisCredentials, KisHosts } from '@stockeye/kis-client'
import {
  createSteppedClock,
  type Simulator,
  type SteppedClock,
  startSimulator,
  steppedConnection,
} from '@stockeye/kis-client/simulator'

/** Monday, an hour after KRX opened. The check begins there whatever the wall clock says. */
export const startAt: number = Date.parse('2026-10-19T10:00:00+09:00')

export interface SimulatedKis {
  readonly clock: SteppedClock
  readonly simulator: Simulator
  /** As `kisTokenIssuer` and `createKisClient` take them. */
  readonly options: {
    readonly environment: 'paper'
    readonly credentials: KisCredentials
    readonly hosts: KisHosts
    readonly connect: (origin: string) => Connection
    readonly clock: SteppedClock
  }
  /** Lets simulated time go on until `work` has settled. */
  settle<T>(work: Promise<T>): Promise<T>
}

/** A KIS of our own, on a clock that is stepped: a day of it takes no time. Closing its `simulator` ends it. */
export async function startSimulatedKis(): Promise<SimulatedKis> {
  const clock = createSteppedClock(startAt)
  const simulator = await startSimulator({ clock })
  const { hosts, appKey, appSecret, account } = simulator
  const credentials = { appKey, appSecret, account }
  return {
    clock,
    simulator,
    options: { environment: 'paper', credentials, hosts, connect: steppedConnection(clock), clock },
    async settle(work) {
      let isSettled = false
      const note = () => {
        isSettled = true
      }
      work.then(note, note)
      while (!isSettled) await clock.runUntil(clock.now() + 100)
      return work
    },
  }
}
