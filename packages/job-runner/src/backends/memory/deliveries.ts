import { addRecipients, completionFor, type Recipient, wantsState } from '../../delivery/completion.ts'
import { isFinal } from '../../runner/run-states.ts'
import { createDueQueue } from '../../schedule/due-queue.ts'
import type { DeliveryEnd } from '../backend.ts'
import { soonest } from '../soonest.ts'
import type { DeliveryRow, Memory, RunRow } from './memory.ts'

/** Table of deliveries: a row for each recipient of a run, from its end on. */
export interface Deliveries {
  /** Adds the deliveries of an ended run, for its recipients from `first` on. */
  add(row: RunRow, first: number): void
  /** Adds recipients to a run; those of a run that has ended get its completion at once. */
  join(row: RunRow, recipients: readonly Recipient[]): void
  /** Removes and returns the longest due ones of these channels. */
  takeDue(count: number, channels: readonly string[], now: number): readonly DeliveryRow[]
  /** Stores how a delivery ended. */
  end(row: DeliveryRow, end: DeliveryEnd, now: number): void
  /** Puts a delivery back in line: a process had it, and may have sent it. */
  putBack(row: DeliveryRow): void
  /** Ends a delivery that waits as dead: it is not tried any more. */
  giveUp(row: DeliveryRow): void
  /** Puts a dead delivery back in line. @returns false if it is not dead */
  revive(deliveryId: string): boolean
  /** Forgets a dead delivery. @returns false if it is not dead */
  discard(deliveryId: string): boolean
  /** Returns the first instant later than `after` at which a delivery of these channels is due. */
  nextDue(channels: readonly string[], after: number): number | undefined
}

export function createDeliveries(
  memory: Memory,
  { nextRunAt }: { readonly nextRunAt: (jobId: string) => number | undefined },
): Deliveries {
  const { deliveries, pending, inFlight, schedules, emitter } = memory

  /** Puts a delivery in line, to be tried at `notBefore`. */
  function queue(row: DeliveryRow, notBefore: number) {
    const { channel } = row.completion.recipient
    const rows = pending.get(channel) ?? createDueQueue<DeliveryRow>()
    pending.set(channel, rows)
    rows.set(row, notBefore)
    emitter.emit('change', 'deliveries')
  }

  /** Takes a delivery out of its line for good. */
  function leave(row: DeliveryRow) {
    pending.get(row.completion.recipient.channel)?.set(row, undefined)
  }

  function release(row: DeliveryRow) {
    row.lease = undefined
    inFlight.delete(row)
  }

  const table: Deliveries = {
    add({ run, recipients }, first) {
      if (recipients.length <= first) return
      const next = schedules.get(run.jobId)?.isPaused ? undefined : nextRunAt(run.jobId)
      for (const [index, recipient] of recipients.entries()) {
        if (index < first || !wantsState(recipient, run.state)) continue
        const completion = completionFor(run, { recipient, index, nextRunAt: next })
        const row = { completion, tries: 0, isDead: false, lease: undefined }
        deliveries.set(completion.deliveryId, row)
        queue(row, 0)
      }
    },
    join(row, recipients) {
      const known = row.recipients.length
      row.recipients = addRecipients(row.recipients, recipients)
      if (isFinal(row.run.state)) table.add(row, known)
    },
    takeDue(count, channels, now) {
      const taken: DeliveryRow[] = []
      for (const channel of channels) taken.push(...(pending.get(channel)?.takeDue(now, count - taken.length) ?? []))
      for (const row of taken) inFlight.add(row)
      return taken
    },
    end(row, end, now) {
      release(row)
      if (end.state === 'pending') {
        if (end.costsTry) row.tries += 1
        if (end.mayBeSent) row.completion = { ...row.completion, redelivered: true }
        // One that is due already keeps its place in the order of their ages.
        queue(row, end.notBefore <= now ? 0 : end.notBefore)
        return
      }
      leave(row)
      if (end.state === 'delivered') deliveries.delete(row.completion.deliveryId)
      else row.isDead = true
    },
    putBack(row) {
      release(row)
      row.completion = { ...row.completion, redelivered: true }
      queue(row, 0)
    },
    giveUp(row) {
      leave(row)
      row.isDead = true
    },
    revive(deliveryId) {
      const row = deliveries.get(deliveryId)
      if (!row?.isDead) return false
      row.isDead = false
      row.tries = 0
      queue(row, 0)
      return true
    },
    discard: (deliveryId) => deliveries.get(deliveryId)?.isDead === true && deliveries.delete(deliveryId),
    nextDue(channels, after) {
      // Those that are due already wait for a slot, whose end is a look anyway.
      return soonest(channels.map((channel) => pending.get(channel)?.nextAt).filter((at = after) => at > after))
    },
  }
  return table
}
