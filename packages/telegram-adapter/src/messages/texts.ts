import type { ProblemCode } from '../errors.ts'
import type { RunState } from '../ports/ops-port.ts'
import type { Html } from './html.ts'

/** Name of a built-in command. */
export type BuiltInCommandName =
  | 'start'
  | 'help'
  | 'show_schedules'
  | 'trigger_job'
  | 'status'
  | 'history'
  | 'cancel'
  | 'undelivered'
  | 'redeliver'
  | 'discard'

/**
 * All texts that the bot and the notifier send, in one language. Fixed texts are plain text; a function whose values go into a
 * message returns `Html`, which the tag `html` makes. Texts of jobs (names, notes, results, errors) are not among them.
 *
 * @example
 * const texts: OpsTexts = { ...english, welcome: ({ name }) => html`Hello <b>${name}</b>` }
 */
export interface OpsTexts {
  /** Language of the texts, as two small letters of ISO 639-1, such as `ko`. */
  readonly language: string

  /** Returns a span as text, such as `3 min 5 s`. */
  span(ms: number): string
  /** Returns an instant as text, such as `Mon 23 Nov 07:00 KST`. @param at ms since 1970 @param zone IANA; Korea's by default */
  instant(at: number, zone?: string): string
  /** Returns a count as text, such as `2,873`. */
  count(value: number): string

  /** Descriptions of the built-in commands, for `/help` and the menu: 256 characters at most. */
  readonly descriptions: Readonly<Record<BuiltInCommandName, string>>
  welcome(user: { readonly name: string; readonly role: 'admin' | 'user' }): Html
  readonly helpTitle: string
  readonly unknownCommand: string
  /** Answer to a command in a message that was forwarded, or that another bot made: it is not done. */
  readonly foreignCommand: string
  missingArgument(usage: string): Html
  /** Answer to a command with a confirmation whose argument does not fit into the button. */
  readonly argumentTooLong: string

  /** Answers to requests that the bot or the other side refuses. */
  readonly refusals: Readonly<Record<ProblemCode, string>>
  /** Returns the answer to a request that was refused as `rate_limited`, with the span after which to try again. */
  retryAfter(span: string): Html
  readonly unreachable: string
  /** Answer when the bot failed; the log has the reason. */
  readonly internal: string
  readonly auditFailed: string

  readonly schedulesTitle: string
  readonly schedulesHint: string
  readonly noJobs: string
  readonly pageGone: string
  jobButton(jobName: string): string
  readonly previousPage: string
  readonly nextPage: string
  readonly paused: string
  /** Schedule of a job that is only triggered. */
  readonly manualOnly: string
  readonly noNextRun: string
  nextRun(instant: string): string

  /** Returns the question before a dangerous job. */
  confirmJob(jobName: string): Html
  readonly confirmButton: string
  readonly dismissButton: string
  readonly confirmed: string
  readonly dismissed: string

  // Toasts: plain text of 200 characters at most, which Telegram shows for a moment when a button is pressed.
  readonly pressTaken: string
  readonly pressRepeated: string
  readonly pressInvalid: string
  /** Toast at a confirmation whose question is more than about five minutes old: it does nothing. */
  readonly pressExpired: string

  readonly states: Readonly<Record<RunState, string>>
  /** State of a run that succeeded, in its end notice. */
  readonly completed: string
  accepted(jobName: string): Html
  readonly joined: string
  readonly deduplicated: string
  /** Warning that no process delivers end notices now. */
  readonly noNotifier: string
  runId(runId: string): Html
  readonly cancelButton: string
  cancelAsked(runId: string): Html
  alreadyEnded(runId: string): Html
  cause(error: { readonly message: string; readonly code: string }): Html
  attempts(count: number): Html
  attemptOf(attempt: number, maxAttempts: number): Html
  readonly truncated: string
  readonly maybeRepeated: string
  acceptedAt(instant: string): Html
  startedAt(instant: string): Html
  finishedAt(instant: string): Html
  duration(span: string): Html

  /** Question after `/trigger_job` and `/history` without the id or name of one job; a button for each follows. */
  readonly whichJob: string

  /** Button of `/status` that lists the end notices that were given up. */
  readonly undeliveredButton: string
  /** Returns the title of the list of end notices that were given up. */
  undeliveredTitle(count: number): Html
  readonly noUndelivered: string
  redeliverButton(position: number): string
  discardButton(position: number): string
  redelivered(deliveryId: string): Html
  discarded(deliveryId: string): Html

  readonly noRuns: string
  /** Titles of the columns of `/history`. */
  readonly historyColumns: Readonly<Record<'acceptedAt' | 'state' | 'duration' | 'error', string>>
  latestRunId(runId: string): Html

  readonly healthy: string
  problems(count: number): Html
  /** Names of the figures of `/status`. */
  readonly figures: Readonly<
    Record<'running' | 'queued' | 'lag' | 'workers' | 'pendingDeliveries' | 'deadDeliveries', string>
  >
}
