import * as z from 'zod/mini'
import type { ServedChannel, ServedJob } from './backend.ts'
import type { Member } from './presence.ts'
import { recipientSchema } from './row-schemas.ts'

const jobsSchema: z.ZodMiniType<readonly ServedJob[]> = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    attempts: z.number(),
    startDeadlineMs: z.exactOptional(z.number()),
    allowsOverlap: z.exactOptional(z.boolean()),
    recipients: z.array(recipientSchema),
    schedule: z.exactOptional(z.string()),
    zone: z.exactOptional(z.string()),
  } satisfies Record<keyof ServedJob, z.ZodMiniType>),
)

const channelSchema: z.ZodMiniType<ServedChannel> = z.object({
  channel: z.string(),
  state: z.enum(['ready', 'down']),
  sinceAt: z.exactOptional(z.number()),
  error: z.exactOptional(z.string()),
} satisfies Record<keyof ServedChannel, z.ZodMiniType>)

const memberSchema: z.ZodMiniType<Member> = z.union([
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
