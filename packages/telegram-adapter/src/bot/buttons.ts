import { createHmac, timingSafeEqual } from 'node:crypto'

/** Action of a button. */
export type ButtonAction =
  /** Run the job, or ask first when it is a dangerous one. */
  | { readonly kind: 'trigger'; readonly jobId: string }
  /** Run the dangerous job. */
  | { readonly kind: 'confirm'; readonly jobId: string }
  /** Leave the dangerous job alone. */
  | { readonly kind: 'dismiss' }
  | { readonly kind: 'cancel'; readonly runId: string }
  /** Put an end notice that was given up back in line, or forget it. */
  | { readonly kind: 'redeliver' | 'discard'; readonly deliveryId: string }
  /** Show another page of the schedules; the first is 0. */
  | { readonly kind: 'page'; readonly page: number }
  /** Run a command, as if the user had typed it. */
  | { readonly kind: 'command'; readonly name: string; readonly argument: string }
  /** Run a command that has a confirmation. */
  | { readonly kind: 'confirm-command'; readonly name: string; readonly argument: string }
  /** Leave a command that has a confirmation alone. */
  | { readonly kind: 'dismiss-command'; readonly name: string }

/** Button that a user pressed, as this bot made it. */
export interface PressedButton {
  readonly action: ButtonAction
  /** Text that is new each time the keyboard is sent: two presses of one keyboard are one request. */
  readonly nonce: string
  /** Whether the question was asked too long ago to be answered: its button must not act. */
  readonly isExpired: boolean
}

/** Writes and reads callback data, `trigger_job_{job_id}:{nonce}`, in Telegram's 64 bytes. */
export interface Buttons {
  /** Formats a button under a new nonce. @returns undefined when it does not fit into 64 bytes */
  format(action: ButtonAction, chatId: string): string | undefined
  /**
   * Parses the data of a button.
   * @returns undefined for data that this bot has not made for this chat: forged, or of a bot with another token
   */
  parse(data: string, chatId: string): PressedButton | undefined
}

/** Bytes. @see https://core.telegram.org/bots/api#inlinekeyboardbutton */
const longestData = 64

const prefixes = {
  trigger: 'trigger_job_',
  confirm: 'confirm_',
  cancel: 'cancel_run_',
  redeliver: 'redeliver_',
  discard: 'discard_',
  page: 'page_',
} as const
const commandPrefixes = { command: 'cmd_', 'confirm-command': 'yes_', 'dismiss-command': 'no_' } as const
const dismissed = 'dismiss'
/** Characters of the nonce: 30 random bits and 36 bits of a signature, so that a job id of 40 bytes fits. */
const nonceOf = { random: 5, signature: 6 } as const
const nonceLength = nonceOf.random + nonceOf.signature
/** Characters of the minute of a question: 24 bits, which repeat after 31 years. */
const minuteLength = 4
/** Age of a question up to which its button acts, in minutes. What it showed may be another thing by then. */
const mostMinutes = 5

/**
 * Creates buttons that only this bot can make. A changed client can send any data, so the nonce is signed. The key of the
 * signature is made from the token, which lasts as long as the buttons in the chats.
 *
 * The button of a confirmation carries the minute of its question, too: a question of yesterday says nothing about today.
 *
 * @param options.random 0 to 1; a nonce is not a secret, it only has to differ
 * @param options.now returns the time, in ms since 1970
 */
