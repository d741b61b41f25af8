import type { KisClient } from '../../client/client.ts'
import { domesticStockCcnlNotice, overseasStockCcnlNotice } from '../../endpoints/feeds.gen.ts'
import { KisRealtimeError } from '../../errors.ts'
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
  let open: readonly { close(): void }[] = []

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

  /** Reports when KIS refuses the notices, which nothing else would show: fills are found by polling alone then. */
  function reportRefusals(): { close(): void } {
    const off = on('topic', ({ trId, key, status, reason }) => {
      if (status !== 'refused' || key !== htsId || !trIds.includes(trId)) return
      const said = reason?.reason === 'refused' ? `[${reason.messageCode}] ${reason.message}` : 'no reason'
      emit(
        'trouble',
        new KisRealtimeError(
          'notices-refused',
          `KIS refuses the notices of ${trId} (${said}); see that the HTS id is right`,
        ),
      )
    })
    return { close: off }
  }

  return {
    onNotice(listener) {
      if (listeners.size === 0) open = [...start(), reportRefusals()]
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

/** Returns the values of a record. Older records are narrower: the columns that they lack are left out. */
function valuesOf(row: object, columns: readonly string[]): readonly string[] {
  const values = columns.map((column): unknown => Reflect.get(row, column))
  const width = values.findLastIndex((value) => value !== undefined) + 1
  return values.slice(0, width).map((value) => (typeof value === 'string' ? value : ''))
}
