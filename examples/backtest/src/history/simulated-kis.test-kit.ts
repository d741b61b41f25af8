import { createKisClient, type Environment, type KisClient } from '@stockeye/kis-client'
import { createScaledClock, type Simulator, startSimulator } from '@stockeye/kis-client/simulator'
import { onTestFinished } from 'vitest'

/** A simulator whose clock shows an instant, and a client of it. */
export interface SimulatedHistory {
  readonly simulator: Simulator
  readonly client: KisClient
  /** Returns how many calls for bars the simulator has answered. */
  barCalls(): number
}

/** Starts a simulator without limits, whose exchanges keep their hours. It ends with the test. */
export async function startHistoryKis(at: string, environment: Environment = 'real'): Promise<SimulatedHistory> {
  const clock = createScaledClock({ at: Date.parse(at) })
  const rate = { limit: 1_000, windowMs: 1_000 }
  const simulator = await startSimulator({ environment, hours: 'exchange', clock, limits: false, rate })
  const client = createKisClient({ ...simulator.clientOptions })
  onTestFinished(async () => {
    await client.close()
    await simulator.close()
  })
  return {
    simulator,
    client,
    barCalls: () => simulator.calls().filter(({ path }) => /chartprice|dailyprice/.test(path)).length,
  }
}
