import { readEvents, type ServerEvent } from './read-events.ts'

const retryMs = 1_000

/** State of a line to the server: `opening` until the first answer, `lost` between a line that has ended and the next one. */
export type FeedState = 'opening' | 'open' | 'lost'

/**
 * Keeps a stream of events open, and opens it again when it ends.
 *
 * @param feed.onEvents receives the events that have arrived together. `isFirst` marks the first ones of a connection: they
 *   begin with the whole state, so that the receiver starts again from nothing
 */
export async function followFeed(feed: {
  readonly connect: () => Promise<Response>
  readonly onEvents: (events: readonly ServerEvent[], isFirst: boolean) => void
  readonly onState: (state: FeedState) => void
}): Promise<never> {
  for (;;) {
    await followOnce(feed).catch(() => undefined)
    feed.onState('lost')
    await new Promise((resolve) => setTimeout(resolve, retryMs))
  }
}

async function followOnce({ connect, onEvents, onState }: Parameters<typeof followFeed>[0]): Promise<void> {
  const response = await connect()
  if (!response.ok || response.body === null) return
  let isFirst = true
  for await (const events of readEvents(response.body)) {
    onState('open')
    onEvents(events, isFirst)
    isFirst = false
  }
}
