import type { Feed } from '../../endpoint.ts'

/** Rows of one topic of the simulated market. */
export interface LiveTopic {
  /** Returns the instant of the next row after `after`, in ms since 1970; undefined if none is in sight. */
  nextAt(after: number): number | undefined
  /** Returns the rows of (after, at], oldest first: the values of the feed's columns in wire order, as of that date. */
  rows(after: number, at: number): readonly (readonly string[])[]
}

/** Topics of the simulated market. */
export interface LiveFeeds {
  /** Returns undefined where the feed does not know the key; notices have the HTS id of the account's owner. */
  open(feed: Feed<string>, key: string): LiveTopic | undefined
  /** Calls the listener when a topic may have rows earlier than `nextAt` said, such as after an order. Returns a function that removes it. */
  onChange(listener: () => void): () => void
}
