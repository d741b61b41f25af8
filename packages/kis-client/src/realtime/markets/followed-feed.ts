import type { CallOptions } from '../../client/client.ts'
import type { Stream, StreamEvents, TopicReport } from '../stream/stream.ts'
import type { ServingFeed } from '../venues/choose-feed.ts'
import { createHandover, type HandoverOptions, isSame } from './handover.ts'

export interface FollowOptions extends HandoverOptions {
  readonly isOnNxt: boolean | undefined
  /** Returns whether NXT trades the share. */
  readonly askNxt: () => Promise<boolean | undefined>
  readonly price?: ((price: StreamEvents['price'], of: ServingFeed) => void) | undefined
}

/** Feed of an instrument, over its changes by hour and venue. */
export interface FollowedFeed {
  /** Returns the feed that serves the instrument now, with what is known of NXT. */
  serving(): ServingFeed & { readonly isOnNxt: boolean | undefined }
  /** Returns its topics: two while one takes the place of the other. */
  state(): readonly TopicReport[]
  /**
   * Returns if a decision may rest on the last row of the topic whose hours it is: from the change of the feed on the next one.
   *
   * @throws what `Stream.requireLive` throws
   */
  requireLive(): void
  whenLive(options?: CallOptions): Promise<void>
  close(): void
}

/**
 * Follows the feed of an instrument. Shortly before the feed or the key changes, the next topic is registered; the old one is
 * released after the change, once the next one is live. If the next one waits for a place, the old one, which is silent by then,
 * gives up its own.
 *
 * @throws what `Stream.listen` throws
 */
export function followFeed(stream: Stream, options: FollowOptions): FollowedFeed {
  let { isOnNxt } = options
  const handover = createHandover(stream, options, () => isOnNxt)
  let isClosed = false

  async function learn(): Promise<void> {
    const answer = await options.askNxt()
    if (answer === undefined || isClosed) return
    isOnNxt = answer
    handover.change(stream.client.clock.now())
  }

  const topics = () => [handover.serving(), handover.coming()].filter((one) => one !== undefined)
  const unfollow = [
    stream.on('topic', (topic) => {
      const coming = handover.coming()
      if (coming !== undefined && isSame(coming.feed, topic)) handover.leave()
    }),
    stream.on('price', (price) => {
      const found = topics().find(({ feed }) => isSame(feed, price))
      if (found !== undefined) options.price?.(price, found.feed)
    }),
  ]
  handover.schedule()
  if (options.first.note === 'nxt-unknown') void learn()

  return {
    serving: () => ({ ...handover.serving().feed, isOnNxt }),
    state: () => topics().flatMap(({ listening }) => listening.state()),
    requireLive() {
      const { feed, key } = handover.current().feed
      stream.requireLive(feed, key)
    },
    async whenLive(call) {
      for (;;) {
        const { listening } = handover.serving()
        try {
          return await listening.whenLive(call)
        } catch (error) {
          // The topic was given up because another one has taken its place.
          if (isClosed || listening === handover.serving().listening) throw error
        }
      }
    },
    close() {
      isClosed = true
      for (const end of unfollow) end()
      handover.close()
    },
  }
}
