import { html, lines } from './html.ts'
import { instantParts } from './instant-parts.ts'
import type { OpsTexts } from './texts.ts'

/** English texts. */
export const english: OpsTexts = {
  language: 'en',

  span(ms) {
    if (ms < 10_000) return `${Math.round(ms / 100) / 10} s`
    const seconds = Math.round(ms / 1_000)
    if (seconds < 60) return `${seconds} s`
    const minutes = Math.floor(seconds / 60)
    if (minutes < 60) return withRest(`${minutes} min`, seconds % 60, 's')
    return withRest(`${Math.floor(minutes / 60)} h`, minutes % 60, 'min')
  },
  instant(at, zone = 'Asia/Seoul') {
    const { month, day, weekday, hour, minute, label } = instantParts(at, { zone, locale: 'en-GB' })
    return `${weekday} ${day} ${months[Number(month) - 1]} ${hour}:${minute} ${label}`
  },
  count: (value) => value.toLocaleString('en-US'),

  descriptions: {
    start: 'Starts the bot and registers you',
    help: 'Lists the commands that you may use',
    show_schedules: 'Lists the jobs, each with a button that runs it now',
    trigger_job: 'Runs a job now',
    status: 'Shows the state of the system, or of one run',
    history: 'Lists the latest runs of a job',
    cancel: 'Cancels a run',
    undelivered: 'Lists the end notices that were given up',
    redeliver: 'Sends an end notice that was given up again',
    discard: 'Forgets an end notice that was given up',
  },
  welcome: ({ name, role }) =>
    lines(
      html`👋 Welcome, ${name}. This is the operations bot.`,
      role === 'admin'
        ? html`You are an admin. Send /help to see the commands.`
        : html`You are registered. Admin commands are for admins only.`,
    ),
  helpTitle: 'Commands',
  unknownCommand: '❓ Unknown command. Send /help to see the commands that you may use.',
  foreignCommand: '✋ A forwarded command, or one of another bot, is not run. Type it yourself.',
  missingArgument: (usage) => html`✏️ Send it like this: <code>${usage}</code>`,
  argumentTooLong: '✏️ The text after the command is too long. Shorten it and send it again.',

  refusals: {
    bot_secret_invalid: '⚠️ The bot and the server have different secrets. Ask the operator to check BOT_SECRET_KEY.',
    token_missing: '⚠️ The server refused the token of the bot. Try again in a moment.',
    token_invalid: '⚠️ The server refused the token of the bot. Try again in a moment.',
    admin_required: '🚫 Only admins may do this.',
    user_blocked: '🚫 You are blocked. Contact an admin.',
    not_found: '❓ There is no such job or run. Send /show_schedules to see the jobs.',
    invalid_request: '⚠️ The server did not understand the request. Check what you sent.',
    idempotency_mismatch: '⚠️ This request was already used for something else. Send the command again.',
    body_too_large: '⚠️ The request is too large.',
    rate_limited: '⏳ Too many requests. Try again in a moment.',
    upstream_auth: '⚠️ The token for Korea Investment & Securities has a problem. Inform the operator.',
    upstream_unavailable:
      '⚠️ The server cannot reach its store of jobs, or Korea Investment & Securities. Try again in a moment.',
    internal: '⚠️ The server failed. Inform the operator.',
  },
  retryAfter: (span) => html`⏳ Too many requests. Try again in ${span}.`,
  unreachable:
    '⚠️ The server cannot be reached. Try again in a moment. The same button, pressed again, does not run the job twice.',
  internal: '⚠️ The request failed. The operator finds the reason in the log.',
  auditFailed: '⚠️ Nothing was run, because the audit record could not be written. Inform the operator.',

  schedulesTitle: '📅 Schedules',
  schedulesHint: 'Press a button to run the job now.',
  noJobs: 'No jobs are registered.',
  pageGone: 'This page does not exist any more. Send /show_schedules again.',
  jobButton: (jobName) => `▶ ${jobName}`,
  previousPage: '◀ Previous',
  nextPage: 'Next ▶',
  paused: 'paused',
  manualOnly: 'manual only',
  noNextRun: 'no next run',
  nextRun: (instant) => `next ${instant}`,

  confirmJob: (jobName) => html`⚠️ Really run <b>${jobName}</b>?`,
  confirmButton: '✅ Run',
  dismissButton: '✖ Do not run',
  confirmed: '✅ Confirmed.',
  dismissed: '✖ Nothing was run.',

  pressTaken: '⏳ Request received.',
  pressRepeated: 'This request was already received.',
  pressInvalid: 'This button does not work. Send /show_schedules for new ones.',
  pressExpired: 'The question has expired. Send the command again.',

  states: {
    queued: 'queued',
    running: 'running',
    retry_wait: 'waiting for a retry',
    succeeded: 'succeeded',
    failed: 'failed',
    timed_out: 'timed out',
    cancelled: 'cancelled',
    expired: 'expired',
    skipped: 'skipped',
  },
  completed: 'completed',
  accepted: (jobName) => html`✅ The request was accepted: <b>${jobName}</b>`,
  joined: 'The job is running already. You will receive the result of that run.',
  deduplicated: 'The same request was accepted before. No further run was started.',
  noNotifier: '⚠️ No process is there to send the end notice now. Use /status to see the result.',
  runId: (runId) => html`Run: <code>${runId}</code>`,
  cancelButton: '⏹ Cancel',
  cancelAsked: (runId) => html`⏹ Asked to cancel the run <code>${runId}</code>`,
  alreadyEnded: (runId) => html`The run <code>${runId}</code> has already ended:`,
  cause: ({ message, code }) => html`Cause: ${message} (<code>${code}</code>)`,
  attempts: (count) => html`Attempts: ${count}`,
  attemptOf: (attempt, maxAttempts) => html`Attempt: ${attempt}/${maxAttempts}`,
  truncated: '(The result was too long and is cut.)',
  maybeRepeated: '(You may have received this notice before.)',
  acceptedAt: (instant) => html`Accepted: ${instant}`,
  startedAt: (instant) => html`Started: ${instant}`,
  finishedAt: (instant) => html`Ended: ${instant}`,
  duration: (span) => html`Duration: ${span}`,

  whichJob: '❓ Which job? Press a button, or send the command again with its name or id.',

  undeliveredButton: '📭 Notices given up',
  undeliveredTitle: (count) => html`📭 <b>Notices given up: ${count}</b>`,
  noUndelivered: '📭 No notice was given up.',
  redeliverButton: (position) => `🔁 ${position} Send again`,
  discardButton: (position) => `🗑 ${position} Forget`,
  redelivered: (deliveryId) => html`🔁 Will be sent again: <code>${deliveryId}</code>`,
  discarded: (deliveryId) => html`🗑 Forgotten: <code>${deliveryId}</code>`,

  noRuns: 'The job has not run yet.',
  historyColumns: { acceptedAt: 'Accepted', state: 'State', duration: 'Duration', error: 'Error' },
  latestRunId: (runId) => html`Latest run: <code>${runId}</code>`,

  healthy: 'All is well',
  problems: (count) => html`⚠️ <b>Problems: ${count}</b>`,
  figures: {
    running: 'Running',
    queued: 'Queued',
    lag: 'Lag',
    workers: 'Workers',
    pendingDeliveries: 'Notices to send',
    deadDeliveries: 'Notices given up',
  },
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const withRest = (head: string, rest: number, unit: string) => (rest === 0 ? head : `${head} ${rest} ${unit}`)
