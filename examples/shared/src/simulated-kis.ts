import type { Connection, KisCredentials, KisHosts } from '@stockeye/kis-client'
import {
  createSteppedClock,
  type Simulator,
  type SimulatorOptions,
  type SteppedClock,
  startSimulator,
  steppedConnection,
} from '@stockeye/kis-client/simulator'

/** A KIS simulator on a stepped clock, whose day passes at once. */
export interface SimulatedKis {
  readonly clock: SteppedClock
  /** The simulator. `close` ends the simulated KIS. */
  readonly simulator: Simulator
  /** Options of `kisTokenIssuer` and `createKisClient`. */
  readonly options: {
    readonly environment: 'paper'
    readonly credentials: KisCredentials
    readonly hosts: KisHosts
    readonly connect: (origin: string) => Connection
    readonly clock: SteppedClock
  }
  /** Advances the simulated time until `work` has settled. */
  settle<T>(work: Promise<T>): Promise<T>
}

/** Starts a KIS simulator on a stepped clock. @param options.at its first instant, in ms since 1970 */
export async function startSimulatedKis({
  at,
  ...options
}: Omit<SimulatorOptions, 'clock' | 'environment' | 'speed' | 'startAt'> & {
  readonly at: number
}): Promise<SimulatedKis> {
  const clock = createSteppedClock(at)
  const simulator = await startSimulator({ ...options, clock })
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
