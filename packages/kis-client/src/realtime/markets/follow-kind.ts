import type { Stream } from '../stream/stream.ts'
import { feedFor } from '../venues/choose-feed.ts'
import type { FeedKind } from '../venues/feed-venues.ts'
import { type FollowedFeed, type FollowOptions, followFeed } from './followed-feed.ts'
import { type ParsedWatched, refuse } from './instruments.ts'

export interface FollowKindOptions extends Omit<FollowOptions, 'choose' | 'first' | 'isOnNxt'> {
  readonly instrument: ParsedWatched
}

/**
 * Follows the feed of one kind that serves an instrument.
 *
 * @throws {KisInputError} KIS has no such feed for the exchange, or NXT does not trade the share
 * @throws {KisNotOfferedError} paper trading lacks the feed
 */
export function followKind(stream: Stream, kind: FeedKind, options: FollowKindOptions): FollowedFeed {
  const { instrument, ...rest } = options
  const { symbol, exchange, venue } = instrument
  const { clock, environment } = stream.client
  const choose: FollowOptions['choose'] = (at, isOnNxt) =>
    feedFor({ kind, exchange, symbol, venue, environment, isOnNxt }, at)
  const now = clock.now()
  const first = choose(now, instrument.isOnNxt)
  if (first.is === 'none') return refuse(first, kind, instrument, now)
  return followFeed(stream, { ...rest, choose, first, isOnNxt: instrument.isOnNxt })
}
