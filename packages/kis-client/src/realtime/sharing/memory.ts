import * as z from 'zod'
import type { Topic } from '../topics/topic.ts'
import { topicSchema } from '../topics/topic-schema.ts'

/** Knowledge about an app key's places at KIS. It is stored with the lease, and the next owner reads it. */
export interface KeyMemory {
  /** Topics that the owner had registered or was registering, which KIS may still hold. */
  readonly registered: readonly Topic[]
  /** JSON value of the owner's line, such as places that KIS was found to hold. Nothing here reads it. */
  readonly learnt: unknown
  /** Instant of the entry, in ms since 1970. */
  readonly writtenAt: number
}

const memorySchema: z.ZodType<KeyMemory> = z.object({
  registered: z.array(topicSchema),
  learnt: z.unknown(),
  writtenAt: z.number(),
})

/** Formats a memory as JSON. */
export const formatMemory = ({ registered, learnt, writtenAt }: KeyMemory): string =>
  JSON.stringify({ registered: registered.map(({ trId, key }) => ({ trId, key })), learnt, writtenAt })

/**
 * Parses a stored memory.
 *
 * @throws {Error} it is not a memory: it was damaged, or another version has written it
 */
export const parseMemory = (json: string): KeyMemory => memorySchema.parse(JSON.parse(json))
