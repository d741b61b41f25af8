import type { KisClient } from '../../client/client.ts'
import { domesticStockCcnlNotice, overseasStockCcnlNotice } from '../../endpoints/feeds.gen.ts'
import type { ExecutionNotice, NoticeSource } from '../notices/execution-notice.ts'
import { parseNotice } from '../notices/parse-notice.ts'
import { guard } from './guard.ts'
import type { StreamListeners } from './listeners.ts'
import type { Listening, Stream } from './stream.ts'

const noticeFeeds = [domesticStockCcnlNotice, overseasStockCcnlNotice] as const
/** Priority of notices, above that of any other topic. JSON knows no Infinity. */
const noticePriority = Number.MAX_SAFE_INTEGER

/** Creates the source of execution notices of a stream. Its topics last from the first listener to the last one. */
export function createNotices({
  client,
  htsId,
  listen,
  on,
  emit,
}: {
  readonly client: KisClient
  readonly htsId: string
  readonly listen: Stream['listen']
} & StreamListeners): NoticeSource {
  const listeners = new Set<(notice: ExecutionNotice) => void>()
  const trIds = noticeFeeds.map((feed) => feed[client.environment] ?? feed.real)
  let open: readonly Listening[] = []

  function start(): readonly Listening[] {
    return noticeFeeds.map((feed, index) => {
      const trId = trIds[index] ?? feed.real
      let unreadable = 0
      return listen(
        feed,
        htsId,
        (row) => {
          const notice = parseNotice(trId, valuesOf(row, feed.columns), row.receivedAt)
          if ('unreadable' in notice) {
            unreadable += 1
            emit('unreadable', { trId, reason: notice.unreadable, count: unreadable })
          } else for (const listener of [...listeners]) listener(notice)
        },
        { priority: noticePriority },
      )
    })
  }

  return {
    onNotice(listener) {
      if (listeners.size === 0) open = start()
      // One listener must not keep a fill from another one, which may be the journal.
      const guarded = guard(listener, (error) => emit('trouble', error))
      listeners.add(guarded)
      return () => {
        if (!listeners.delete(guarded) || listeners.size > 0) return
        for (const listening of open) listening.close()
        open = []
      }
    },
    onGap(listener) {
      const offGap = on('gap', ({ trId, key }) => {
        if (key === htsId && trIds.includes(trId)) listener()
      })
      // A notice that cannot be read says that something has happened.
      const offUnreadable = on('unreadable', ({ trId }) => {
        if (trIds.includes(trId)) listener()
      })
      return () => {
        offGap()
        offUnreadable()
      }
    },
  }
}

const valuesOf = (row: object, columns: readonly string[]): readonly string[] =>
  columns.map((column) => {
    const value: unknown = Reflect.get(row, column)
    return typeof value === 'string' ? value : ''
  })
