import { z } from 'zod'
import type { Database } from './database.ts'

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
  /** Writes an entry; it is on the disk when this returns. */
  write(entry: AuditEntry): void
  /** Lists entries, newest first. */
  list(limit?: number): readonly AuditEntry[]
}

const rowsSchema: z.ZodType<AuditEntry[]> = z.array(
  z
    .object({ at: z.number(), actor: z.string(), action: z.string(), detail: z.string(), request_id: z.string() })
    .transform(({ request_id, ...row }) => ({ ...row, requestId: request_id })),
)

export function createAudit(database: Database): Audit {
  const insert = database.prepare(
    'INSERT INTO audit (at, actor, action, detail, request_id) VALUES (:at, :actor, :action, :detail, :requestId)',
  )
  const newest = database.prepare('SELECT at, actor, action, detail, request_id FROM audit ORDER BY id DESC LIMIT ?')
  return {
    write: ({ at, actor, action, detail, requestId }) => void insert.run({ at, actor, action, detail, requestId }),
    list: (limit = 100) => rowsSchema.parse(newest.all(limit)),
  }
}
