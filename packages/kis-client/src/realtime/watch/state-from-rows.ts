import type { KnownFeeds } from '../known-feeds.ts'
import type { LineFrame } from '../line.ts'
import type { Topic } from '../topics/topic.ts'
import { findFeedPlace, stateFeeds } from '../venues/feed-venues.ts'
import { type MarketState, nextMarketState, noMarketState, stateColumns } from '../venues/market-state.ts'
import { createRowReader } from '../wire/row-reader.ts'
import { usualSilences } from './silence.ts'

export interface StateRowsOptions {
  readonly feeds: KnownFeeds
  readonly now: number
  /** Returns the last frame of a topic since KIS confirmed it. */
  readonly lastFrameOf: (topic: Topic) => LineFrame | undefined
}

/**
 * Returns how the symbol of a topic trades on its venue, from the last rows of all topics of that symbol; undefined without one.
 * Only the last frame of each is read, and only when it is asked for, so that a row costs nothing.
 *
 * A row counts for as long as a silence may last until REST is asked: a connection that has died after the row of a halt would
 * otherwise be taken for the halt.
 */
export function stateFromRows({ trId, key }: Topic, options: StateRowsOptions): MarketState | undefined {
  const venue = findFeedPlace(trId)?.venue
  if (venue === undefined || venue === 'abroad') return undefined
  const frames = stateFeeds[venue]
    .flatMap((feed) => options.lastFrameOf({ trId: feed, key }) ?? [])
    .filter(({ receivedAt }) => options.now - receivedAt < usualSilences.mostMs)
    .toSorted((one, other) => one.receivedAt - other.receivedAt)
  const state = frames.reduce((before, frame) => applyFrame(before, key, frame, options.feeds), noMarketState)
  return state === noMarketState ? undefined : state
}

function applyFrame(state: MarketState, key: string, frame: LineFrame, feeds: KnownFeeds): MarketState {
  const feed = feeds.find(frame.trId)
  if (feed === undefined) return state
  const columns = feed.columns.filter((column) => stateColumns.includes(column.toUpperCase()))
  const read = createRowReader(feed, columns).read(frame)
  const rows = read.kind === 'rows' ? read.rows.filter((row) => row.key === key) : []
  return rows.reduce((before, row) => {
    const cells = Object.fromEntries(columns.map((column) => [column, row[column]]))
    return nextMarketState(before, { trId: frame.trId, at: row.at ?? frame.receivedAt, cells })
  }, state)
}
