import { appendFileSync } from 'node:fs'
import { machineClock } from '@stockeye/internal/clock'
import type { Clock } from '@stockeye/token-manager'
import { type Topic, topicName } from '../topics/topic.ts'
import type { OpenDirectLine } from './owner.ts'

/** Time between two rows of a topic, in ms. Row number n is due at n times that. */
export const tickMs = 5

export interface TickingLineOptions {
  /** File that receives a line for each opening and closing, in their order over all processes. */
  readonly log: string
  readonly name: string
}

/** Direct line without KIS, and the clock of its process. */
export interface TickingLine {
  readonly open: OpenDirectLine
  /** Clock of the machine. Rows that are due have arrived before each look at it, as those in a socket have. */
  readonly clock: Clock
}

/**
 * Creates a direct line without KIS. Each topic gets a row at each multiple of `tickMs` of the wall clock, with its number, so
 * that a test can say which rows a process has missed.
 */
export function tickingLine({ log, name }: TickingLineOptions): TickingLine {
  const note = (what: string) => appendFileSync(log, `${what} ${name}\n`)
  let emitDue: () => void = () => undefined
  let isEmitting = false

  function now(): number {
    if (!isEmitting) {
      isEmitting = true
      emitDue()
      isEmitting = false
    }
    return machineClock.now()
  }

  return {
    clock: { ...machineClock, now },
    open(listener, { memory, remember, holds }) {
      const topics = new Map<string, Topic>()
      note(`open after ${JSON.stringify(memory?.registered.map(({ key }) => key) ?? [])} by`)
      const keep = () => remember({ registered: [...topics.values()], learnt: { by: name }, writtenAt: Date.now() })
      const dueRow = () => Math.floor(machineClock.now() / tickMs)
      let last = dueRow()
      emitDue = () => {
        // A process that was paused does not act before it has looked at its lease.
        if (!holds()) return
        const due = dueRow()
        for (; last < due; last += 1) {
          const receivedAt = (last + 1) * tickMs
          for (const { trId, key } of topics.values()) {
            listener.frame({ trId, count: 1, payload: `${key}^${last + 1}`, receivedAt })
          }
        }
      }
      const timer = setInterval(now, tickMs)
      const end = (what: string) => {
        clearInterval(timer)
        emitDue = () => undefined
        note(what)
      }

      return {
        want(topic) {
          if (topics.has(topicName(topic))) return
          topics.set(topicName(topic), topic)
          keep().catch(() => undefined)
          const at = last * tickMs
          queueMicrotask(() => listener.topic(topic, { is: 'confirmed', at }))
        },
        unwant(topic) {
          topics.delete(topicName(topic))
          keep().catch(() => undefined)
        },
        async close() {
          topics.clear()
          await keep()
          end('close')
        },
        abandon: () => end('abandon'),
        heardAt: () => undefined,
      }
    },
  }
}
