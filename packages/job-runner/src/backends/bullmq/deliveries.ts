import * as z from 'zod/mini'
import { type Completion, completionFor } from '../../delivery/completion.ts'
import type { Delivery } from '../backend.ts'
import { parseRun } from '../row-schemas.ts'
import type { Commands } from './connection.ts'
import { parseRecipients } from './run-row.ts'
import {
  discardDelivery,
  endDelivery,
  listDead,
  readDeliveries,
  renewDeliveries,
  reviveDelivery,
  takeDeliveries,
} from './scripts/deliveries.ts'

export interface TakenDelivery extends Delivery {
  /** Fence of its holder: it grows each time that a process takes the delivery. */
  readonly fence: string
}

export type DeliveryStep =
  | { readonly state: 'delivered' }
  | { readonly state: 'dead'; readonly error: string }
  | {
      readonly state: 'pending'
      readonly delayMs: number
      readonly costsTry: boolean
      readonly mayBeSent?: boolean
      readonly error?: string
    }

/**
 * Completions until they are delivered: rows with a lease of their own, made in the step that ends the run. BullMQ jobs for
 * them, and above all a flow, were rejected. A run has one parent in a flow, and here many recipients in many
 * channels, some of whom join while it runs; and jobs beside the rows were one more thing to keep in step, and 1.35 times
 * as slow as a bare flow, where rows are faster than one.
 */
export interface Deliveries {
  /** Takes the deliveries that are due longest. @returns those, and the time until there may be more, in ms */
  take(
    count: number,
    options: { readonly channels: readonly string[]; readonly leaseMs: number },
  ): Promise<{ readonly taken: readonly TakenDelivery[]; readonly moreInMs: number | undefined }>
  /** Renews the leases on deliveries. @returns those that another process has by now */
  renew(held: readonly TakenDelivery[], leaseMs: number): Promise<ReadonlySet<TakenDelivery>>
  /** Stores how a delivery ended. Does nothing once another process has it. */
  end(delivery: TakenDelivery, step: DeliveryStep): Promise<void>
  /** Returns the dead ones, in the order in which their runs ended. */
  dead(): Promise<readonly Completion[]>
  /** Reads those of the deliveries that still exist. */
  read(deliveryIds: readonly string[]): Promise<readonly Completion[]>
  /** Puts a dead delivery back in line. @returns false if it is not dead */
  revive(deliveryId: string): Promise<boolean>
  /** Forgets a dead delivery. @returns false if it is not dead */
  discard(deliveryId: string): Promise<boolean>
}

const maybe = z.nullable(z.string())
const rowSchema = z.object({
  /** Id of the delivery. */
  id: z.string(),
  /** Id of the run. */
  run: z.string(),
  recipients: z.string(),
  place: z.coerce.number(),
  fence: maybe,
  tries: maybe,
  redelivered: maybe,
  nextRunAt: maybe,
})
const rowsSchema = z.array(z.string())
const takenSchema = z.tuple([z.number(), rowsSchema])

/**
 * Creates the deliveries of a Redis.
 * @param failed receives the error of a row that cannot be read; the other rows are still delivered
 */
export function createDeliveries({ key, execute }: Commands, failed: (error: unknown) => void): Deliveries {
  const rowOf = (deliveryId: string) => key(`delivery:${deliveryId}`)

  function toDeliveries(texts: readonly string[]): TakenDelivery[] {
    return texts.flatMap((text) => {
      try {
        return toDelivery(rowSchema.parse(JSON.parse(text)))
      } catch (error) {
        failed(error)
        return []
      }
    })
  }

  /** Ends a delivery as dead that was taken, but cannot be read: it would come back with each lease. */
  async function giveUp(text: string, readable: ReadonlySet<string>) {
    const { id, fence } = z.object({ id: z.string(), fence: maybe }).parse(JSON.parse(text))
    if (readable.has(id)) return
    const error = 'its row in the store cannot be read'
    await execute(endDelivery, rowOf(id), { id, fence, state: 'dead', error })
  }

  function toDelivery({ run, recipients, place, ...row }: z.infer<typeof rowSchema>): TakenDelivery[] {
    const recipient = parseRecipients(recipients)[place]
    if (recipient === undefined) return []
    const nextRunAt = row.nextRunAt === null ? undefined : Number(row.nextRunAt)
    const completion = completionFor(parseRun(run), { recipient, index: place, nextRunAt })
    return [
      {
        completion: { ...completion, redelivered: row.redelivered === '1' },
        tries: Number(row.tries ?? 0),
        fence: row.fence ?? '',
      },
    ]
  }

  return {
    async take(count, { channels, leaseMs }) {
      const answer = await execute(takeDeliveries, key('flying'), { channels, count, leaseMs })
      const [moreInMs, rows] = takenSchema.parse(answer)
      const taken = toDeliveries(rows)
      if (taken.length < rows.length) {
        const readable = new Set(taken.map(({ completion }) => completion.deliveryId))
        await Promise.all(rows.map((text) => giveUp(text, readable)))
      }
      return { taken, moreInMs: moreInMs < 0 ? undefined : moreInMs }
    },
    async renew(held, leaseMs) {
      if (held.length === 0) return new Set()
      const asked = held.map(({ completion, fence }) => ({ id: completion.deliveryId, fence }))
      const lost = rowsSchema.parse(await execute(renewDeliveries, key('flying'), { held: asked, leaseMs }))
      return new Set(held.filter(({ completion }) => lost.includes(completion.deliveryId)))
    },
    async end({ completion: { deliveryId }, fence }, step) {
      await execute(endDelivery, rowOf(deliveryId), { id: deliveryId, fence, ...step })
    },
    async dead() {
      const rows = rowsSchema.parse(await execute(listDead, key('dead'), {}))
      // Redis keeps them as a set.
      return toDeliveries(rows)
        .map(({ completion }) => completion)
        .toSorted((a, b) => a.finishedAt - b.finishedAt)
    },
    async read(deliveryIds) {
      const rows = rowsSchema.parse(await execute(readDeliveries, key('dead'), { ids: deliveryIds }))
      return toDeliveries(rows).map(({ completion }) => completion)
    },
    discard: async (deliveryId) => (await execute(discardDelivery, rowOf(deliveryId), { id: deliveryId })) === 1,
    revive: async (deliveryId) => (await execute(reviveDelivery, rowOf(deliveryId), { id: deliveryId })) === 1,
  }
}
