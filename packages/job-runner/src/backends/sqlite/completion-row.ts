import { type Completion, completionFor } from '../../delivery/completion.ts'
import { parseRecipient, parseRun } from '../rows.ts'

/** What `parseCompletion` reads; a WHERE goes behind it. */
export const selectCompletion = `
  SELECT d.place, d.recipient, d.is_redelivered, d.next_run_at, d.error, r.info
  FROM deliveries d JOIN runs r ON r.seq = d.run_seq`

/** @throws {JobBackendError} the row is damaged */
export function parseCompletion(row: Readonly<Record<string, unknown>>): Completion {
  const nextRunAt = row.next_run_at === null ? undefined : Number(row.next_run_at)
  const to = { recipient: parseRecipient(row.recipient), index: Number(row.place), nextRunAt }
  return { ...completionFor(parseRun(row.info), to), redelivered: row.is_redelivered === 1 }
}
