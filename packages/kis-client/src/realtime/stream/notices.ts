import type { KisClient } from '../../client/client.ts'
import type { Feed } from '../../endpoint.ts'
import { domesticStockCcnlNotice, overseasStockCcnlNotice } from '../../endpoints/feeds.gen.ts'
import { KisRealtimeError } from '../../errors.ts'
import type { ExecutionNotice, NoticeSource } from '../notices/execution-notice.ts'
import { parseNotice } from '../notices/parse-notice.ts'
import type { AnyStreamRow, Sink } from './feed-decoder.ts'
import { guard } from './guard.ts'
import type { StreamListeners } from './listeners.ts'

const noticeFeeds: readonly Feed<string>[] = [domesticStockCcnlNotice, overseasStockCcnlNotice]
/** Priority of notices, above that of any other topic. JSON knows no Infinity. */
const noticePriority = Number.MAX_SAFE_INTEGER

export interface NoticesOptions extends StreamListeners {
  readonly client: KisClient
  readonly htsId: string
  /** Opens a topic of notices. */
  readonly open: (feed: Feed<string>, sink: Sink, priority: number) => { close(): void }
  /** Reports a notice that cannot be read. */
  readonly unreadable: (trId: string, reason: string) => void
}

/** Creates the source of execution notices of a stream. Its topics last from the first listener to the last one. */
export function createNotices({ client, htsId, open, unreadable, on, emit }: NoticesOptions): NoticeSource {
  const listeners = new Set<(notice: ExecutionNotice) => void>()
  // Paper trading has both feeds.
  const trIdOf = (feed: Feed<string>) => feed[client.environment] ?? feed.real
  const trIds = noticeFeeds.map(trIdOf)
  let opened: readonly { close(): void }[] = []

  function start(feed: Feed<string>) {
    const trId = trIdOf(feed)
    const push = (row: AnyStreamRow) => {
      const notice = parseNotice(trId, valuesOf(row, feed.columns), row.receivedAt)
      if ('unreadable' in notice) unreadable(trId, notice.unreadable)
      else for (const listener of [...listeners]) listener(notice)
    }
    return open(feed, { columns: feed.columns, push }, noticePriority)
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
      if (listeners.size === 0) opened = [...noticeFeeds.map(start), reportRefusals()]
      // One listener must not keep a fill from another one, which may be the journal.
      const guarded = guard(listener, (error) => emit('trouble', error))
      listeners.add(guarded)
      return () => {
        if (!listeners.delete(guarded) || listeners.size > 0) return
        for (const each of opened) each.close()
        opened = []
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

/** Returns the values of a record, as many as KIS has sent: the number names the form of the record. */
const valuesOf = (row: AnyStreamRow, columns: readonly string[]): readonly string[] =>
  columns.slice(0, row.width).map((column) => {
    const value = row[column]
    return typeof value === 'string' ? value : ''
  })
