import { within } from '@stockeye/internal/wait'
import type { Clock } from '@stockeye/token-manager'
import * as z from 'zod'
import { KisUnreachableError } from '../errors.ts'
import { createTurnQueue, type TurnQueue } from './queue.ts'

const answerSchema = z.tuple([z.enum(['order', 'query', 'account-read', '']), z.number()])

/** Creates the queue of one key, whose first callers wait in Redis for their turns. */
export function createSharedQueue(about: {
  readonly run: (what: string, turn: string, ...rest: readonly string[]) => Promise<unknown>
  readonly nextTurn: () => string
  readonly clock: Clock
  readonly timeoutMs: number
}): TurnQueue {
  const { run, nextTurn, clock, timeoutMs } = about
  const queue = createTurnQueue(() => void ask())
  const tooLate = () => new Error(`Redis did not answer within ${timeoutMs} ms`)
  let timer: unknown
  let isAsking = false
  let hasChanged = false

  const settle = (turn: string, what: 'answered' | 'unused') => {
    // If this message is lost, the turn ends by time.
    run(what, turn).catch(() => undefined)
  }

  /** Asks for the next turn, and repeats while callers wait: one question at a time. */
  async function ask(): Promise<void> {
    hasChanged = true
    if (isAsking) return
    isAsking = true
    clock.clearTimeout(timer)
    let waitMs = 0
    while (hasChanged) {
      hasChanged = false
      waitMs = await askOnce()
    }
    isAsking = false
    if (waitMs > 0) timer = clock.setTimeout(ask, waitMs)
  }

  /** Asks Redis for a turn, once. @returns ms until the next question makes sense; 0 if no caller waits */
  async function askOnce(): Promise<number> {
    const turn = nextTurn()
    const now = clock.monotonic()
    const firsts = queue.firsts().flatMap(({ lane, since }) => [lane, `${since}`, `${Math.round(now - since)}`])
    const asked = run('ask', turn, ...firsts)
    try {
      const [granted, waitMs] = answerSchema.parse(await within(clock, timeoutMs, () => asked, tooLate))
      if (granted === '') return waitMs
      // The first waiter now, since the one that the turn was asked for may have left.
      const waiter = queue.firsts().find(({ lane }) => lane === granted)
      if (waiter === undefined) settle(turn, 'unused')
      else waiter.start(() => settle(turn, 'answered'))
      hasChanged ||= queue.firsts().length > 0
    } catch (cause) {
      // Return a turn that Redis grants after the timeout: its caller has stopped waiting.
      asked.then(
        () => settle(turn, 'unused'),
        () => undefined,
      )
      queue.refuseAll(
        new KisUnreachableError('the pacer got no turn from Redis; check that Redis is reachable', { cause }),
      )
    }
    return 0
  }
  return queue
}
