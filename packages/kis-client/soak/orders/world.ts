import { memoryStore, type TokenStore } from '@stockeye/token-manager'
import type { OrderJournal } from '../../src/orders/journal/journal.ts'
import { memoryJournal } from '../../src/orders/journal/memory.ts'
import { createSteppedClock, type SteppedClock } from '../../src/simulator/clocks/stepped.ts'
import type { SimulatorOptions } from '../../src/simulator/options.ts'
import type { EndedOrderRow } from '../../src/simulator/settings.ts'
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts'
import { flatBars, type Intent, positions } from './intents.ts'

/** Exchange, time and disk of a run: what outlives a program. */
export interface World {
  readonly clock: SteppedClock
  readonly simulator: Simulator
  readonly journal: OrderJournal
  readonly tokenStore: TokenStore
  /** Intents by their id, as the generator made them. */
  readonly intents: Map<string, Intent>
  /** Error of the clock of the program's host, in ms. */
  hostErrorMs: number
  close(): Promise<void>
}

const dayMs = 86_400_000

/** Returns the options of an exchange that trades at one price around a day. */
export const exchangeOf = (day: string, seed: number): SimulatorOptions => ({
  environment: 'real',
  hours: 'exchange',
  seed,
  // Programs that start again and again pace their calls apart from those before them.
  limits: false,
  bars: flatBars(weekdaysAround(day)),
  cash: { KRW: '9000000000', USD: '9000000' },
  positions,
})

/** Starts the exchange seven hours before a day opens in Korea. */
export async function startWorld(day: string, seed: number, endedOrderRow: EndedOrderRow): Promise<World> {
  const clock = createSteppedClock(Date.parse(`${day}T02:00:00+09:00`))
  const simulator = await startSimulator({ ...exchangeOf(day, seed), clock, endedOrderRow })
  return {
    clock,
    simulator,
    journal: memoryJournal(),
    tokenStore: memoryStore({ clock }),
    intents: new Map(),
    hostErrorMs: 0,
    close: () => simulator.close(),
  }
}

function weekdaysAround(day: string): readonly string[] {
  const days = Array.from({ length: 16 }, (_, index) => new Date(Date.parse(day) + (index - 8) * dayMs))
  return days.filter((date) => date.getUTCDay() % 6 !== 0).map((date) => date.toISOString().slice(0, 10))
}
