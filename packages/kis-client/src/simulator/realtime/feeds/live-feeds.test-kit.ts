import type { Feed } from '../../../endpoint.ts'
import { allFeeds } from '../../../endpoints/feeds.gen.ts'
import type { LiveFeeds, LiveTopic } from '../live-feeds.ts'

/** Row of a feed by the names of its columns, in capitals. */
export type FeedRow = Readonly<Record<string, string>>

export const feedOf = (trId: string): Feed<string> => {
  const feed = allFeeds.find(({ real, paper }) => real === trId || paper === trId)
  if (feed === undefined) throw new Error(`no feed ${trId}`)
  return feed
}

/** Opens a topic of a feed that knows its key. */
export function openTopic(feeds: LiveFeeds, trId: string, key: string): LiveTopic {
  const topic = feeds.open(feedOf(trId), key)
  if (topic === undefined) throw new Error(`${trId} does not know ${key}`)
  return topic
}

/** Returns rows by their columns. */
export const readRows = (trId: string, rows: readonly (readonly string[])[]): readonly FeedRow[] =>
  rows.map((row) =>
    Object.fromEntries(row.map((value, index) => [feedOf(trId).columns[index]?.toUpperCase() ?? '', value])),
  )
