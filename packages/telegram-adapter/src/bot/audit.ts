/** Record of what an admin asks for, written before it is done. Triggers, cancels and acts on deliveries have one unless the other side of the port keeps the audit. */
export interface AuditEntry {
  /** Time of the request, in ms since 1970. */
  readonly at: number
  /** Telegram id of the admin. */
  readonly telegramId: string
  /** Id of the chat in which the admin asked, as text. */
  readonly chatId: string
  /** Id of the update that made the request. */
  readonly updateId: number
  /** Kind of the act; `command` is one of the program. */
  readonly action: 'trigger_job' | 'cancel_run' | 'redeliver' | 'discard' | 'command'
  /** Id of the job, id of the run to cancel, id of the delivery, or the command with its argument, such as `/order 005930`. */
  readonly target: string
  /** Key of a trigger or a command: two entries with one key are one request. */
  readonly idempotencyKey?: string
}

/** Keeps an entry. When it throws, nothing is done, and the admin gets an error message. */
export type Audit = (entry: AuditEntry) => void | Promise<void>
