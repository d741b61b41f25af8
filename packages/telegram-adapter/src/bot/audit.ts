/** Record of what an admin asks for, written before it is done. */
export interface AuditEntry {
  /** Ms since 1970. */
  readonly at: number
  /** Who. */
  readonly telegramId: string
  readonly chatId: string
  /** The update that asked, by Telegram's number. */
  readonly updateId: number
  readonly action: 'trigger_job' | 'update_master' | 'cancel_run'
  /** The job, or the run that is to be cancelled. */
  readonly target: string
  /** With a trigger: two entries with one key are one request. */
  readonly idempotencyKey?: string
}

/** Keeps an entry. When it throws, nothing is done, and the admin gets an error message. */
export type Audit = (entry: AuditEntry) => void | Promise<void>
