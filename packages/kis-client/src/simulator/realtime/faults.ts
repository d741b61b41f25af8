import type { Topic } from '../../realtime/topics/topic.ts'
import { createFaultQueue, type FaultQueue } from '../control/fault-queue.ts'
import type { RefusalCode } from './codes.ts'
import { matchesTopic, type TopicMatch } from './controls.ts'
import type { Mangling } from './frame.ts'

/** Faults of topics, of one kind. */
type TopicFaults<Fault> = FaultQueue<TopicMatch, Topic, Fault>

/** Faults that wait for a request or a frame. */
export interface RealtimeFaults {
  readonly refusals: TopicFaults<RefusalCode>
  /** Delays of answers, in ms. */
  readonly delays: TopicFaults<number>
  readonly manglings: TopicFaults<Mangling>
}

export const createRealtimeFaults = (): RealtimeFaults => ({
  refusals: createFaultQueue(matchesTopic),
  delays: createFaultQueue(matchesTopic),
  manglings: createFaultQueue(matchesTopic),
})
