import type { SystemOptions } from '../system/system.ts'
import type { World } from '../system/world.ts'
import { createCallCounter } from './calls.ts'
import { createOrderCounter } from './orders.ts'
import { createRunCounter } from './runs.ts'

/** Figures that show what the packages promise. */
export interface Figures {
  /** Number of calls: each page of a list is one. */
  readonly calls: number
  /** Number of calls that ended in an error for the program, after the repeats of the client. */
  readonly failedCalls: number
  /** Number of tokens after the first. */
  readonly rotations: number
  /** Number of sessions that were built because of a rotation. */
  readonly sessionsRebuilt: number
  /** Number of new orders that the exchange booked. */
  readonly orders: number
  /** Number of times that the trader saw a larger part of an order filled. */
  readonly fills: number
  /** Number of booked orders minus the decisions of the trader to order. */
  readonly duplicateOrders: number
  /** Number of runs that a person has triggered. */
  readonly triggered: number
  /** Number of those whose completion the chat has. */
  readonly completions: number
  /** Number of messages that the bot has sent. */
  readonly messages: number
}

/** Counter of all that the programs of a system do, also through their restarts. */
export interface FigureCounter {
  /** Hooks of the programs. */
  readonly watch: Required<Pick<NonNullable<SystemOptions['watch']>, 'owner' | 'trader' | 'service'>>
  read(): Figures
  /** Returns the time of the first call that failed, in ms since 1970. */
  firstFailureAt(): number | undefined
}

/** Creates the counter of a system. */
export function createFigureCounter({ clock, simulator, telegram }: World): FigureCounter {
  const calls = createCallCounter(clock)
  const orders = createOrderCounter()
  const runs = createRunCounter()
  const generations = new Set<number>()
  let sessionsRebuilt = 0
  return {
    watch: {
      owner({ tokens }) {
        tokens.on('rotated', ({ token }) => void generations.add(token.generation))
      },
      trader({ kis, running }) {
        calls.watch(kis)
        kis.on('session', ({ replaces }) => {
          if (replaces !== undefined) sessionsRebuilt += 1
        })
        // A trader that fails at its start has no orders.
        running.then(
          ({ trading }) => orders.watch(trading),
          () => undefined,
        )
      },
      service({ kis, jobs }) {
        calls.watch(kis)
        runs.watch(jobs)
      },
    },
    read() {
      const { calls: all, failedCalls } = calls.counts()
      const { intents, fills } = orders.counts()
      const booked = simulator.orders().filter(({ kind, isExternal }) => kind === 'new' && isExternal !== true).length
      const rotations = Math.max(0, generations.size - 1)
      const duplicateOrders = Math.max(0, booked - intents)
      const messages = telegram.transcript.entries().filter(({ kind }) => kind === 'bot-sent').length
      const made = { calls: all, failedCalls, rotations, sessionsRebuilt, orders: booked, fills, duplicateOrders }
      return { ...made, ...runs.counts(), messages }
    },
    firstFailureAt: () => calls.counts().firstFailureAt,
  }
}
