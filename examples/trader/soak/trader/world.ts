import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSteppedClock, type Simulator, type SteppedClock, startSimulator } from '@stockeye/kis-client/simulator'
import type { Settings } from '../../src/settings/settings.ts'
import { givenInstruments, settingsIn } from './market.ts'

/** Exchange, time and disk of a run: all that outlives a program. */
export interface World {
  readonly clock: SteppedClock
  readonly simulator: Simulator
  readonly settings: Settings
  close(): Promise<void>
}

/** Account at the start, whose shares are a person's. */
export const opening = {
  cash: { KRW: '100000000', USD: '100000' },
  positions: [
    { symbol: '005930', quantity: 100, averagePrice: '70000' },
    { symbol: 'AAPL', quantity: 100, averagePrice: '200.00' },
  ],
} as const

export async function startWorld(startAt: number, seed: number): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'stockeye-soak-'))
  const clock = createSteppedClock(startAt)
  const simulator = await startSimulator({
    clock,
    seed,
    ...opening,
    // Paper trading has no trades of the US on its stream.
    environment: 'real',
    hours: 'exchange',
    moreAppKeys: 1,
    instruments: givenInstruments,
  })
  return {
    clock,
    simulator,
    settings: settingsIn(folder, simulator.htsId),
    async close() {
      await simulator.close()
      rmSync(folder, { recursive: true })
    },
  }
}
