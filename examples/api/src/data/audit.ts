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
}

/** Creates the record of acts. A row is only added here; `clean_up_records` removes those of a year ago. */
export function createAudit(database: Database): Audit {
  return {
    async write({ requestId, ...entry }) {
      await database
        .insertInto('audit')
        .values({ ...entry, request_id: requestId })
        .execute()
    },
  }
}
