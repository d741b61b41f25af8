/** Event for the operator. The entry holds no token, no secret, and no text that a user wrote. */
export interface OpsLogEntry {
  /** Weight of the event: `error` needs the operator. */
  readonly level: 'info' | 'warn' | 'error'
  /** Kind of the event, for programs. */
  readonly code:
    | 'started'
    | 'stopped'
    /** Another instance of the bot asks for updates, or a webhook was set: each takes updates from the other. */
    | 'conflict'
    /** The token was revoked. */
    | 'unauthorized'
    /** Telegram cannot be asked for updates; the bot tries again. */
    | 'unreachable'
    | 'recovered'
    /** A message could not be sent, or a menu could not be set. */
    | 'not-sent'
    /** The form of an end notice failed, or a part of it is wrong or was refused: the notice is sent without it. */
    | 'form-failed'
    /** The data of a button was not made by this bot. */
    | 'button-refused'
    /** A user asked for an act without the access that it requires. */
    | 'access-refused'
    /** Updates were dropped: one user sends them faster than they can be answered, or a group has had half of its messages of this minute. */
    | 'flooded'
    /** A request to the webhook had no valid secret, or was not an update. */
    | 'webhook-refused'
    /** The port could not be asked, or refused. */
    | 'port'
    /** A fault of this program. */
    | 'fault'
  /** Sentence for people. */
  readonly message: string
  /** Name of the command that failed, with `fault`. */
  readonly command?: string
  /** Stack of the error and of its cause, with `fault`: the place in the program. */
  readonly stack?: string
  /** Id of the update that the event is about. */
  readonly updateId?: number
  /** Telegram id of the user, as text. */
  readonly telegramId?: string
  /** Id of the chat, as text. */
  readonly chatId?: string
}

/** Function that receives the entries of the log. */
export type OpsLog = (entry: OpsLogEntry) => void

/** Creates a function that removes secrets from texts of other programs. */
export function createRedaction(secrets: readonly (string | undefined)[]): (text: string) => string {
  const known = secrets.filter((secret) => secret !== undefined && secret.trim().length >= 8)
  return (text) => known.reduce<string>((clean, secret) => (secret ? clean.replaceAll(secret, '***') : clean), text)
}

/** Creates the log of a bot: it removes secrets, and a `log` of the program that throws or rejects is a warning of the process, so that the bot goes on. */
export function createSafeLog(log: OpsLog | undefined, redact: (text: string) => string): OpsLog {
  // An async function is a log, too: its rejection would end the process.
  const write = async (entry: OpsLogEntry) => log?.(entry)
  return ({ message, stack, ...entry }) => {
    const clean = { ...entry, message: redact(message), ...(stack !== undefined && { stack: redact(stack) }) }
    write(clean).catch((error: unknown) => {
      process.emitWarning(redact(`the log of the bot threw: ${faultOf(error)}`))
    })
  }
}

/** Returns the message of an error, with that of its cause. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'something other than an error was thrown'
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}

/** Returns the entry of a fault of this program. */
export function faultEntry(error: unknown): OpsLogEntry {
  const stack = stackOf(error)
  return { level: 'error', code: 'fault', message: faultOf(error), ...(stack !== undefined && { stack }) }
}

/** Returns the stack of an error, with that of its cause. */
function stackOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { stack = error.message, cause } = error
  return cause instanceof Error ? `${stack}\ncaused by ${cause.stack ?? cause.message}` : stack
}
