import { wait } from '@stockeye/internal/wait'
import { isUnreachable } from '../errors.ts'
import type { OpsLog } from '../log.ts'
import type { Messages } from '../messages/messages.ts'
import type { Ack, OpsPort, RunInfo } from '../ports/ops-port.ts'
import type { Connection } from '../telegram/connection.ts'
import type { Sender } from '../telegram/sender.ts'
import type { Keyboard } from '../telegram/updates.ts'

/** First notice of a run, which is edited as the run goes on. */
export interface FirstNotice {
  readonly as: string
  readonly chatId: string
  /** Messages in the language of the user. */
  readonly messages: Messages
  readonly messageId: number
  readonly ack: Ack
  readonly keyboard: Keyboard | undefined
}

/** Progress of runs, shown in their first notices. A completion reports the end, also when this process has stopped by then. */
export interface ProgressNotice {
  /** Returns at once, and follows the run in the background. */
  follow(notice: FirstNotice): void
}

/** Pauses between two looks at a run: they grow with its duration. After the last span the notice is not edited any more, and `/status` shows the run. */
const looks = [
  { untilMs: 60_000, everyMs: 1_000 },
  { untilMs: 10 * 60_000, everyMs: 5_000 },
  { untilMs: 60 * 60_000, everyMs: 30_000 },
] as const

export function createProgressNotice({
  port,
  sender,
  connection: { chats, clock },
  signal,
  log,
}: {
  readonly port: OpsPort
  readonly sender: Sender
  readonly connection: Connection
  readonly signal: AbortSignal
  readonly log: OpsLog
}): ProgressNotice {
  /** Waits for the turn of a chat: one edit a second at most, however many runs are shown there. */
  async function untilTurn(chatId: string) {
    for (;;) {
      const waitMs = chats.turnOfEdit(chatId)
      if (waitMs === 0) return
      await wait(clock, waitMs, signal)
    }
  }

  /** Reads a run. @returns undefined while the port cannot be reached: the restart of an API does not end the progress */
  async function look(as: string, runId: string): Promise<RunInfo | undefined> {
    try {
      return await port.run(as, runId)
    } catch (error) {
      if (isUnreachable(error)) return undefined
      throw error
    }
  }

  async function follow({ as, chatId, messages, messageId, ack, keyboard }: FirstNotice) {
    const startedAt = clock.monotonic()
    let shown = ''
    for (;;) {
      const pauseMs = looks.find(({ untilMs }) => clock.monotonic() - startedAt < untilMs)?.everyMs
      if (pauseMs === undefined) return
      await wait(clock, pauseMs, signal)
      if (sender.isClosed(chatId)) return
      const run = await look(as, ack.runId)
      if (run === undefined) continue
      const isOver = run.finishedAt !== undefined
      const text = messages.progress(ack, run)
      if (text.html !== shown) {
        await untilTurn(chatId)
        const outcome = await sender.edit(chatId, messageId, text, isOver ? undefined : keyboard)
        // A notice that was deleted is not edited again at each look.
        if (outcome === 'refused') return
        if (outcome === 'done') shown = text.html
      }
      if (isOver && text.html === shown) return
    }
  }

  return {
    follow(notice) {
      follow(notice).catch((error: unknown) => {
        if (signal.aborted) return
        const why = error instanceof Error ? error.message : 'no error was thrown'
        log({ level: 'warn', code: 'port', message: `progress is not shown any more: ${why}`, chatId: notice.chatId })
      })
    },
  }
}
