import { isRefused, isUnreachable } from '../errors.ts'
import { faultEntry, type OpsLog, type OpsLogEntry } from '../log.ts'
import type { Html } from '../messages/html.ts'
import type { Languages } from '../messages/languages.ts'
import type { Messages } from '../messages/messages.ts'
import type { OpsPort, OpsUser } from '../ports/ops-port.ts'
import type { Chats } from '../telegram/chats.ts'
import type { Sender } from '../telegram/sender.ts'
import type { OpsUpdate } from '../telegram/updates.ts'
import { type Access, decideAccess } from './access.ts'
import { AuditFailure } from './actions.ts'
import type { CommandRequest } from './commands/command.ts'
import type { Menu } from './menu.ts'

/** Act that a message or a press asks for, and the access that it requires. */
export interface Act {
  readonly access: Access
  /** Text after the command, trimmed. */
  readonly argument: string
  /** Key that is the same when the same request arrives again. */
  readonly idempotencyKey: string
  /** Name of the command, or undefined for another text or button. */
  readonly command?: string | undefined
  run(request: CommandRequest): Promise<unknown>
  /** Takes the act back when it was not done, before the user receives the error message and can try again. */
  readonly undo?: () => void
}

/** Does an act in the name of the user who sent the update. It logs and answers every error. */
export type Perform = (update: OpsUpdate, act: Act) => Promise<void>

/** Creates the function that asks the port for the user, does what the user may do, and answers refusals and errors. */
export function createPerform({
  port,
  menu,
  sender,
  chats,
  languages,
  signal,
  log,
}: {
  readonly port: OpsPort
  readonly menu: Menu
  readonly sender: Sender
  readonly chats: Pick<Chats, 'isHalfUsed'>
  readonly languages: Languages
  /** Signal that aborts at the deadline of `stop`: errors after it are not answered. */
  readonly signal: AbortSignal
  readonly log: OpsLog
}): Perform {
  async function performFor(update: OpsUpdate, act: Act): Promise<void> {
    const { chatId, threadId, updateId, from } = update
    const messages = languages.messagesIn(update.language)
    const user = await port.ensureUser(from)
    if (update.isPrivate) await menu.show(chatId, menuRoleOf(user), messages.texts)
    if (menuRoleOf(user) !== 'admin' && chats.isHalfUsed(chatId)) {
      act.undo?.()
      const message = 'half of the messages of a group were sent this minute; the rest is for admins'
      log({ level: 'warn', code: 'flooded', message, ...sourceOf(update) })
      return
    }
    const verdict = decideAccess(user, act.access)
    if (verdict !== 'allowed') {
      act.undo?.()
      log({ level: 'warn', code: 'access-refused', message: verdict, ...sourceOf(update) })
      await sender.send(update, messages.refused(verdict))
      return
    }
    const { telegramId: as, name } = from
    const { argument, idempotencyKey } = act
    const language = languages.languageOf(messages)
    const asked = { as, name, role: user.role, chatId, threadId, messages, language, updateId }
    await act.run({ ...asked, argument, idempotencyKey })
  }

  return async function perform(update, act) {
    try {
      await performFor(update, act)
    } catch (error) {
      act.undo?.()
      if (signal.aborted) return
      log({ ...entryOf(error, act.command), ...sourceOf(update) })
      await sender.send(update, answerTo(error, languages.messagesIn(update.language)))
    }
  }
}

/** Returns the log entry of an error. */
function entryOf(error: unknown, command: string | undefined): OpsLogEntry {
  if (isRefused(error)) return { level: 'warn', code: 'port', message: error.message }
  if (isUnreachable(error)) return { level: 'error', code: 'port', message: error.message }
  return { ...faultEntry(error), ...(command !== undefined && { command }) }
}

/** Returns the answer to the user after an error. */
function answerTo(error: unknown, messages: Messages): Html {
  if (isRefused(error)) return messages.refused(error.reason, error.retryAfterMs)
  if (isUnreachable(error)) return messages.unreachable()
  return error instanceof AuditFailure ? messages.auditFailed() : messages.internal()
}

const sourceOf = ({ updateId, chatId, from: { telegramId } }: OpsUpdate) => ({ updateId, chatId, telegramId })

/** Returns the role whose menu a user sees. A blocked admin sees the menu of a user. */
const menuRoleOf = ({ role, active }: OpsUser): 'admin' | 'user' => (active ? role : 'user')
