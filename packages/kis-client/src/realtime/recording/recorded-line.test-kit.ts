import type { LineFrame, LineListener, OpenLine } from '../line.ts'
import type { Topic, TopicState } from '../topics/topic.ts'

export const samsung: Topic = { trId: 'H0STCNT0', key: '005930' }
export const hynix: Topic = { trId: 'H0STCNT0', key: '000660' }
export const notices: Topic = { trId: 'H0STCNI0', key: 'KIMHTS' }
export const confirmedAt = (at: number): TopicState => ({ is: 'confirmed', at })

/** Returns a frame of a trade, whose volume is its number. */
export const tradeOf = (number: number, receivedAt: number): LineFrame => ({
  trId: 'H0STCNT0',
  count: 1,
  payload: `005930^102959^70100^${number}`,
  receivedAt,
})

/** Line whose frames and states come from the test. */
export interface TestLine {
  readonly open: OpenLine
  /** Returns the listener of the opened line. */
  listener(): LineListener
  readonly calls: string[]
}

export function createTestLine(): TestLine {
  let opened: LineListener | undefined
  const calls: string[] = []
  return {
    open(listener) {
      opened = listener
      return {
        want: ({ key }, priority) => void calls.push(`want ${key} ${priority}`),
        unwant: ({ key }) => void calls.push(`unwant ${key}`),
        async close() {
          calls.push('close')
        },
      }
    },
    listener() {
      if (opened === undefined) throw new Error('the line is not open')
      return opened
    },
    calls,
  }
}

/** Listener that keeps what it is called with. */
export interface KeepingListener {
  readonly listener: LineListener
  readonly frames: readonly LineFrame[]
  /** Keys with a word for the state and its instant. */
  readonly states: readonly string[]
  readonly troubles: readonly unknown[]
}

export function createKeepingListener(): KeepingListener {
  const frames: LineFrame[] = []
  const states: string[] = []
  const troubles: unknown[] = []
  const listener: LineListener = {
    frame: (frame) => void frames.push(frame),
    topic: ({ key }, state) => void states.push(`${key} ${describe(state)}`),
    trouble: (error) => void troubles.push(error),
  }
  return { listener, frames, states, troubles }
}

function describe(state: TopicState): string {
  if (state.is === 'confirmed') return ['confirmed', state.at, state.silence].filter(Boolean).join(' ')
  if (state.is === 'lost') return `lost ${state.from}`
  return state.is === 'refused' && state.refusal.reason === 'refused' ? `refused: ${state.refusal.message}` : state.is
}
