import type * as sqlite from 'node:sqlite'
import { addRecipients, type Completion, completionFor, type Recipient, wantsState } from '../../delivery/completion.ts'
import type { RunState } from '../../runner/run-states.ts'
import type { DeliveryEnd } from '../backend.ts'
import { parseRecipient } from '../row-schemas.ts'
import type { ChangeNotes } from './change-notes.ts'
import type { Database } from './database/connection.ts'
import type { Lease } from './leases.ts'
import { runColumns, toRun } from './run-row.ts'

export interface LeasedDelivery extends Lease {
  readonly completion: Completion
  readonly tries: number
}

export interface RunEnd {
  readonly state: RunState
  readonly nextRunAt: number | undefined
}

/** Table of deliveries: a row for each recipient of a run, from its enqueue on. Methods that write are called within a transaction. */
export interface Deliveries {
  /** Returns the recipients of the run. */
  recipients(runSeq: number): readonly Recipient[]
  /** Adds those of `more` that the run does not have yet; the delivery of a run that has ended is due at once. */
  add(
    runSeq: number,
    of: {
      readonly known: readonly Recipient[]
      readonly more: readonly Recipient[]
      readonly ended: RunEnd | undefined
    },
  ): void
  /** Makes the deliveries of a run that has ended due; those of recipients that do not want its state are discarded. */
  release(runSeq: number, ended: RunEnd): void
  /** Takes the longest due ones of these channels. */
  take(
    count: number,
    by: {
      readonly channels: readonly string[]
      readonly holder: string
      readonly now: number
      readonly leaseMs: number
    },
  ): readonly LeasedDelivery[]
  /** Stores how a delivery ended; does nothing once the lease has passed on. */
  end(lease: Lease, end: DeliveryEnd): void
  /** Puts a dead delivery back in line. @returns false if it is not dead */
  revive(deliveryId: string): boolean
  /** Forgets a dead delivery; its row stays with the run. @returns false if it is not dead */
  discard(deliveryId: string): boolean
}

/** Selects the columns that `parseCompletion` reads; a WHERE follows it. */
export const selectCompletion: string = `
  SELECT d.seq, d.fence, d.tries, d.place, d.channel, d.recipient, d.is_redelivered, d.next_run_at, d.error, ${runColumns}
  FROM deliveries d JOIN runs r ON r.seq = d.run_seq`

/** Reads the recipient of a delivery: of one that cannot be read only the channel is left. */
function readRecipient(row: Readonly<Record<string, unknown>>): Recipient {
  try {
    return parseRecipient(row.recipient)
  } catch {
    return { channel: String(row.channel) }
  }
}

/** Reads the completion of a delivery. */
export function parseCompletion(
  row: Readonly<Record<string, unknown>>,
  recipient: Recipient = readRecipient(row),
): Completion {
  const nextRunAt = row.next_run_at === null ? undefined : Number(row.next_run_at)
  const to = { recipient, index: Number(row.place), nextRunAt }
  return { ...completionFor(toRun(row), to), redelivered: row.is_redelivered === 1 }
}

/** Parses the id of a delivery. */
function keyOf(deliveryId: string) {
  const slash = deliveryId.lastIndexOf('/')
  return { runId: deliveryId.slice(0, slash), place: Number(deliveryId.slice(slash + 1)) }
}

