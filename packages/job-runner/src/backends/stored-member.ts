import * as z from 'zod'
import type { ServedChannel, ServedJob } from './backend.ts'
import type { Member } from './presence.ts'
import { recipientSchema } from './row-schemas.ts'

const jobsSchema: z.ZodType<readonly ServedJob[]> = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    attempts: z.number(),
    startDeadlineMs: z.number().exactOptional(),
    allowsOverlap: z.boolean().exactOptional(),
    recipients: z.array(recipientSchema),
    schedule: z.string().exactOptional(),
    zone: z.string().exactOptional(),
  } satisfies Record<keyof ServedJob, z.ZodType>),
)

const channelSchema: z.ZodType<ServedChannel> = z.object({
  channel: z.string(),
  state: z.enum(['ready', 'down']),
  sinceAt: z.number().exactOptional(),
  error: z.string().exactOptional(),
} satisfies Record<keyof ServedChannel, z.ZodType>)

const memberSchema: z.ZodType<Member> = z.union([
  z.object({ jobs: jobsSchema }),
  z.object({ channels: z.array(channelSchema) }),
])

/** Parses a stored member. @returns undefined if it is missing or cannot be read: what a later version writes must not stop a health check */
export function parseMember(text: unknown): Member | undefined {
  try {
    return memberSchema.parse(JSON.parse(String(text)))
  } catch {
    return undefined
  }
}
