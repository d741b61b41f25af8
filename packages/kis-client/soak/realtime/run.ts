import { createChance } from '@stockeye/test-kit/chance'
import { type DayOptions, runDay } from './day.ts'
import { judge, type Verdict } from './judge.ts'
import { startWorld } from './world.ts'

export interface RunOptions extends Omit<DayOptions, 'world' | 'chance' | 'endAt'> {
  readonly startAt: number
  readonly hours: number
  readonly seed: number
}

export interface Run extends Verdict {
  readonly faults: ReadonlyMap<string, number>
  readonly disconnects: number
}

/** Runs a day of the market with programs that die and come back, and judges it. */
export async function runRealtime(options: RunOptions): Promise<Run> {
  const { startAt, hours, seed, client } = options
  const world = await startWorld(startAt, seed)
  const endAt = startAt + hours * 3_600_000
  try {
    const day = await runDay({ ...options, world, chance: createChance(seed), client, endAt })
    const verdict = judge({ world, programs: day.programs, requests: world.simulator.realtime.requests(), endAt })
    await day.programs.at(-1)?.close()
    const troubles = day.programs.reduce((sum, { reported }) => sum + reported.troubles, 0)
    const unreadable = day.programs.reduce((sum, { reported }) => sum + reported.unreadable, 0)
    return {
      ...verdict,
      figures: { ...verdict.figures, troubles, unreadable },
      faults: day.faults,
      disconnects: day.disconnects,
    }
  } finally {
    await world.close()
  }
}
