import { memoryStore, type TokenStore } from '@stockeye/token-manager'
import { createSteppedClock, type SteppedClock } from '../../src/simulator/clocks/stepped.ts'
import { createLiveFeeds } from '../../src/simulator/realtime/feeds/live-feeds.ts'
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts'
import { createWorld } from '../../src/simulator/world/world.ts'
import { createSharing, type SurvivingSharing } from './sharing.ts'
import { htsId, smallInstruments, type WatchedTopic } from './topics.ts'

/** Exchange, time and stores of a run: all that outlives a program. */
export interface World {
  readonly clock: SteppedClock
  readonly simulator: Simulator
  readonly sharing: SurvivingSharing
  readonly tokenStore: TokenStore
  /** Instants at which notices arose. */
  readonly noticedAt: number[]
  /** Whether the simulator repeats rows at the moment, which the market did not have. */
  isBursting: boolean
  /** Returns the number of rows that the market had for a topic after `after`, up to `until`. */
  rowsIn(topic: WatchedTopic, after: number, until: number): number
  close(): Promise<void>
}

export async function startWorld(startAt: number, seed: number): Promise<World> {
  const clock = createSteppedClock(startAt)
  const market = {
    seed,
    environment: 'real',
    hours: 'exchange',
    instruments: smallInstruments,
    cash: { KRW: '9000000000' },
  } as const
  const simulator = await startSimulator({ ...market, clock, htsId, limits: false, fridayRestart: '13:05' })
  // The same market once more: its rows do not depend on any connection.
  const feeds = createLiveFeeds({ world: createWorld({ ...market, account: '12345678-01', startAt }), htsId })
  const noticedAt: number[] = []

  return {
    clock,
    simulator,
    sharing: createSharing(),
    tokenStore: memoryStore({ clock }),
    noticedAt,
    isBursting: false,
    rowsIn({ feed, key }, after, until) {
      if (until <= after) return 0
      if (feed.encrypted) return noticedAt.filter((at) => at > after && at <= until).length
      return feeds.open(feed, key)?.rows(after, until).length ?? 0
    },
    close: () => simulator.close(),
  }
}
