import type { Json } from '@stockeye/job-runner'
import * as z from 'zod'

/** Notice of a trader, as it is stored with its run. */
export interface TraderNotice {
  readonly kind: 'fills' | 'trouble' | 'mode' | 'approvals'
  readonly title: string
  readonly text: string
  /** Id of the sale that waits for an answer: the notice has a button for each answer. */
  readonly approvalId?: string | undefined
}

const schema: z.ZodType<TraderNotice> = z.object({
  kind: z.enum(['fills', 'trouble', 'mode', 'approvals']),
  title: z.string(),
  text: z.string(),
  approvalId: z.string().optional(),
})

/** Reads the payload or the result of a run of `trader_notice`. @returns undefined for another value */
export const readTraderNotice = (value: Json | undefined): TraderNotice | undefined => schema.safeParse(value).data
