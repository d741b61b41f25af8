import type { KisClient } from '../../client/client.ts'
import type { Feed } from '../../endpoint.ts'
import { KisClosedError, KisNotOfferedError } from '../../errors.ts'
import { trustRows } from '../../values/trust.ts'
import { createKnownFeeds } from '../known-feeds.ts'
import { createRowBuffer } from './buffer.ts'
import type { AnyStreamRow, Sink } from './feed-decoder.ts'
import { guard } from './guard.ts'
import { createIteration } from './iteration.ts'
import { createStreamListeners } from './listeners.ts'
import { createNotices } from './notices.ts'
import { openLine } from './open-line.ts'
import { checkHtsId, checkStreamOptions, checkSubscription, checkTopic } from './options.ts'
import type { Listening, Stream, StreamOptions } from './stream.ts'
import { createStreamTopics } from './topics.ts'

/**
 * Creates a stream of KIS's realtime data. It connects with the first subscription, and comes back by itself after every loss.
 *
 * @example
 * const stream = createStream(kis)
 * stream.on('gap', ({ trId, key, from, to }) => console.log(`${trId} ${key} missed ${to - from} ms`))
 * const trades = stream.subscribe(ccnlKrx, ['005930', '000660'])
 * for await (const { key, STCK_PRPR } of trades) console.log(key, STCK_PRPR)
 * @throws {KisInputError} the client or an option is wrong, or the client's hosts have no WebSocket
 */
export function createStream(client: KisClient, options: StreamOptions = {}): Stream {
  checkStreamOptions(client, options)
  const feeds = createKnownFeeds()
  const listeners = createStreamListeners()
  const topics = createStreamTopics(client, feeds, listeners)
  const line = openLine(
    client,
    options,
    feeds,
  )({
    frame: topics.decode,
    topic: topics.apply,
    price: (topic, price) => listeners.emit('price', { ...price, ...topic }),
    trouble: (error) => listeners.emit('trouble', error),
  })
  const open = new Set<Listening>()
  let closed: Promise<void> | undefined

  /** Opens the topics of a subscription. */
  function start(feed: Feed<string>, keys: readonly string[], sink: Sink, priority: number, ended: () => void) {
    if (closed !== undefined) throw new KisClosedError('stream')
    const trId = trIdOf(feed, client)
    const wanted = keys.map((key) => ({ trId, key }))
    let isOpen = true
    const listening: Listening = {
      state: () => wanted.map(topics.report),
      whenLive: (wait) => topics.whenLive(wanted, () => isOpen, wait?.signal),
      close() {
        if (!isOpen) return
        isOpen = false
        open.delete(listening)
        for (const topic of wanted) topics.unwant(line, topic, sink, priority)
        ended()
      },
    }
    open.add(listening)
    for (const topic of wanted) topics.want(line, feed, topic, sink, priority)
    return listening
  }

  return {
    client,
    subscribe(feed, given, subscribing = {}) {
      const { keys, columns, priority, signal, mostRows, whenFull } = checkSubscription(feed, given, subscribing)
      signal?.throwIfAborted()
      // Notices are never dropped, and have no keys of which one could be the newest.
      const buffer = feed.encrypted
        ? createRowBuffer<AnyStreamRow>(Number.POSITIVE_INFINITY, 'drop-oldest')
        : createRowBuffer<AnyStreamRow>(mostRows, whenFull)
      let unfollow: (() => void) | undefined
      const iteration = createIteration(buffer, {
        full: (dropped) => listeners.emit('dropped', { trId: trIdOf(feed, client), keys, dropped }),
        closed: () => listening.close(),
      })
      const listening = start(feed, keys, { columns, push: iteration.push }, priority, () => {
        unfollow?.()
        iteration.end()
      })
      unfollow = onAbort(signal, () => {
        iteration.end(signal?.reason)
        listening.close()
      })
      return {
        ...listening,
        get dropped() {
          return buffer.dropped
        },
        [Symbol.asyncIterator]: () => trustRows(iteration.rows()),
      }
    },
    listen(feed, given, listener, subscribing = {}) {
      const { keys, columns, priority, signal } = checkSubscription(feed, given, subscribing, listener)
      signal?.throwIfAborted()
      const push = guard(listener, (error) => listeners.emit('trouble', error))
      let isClosed = false
      let unfollow: (() => void) | undefined
      const sink: Sink = {
        columns,
        push(row) {
          if (!isClosed) push(trustRows(row))
        },
      }
      const listening = start(feed, keys, sink, priority, () => {
        isClosed = true
        unfollow?.()
      })
      unfollow = onAbort(signal, listening.close)
      return listening
    },
    notices(htsId) {
      checkHtsId(htsId)
      const open = (feed: Feed<string>, sink: Sink, priority: number) =>
        start(feed, [htsId], sink, priority, () => undefined)
      return createNotices({ client, htsId, open, unreadable: topics.reportFault, ...listeners })
    },
    state: topics.reports,
    requireLive(feed, key) {
      checkTopic(feed, key)
      topics.requireLive({ trId: trIdOf(feed, client), key })
    },
    on: listeners.on,
    close() {
      closed ??= (async () => {
        try {
          await line.close()
        } finally {
          for (const listening of open) listening.close()
          topics.close()
          listeners.emit('closed', { at: client.clock.now() })
        }
      })()
      return closed
    },
  }
}

function trIdOf(feed: Feed<string>, { environment }: KisClient): string {
  const trId = feed[environment]
  if (trId === null) throw new KisNotOfferedError(feed.id)
  return trId
}

/** Calls a function when the signal aborts. @returns a function that ends this */
function onAbort(signal: AbortSignal | undefined, run: () => void): () => void {
  // A listener of a topic may have aborted it while the topics were opened.
  if (signal?.aborted) run()
  signal?.addEventListener('abort', run, { once: true })
  return () => signal?.removeEventListener('abort', run)
}
