import { appendFileSync } from 'node:fs'
import { type Topic, topicName } from '../topics/topic.ts'
import type { OpenDirectLine } from './owner.ts'

/** Time between two rows of a topic, in ms. Row number n is due at n times that. */
export const tickMs = 5

export interface TickingLineOptions {
  /** File that receives a line for each opening and closing, in their order over all processes. */
  readonly log: string
  readonly name: string
}

/**
 * Creates a direct line without KIS. Each topic gets a row at each multiple of `tickMs` of the wall clock, with its number, so
 * that a test can say which rows a process has missed.
 */
export function tickingLine({ log, name }: TickingLineOptions): OpenDirectLine {
  const note = (what: string) => appendFileSync(log, `${what} ${name}\n`)
  return (listener, { memory, remember, holds }) => {
    const topics = new Map<string, Topic>()
    note(`open after ${JSON.stringify(memory?.registered.map(({ key }) => key) ?? [])} by`)
    const keep = () => remember({ registered: [...topics.values()], learnt: { by: name }, writtenAt: Date.now() })
    let last = Math.floor(Date.now() / tickMs)
    const timer = setInterval(() => {
      const now = Math.floor(Date.now() / tickMs)
      // A paused process does not act before it has looked at its lease.
      if (!holds()) return
      // Rows of a pause were lost at the socket, and are the pause's hole.
      const from = now - last > 100 ? now : last + 1
      for (let row = from; row <= now; row += 1) {
        for (const { trId, key } of topics.values()) {
          listener.frame({ trId, count: 1, payload: `${key}^${row}`, receivedAt: row * tickMs })
        }
      }
      last = now
    }, tickMs)
    const end = (what: string) => {
      clearInterval(timer)
      note(what)
    }

    return {
      want(topic) {
        if (topics.has(topicName(topic))) return
        topics.set(topicName(topic), topic)
        void keep()
        queueMicrotask(() => listener.topic(topic, { is: 'confirmed', at: last * tickMs }))
      },
      unwant(topic) {
        topics.delete(topicName(topic))
        void keep()
      },
      async close() {
        topics.clear()
        await keep()
        end('close')
      },
      abandon: () => end('abandon'),
    }
  }
}
