import type { Feed } from '../endpoint.ts'
import { allFeeds } from '../endpoints/feeds.gen.ts'

/** Feeds by the TR ids that they have on the wire, of real and of paper trading. */
export interface KnownFeeds {
  /** Returns the feed of a TR id; undefined for one that the catalogue does not have. */
  find(trId: string): Feed<string> | undefined
  /** Returns the place of the column that carries the key of the topic; -1 for notices. */
  keyIndex(trId: string): number
  /** Returns whether a TR id is that of execution notices. */
  isNotice(trId: string): boolean
}

export function createKnownFeeds(): KnownFeeds {
  const feeds = new Map<string, Feed<string>>()
  const keys = new Map<string, number>()
  for (const feed of allFeeds) {
    for (const trId of [feed.real, feed.paper]) {
      if (trId === null) continue
      feeds.set(trId, feed)
      keys.set(trId, feed.keyColumn === undefined ? -1 : feed.columns.indexOf(feed.keyColumn))
    }
  }
  return {
    find: (trId) => feeds.get(trId),
    keyIndex: (trId) => keys.get(trId) ?? -1,
    isNotice: (trId) => feeds.get(trId)?.encrypted === true,
  }
}
