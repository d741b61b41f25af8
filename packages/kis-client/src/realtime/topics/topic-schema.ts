import * as z from 'zod'
import type { Topic, TopicRefusal, TopicState } from './topic.ts'

// Topics and their states as JSON: in packets between processes, in the memory of an owner, and in recordings.

export const topicSchema: z.ZodType<Topic> = z.object({ trId: z.string(), key: z.string() })

const refusalSchema: z.ZodType<TopicRefusal> = z.discriminatedUnion('reason', [
  z.object({ reason: z.literal('no-place'), holders: z.array(z.string()) }),
  z.object({ reason: z.literal('held'), nextTryAt: z.number() }),
  z.object({ reason: z.literal('key-in-use'), nextTryAt: z.number() }),
  z.object({ reason: z.literal('fault'), nextTryAt: z.number() }),
  z.object({ reason: z.literal('refused'), messageCode: z.string(), message: z.string() }),
])

export const stateSchema: z.ZodType<TopicState> = z.discriminatedUnion('is', [
  z.object({ is: z.literal('pending'), heldUp: refusalSchema.optional() }),
  z.object({ is: z.literal('confirmed'), at: z.number(), silence: z.enum(['quiet', 'stale']).optional() }),
  z.object({ is: z.literal('lost'), from: z.number(), isCertain: z.boolean(), heldUp: refusalSchema.optional() }),
  z.object({ is: z.literal('refused'), refusal: refusalSchema }),
])
