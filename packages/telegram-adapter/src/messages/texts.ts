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
  /** Returns the answer to `/start`. */
  welcome(user: { readonly name: string; readonly role: 'admin' | 'user' }): Html
  /** Title above the commands of `/help`. */
  readonly helpTitle: string
  /** Answer to a text that is no command of the bot. */
  readonly unknownCommand: string
  /** Answer to a command in a message that was forwarded, or that another bot made: it is not done. */
  readonly foreignCommand: string
  /** Returns the answer to a command without its argument. @param usage its form, such as `/cancel <run>` */
  missingArgument(usage: string): Html
  /** Answer to a command with a confirmation whose argument does not fit into the button. */
  readonly argumentTooLong: string

  /** Answers to requests that the bot or the other side refuses. */
  readonly refusals: Readonly<Record<ProblemCode, string>>
  /** Returns the answer to a request that was refused as `rate_limited`, with the span after which to try again. */
  retryAfter(span: string): Html
  /** Answer when the other side cannot be reached. */
  readonly unreachable: string
  /** Answer when the bot failed; the log has the reason. */
  readonly internal: string
  /** Answer when the audit could not keep the entry of an act, which was not done. */
  readonly auditFailed: string

  /** Title of `/show_schedules`. */
  readonly schedulesTitle: string
  /** Last line of `/show_schedules`, above the buttons. */
  readonly schedulesHint: string
  /** Answer of `/show_schedules` when no job is registered. */
  readonly noJobs: string
  /** Text in place of a page of the schedules that no longer exists. */
  readonly pageGone: string
  /** Returns the label of the button that runs a job, in plain text. */
  jobButton(jobName: string): string
  /** Label of the button for the page before. */
  readonly previousPage: string
  /** Label of the button for the next page. */
  readonly nextPage: string
  /** Schedule of a job whose schedule is paused. */
  readonly paused: string
  /** Schedule of a job that is only triggered. */
  readonly manualOnly: string
  /** Schedule of a job that has no further slot. */
  readonly noNextRun: string
  /** Returns the schedule of a job with its next run, in plain text. */
  nextRun(instant: string): string

  /** Returns the question before a dangerous job. */
  confirmJob(jobName: string): Html
  /** Label of the button that runs what a question asks about. */
  readonly confirmButton: string
  /** Label of the button that declines. */
  readonly dismissButton: string
  /** Text in place of a question after the button to run. */
  readonly confirmed: string
  /** Text in place of a question after the button to decline. */
  readonly dismissed: string

  /** Toast at a press that is taken. Telegram shows a toast for a moment: plain text of 200 characters at most. */
  readonly pressTaken: string
  /** Toast at a press that was taken before; 200 characters at most. */
  readonly pressRepeated: string
  /** Toast at a button that this bot has not made for the chat, or whose command it no longer has; 200 characters at most. */
  readonly pressInvalid: string
  /** Toast at a confirmation whose question is more than about five minutes old: it does nothing; 200 characters at most. */
  readonly pressExpired: string

  /** Names of the states of a run. */
  readonly states: Readonly<Record<RunState, string>>
  /** State of a run that succeeded, in its end notice. */
  readonly completed: string
  /** Returns the first line of a first notice. */
  accepted(jobName: string): Html
  /** Line of a first notice whose request joined a run that had not ended. */
  readonly joined: string
  /** Line of a first notice whose request had been accepted before. */
  readonly deduplicated: string
  /** Warning that no process delivers end notices now. */
  readonly noNotifier: string
  /** Returns the line with the id of a run. */
  runId(runId: string): Html
  /** Label of the button below a first notice that cancels the run. */
  readonly cancelButton: string
  /** Returns the answer to a request to cancel a run. */
  cancelAsked(runId: string): Html
  /** Returns the answer to a request to cancel a run that had ended; its state follows. */
  alreadyEnded(runId: string): Html
  /** Returns the line with the error of a run. */
  cause(error: { readonly message: string; readonly code: string }): Html
  /** Returns the line with the number of attempts, in an end notice after more than one. */
  attempts(count: number): Html
  /** Returns the line with the number of the attempt, of those that the job grants. */
  attemptOf(attempt: number, maxAttempts: number): Html
  /** Line below a result that was too long to be stored whole. */
  readonly truncated: string
  /** Line of an end notice that may have arrived before. */
  readonly maybeRepeated: string
  /** Returns the line with the time when a run was accepted. */
  acceptedAt(instant: string): Html
  /** Returns the line with the time when the first attempt began. */
  startedAt(instant: string): Html
  /** Returns the line with the time when a run ended. */
  finishedAt(instant: string): Html
  /** Returns the line with the duration of a run. */
  duration(span: string): Html

  /** Question after `/trigger_job` and `/history` without the id or name of one job; a button for each follows. */
  readonly whichJob: string

  /** Button of `/status` that lists the end notices that were given up. */
  readonly undeliveredButton: string
  /** Returns the title of the list of end notices that were given up. */
  undeliveredTitle(count: number): Html
  /** Answer of `/undelivered` when no end notice was given up. */
  readonly noUndelivered: string
  /** Returns the label of the button that sends an end notice again, in plain text. @param position number in the list, from 1 */
  redeliverButton(position: number): string
  /** Returns the label of the button that forgets an end notice, in plain text. @param position number in the list, from 1 */
  discardButton(position: number): string
  /** Returns the answer after an end notice was put back in line. */
  redelivered(deliveryId: string): Html
  /** Returns the answer after an end notice was forgotten. */
  discarded(deliveryId: string): Html

  /** Answer of `/history` for a job that has not run. */
  readonly noRuns: string
  /** Titles of the columns of `/history`. */
  readonly historyColumns: Readonly<Record<'acceptedAt' | 'state' | 'duration' | 'error', string>>
  /** Returns the line below `/history` with the id of the newest run. */
  latestRunId(runId: string): Html

  /** Title of `/status` when no problem is known. */
  readonly healthy: string
  /** Returns the title of `/status` when there are problems, which follow. */
  problems(count: number): Html
  /** Names of the figures of `/status`. */
  readonly figures: Readonly<
    Record<'running' | 'queued' | 'lag' | 'workers' | 'pendingDeliveries' | 'deadDeliveries', string>
  >
}
