import type { Json } from '@stockeye/job-runner'
import * as z from 'zod'

/** Notice of a trader, as it is stored with its run. */
export interface TraderNotice {
  readonly kind: 'fills' | 'trouble' | 'mode' | 'approvals'
  readonly title: string
  readonly text: string
  /** Id of the sale that waits for an answer: the notice has a button for each answer. */
  readonly approvalId?: string
}

/** Notice with the key of its run, which names the event: processes that see the same event trigger the same run. */
export interface KeyedNotice {
  readonly key: string
  readonly notice: TraderNotice
}

/** Age up to which events of before the start are reported, in ms: for as long the job runner knows a key again. */
export const knownMs: number = 24 * 60 * 60_000

const schema: z.ZodType<TraderNotice> = z.object({
  kind: z.enum(['fills', 'trouble', 'mode', 'approvals']),
  title: z.string(),
  text: z.string(),
  approvalId: z.string().exactOptional(),
})

/** Reads the payload or the result of a run of `trader_notice`. @returns undefined for another value */
export const readTraderNotice = (value: Json | undefined): TraderNotice | undefined => schema.safeParse(value).data
