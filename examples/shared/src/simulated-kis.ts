import {
  createSteppedClock,
  type Simulator,
  type SimulatorClientOptions,
  type SimulatorOptions,
  type SteppedClock,
  startSimulator,
} from '@stockeye/kis-client/simulator'

/** A KIS simulator on a stepped clock, whose day passes at once. */
export interface SimulatedKis {
  readonly clock: SteppedClock
  /** The simulator. `close` ends the simulated KIS. */
  readonly simulator: Simulator
  /** Options of `kisTokenIssuer` and `createKisClient`. */
  readonly options: SimulatorClientOptions
  /** Advances the simulated time until `work` has settled. */
  readonly settle: SteppedClock['settle']
}

/** Starts a KIS simulator on a stepped clock. @param options.at its first instant, in ms since 1970 */
export async function startSimulatedKis({
  at,
  ...options
}: Omit<SimulatorOptions, 'clock' | 'speed' | 'startAt'> & {
  readonly at: number
}): Promise<SimulatedKis> {
  const clock = createSteppedClock(at)
  const simulator = await startSimulator({ ...options, clock })
  return {
    clock,
    simulator,
    options: simulator.clientOptions,
    settle: clock.settle,
  }
}
