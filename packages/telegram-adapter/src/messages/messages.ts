import type { ProblemCode } from '../errors.ts'
import type {
  Ack,
  DeadDelivery,
  Health,
  JobInfo,
  Json,
  RunError,
  RunInfo,
  RunProgress,
  RunState,
} from '../ports/ops-port.ts'
import { readableResult } from './cut-result.ts'
import { type Html, html, lines, shorten } from './html.ts'
import { formatTable } from './table.ts'
import type { OpsTexts } from './texts.ts'

/** End of a run, as an end notice shows it: a completion of the job runner has all of it. */
export interface RunEnd {
  /** Id of the run. */
  readonly runId: string
  /** Name of the job for people. */
  readonly jobName: string
  /** State in which the run ended. */
  readonly status: RunState
  /** Duration of the attempt that ended the run, in ms. */
  readonly durationMs: number
  /** Time when the first attempt began, in ms since 1970. */
  readonly startedAt?: number
  /** Time when the run ended, in ms since 1970. */
  readonly finishedAt: number
  /** Number of attempts begun; 0 for a run that never started. */
  readonly attempt: number
  /** Result of the job; the beginning of its JSON text when `isTruncated`. */
  readonly result?: Json
  /** Whether the result was too long to be stored whole. */
  readonly isTruncated?: boolean
  /** Error of the run; missing when it succeeded. */
  readonly error?: RunError
}

/** Code points of a result or an error in an end notice: one message, however long the result is. `/status` shows all of it. */
const longestInNotice = 1_500
/** Code points of a name, an id or a note within a line. */
const longestInLine = 120

const stateMarks: Readonly<Record<RunState, string>> = {
  queued: '⏳',
  running: '▶️',
  retry_wait: '🔁',
  succeeded: '✅',
  failed: '❌',
  timed_out: '⏰',
  cancelled: '⏹',
  expired: '⌛',
  skipped: '⏭',
}

/** Returns the address of a recipient: a chat, or the channel that delivers to it. */
const addressOf = ({ channel, chatId }: DeadDelivery['recipient']): string =>
  inLine(typeof chatId === 'string' ? chatId : channel)

const inLine = (text: string): string => shorten(text, longestInLine)

/**
 * Returns whether a result asks for a notice that reads as an alert: `{ notice: 'alert', summary }`. A run that reports trouble
 * succeeds, and its notice must not look like good news.
 */
const isAlert = (result: Json | undefined): boolean =>
  typeof result === 'object' && result !== null && 'notice' in result && result.notice === 'alert'

/** Returns the duration of a whole run, in ms: with its retries, and the waits between them. */
const wholeMs = ({
  startedAt,
  finishedAt,
  durationMs = 0,
}: Pick<RunInfo, 'startedAt' | 'finishedAt' | 'durationMs'>): number =>
  // The wall clock may have been set back; the duration of one attempt is by the monotonic clock.
  startedAt === undefined || finishedAt === undefined ? durationMs : Math.max(durationMs, finishedAt - startedAt)

/** Messages of the bot and the notifier, composed of the texts of one language. Nothing here decides or sends anything. */
export interface Messages {
  /** Texts that are used as they are: buttons and toasts. */
  readonly texts: OpsTexts
  welcome(name: string, role: 'admin' | 'user'): Html
  help(commands: readonly { readonly usage: string; describe(texts: OpsTexts): string }[]): Html
  unknownCommand(): Html
  foreignCommand(): Html
  missingArgument(usage: string): Html
  argumentTooLong(): Html
  refused(reason: ProblemCode, retryAfterMs?: number): Html
  unreachable(): Html
  internal(): Html
  auditFailed(): Html
  schedules(jobs: readonly JobInfo[], page: { readonly number: number; readonly count: number }): Html
  noJobs(): Html
  pageGone(): Html
  jobButton(name: string): string
  confirm(jobName: string): Html
  /** Returns the question of a command of the program, as the program wrote it: a list of what will be done is not cut. */
  confirmCommand(question: Html): Html
  confirmed(): Html
  dismissed(): Html
  ack(ack: Ack): Html
  /** Returns the first notice while the run goes on: the ack, and the progress. */
  progress(ack: Ack, run: RunInfo): Html
  /** Returns the answer to a request to cancel: a run that had ended keeps its state. */
  cancelAsked(run: RunInfo): Html
  end(end: RunEnd, options: { readonly maybeRepeated: boolean }): Html
  run(run: RunInfo): Html
  history(runs: readonly RunInfo[]): Html
  /** Returns the health, with the runs that have not ended. */
  health(health: Health, active: readonly RunInfo[]): Html
  /** Returns the question which of the jobs is meant. */
  whichJob(jobs: readonly JobInfo[]): Html
  jobChoice(name: string): string
  /** Returns the first of `count` end notices that were given up. */
  undelivered(shown: readonly DeadDelivery[], count: number): Html
  deliveryButton(how: 'redeliver' | 'discard', position: number): string
  deliverySettled(how: 'redeliver' | 'discard', deliveryId: string): Html
}

