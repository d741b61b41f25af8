import * as z from 'zod'
import type { Database } from './tables.ts'

/** Record of an act, or of an attempt. It holds no secret: ids and names of rows only. */
export interface AuditEntry {
  /** Time of the act, in ms since 1970. */
  readonly at: number
  /** Telegram id of the user who acted. */
  readonly actor: string
  /** Name of the contract's row, such as `triggerJob`; with the prefix `refused:` when the act was not allowed. */
  readonly action: string
  /** Parameters and body of the request, as JSON. */
  readonly detail: string
  readonly requestId: string
}

export interface Audit {
  /** Writes an entry; it is on the disk when the promise resolves. */
  write(entry: AuditEntry): Promise<void>
  /** Lists entries, newest first. */
  list(limit?: number): Promise<readonly AuditEntry[]>
}

const rowsSchema: z.ZodType<AuditEntry[]> = z.array(
  z
    .object({ at: z.number(), actor: z.string(), action: z.string(), detail: z.string(), request_id: z.string() })
    .transform(({ request_id, ...row }) => ({ ...row, requestId: request_id })),
)

export function createAudit(database: Database): Audit {
  return {
    async write({ requestId, ...entry }) {
      await database
        .insertInto('audit')
        .values({ ...entry, request_id: requestId })
        .execute()
    },
    async list(limit = 100) {
      const newest = database.selectFrom('audit').select(['at', 'actor', 'action', 'detail', 'request_id'])
      return rowsSchema.parse(await newest.orderBy('id', 'desc').limit(limit).execute())
    },
  }
}
