import type { Html } from '../../messages/html.ts'
import type { Messages } from '../../messages/messages.ts'
import type { BuiltInCommandName, OpsTexts } from '../../messages/texts.ts'
import type { Ack, OpsPort } from '../../ports/ops-port.ts'
import type { SentFile } from '../../telegram/sender.ts'
import type { Keyboard, Place } from '../../telegram/updates.ts'
import type { Access } from '../access.ts'
import type { Buttons } from '../buttons.ts'

/** Command of the bot: its text in `/help` and the menu, the access that it requires, and its action. */
export interface Command {
  /** Without the slash: `^[a-z0-9_]{1,32}$`. */
  readonly name: string
  /** Returns the text for `/help` and the menu, in the language of `texts`. */
  describe(texts: OpsTexts): string
  /** Form in which a user types it, such as `/history <job>`. */
  readonly usage: string
  readonly access: Access
  run(request: CommandRequest, context: CommandContext): Promise<void>
}

/** Built-in command: its description is one of the texts of the bot. */
export interface BuiltInCommand extends Omit<Command, 'describe'> {
  readonly name: BuiltInCommandName
}

/** Command that a user sent, or button that a user pressed. The access was checked before. */
export interface CommandRequest extends Place {
  /** Telegram id of the user. */
  readonly as: string
  readonly name: string
  readonly role: 'admin' | 'user'
  /** Messages in the language of the user. */
  readonly messages: Messages
  /** Language to store with a recipient; undefined when the bot has one language. */
  readonly language: string | undefined
  /** Text after the command, trimmed. */
  readonly argument: string
  readonly updateId: number
  /** Key that is the same when one request arrives twice: the nonce of a button, or else the number of the update. */
  readonly idempotencyKey: string
  /** Whether the user has pressed the button of the command's confirmation. */
  readonly isConfirmed?: boolean
}

/** Means of a command: the port, the buttons, and the actions that it may call. */
export interface CommandContext {
  readonly port: OpsPort
  readonly buttons: Buttons
  /** Aborts at the deadline of the bot's `stop`. */
  readonly signal: AbortSignal
  /** Returns the command with the name, or undefined. */
  findCommand(name: string): Command | undefined
  /** Returns the commands that a user of the role may use. */
  commandsFor(role: 'admin' | 'user'): readonly Command[]
  reply(request: CommandRequest, text: Html, keyboard?: Keyboard): Promise<number | undefined>
  /** Answers with a picture or a document. @throws {OpsTelegramError} Telegram refuses the file */
  replyWithFile(request: CommandRequest, file: SentFile, text: Html, keyboard?: Keyboard): Promise<void>
  /** Runs a job; asks first when it is a dangerous one. */
  runJob(request: CommandRequest, jobId: string): Promise<void>
  /** Repeats a call to the other side that had no answer. */
  retried<T>(ask: () => Promise<T>): Promise<T>
  cancelRun(request: CommandRequest, runId: string): Promise<void>
  /** Puts an end notice that was given up back in line, or forgets it. */
  settleDelivery(request: CommandRequest, how: 'redeliver' | 'discard', deliveryId: string): Promise<void>
  /** Sends the notice of a run, with its progress and a button to cancel it. */
  followRun(request: CommandRequest, ack: Ack): Promise<void>
  /** Asks the question of a command, with a button that runs it. */
  askToRun(request: CommandRequest, command: { readonly name: string; readonly question: Html }): Promise<void>
  /** Writes the audit entry of a command of the program. */
  recordCommand(request: CommandRequest, name: string): Promise<void>
}
