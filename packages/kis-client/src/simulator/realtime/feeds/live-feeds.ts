import { kstText } from '../../../values/dates.ts'
import type { World } from '../../world/world.ts'
import type { LiveFeeds, LiveTopic } from '../live-feeds.ts'

/** Creates the topics of a simulated market: a trade a second for each share of KRX. */
export function createLiveFeeds(world: World, _seed: number): LiveFeeds {
  const secondMs = 1_000
  const nextAt = (after: number) => (Math.floor(after / secondMs) + 1) * secondMs
  return {
    open(feed, key) {
      if (feed.encrypted) return { nextAt: () => undefined, rows: () => [] }
      const instrument = world.instruments.findBySymbol(key)
      if (feed.real !== 'H0STCNT0' || instrument?.market !== 'KRX') return undefined
      const topic: LiveTopic = {
        nextAt,
        rows(after, at) {
          const rows: string[][] = []
          for (let second = nextAt(after); second <= at; second += secondMs) {
            const price = world.prices.snapshot(instrument, second)?.price ?? 0
            const known = [key, kstText(second).slice(8), `${price}`]
            rows.push(feed.columns.map((_, index) => known[index] ?? '0'))
          }
          return rows
        },
      }
      return topic
    },
    onChange() {},
  }
}