export function createButtons({
  token,
  random,
  now,
}: {
  readonly token: string
  readonly random: () => number
  readonly now: () => number
}): Buttons {
  const key = createHmac('sha256', token).update('telegram-adapter buttons').digest()

  const sign = (body: string, chance: string, chatId: string): string =>
    createHmac('sha256', key).update(`${chatId}\n${body}${chance}`).digest('base64url').slice(0, nonceOf.signature)

  return {
    format(action, chatId) {
      const body = `${bodyOf(action)}:${expires(action) ? minuteText(minuteAt(now())) : ''}`
      const chance = Array.from({ length: nonceOf.random }, () => letters[Math.floor(random() * 64)] ?? 'A').join('')
      const data = `${body}${chance}${sign(body, chance, chatId)}`
      return Buffer.byteLength(data) <= longestData ? data : undefined
    },
    parse(data, chatId) {
      const [, body, text, minute, nonce] = data.match(/^((.+):([\w-]{4})?)([\w-]{11})$/s) ?? []
      if (body === undefined || text === undefined || nonce === undefined) return undefined
      const chance = nonce.slice(0, nonceOf.random)
      const wanted = Buffer.from(sign(body, chance, chatId))
      if (!timingSafeEqual(wanted, Buffer.from(nonce.slice(nonceOf.random)))) return undefined
      const action = actionOf(text)
      if (action === undefined || expires(action) !== (minute !== undefined)) return undefined
      // A clock that was set back makes a question as doubtful as one that ran on.
      const age = minute === undefined ? 0 : Math.abs(minuteAt(now()) - minuteOf(minute))
      return { action, nonce, isExpired: age > mostMinutes }
    },
  }
}

/** Returns whether the id of the job fits a button that runs it. */
export const fitsButton = (jobId: string): boolean =>
  Buffer.byteLength(prefixes.trigger) + Buffer.byteLength(jobId) + 1 + nonceLength <= longestData

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

const expires = ({ kind }: ButtonAction): boolean => kind === 'confirm' || kind === 'confirm-command'

const minuteAt = (at: number): number => Math.floor(at / 60_000) % 64 ** minuteLength

/** Returns a minute in {@link minuteLength} characters. */
const minuteText = (minute: number): string =>
  Array.from({ length: minuteLength }, (_, place) => letters[Math.floor(minute / 64 ** place) % 64] ?? 'A').join('')

const minuteOf = (text: string): number =>
  [...text].reduce((sum, letter, place) => sum + letters.indexOf(letter) * 64 ** place, 0)

function bodyOf(action: ButtonAction): string {
  switch (action.kind) {
    case 'trigger':
    case 'confirm':
      return prefixes[action.kind] + action.jobId
    case 'cancel':
      return prefixes.cancel + action.runId
    case 'redeliver':
    case 'discard':
      return prefixes[action.kind] + action.deliveryId
    case 'page':
      return prefixes.page + action.page
    case 'command':
    case 'confirm-command':
      return commandPrefixes[action.kind] + [action.name, action.argument].join(' ').trim()
    case 'dismiss-command':
      return commandPrefixes[action.kind] + action.name
    case 'dismiss':
      return dismissed
  }
}

function actionOf(body: string): ButtonAction | undefined {
  if (body === dismissed) return { kind: 'dismiss' }
  const [, commandPrefix, name, argument = ''] = body.match(/^(cmd_|yes_|no_)([a-z0-9_]{1,32})(?: (.+))?$/s) ?? []
  if (name !== undefined) {
    if (commandPrefix === commandPrefixes['dismiss-command']) return { kind: 'dismiss-command', name }
    return { kind: commandPrefix === commandPrefixes.command ? 'command' : 'confirm-command', name, argument }
  }
  const [, prefix, rest] = body.match(/^(trigger_job_|confirm_|cancel_run_|redeliver_|discard_|page_)(.+)$/s) ?? []
  if (prefix === undefined || rest === undefined) return undefined
  if (prefix === prefixes.trigger) return { kind: 'trigger', jobId: rest }
  if (prefix === prefixes.confirm) return { kind: 'confirm', jobId: rest }
  if (prefix === prefixes.cancel) return { kind: 'cancel', runId: rest }
  if (prefix === prefixes.redeliver) return { kind: 'redeliver', deliveryId: rest }
  if (prefix === prefixes.discard) return { kind: 'discard', deliveryId: rest }
  return /^\d{1,4}$/.test(rest) ? { kind: 'page', page: Number(rest) } : undefined
}
