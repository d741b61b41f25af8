import { existsSync } from 'node:fs'
import { wait } from '@stockeye/internal/wait'
import type { Halted, TradingAccount } from '@stockeye/kis-client'
import * as z from 'zod'
import type { Portfolio } from '../portfolio.ts'
import type { CommandOptions, DeskMode, DeskState } from './desk.ts'
import { modeSchema } from './schemas.ts'
import { StaleCommandError } from './stale.ts'
import type { DeskRecords } from './store.ts'
import { createTurns } from './turns.ts'

/** Command of a person that holds. */
interface Command {
  readonly mode: DeskMode
  readonly by: string
  /** Instant of the command, in ms since 1970. */
  readonly at: number
}

const commandSchema: z.ZodType<Command> = z.object({
  mode: modeSchema,
  by: z.string(),
  at: z.number(),
})

/** Commands of people on one account. */
export interface Commands {
  /** Returns the mode that holds, the name of the person who has set it, and the instant of that. */
  now(): Pick<DeskState, 'mode' | 'by' | 'changedAt'>
  /** Returns whether the halt file is there. Until it is gone, no command lets an order leave. */
  isHaltedByFile(): boolean
  /** Stores the record of a kill again that could not be stored. */
  storeAgain(): void
  /**
   * Sets the mode, after the commands before it. While the halt file is there, only `paused` changes something.
   *
   * @throws {StaleCommandError} the mode has changed since `seenAt`, and is not the wanted one
   * @throws {Error} the journal or the store has not stored it
   */
  set(mode: Exclude<DeskMode, 'killed'>, options: CommandOptions): Promise<void>
  /**
   * Halts, and cancels the orders of the trader.
   *
   * @returns the result; undefined if KIS has not answered all within `killWaitMs`: the cancellations go on
   * @throws {StaleCommandError} the mode has changed since `seenAt`, and is not `killed`
   */
  kill(options: CommandOptions): Promise<Halted | undefined>
}

/** Beginning of the ids that `halt` of the trading object gives its cancellations. */
const haltPrefix = 'halt '

/** Modes of the journal. It alone decides which orders may leave, also while the program that takes the commands is away. */
const journalModes = {
  trading: 'active',
  'entry-stopped': 'reducing',
  flattening: 'reducing',
  paused: 'halted',
} as const

/**
 * Creates the commands of one account. The journal's mode is the truth about the orders that may leave. The record beside it refines
 * that: whether `reducing` is a flattening, and `halted` a kill, and who said so. Where the two differ, because a process died between
 * the two writes, a disk was full, or a file has halted trading, the journal holds: nothing is sold by the record, and open orders are
 * cancelled only where the record is a kill, the journal has a cancellation of a later kill, or the halt file is there.
 *
 * | command | first write | second write | only the first is stored | only the second is stored |
 * | --- | --- | --- | --- | --- |
 * | pause | journal: halted | record | `paused`, without a name; a kill before it stays one | not written |
 * | flatten | journal: reducing | record | `entry-stopped`, without a name | not written |
 * | stopEntry | record | journal: reducing | what the journal has: `paused` after a kill or a pause | not written |
 * | resume | record | journal: active | what the journal has: `paused` after a kill or a pause | not written |
 * | kill | journal: halted | record, at the same time | `killed` while this process lives, which writes it again with each decision; for the next one if the journal has a cancellation of it, and otherwise `paused` | what the journal has; `killed` after a pause |
 *
 * A command of which one write failed is not answered as done, except for the kill that the journal has stored.
 */