export function createDeliveries(
  database: Database,
  changeNotes: ChangeNotes,
  failed: (error: unknown) => void,
): Deliveries {
  const ofRun = database.prepare('SELECT channel, recipient FROM deliveries WHERE run_seq = :runSeq ORDER BY place')
  const insert = database.prepare(`
    INSERT INTO deliveries (run_seq, place, channel, recipient, state, next_run_at)
    VALUES (:runSeq, :place, :channel, :recipient, :state, :nextRunAt)`)
  // Few recipients have states: the others are not parsed.
  const release = database.prepare(`
    UPDATE deliveries SET next_run_at = :nextRunAt,
      state = CASE
        WHEN instr(recipient, '"states"') = 0 THEN 'pending'
        WHEN NOT json_valid(recipient) THEN 'pending'
        WHEN json_type(recipient, '$.states') IS NOT 'array' THEN 'pending'
        WHEN EXISTS (SELECT 1 FROM json_each(recipient, '$.states') WHERE value = :state) THEN 'pending'
        ELSE 'discarded' END
    WHERE run_seq = :runSeq AND state = 'waiting'`)
  // Without a LIMIT as parameter: SQLite would prepare the statement again at each call, which takes longer than the search.
  const due = database.prepare(`
    ${selectCompletion} WHERE d.channel = :channel AND d.state = 'pending' AND d.not_before <= :now
    ORDER BY d.not_before, d.seq`)
  const lease = database.prepare(`
    UPDATE deliveries SET state = 'in_flight', fence = :fence,
      holder = :holder, lease_until = :until, lease_ms = :leaseMs
    WHERE seq = :seq`)
  const end = database.prepare(`
    UPDATE deliveries SET state = :state, not_before = :notBefore, tries = tries + :costs, error = :error,
      is_redelivered = max(is_redelivered, :mayBeSent),
      holder = NULL, lease_until = NULL, lease_ms = NULL
    WHERE seq = :seq AND fence = :fence AND holder = :holder`)
  const revive = database.prepare(`
    UPDATE deliveries SET state = 'pending', not_before = 0, tries = 0
    WHERE run_seq = (SELECT seq FROM runs WHERE run_id = :runId) AND place = :place AND state = 'dead'`)
  const discard = database.prepare(`
    UPDATE deliveries SET state = 'discarded'
    WHERE run_seq = (SELECT seq FROM runs WHERE run_id = :runId) AND place = :place AND state = 'dead'`)

  const deliveries: Deliveries = {
    recipients: (runSeq) => ofRun.all({ runSeq }).map(readRecipient),
    add(runSeq, { known, more, ended }) {
      for (const [place, recipient] of addRecipients(known, more).entries()) {
        if (place < known.length) continue
        const endState = ended && (wantsState(recipient, ended.state) ? 'pending' : 'discarded')
        const state = endState ?? 'waiting'
        const nextRunAt = ended?.nextRunAt ?? null
        const { channel } = recipient
        insert.run({ runSeq, place, channel, recipient: JSON.stringify(recipient), state, nextRunAt })
        if (state === 'pending') changeNotes.noteDeliveries()
      }
    },
    release(runSeq, { state, nextRunAt }) {
      if (release.run({ runSeq, state, nextRunAt: nextRunAt ?? null }).changes !== 0) changeNotes.noteDeliveries()
    },
    take(count, { channels, holder, now, leaseMs }) {
      const rows: Record<string, sqlite.SQLOutputValue>[] = []
      for (const channel of channels) {
        for (const row of due.iterate({ channel, now })) {
          if (rows.length >= count) break
          rows.push(row)
        }
      }
      return rows.flatMap((row) => {
        const leased = { seq: Number(row.seq), fence: Number(row.fence) + 1, holder }
        lease.run({ ...leased, until: now + leaseMs, leaseMs })
        try {
          return [
            { ...leased, completion: parseCompletion(row, parseRecipient(row.recipient)), tries: Number(row.tries) },
          ]
        } catch (error) {
          deliveries.end(leased, { state: 'dead', error: 'its recipient in the store cannot be read' })
          failed(error)
          return []
        }
      })
    },
    end({ seq, fence, holder }, how) {
      const isPending = how.state === 'pending'
      end.run({
        seq,
        fence,
        holder,
        state: how.state,
        notBefore: isPending ? how.notBefore : 0,
        costs: Number(isPending && how.costsTry),
        mayBeSent: Number(isPending && how.mayBeSent === true),
        error: how.state === 'delivered' ? null : how.error,
      })
    },
    revive(deliveryId) {
      const isRevived = revive.run(keyOf(deliveryId)).changes !== 0
      if (isRevived) changeNotes.noteDeliveries()
      return isRevived
    },
    discard: (deliveryId) => discard.run(keyOf(deliveryId)).changes !== 0,
  }
  return deliveries
}
