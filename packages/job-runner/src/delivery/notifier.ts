import {
  checkBoolean,
  checkFunction,
  checkObject,
  checkOptions,
  inputError,
  type NamesOf,
} from '../runner/input/check-input.ts'
import { checkRecipient } from '../runner/job-definition.ts'
import type { Completion, Recipient } from './completion.ts'

/**
 * Delivers completions to the recipients of one channel. The `code` of the error that `deliver` throws decides the next
 * step of the delivery, so that a notifier needs no import of this package:
 *
 * - `DELIVERY_THROTTLED`: again after its `retryAfterMs`; costs no try
 * - `DELIVERY_PERMANENT`: never again, this recipient cannot be reached
 * - `DELIVERY_CHANNEL_DOWN`: no recipient can be reached, as with a revoked token; the channel rests until `verify` succeeds
 * - anything else: again after 1 s to 5 min, some 20 times
 *
 * @example
 * const mail: Notifier = {
 *   channel: 'mail',
 *   verify: async () => requireSettings({ MAIL_HOST: process.env['MAIL_HOST'] }),
 *   async deliver({ jobName, status, recipient }) {
 *     console.log(`to ${recipient.to}: ${jobName} ${status}`) // send it here
 *   },
 * }
 */
export interface Notifier {
  /** The recipients' `channel`. */
  readonly channel: string
  /**
   * Recipient of each run that this process triggers or schedules, unless the job or the trigger names a recipient of
   * the channel. It is stored with the run, in one step. @default not set: only named recipients
   */
  readonly defaultRecipient?: Recipient
  /** Checks its settings and calls the other side, before the runner takes anything. Rejects with the name of each setting that is missing. */
  verify(): Promise<void>
  /** Resolves when the recipient has the completion. @param options.signal aborts after 30 s, and when the runner stops */
  deliver(completion: Completion, options: { readonly signal: AbortSignal }): Promise<void>
}

/** Options of `onComplete`. */
export interface OnCompleteOptions {
  /** Whether the callback receives runs in state `skipped`, too. @default false */
  readonly skipped?: boolean
}

const onCompleteNames: NamesOf<OnCompleteOptions> = { skipped: true }

/**
 * Creates a notifier that calls `callback` when a run has ended, scheduled runs included. It is the notifier of channel
 * `complete`, and `{ channel: 'complete' }` is its default recipient: the completion is stored with the run, so that a
 * process that was killed before the callback returned calls it again once the lease of the delivery has run out, with
 * `redelivered: true`: after its next start, and at least `leaseMs` (15 s) after the kill. A callback that takes longer than
 * 30 s is called again, too, with `redelivered: true`; one that throws is called again after a pause.
 *
 * A started process whose runner has this notifier makes the call; with several of them, any one does.
 *
 * @example
 * const jobs = createJobRunner({
 *   backend: memoryBackend(),
 *   notifiers: [onComplete(({ jobName, status }) => console.log(`${jobName}: ${status}`))],
 * })
 * @throws {JobInputError} the callback is not a function, or an option is wrong
 */
export function onComplete(
  callback: (completion: Completion) => void | Promise<void>,
  options: OnCompleteOptions = {},
): Notifier {
  checkFunction('callback', callback, 'pass a function that takes a completion')
  checkOptions(options, onCompleteNames)
  const { skipped = false } = options
  checkBoolean('skipped', skipped)
  return {
    channel: 'complete',
    defaultRecipient: { channel: 'complete' },
    verify: async () => undefined,
    async deliver(completion) {
      if (completion.status !== 'skipped' || skipped) await callback(completion)
    },
  }
}

/** Returns copies of the default recipients. @throws {JobInputError} one is not JSON, or is of another channel than its notifier */
export const defaultRecipientsOf = (notifiers: readonly Notifier[]): readonly Recipient[] =>
  notifiers.flatMap(({ channel, defaultRecipient }, place) => {
    if (defaultRecipient === undefined) return []
    const field = `notifiers[${place}].defaultRecipient`
    const copy = checkRecipient(defaultRecipient, field)
    if (copy.channel === channel) return [copy]
    const advice = `use { channel: ${JSON.stringify(channel)} }, the channel of the notifier`
    throw inputError(field, { value: defaultRecipient, fault: 'is a recipient of another channel', advice })
  })

/** Returns `named` with the default recipient of each notifier whose channel no recipient in it has. */
export function withDefaultRecipients(
  named: readonly Recipient[],
  defaults: readonly Recipient[],
): readonly Recipient[] {
  const missing = defaults.filter(({ channel }) => !named.some((recipient) => recipient.channel === channel))
  return [...named, ...missing]
}

/**
 * Checks settings for a notifier's `verify`: an empty or blank string is missing, too.
 *
 * @example
 * const { MAIL_HOST, MAIL_USER } = process.env
 * requireSettings({ MAIL_HOST, MAIL_USER })
 * @throws {Error} names each setting that is missing
 * @throws {JobInputError} a setting is not a text
 */
export function requireSettings(settings: Readonly<Record<string, string | undefined>>): void {
  checkObject('settings', settings, 'pass { NAME: value }')
  for (const [name, value] of Object.entries(settings)) {
    if (value === undefined || typeof value === 'string') continue
    throw inputError(name, { value, fault: 'is not a text', advice: 'pass the text of the setting' })
  }
  const missing = Object.keys(settings).filter((name) => (settings[name] ?? '').trim() === '')
  if (missing.length > 0) throw new Error(`${missing.join(' and ')} must be set, and not be blank`)
}