/** Creates the messages of one language. */
export function createMessages(texts: OpsTexts): Messages {
  const stateOf = (state: RunState) => `${stateMarks[state]} ${texts.states[state]}`

  /** Returns the reason why a run did not succeed; the state of a cancelled run says it already. */
  const causeOf = (state: RunState, error: RunError | undefined, longest: number): Html | undefined =>
    error === undefined || state === 'cancelled'
      ? undefined
      : texts.cause({ message: shorten(error.message, longest), code: error.code })

  function nextRun(job: JobInfo): string {
    if (job.isPaused) return texts.paused
    if (job.schedule === undefined) return texts.manualOnly
    if (job.nextRunAt === undefined) return texts.noNextRun
    return texts.nextRun(texts.instant(job.nextRunAt, job.zone))
  }

  function progressOf(progress: RunProgress | undefined): string {
    if (progress === undefined) return ''
    const { done, total, note } = progress
    const share =
      total !== undefined && total > 0 ? `/${texts.count(total)} (${Math.floor((done / total) * 100)}%)` : ''
    return ` ${texts.count(done)}${share}${note === undefined ? '' : ` ${inLine(note)}`}`
  }

  /** Returns text as text, also the `summary` of an object; a flat object as a list, and any other result as JSON. */
  function resultOf(result: Json | undefined, longest: number): Html | undefined {
    if (result === undefined || result === null || result === '') return undefined
    if (typeof result === 'string') return html`${shorten(result, longest)}`
    if (typeof result === 'number') return html`${texts.count(result)}`
    if (typeof result === 'object' && !Array.isArray(result)) {
      if ('summary' in result && typeof result.summary === 'string') return resultOf(result.summary, longest)
      const entries = Object.entries(result)
      if (entries.length === 0) return undefined
      if (entries.every(([, value]) => value === null || typeof value !== 'object')) {
        const list = entries.map(
          ([name, value]) => `• ${name}: ${typeof value === 'number' ? texts.count(value) : value}`,
        )
        return html`${shorten(list.join('\n'), longest)}`
      }
    }
    return html`<pre>${shorten(JSON.stringify(result, null, 1), longest)}</pre>`
  }

  const ack = ({ jobName, disposition, deliveryReady, runId }: Ack): Html =>
    lines(
      texts.accepted(inLine(jobName)),
      disposition === 'joined' ? html`${texts.joined}` : undefined,
      disposition === 'deduplicated' ? html`${texts.deduplicated}` : undefined,
      deliveryReady ? undefined : html`${texts.noNotifier}`,
      texts.runId(runId),
    )

  return {
    texts,
    welcome: (name, role) => texts.welcome({ name: inLine(name), role }),
    help: (commands) =>
      lines(
        html`<b>${texts.helpTitle}</b>`,
        ...commands.map((command) => html`${command.usage} — ${command.describe(texts)}`),
      ),
    foreignCommand: () => html`${texts.foreignCommand}`,
    unknownCommand: () => html`${texts.unknownCommand}`,
    missingArgument: (usage) => texts.missingArgument(usage),
    argumentTooLong: () => html`${texts.argumentTooLong}`,
    refused: (reason, retryAfterMs) =>
      reason === 'rate_limited' && retryAfterMs !== undefined
        ? texts.retryAfter(texts.span(retryAfterMs))
        : html`${texts.refusals[reason]}`,
    unreachable: () => html`${texts.unreachable}`,
    internal: () => html`${texts.internal}`,
    auditFailed: () => html`${texts.auditFailed}`,

    schedules: (jobs, page) =>
      lines(
        page.count > 1
          ? html`<b>${texts.schedulesTitle}</b> (${page.number + 1}/${page.count})`
          : html`<b>${texts.schedulesTitle}</b>`,
        ...jobs.map((job) => html`• <b>${inLine(job.name)}</b> (<code>${job.id}</code>) — ${nextRun(job)}`),
        html`${texts.schedulesHint}`,
      ),
    noJobs: () => html`${texts.noJobs}`,
    pageGone: () => html`${texts.pageGone}`,
    jobButton: (name) => texts.jobButton(shorten(name, 40)),

    confirm: (jobName) => texts.confirmJob(inLine(jobName)),
    confirmCommand: (question) => html`⚠️ ${question}`,
    confirmed: () => html`${texts.confirmed}`,
    dismissed: () => html`${texts.dismissed}`,

    ack,
    progress: (accepted, run) => lines(ack(accepted), html`${stateOf(run.state)}${progressOf(run.progress)}`),
    cancelAsked: ({ runId, state, finishedAt }) =>
      finishedAt !== undefined && state !== 'cancelled'
        ? html`${texts.alreadyEnded(runId)} ${stateOf(state)}`
        : texts.cancelAsked(runId),

    end: (run, { maybeRepeated }) => {
      const { status, jobName, error, attempt, isTruncated, runId } = run
      const result = readableResult(run.result, isTruncated)
      const state = status === 'succeeded' ? texts.completed : texts.states[status]
      const title =
        status === 'succeeded' && isAlert(result)
          ? html`🚨 <b>${inLine(jobName)}</b>`
          : html`${stateMarks[status]} <b>${inLine(jobName)}</b> ${state} (${texts.span(wholeMs(run))})`
      return lines(
        title,
        causeOf(status, error, longestInNotice),
        attempt > 1 ? texts.attempts(attempt) : undefined,
        resultOf(result, longestInNotice),
        isTruncated ? html`${texts.truncated}` : undefined,
        texts.runId(runId),
        maybeRepeated ? html`${texts.maybeRepeated}` : undefined,
      )
    },

    run: (run) =>
      lines(
        html`${stateMarks[run.state]} <b>${inLine(run.jobName)}</b> ${texts.states[run.state]}${progressOf(run.progress)}`,
        texts.acceptedAt(texts.instant(run.acceptedAt)),
        run.startedAt === undefined ? undefined : texts.startedAt(texts.instant(run.startedAt)),
        run.finishedAt === undefined ? undefined : texts.finishedAt(texts.instant(run.finishedAt)),
        run.durationMs === undefined ? undefined : texts.duration(texts.span(wholeMs(run))),
        texts.attemptOf(run.attempt, run.maxAttempts),
        causeOf(run.state, run.error, Number.POSITIVE_INFINITY),
        resultOf(readableResult(run.result, run.isTruncated), Number.POSITIVE_INFINITY),
        run.isTruncated ? html`${texts.truncated}` : undefined,
        texts.runId(run.runId),
      ),
    history: (runs) => {
      const [latest] = runs
      if (latest === undefined) return html`${texts.noRuns}`
      const { acceptedAt, state, duration, error } = texts.historyColumns
      const rows = runs.map((run) => [
        texts.instant(run.acceptedAt),
        texts.states[run.state],
        run.durationMs === undefined ? '-' : texts.span(wholeMs(run)),
        run.error?.code ?? '',
      ])
      return lines(
        html`<b>🗂 ${inLine(latest.jobName)}</b>`,
        html`<pre>${formatTable([[acceptedAt, state, duration, error], ...rows])}</pre>`,
        texts.latestRunId(latest.runId),
      )
    },
    whichJob: (jobs) =>
      lines(html`${texts.whichJob}`, ...jobs.map((job) => html`• <b>${inLine(job.name)}</b> (<code>${job.id}</code>)`)),
    jobChoice: (name) => shorten(name, 40),
    undelivered: (shown, count) =>
      count === 0
        ? html`${texts.noUndelivered}`
        : lines(
            texts.undeliveredTitle(count),
            ...shown.map(
              ({ jobName, status, finishedAt, recipient, deliveryId }, index) =>
                html`${index + 1}. ${stateMarks[status]} <b>${inLine(jobName)}</b> ${texts.instant(finishedAt)} → ${addressOf(recipient)} <code>${deliveryId}</code>`,
            ),
          ),
    deliveryButton: (how, position) =>
      how === 'redeliver' ? texts.redeliverButton(position) : texts.discardButton(position),
    deliverySettled: (how, deliveryId) =>
      how === 'redeliver' ? texts.redelivered(deliveryId) : texts.discarded(deliveryId),
    health: (health, active) =>
      lines(
        health.problems.length === 0 ? html`✅ <b>${texts.healthy}</b>` : texts.problems(health.problems.length),
        ...health.problems.map((problem) => html`• ${problem}`),
        ...active.map(
          ({ state, jobName, runId, progress }) =>
            html`${stateOf(state)} <b>${inLine(jobName)}</b>${progressOf(progress)} <code>${runId}</code>`,
        ),
        html`<pre>${formatTable([
          [texts.figures.running, String(health.running)],
          [texts.figures.queued, String(health.queued)],
          [texts.figures.lag, texts.span(health.lagMs)],
          [texts.figures.workers, String(health.workers)],
          [texts.figures.pendingDeliveries, String(health.pendingDeliveries)],
          [texts.figures.deadDeliveries, String(health.deadDeliveries)],
        ])}</pre>`,
      ),
  }
}
