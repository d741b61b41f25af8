import { checkNames, checkObject, checkText, type NamesOf, wrongValue } from '../../check-input.ts'
import { OpsInputError } from '../../errors.ts'
import type { Html } from '../../messages/html.ts'
import { readShownHtml } from '../../messages/read-html.ts'
import type { Ack, OpsPort } from '../../ports/ops-port.ts'
import type { Access } from '../access.ts'
import type { Command, CommandContext, CommandRequest } from './command.ts'
import { keyboardOf, type OpsReplyOptions, readReply } from './ops-reply.ts'

/** Question of a command, with what the person who answers it has seen. */
export interface OpsQuestion {
  /** Text of the question, plain or of `html`; it must not be blank. */
  readonly question: string | Html
  /**
   * Argument with which the command runs when the button is pressed, in place of the typed one: such as the version of the
   * state that the question shows, so that `handle` can refuse to act on another one.
   */
  readonly argument: string
}

/** Command that the program adds to the bot. It is listed in `/help` and in the menu of each user who may use it. */
export interface OpsCommand {
  /** Name without the slash: `^[a-z0-9_]{1,32}$`, and not the name of a built-in command. */
  readonly name: string
  /** Text for `/help` and the menu, of 1 to 256 characters. */
  readonly description: string
  /** Form in which a user types it, such as `/quote <symbol>`. @default the name with its slash */
  readonly usage?: string
  /** Role that the bot requires before it runs the command, and before it runs one of its buttons. */
  readonly access: Access
  /**
   * Question that the bot asks first, with a button to go on: the command runs when that button is pressed. The button
   * carries the argument, so that it still works after a restart; name and argument together have 43 bytes at most. It expires
   * after about five minutes by the clock of the connection: a later press is answered, and runs nothing.
   *
   * A function computes the question from the request, such as a list of what will be sold; it may read, and must not act.
   * With an {@link OpsQuestion} the button carries another argument, such as the version of what the question shows.
   * Undefined asks no question, and the command does not run: the function has answered why, by `reply`. An error is answered
   * as one of `handle`.
   *
   * @default the command runs at once
   */
  readonly confirmation?: string | ((request: OpsCommandRequest) => Promise<string | Html | OpsQuestion | undefined>)
  /**
   * Runs the command. An `OpsRefusedError` or `OpsUnreachableError` that it throws is answered with the text of its reason;
   * any other error is logged as `fault` and answered without details.
   */
  handle(request: OpsCommandRequest): Promise<void>
}

/** One use of a command: the user, what the user typed, and the means to answer. */
export interface OpsCommandRequest {
  /** Telegram id of the user, as text. */
  readonly user: string
  /** Role of the user at this request. */
  readonly role: 'admin' | 'user'
  /** Id of the chat in which the user asked, as text; negative for a group. */
  readonly chatId: string
  /** Topic of the forum in which the user asked, as text; undefined outside of a topic. */
  readonly threadId: string | undefined
  /**
   * Language of the answers to this user, such as `en`: pass it to `port.trigger`, so that the end notice is in it, too.
   * Undefined when the bot has one language.
   */
  readonly language: string | undefined
  /** Text after the command, trimmed. */
  readonly argument: string
  /** Key that is the same when Telegram delivers the same request again. */
  readonly idempotencyKey: string
  /** Port of the bot. It repeats a question that the other side has not answered. */
  readonly port: OpsPort
  /**
   * Repeats a call to the other side as `port` does: after each `OpsUnreachableError`, three times in all. For calls that
   * `port` does not have, such as `call` of `httpPort`.
   */
  retried<T>(ask: () => Promise<T>): Promise<T>
  /** Aborts when the bot stops: at the deadline of `stop`. Telegram delivers a command again that was not done by then. */
  readonly signal: AbortSignal
  /**
   * Sends a message to the chat, with a picture or a document if `options` has one. A message that Telegram refuses is logged
   * as `not-sent`, and no error is thrown.
   *
   * @example
   * await request.reply(html`<b>${2}</b> orders`, { document: new File(['005930,10'], 'orders.csv') })
   * @param text plain text, or the result of `html`. It is the caption of a picture or a document; one of more than 1,024
   * characters follows as a message of its own. '' sends the file alone, and without a file it is refused
   * @throws {OpsInputError} a button of `options.buttons` names an unknown command, or does not fit into 64 bytes; or the
   * picture or the document is empty or too large
   * @throws {OpsTelegramError} Telegram refuses the picture or the document, such as one that is not a picture: see its
   * `description`
   * @see https://core.telegram.org/bots/api#sendphoto
   */
  reply(text: string | Html, options?: OpsReplyOptions): Promise<void>
  /** Sends the notice of a run that the command has triggered: with its progress, and a button to cancel it. */
  followRun(ack: Ack): Promise<void>
}

const questionNames: NamesOf<OpsQuestion> = { question: true, argument: true }
const commandNames: NamesOf<OpsCommand> = {
  name: true,
  description: true,
  usage: true,
  access: true,
  confirmation: true,
  handle: true,
}

/** Most commands of one menu. @see https://core.telegram.org/bots/api#setmycommands */
const mostCommands = 100
/** Code points of a description. @see https://core.telegram.org/bots/api#botcommand */
const longestDescription = 256

/**
 * Checks the program's own commands.
 *
 * @param builtIn names that the bot uses itself
 * @throws {OpsInputError} `field` names the command and its field, such as `commands[0].name`
 */
