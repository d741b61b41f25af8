import type { Feed } from '../../endpoint.ts'
import type { StreamEvents, StreamRow } from '../stream/stream.ts'
import type { FeedChoice } from '../venues/choose-feed.ts'
import type { FeedKind } from '../venues/feed-venues.ts'

/** Feed and key that serve an instrument, without the kind of the feed. */
export type ServingFeed = Omit<FeedChoice<FeedKind>, 'feed' | 'includesPreMarket'> & { readonly feed: Feed<string> }

/** Row of a feed of any kind. */
export type AnyRow = StreamRow<Feed<string>>

/** Price of a topic that waits for KIS, from REST. */
export type WaitingPrice = StreamEvents['price']
