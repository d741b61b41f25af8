import fc from 'fast-check'
import { createSteppedClock, type SteppedClock } from '../../simulator/clocks/stepped.ts'
import { createHolidayTable } from '../../simulator/world/holiday-table.ts'
import type { Bar } from '../../simulator/world/world.ts'
import { createExchange, type Exchange } from './exchange.test-kit.ts'
import type { RandomProgram, Step } from './random-programs.test-kit.ts'
import { runProgram } from './run-program.test-kit.ts'

/** Five minutes before the end of all orders that are open then. */
const startAt = Date.parse('2026-10-19T15:25:00+09:00')
const flat = (price: string): readonly Bar[] => [
  { date: '2026-10-19', open: price, high: price, low: price, close: price, volume: 1_000_000 },
]
/** Prices that never move. */
export const bars: Readonly<Record<string, readonly Bar[]>> = { '005930': flat('70000'), '000660': flat('160000') }

/** Time for all runs of a test on two busy cores, in ms: a guard against a hang. */
export const longTimeout = 600_000

/**
 * Runs random programs, each against an exchange of its own, until one breaks a promise: then the shortest such program is thrown.
 *
 * @returns how many orders had each end
 */
export async function checkPrograms(
  programs: fc.Arbitrary<RandomProgram>,
  {
    runs,
    seed,
    start = startInProcess(),
  }: { readonly runs: number; readonly seed: number; readonly start?: StartExchange },
): Promise<ReadonlyMap<string, number>> {
  const ends = new Map<string, number>()
  const property = fc.asyncProperty(programs, async (program) => {
    const exchange = await start(createSteppedClock(program.startAt))
    try {
      for (const end of await runProgram(exchange, program)) ends.set(end, (ends.get(end) ?? 0) + 1)
    } finally {
      await exchange.close()
    }
  })
  await fc.assert(property, { seed, numRuns: runs })
  return ends
}

/** Runs one program. @returns the end of each of its orders */
export async function checkProgram(steps: readonly Step[]): Promise<readonly string[]> {
  const exchange = await startInProcess()(createSteppedClock(startAt))
  return runProgram(exchange, { startAt, settings: {}, steps })
}

type StartExchange = (clock: SteppedClock) => Promise<Exchange>

function startInProcess(): StartExchange {
  // It never changes, and takes longer to make than a program takes to run.
  const holidays = createHolidayTable('exchange')
  return async (clock) => createExchange(clock, { bars }, holidays)
}
