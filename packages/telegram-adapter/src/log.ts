/** Something that an operator may want to know. It holds no token, no secret, and nothing of what people wrote. */
export interface OpsLogEntry {
  readonly level: 'info' | 'warn' | 'error'
  readonly code:
    | 'started'
    | 'stopped'
    /** Another instance of the bot asks for updates, or a webhook was set: each takes them away from the other. */
    | 'conflict'
    /** The token was revoked. */
    | 'unauthorized'
    /** Updates cannot be asked for; it is tried again. */
    | 'unreachable'
    | 'recovered'
    /** A message could not be sent, or its menu not be set. */
    | 'not-sent'
    /** A button's data that this bot has not made. */
    | 'button-refused'
    /** Somebody asked for what they may not do. */
    | 'access-refused'
    /** A request to the webhook without its secret, or that is no update. */
    | 'webhook-refused'
    /** The port could not be asked, or said no. */
    | 'port'
    /** A fault of this program. */
    | 'fault'
  /** For people. */
  readonly message: string
  readonly updateId?: number
  readonly telegramId?: string
  readonly chatId?: string
}

export type OpsLog = (entry: OpsLogEntry) => void

/** Takes secrets out of what others wrote. */
export function createRedaction(secrets: readonly (string | undefined)[]): (text: string) => string {
  const known = secrets.filter((secret) => secret !== undefined && secret.trim().length >= 8)
  return (text) => known.reduce<string>((clean, secret) => (secret ? clean.replaceAll(secret, '***') : clean), text)
}
