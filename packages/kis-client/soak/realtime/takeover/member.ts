// A program of a soak that shares the socket of its app key until it is killed. Argument: its options, as JSON.
import { createKisClient } from '../../../src/client/create-client.ts'
import type { KisCredentials } from '../../../src/client/options.ts'
import { ccnlKrx } from '../../../src/endpoints/feeds.gen.ts'
import type { KisHosts } from '../../../src/environment.ts'
import { wsSocket } from '../../../src/realtime/session/socket.ts'
import { localSharing } from '../../../src/realtime/sharing/local.ts'
import { createStream } from '../../../src/realtime/stream/create-stream.ts'
import type { TopicStatus } from '../../../src/realtime/stream/stream.ts'

export interface MemberOptions {
  readonly hosts: KisHosts
  readonly credentials: KisCredentials
  readonly directory: string
  readonly keys: readonly string[]
}

/** Event of a program, as it happens. */
export type MemberEvent =
  /** The program has a socket at KIS. */
  | { readonly is: 'owner' }
  | { readonly is: 'row'; readonly key: string; readonly row: string; readonly at: number }
  | {
      readonly is: 'gap'
      readonly key: string
      readonly from: number
      readonly to: number
      readonly isCertain: boolean
    }
  | { readonly is: 'topic'; readonly key: string; readonly status: TopicStatus; readonly reason: string | undefined }
  | { readonly is: 'trouble'; readonly message: string }

/** Columns in which two trades differ. */
export const tradeColumns = ['STCK_CNTG_HOUR', 'STCK_PRPR', 'CNTG_VOL', 'ACML_VOL'] as const

if (process.argv[1] === import.meta.filename) main(JSON.parse(process.argv[2] ?? ''))

function main({ hosts, credentials, directory, keys }: MemberOptions) {
  process.on('disconnect', () => process.exit(1))
  const emit = (event: MemberEvent) => process.send?.(event)
  const kis = createKisClient({
    environment: 'real',
    hosts,
    credentials,
    openSocket: (url, on) =>
      wsSocket(url, {
        ...on,
        open() {
          emit({ is: 'owner' })
          on.open()
        },
      }),
  })
  const stream = createStream(kis, { sharing: localSharing({ directory }) })
  stream.on('gap', ({ key, from, to, isCertain }) => emit({ is: 'gap', key, from, to, isCertain }))
  stream.on('topic', ({ key, status, reason }) => emit({ is: 'topic', key, status, reason: reason?.reason }))
  stream.on('trouble', (error) => emit({ is: 'trouble', message: String(error) }))
  stream.listen(
    ccnlKrx,
    keys,
    (row) => {
      const values = tradeColumns.map((column) => Number(row[column] ?? 0))
      emit({ is: 'row', key: row.key ?? '', row: values.join(' '), at: row.receivedAt })
    },
    { columns: [...tradeColumns] },
  )
}
