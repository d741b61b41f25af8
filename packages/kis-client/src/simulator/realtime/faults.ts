import type { Topic } from '../../realtime/topics/topic.ts'
import type { RefusalCode } from './codes.ts'
import { matchesTopic, type TopicMatch } from './controls.ts'
import type { Mangling } from './frame.ts'

/** Faults of one kind, each for a number of times. */
export interface FaultQueue<Fault> {
  add(match: TopicMatch, fault: Fault, times: number): void
  /** Returns the fault that is due for the topic and counts it as used; undefined if no fault matches. */
  take(topic: Topic): Fault | undefined
}

export function createFaultQueue<Fault>(): FaultQueue<Fault> {
  let waiting: { readonly match: TopicMatch; readonly fault: Fault; times: number }[] = []
  return {
    add: (match, fault, times) => void waiting.push({ match, fault, times }),
    take(topic) {
      const due = waiting.find(({ match }) => matchesTopic(match, topic))
      if (due === undefined) return undefined
      due.times -= 1
      waiting = waiting.filter(({ times }) => times > 0)
      return due.fault
    },
  }
}

/** Faults that wait for a request or a frame. */
export interface RealtimeFaults {
  readonly refusals: FaultQueue<RefusalCode>
  /** Delays of answers, in ms. */
  readonly delays: FaultQueue<number>
  readonly manglings: FaultQueue<Mangling>
}

export const createRealtimeFaults = (): RealtimeFaults => ({
  refusals: createFaultQueue(),
  delays: createFaultQueue(),
  manglings: createFaultQueue(),
})
