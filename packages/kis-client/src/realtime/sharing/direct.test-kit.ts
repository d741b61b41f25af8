import type { LineFrame, LineListener } from '../line.ts'
import type { Topic, TopicState } from '../topics/topic.ts'
import type { RestPrice } from '../watch/rest-prices.ts'
import type { OpenDirectLine } from './owner.ts'

/** Direct line that a test drives. */
export interface TestDirect {
  readonly open: OpenDirectLine
  /** Calls of the line, in their order, such as `want H0STCNT0|005930 3`. */
  readonly calls: readonly string[]
  /** Resolves once the line is open. */
  readonly opened: Promise<void>
  emitFrame(frame: LineFrame): void
  emitState(topic: Topic, state: TopicState): void
  emitPrice(topic: Topic, price: RestPrice): void
}

export function testDirect(): TestDirect {
  const calls: string[] = []
  const opened = Promise.withResolvers<void>()
  let listener: LineListener | undefined
  return {
    calls,
    opened: opened.promise,
    emitFrame: (frame) => listener?.frame(frame),
    emitState: (topic, state) => listener?.topic(topic, state),
    emitPrice: (topic, price) => listener?.price?.(topic, price),
    open(own) {
      listener = own
      calls.push('open')
      opened.resolve()
      return {
        want: ({ trId, key }, priority) => void calls.push(`want ${trId}|${key} ${priority}`),
        unwant: ({ trId, key }) => void calls.push(`unwant ${trId}|${key}`),
        async close() {
          calls.push('close')
        },
        abandon: () => void calls.push('abandon'),
        heardAt: () => undefined,
      }
    },
  }
}