export function checkOpsCommands(own: readonly OpsCommand[], builtIn: ReadonlySet<string>): void {
  const fail = (field: string, rule: string): never => {
    throw new OpsInputError({ field, rule })
  }
  const mostOwn = mostCommands - builtIn.size
  if (own.length > mostOwn) fail('commands', `must be ${mostOwn} at most, and are ${own.length}; leave some out`)
  const names = new Set<string>()
  for (const [index, command] of own.entries()) {
    const at = `commands[${index}]`
    checkObject(at, command, 'pass { name, description, access, handle }')
    checkNames(command, commandNames, at)
    const { name, description, usage, access, confirmation, handle } = command
    const shown = JSON.stringify(name)
    if (typeof name !== 'string' || !/^[a-z0-9_]{1,32}$/.test(name)) {
      fail(`${at}.name`, `${shown} does not match ^[a-z0-9_]{1,32}$; leave out the slash and use small letters`)
    }
    if (builtIn.has(name)) fail(`${at}.name`, `${shown} is a built-in command; choose another name`)
    if (names.has(name)) fail(`${at}.name`, `${shown} is the name of an earlier command; choose another name`)
    names.add(name)
    const length = typeof description === 'string' ? [...description.trim()].length : 0
    if (length === 0 || length > longestDescription) {
      fail(
        `${at}.description`,
        `must have 1 to ${longestDescription} characters, and has ${length}; ${length === 0 ? 'say what it does' : 'shorten it'}`,
      )
    }
    if (usage !== undefined) checkText(`${at}.usage`, usage, `write it as /${name} <argument>, or leave it out`)
    if (usage !== undefined && usage !== `/${name}` && !usage.startsWith(`/${name} `)) {
      fail(`${at}.usage`, `${JSON.stringify(usage)} does not start with "/${name}"; put its arguments after that`)
    }
    if (access !== 'admin' && access !== 'everyone') {
      fail(`${at}.access`, `${JSON.stringify(access)} is not a role; pass "admin" or "everyone"`)
    }
    if (confirmation !== undefined && typeof confirmation !== 'function') {
      const advice = 'write a question, pass a function that returns one, or leave it out to ask nothing'
      checkText(`${at}.confirmation`, confirmation, advice)
    }
    if (typeof handle !== 'function')
      fail(`${at}.handle`, `is ${typeof handle}; pass the function that runs the command`)
  }
}

/** Returns the bot's own form of a command of the program. */
export function commandOf(own: OpsCommand): Command {
  const { name, description, usage = `/${name}`, access, confirmation } = own
  return {
    name,
    describe: () => description,
    usage,
    access,
    async run(request, context) {
      const asked = requestOf(request, context)
      if (confirmation !== undefined && request.isConfirmed !== true) {
        const question = typeof confirmation === 'string' ? confirmation : await confirmation(asked)
        if (question !== undefined) await askToRun(context, request, { name, question })
        return
      }
      // The bot cannot see which commands act: each one that is for admins is recorded.
      if (access === 'admin') await context.recordCommand(request, name)
      await own.handle(asked)
    },
  }
}

/** Returns a request as a command of the program receives it. */
function requestOf(request: CommandRequest, context: CommandContext): OpsCommandRequest {
  const { as: user, role, chatId, threadId, language, argument, idempotencyKey } = request
  return {
    user,
    role,
    chatId,
    threadId,
    language,
    argument,
    idempotencyKey,
    port: context.port,
    retried: context.retried,
    signal: context.signal,
    async reply(text, options = {}) {
      const { text: shown, file, rows } = readReply(text, options)
      const isCommand = (name: string) => context.findCommand(name) !== undefined
      const keyboard = rows.length === 0 ? undefined : keyboardOf(rows, { chatId, buttons: context.buttons, isCommand })
      if (file === undefined) await context.reply(request, shown, keyboard)
      else await context.replyWithFile(request, file, shown, keyboard)
    },
    async followRun(ack) {
      checkAck(ack)
      await context.followRun(request, ack)
    },
  }
}

/** Asks the question of a command, with a button that carries its argument. */
async function askToRun(
  context: CommandContext,
  request: CommandRequest,
  { name, question }: { readonly name: string; readonly question: string | Html | OpsQuestion },
): Promise<void> {
  const { argument } = request
  const asked =
    typeof question === 'object' && question !== null && 'question' in question ? question : { question, argument }
  checkNames(asked, questionNames, 'confirmation')
  if (typeof asked.argument !== 'string') {
    throw wrongValue('confirmation.argument', asked.argument, 'is not a text', "pass a text, such as '' for none")
  }
  const advice = 'return a text, the result of html`…`, or undefined to ask nothing'
  const shown = readShownHtml('confirmation', asked.question, advice)
  await context.askToRun({ ...request, argument: asked.argument }, { name, question: shown })
}

/** Checks what `followRun` takes. @throws {OpsInputError} it is not the acknowledgement of a trigger */
function checkAck(ack: Ack): void {
  const advice = 'pass what port.trigger resolved with'
  checkObject('ack', ack, advice)
  for (const field of ['runId', 'jobId', 'jobName', 'disposition'] as const) {
    if (typeof ack[field] !== 'string') throw wrongValue(`ack.${field}`, ack[field], 'is not a text', advice)
  }
}