export function createCommands(
  { trading, clock, log }: Pick<Portfolio, 'trading' | 'clock' | 'log'>,
  {
    records,
    haltFile,
    killWaitMs,
  }: { readonly records: DeskRecords; readonly haltFile: string | undefined; readonly killWaitMs: number },
): Commands {
  let latest = records.list('command').map((row) => commandSchema.parse(row))[0]
  const inTurn = createTurns()
  const isHaltedByFile = () => haltFile !== undefined && existsSync(haltFile)

  /** Latest command, while its record could not be stored. */
  let unstored: Command | undefined

  async function record(command: Command): Promise<void> {
    await records.write({ command: { put: [['latest', command]] } })
    latest = command
    unstored = undefined
  }

  /** Stores the record of a kill, which holds in this process also where that fails. */
  async function recordKill(command: Command): Promise<void> {
    try {
      await record(command)
    } catch (error) {
      latest = command
      unstored = command
      report(error instanceof Error ? error : new Error(String(error)))
    }
  }

  /** Returns the instant of a command that comes now: each has its own, since `seenAt` names one. */
  const nextAt = () => Math.max(clock.now(), (latest?.at ?? 0) + 1)

  /** Returns whether the journal has a cancellation of a kill, or of the halt file, that is later than the record. */
  const isKillSent = () =>
    trading
      .listOrders()
      .some(
        ({ change, clientOrderId, intendedAt }) =>
          change?.kind === 'cancel' && clientOrderId.startsWith(haltPrefix) && intendedAt >= (latest?.at ?? 0),
      )

  function now(): ReturnType<Commands['now']> {
    const isKilled = latest?.mode === 'killed' || isKillSent() || (isHaltedByFile() && latest?.mode !== 'paused')
    const mode = modeOf(trading.getAccount(), { said: latest?.mode, isKilled })
    return latest?.mode === mode ? { mode, by: latest.by, changedAt: latest.at } : { mode }
  }

  /** Returns whether a command must change nothing, since its mode holds already. @throws {StaleCommandError} another one holds */
  function isDone(mode: DeskMode, seenAt: number | undefined): boolean {
    const { mode: present, changedAt = 0 } = now()
    if (seenAt === undefined || seenAt === changedAt) return false
    if (present !== mode) throw new StaleCommandError()
    return true
  }

  const report = (error: Error) => log.error({ error: error.name }, `TRADING_TROUBLE ${error.message}`)

  return {
    now,
    isHaltedByFile,
    storeAgain() {
      const command = unstored
      if (command === undefined) return
      unstored = undefined
      void inTurn(async () => {
        if (latest === command) await recordKill(command)
      })
    },
    set: (mode, { by, seenAt }) =>
      inTurn(async () => {
        if (isDone(mode, seenAt)) return
        if (isHaltedByFile() && mode !== 'paused') return
        // An older record must not turn a purchase stop into a flattening: it is replaced before the journal changes. A record of
        // what sells or stops more comes after the journal, which holds alone until then.
        const isRecordFirst = mode === 'trading' || mode === 'entry-stopped'
        if (isRecordFirst) await record({ mode, by, at: nextAt() })
        await trading.setMode(journalModes[mode], { by })
        if (!isRecordFirst) await record({ mode, by, at: nextAt() })
        log.info({ by }, `${words[mode]} by ${by}`)
      }),
    kill: ({ by, seenAt }) =>
      inTurn(async () => {
        // A repeat of a kill cancels again what is still open.
        isDone('killed', seenAt)
        const command: Command = { mode: 'killed', by, at: nextAt() }
        const halted = trading.halt({ by })
        // It is stored while KIS is waited for: the record of an earlier pause would leave open what could not be cancelled.
        const recorded = recordKill(command)
        const isLate = new AbortController()
        const late = wait(clock, killWaitMs, isLate.signal).catch(() => undefined)
        const result = await Promise.race([halted, late]).finally(() => isLate.abort())
        // The journal has halted, which is what counts.
        halted.catch(report)
        await recorded
        log.info({ by }, `TRADING_KILLED by ${by}`)
        return result ?? undefined
      }),
  }
}

const words = {
  trading: 'TRADING_RESUMED',
  'entry-stopped': 'TRADING_REDUCED',
  flattening: 'TRADING_FLATTENING',
  paused: 'TRADING_PAUSED',
} as const

/** Returns the mode that the journal and the latest command make together. */
function modeOf(
  { mode, isTrusted }: Pick<TradingAccount, 'mode' | 'isTrusted'>,
  { said, isKilled }: { readonly said: DeskMode | undefined; readonly isKilled: boolean },
): DeskMode {
  if (mode === 'halted') return isKilled ? 'killed' : 'paused'
  if (mode === 'active') return 'trading'
  if (said === 'flattening') return 'flattening'
  // A journal that is not trusted reduces by itself, without a command.
  return !isTrusted && said !== 'entry-stopped' ? 'trading' : 'entry-stopped'
}
