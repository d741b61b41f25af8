import { existsSync } from 'node:fs'
import { wait } from '@stockeye/internal/wait'
import type { Halted, TradingAccount } from '@stockeye/kis-client'
import { z } from 'zod'
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

/** Modes of the journal. It alone decides which orders may leave, also while the program that takes the commands is away. */
const journalModes = {
  trading: 'active',
  'entry-stopped': 'reducing',
  flattening: 'reducing',
  paused: 'halted',
} as const

/**
 * Creates the commands of one account. The journal's mode is the truth about the orders that may leave. The record beside it refines
 * that: whether `reducing` is a flattening, and `halted` a pause, and who said so. Where the two differ, because a process died between
 * the two writes or a file has halted trading, the journal holds, and nothing is sold by the record.
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

  async function record(command: Command): Promise<void> {
    await records.write({ command: { put: [['latest', command]] } })
    latest = command
  }

  /** Returns the instant of a command that comes now: each has its own, by which a later one tells what its person has seen. */
  const nextAt = () => Math.max(clock.now(), (latest?.at ?? 0) + 1)

  function now(): ReturnType<Commands['now']> {
    const mode = modeOf(trading.getAccount(), latest?.mode)
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
        const recorded = record(command).catch((error: Error) => {
          latest = command
          report(error)
        })
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
function modeOf({ mode, isTrusted }: Pick<TradingAccount, 'mode' | 'isTrusted'>, said: DeskMode | undefined): DeskMode {
  if (mode === 'halted') return said === 'paused' ? 'paused' : 'killed'
  if (mode === 'active') return 'trading'
  if (said === 'flattening') return 'flattening'
  // A journal that is not trusted reduces by itself, without a command.
  return !isTrusted && said !== 'entry-stopped' ? 'trading' : 'entry-stopped'
}
