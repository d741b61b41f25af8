import type { Html } from '../../messages/html.ts'
import type { Messages } from '../../messages/messages.ts'
import type { BuiltInCommandName } from '../../messages/texts.ts'
import type { Ack, OpsPort } from '../../ports/ops-port.ts'
import type { Keyboard } from '../../telegram/updates.ts'
import type { Access } from '../access.ts'
import type { Buttons } from '../buttons.ts'

/** One command: its text in `/help` and the menu, who may give it, and what it does. */
export interface Command {
  /** Without the slash: `^[a-z0-9_]{1,32}$`. */
  readonly name: string
  /** For people. */
  readonly description: string
  /** As it is typed, such as `/history <job>`. */
  readonly usage: string
  readonly access: Access
  run(request: CommandRequest, context: CommandContext): Promise<void>
}

/** Built-in command: its description is one of the texts of the bot. */
export interface BuiltInCommand extends Omit<Command, 'description'> {
  readonly name: BuiltInCommandName
}

/** A command that was given, or a button that was pressed. Who asks may do it: that was decided before. */
export interface CommandRequest {
  /** The Telegram id of who asks. */
  readonly as: string
  readonly name: string
  readonly role: 'admin' | 'user'
  readonly chatId: string
  /** What follows the command, trimmed. */
  readonly argument: string
  readonly updateId: number
  /** What makes two requests one: the nonce of a button, or else the update. */
  readonly idempotencyKey: string
  /** Whether the user has pressed the button of the command's confirmation. */
  readonly isConfirmed?: boolean
}

/** What a command works with: the port, the buttons, and the actions that a command may ask for. */
export interface CommandContext {
  readonly port: OpsPort
  readonly buttons: Buttons
  readonly messages: Messages
  /** Aborts at the deadline of the bot's `stop`. */
  readonly signal: AbortSignal
  /** Returns the command with the name, or undefined. */
  findCommand(name: string): Command | undefined
  /** Of those that may be given by such a user. */
  commandsFor(role: 'admin' | 'user'): readonly Command[]
  reply(request: CommandRequest, text: Html, keyboard?: Keyboard): Promise<number | undefined>
  /** Runs a job, after asking when it is a dangerous one. */
  runJob(request: CommandRequest, jobId: string): Promise<void>
  /** Repeats a call to the other side that had no answer. */
  retried<T>(ask: () => Promise<T>): Promise<T>
  cancelRun(request: CommandRequest, runId: string): Promise<void>
  /** Sends the notice of a run, with its progress and a button to cancel it. */
  followRun(request: CommandRequest, ack: Ack): Promise<void>
  /** Asks the question of a command, with a button that runs it. */
  askToRun(request: CommandRequest, command: { readonly name: string; readonly question: string }): Promise<void>
  /** Writes the audit entry of a command of the program. */
  recordCommand(request: CommandRequest, name: string): Promise<void>
}
