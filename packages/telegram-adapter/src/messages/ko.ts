import type { ProblemCode } from '../errors.ts'
import type { Ack, Health, JobInfo, Json, RunError, RunInfo, RunProgress, RunState } from '../ports/ops-port.ts'
import { type Html, html, lines, shorten } from './html.ts'
import { formatTable } from './table.ts'

// Everything that people read, in Korean and in one place. Nothing here decides or sends anything.

/** Why a run did not succeed; of one that was cancelled the state says it. */
const causeOf = (state: RunState, error: RunError | undefined, longest: number): Html | undefined =>
  error === undefined || state === 'cancelled'
    ? undefined
    : html`원인: ${shorten(error.message, longest)} (<code>${error.code}</code>)`

/** How a run ended, as an end notice tells it: a completion of the job runner has all of it. */
export interface RunEnd {
  readonly runId: string
  readonly jobName: string
  readonly status: RunState
  readonly durationMs: number
  readonly attempt: number
  readonly result?: Json
  readonly isTruncated?: boolean
  readonly error?: RunError
  readonly nextRunAt?: number
}

/** Code points of a result or an error in an end notice: one message, whatever the job returns. `/status` shows all of it. */
const longestInNotice = 1_500
/** Code points of a name, an id or a note within a line. */
const longestInLine = 120

const stateNames: Readonly<Record<RunState, string>> = {
  queued: '대기 중',
  running: '실행 중',
  retry_wait: '재시도 대기',
  succeeded: '성공',
  failed: '실패',
  timed_out: '시간 초과',
  cancelled: '취소됨',
  expired: '기한 지남',
  skipped: '건너뜀',
}

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

const refusals: Readonly<Record<ProblemCode, string>> = {
  bot_secret_invalid: '⚠️ 봇과 서버의 비밀키가 다릅니다. 운영자에게 BOT_SECRET_KEY 확인을 요청하세요.',
  token_missing: '⚠️ 서버가 봇의 인증을 거절했습니다. 잠시 후 다시 시도하세요.',
  token_invalid: '⚠️ 서버가 봇의 인증을 거절했습니다. 잠시 후 다시 시도하세요.',
  admin_required: '🚫 관리자만 쓸 수 있는 기능입니다.',
  user_blocked: '🚫 차단된 사용자입니다. 관리자에게 문의하세요.',
  not_found: '❓ 그런 잡이나 실행이 없습니다. /show_schedules 로 목록을 확인하세요.',
  invalid_request: '⚠️ 서버가 요청을 이해하지 못했습니다. 입력을 확인하세요.',
  idempotency_mismatch: '⚠️ 이미 다른 내용으로 처리된 요청입니다. 다시 눌러 주세요.',
  body_too_large: '⚠️ 요청이 너무 큽니다.',
  rate_limited: '⏳ 요청이 너무 많습니다. 잠시 후 다시 시도하세요.',
  upstream_auth: '⚠️ 한국투자증권 토큰에 문제가 있습니다. 운영자에게 알려 주세요.',
  upstream_unavailable: '⚠️ 한국투자증권에 연결할 수 없습니다. 잠시 후 다시 시도하세요.',
  internal: '⚠️ 서버에 오류가 있습니다. 운영자에게 알려 주세요.',
}

export const ko = {
  welcome: (name: string, role: 'admin' | 'user'): Html =>
    lines(
      html`👋 ${shorten(name, longestInLine)}님, 반갑습니다. StockEye 운영 봇입니다.`,
      role === 'admin'
        ? html`관리자로 등록되어 있습니다. /help 로 명령을 볼 수 있습니다.`
        : html`등록되었습니다. 관리 명령은 관리자만 쓸 수 있습니다.`,
    ),
  help: (commands: readonly { readonly usage: string; readonly description: string }[]): Html =>
    lines(html`<b>명령</b>`, ...commands.map(({ usage, description }) => html`${usage} — ${description}`)),
  unknownCommand: (): Html => html`❓ 모르는 명령입니다. /help 를 보내면 쓸 수 있는 명령을 알려 드립니다.`,
  missingArgument: (usage: string): Html => html`✏️ 이렇게 보내 주세요: <code>${usage}</code>`,

  refused: (reason: ProblemCode, retryAfterMs?: number): Html =>
    reason === 'rate_limited' && retryAfterMs !== undefined
      ? html`⏳ 요청이 너무 많습니다. ${formatSpan(retryAfterMs)} 후에 다시 시도하세요.`
      : html`${refusals[reason]}`,
  unreachable: (): Html =>
    html`⚠️ 서버에 연결할 수 없습니다. 잠시 후 다시 시도하세요. 같은 버튼을 다시 눌러도 두 번 실행되지 않습니다.`,
  internal: (): Html => html`⚠️ 처리하지 못했습니다. 운영자가 로그에서 원인을 볼 수 있습니다.`,
  auditFailed: (): Html => html`⚠️ 감사 기록을 남기지 못해 실행하지 않았습니다. 운영자에게 알려 주세요.`,

  schedules: (jobs: readonly JobInfo[], page: { readonly number: number; readonly count: number }): Html =>
    lines(
      page.count > 1 ? html`<b>📅 스케줄</b> (${page.number + 1}/${page.count})` : html`<b>📅 스케줄</b>`,
      ...jobs.map((job) => html`• <b>${shorten(job.name, longestInLine)}</b> — ${nextRun(job)}`),
      html`버튼을 누르면 지금 실행합니다.`,
    ),
  noJobs: (): Html => html`등록된 잡이 없습니다.`,
  pageGone: (): Html => html`그 페이지는 이제 없습니다. /show_schedules 를 다시 보내세요.`,
  jobButton: (name: string): string => `▶ ${shorten(name, 40)}`,
  previousPage: '◀ 이전',
  nextPage: '다음 ▶',

  confirm: (jobName: string): Html => html`⚠️ <b>${shorten(jobName, longestInLine)}</b> — 정말 실행할까요?`,
  /** Question of a command of the program, as the program wrote it. */
  confirmCommand: (question: string): Html => html`⚠️ ${shorten(question, longestInNotice)}`,
  argumentTooLong: (): Html => html`✏️ 명령에 붙인 값이 너무 깁니다. 짧게 줄여 다시 보내세요.`,
  confirmButton: '✅ 실행',
  dismissButton: '✖ 그만두기',
  confirmed: (): Html => html`✅ 실행을 확인했습니다.`,
  dismissed: (): Html => html`✖ 실행하지 않았습니다.`,

  // Toasts: plain text that shows for a moment when a button is pressed.
  pressTaken: '⏳ 요청을 받았습니다.',
  pressRepeated: '이미 접수된 요청입니다.',
  pressInvalid: '쓸 수 없는 버튼입니다. /show_schedules 로 새로 여세요.',

  ack: (ack: Ack): Html =>
    lines(
      html`✅ 잡 실행 요청이 접수되었습니다: <b>${shorten(ack.jobName, longestInLine)}</b>`,
      ack.disposition === 'joined' ? html`이미 실행 중이라 그 실행의 결과를 알려 드립니다.` : undefined,
      ack.disposition === 'deduplicated' ? html`같은 요청이 이미 접수되어 있어 새로 실행하지 않았습니다.` : undefined,
      ack.deliveryReady
        ? undefined
        : html`⚠️ 지금은 종료 알림을 보낼 프로세스가 없습니다. 결과는 /status 로 확인하세요.`,
      html`실행 번호: <code>${ack.runId}</code>`,
    ),
  /** The first notice as the run goes on: the ack, and how far it is. */
  progress: (ack: Ack, run: RunInfo): Html =>
    lines(ko.ack(ack), html`${stateMarks[run.state]} ${stateNames[run.state]}${progressOf(run.progress)}`),
  cancelButton: '⏹ 취소',
  /** How the run stands once its cancelling was asked for: one that had ended stays as it was. */
  cancelAsked: ({ runId, state, finishedAt }: RunInfo): Html =>
    finishedAt !== undefined && state !== 'cancelled'
      ? html`이미 끝난 실행입니다: <code>${runId}</code> ${stateMarks[state]} ${stateNames[state]}`
      : html`⏹ 취소를 요청했습니다: <code>${runId}</code>`,

  end: (end: RunEnd, options: { readonly maybeRepeated: boolean }): Html =>
    lines(
      end.status === 'succeeded'
        ? html`✅ <b>${shorten(end.jobName, longestInLine)}</b> 완료 (${formatSpan(end.durationMs)})`
        : html`${stateMarks[end.status]} <b>${shorten(end.jobName, longestInLine)}</b> ${stateNames[end.status]} (${formatSpan(end.durationMs)})`,
      causeOf(end.status, end.error, longestInNotice),
      end.attempt > 1 ? html`시도: ${end.attempt}회` : undefined,
      resultOf(end.result, longestInNotice),
      end.isTruncated ? html`(결과가 길어 잘렸습니다)` : undefined,
      html`실행 번호: <code>${end.runId}</code>`,
      options.maybeRepeated ? html`(같은 알림이 이미 갔을 수 있습니다)` : undefined,
    ),

  run: (run: RunInfo): Html =>
    lines(
      html`${stateMarks[run.state]} <b>${shorten(run.jobName, longestInLine)}</b> ${stateNames[run.state]}${progressOf(run.progress)}`,
      html`접수: ${formatInstant(run.acceptedAt)}`,
      run.startedAt === undefined ? undefined : html`시작: ${formatInstant(run.startedAt)}`,
      run.finishedAt === undefined ? undefined : html`종료: ${formatInstant(run.finishedAt)}`,
      run.durationMs === undefined ? undefined : html`걸린 시간: ${formatSpan(run.durationMs)}`,
      html`시도: ${run.attempt}/${run.maxAttempts}`,
      causeOf(run.state, run.error, Number.POSITIVE_INFINITY),
      resultOf(run.result, Number.POSITIVE_INFINITY),
      html`실행 번호: <code>${run.runId}</code>`,
    ),
  history: (runs: readonly RunInfo[]): Html => {
    const [latest] = runs
    if (latest === undefined) return html`아직 실행한 적이 없습니다.`
    const rows = runs.map((run) => [
      formatInstant(run.acceptedAt),
      stateNames[run.state],
      run.durationMs === undefined ? '-' : formatSpan(run.durationMs),
      run.error?.code ?? '',
    ])
    return lines(
      html`<b>🗂 ${shorten(latest.jobName, longestInLine)}</b>`,
      html`<pre>${formatTable([['접수', '상태', '시간', '오류'], ...rows])}</pre>`,
      html`마지막 실행 번호: <code>${latest.runId}</code>`,
    )
  },
  health: (health: Health): Html =>
    lines(
      health.problems.length === 0 ? html`✅ <b>정상</b>` : html`⚠️ <b>문제 ${health.problems.length}건</b>`,
      ...health.problems.map((problem) => html`• ${problem}`),
      html`<pre>${formatTable([
        ['실행 중', String(health.running)],
        ['대기 중', String(health.queued)],
        ['대기 시간', formatSpan(health.lagMs)],
        ['워커', String(health.workers)],
        ['보낼 알림', String(health.pendingDeliveries)],
        ['못 보낸 알림', String(health.deadDeliveries)],
      ])}</pre>`,
    ),

  // What the command menu and /help say.
  descriptions: {
    start: '봇을 시작하고 등록합니다',
    help: '쓸 수 있는 명령을 봅니다',
    show_schedules: '스케줄을 보고 버튼으로 바로 실행합니다',
    trigger_job: '잡을 지금 실행합니다',
    update_master: '종목 마스터를 지금 갱신합니다',
    status: '시스템이나 한 실행의 상태를 봅니다',
    history: '잡의 최근 실행을 봅니다',
    cancel: '실행을 취소합니다',
  },
} as const

/** `0.8초`, `12초`, `3분 5초`, `2시간 10분`. */
export function formatSpan(ms: number): string {
  if (ms < 10_000) return `${Math.round(ms / 100) / 10}초`
  const seconds = Math.round(ms / 1_000)
  if (seconds < 60) return `${seconds}초`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return withRest(`${minutes}분`, seconds % 60, '초')
  return withRest(`${Math.floor(minutes / 60)}시간`, minutes % 60, '분')
}

const withRest = (head: string, rest: number, unit: string) => (rest === 0 ? head : `${head} ${rest}${unit}`)

/** `11/23(월) 07:00 KST`, in the zone of a schedule or else in Korea's. @param at ms since 1970 */
export function formatInstant(at: number, zone = 'Asia/Seoul'): string {
  const format = new Intl.DateTimeFormat('ko-KR', {
    timeZone: zone,
    month: '2-digit',
    day: '2-digit',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  const label = zone === 'Asia/Seoul' ? 'KST' : zone
  return `${parts['month']}/${parts['day']}(${parts['weekday']}) ${parts['hour']}:${parts['minute']} ${label}`
}

function nextRun(job: JobInfo): string {
  if (job.isPaused) return '일시 중지'
  if (job.schedule === undefined) return '수동 실행'
  if (job.nextRunAt === undefined) return '예정 없음'
  return `다음 ${formatInstant(job.nextRunAt, job.zone)}`
}

function progressOf(progress: RunProgress | undefined): string {
  if (progress === undefined) return ''
  const { done, total, note } = progress
  const share = total !== undefined && total > 0 ? `/${count(total)} (${Math.floor((done / total) * 100)}%)` : ''
  return ` ${count(done)}${share}${note === undefined ? '' : ` ${shorten(note, longestInLine)}`}`
}

const count = (value: number): string => value.toLocaleString('en-US')

/** Text as text, also what an object calls its `summary`; a flat object as a list, and the rest as JSON. */
function resultOf(result: Json | undefined, longest: number): Html | undefined {
  if (result === undefined || result === null || result === '') return undefined
  if (typeof result === 'string') return html`${shorten(result, longest)}`
  if (typeof result === 'number') return html`${count(result)}`
  if (typeof result === 'object' && !Array.isArray(result)) {
    if ('summary' in result && typeof result.summary === 'string') return html`${shorten(result.summary, longest)}`
    const entries = Object.entries(result)
    if (entries.length === 0) return undefined
    if (entries.every(([, value]) => value === null || typeof value !== 'object')) {
      const list = entries.map(([name, value]) => `• ${name}: ${typeof value === 'number' ? count(value) : value}`)
      return html`${shorten(list.join('\n'), longest)}`
    }
  }
  return html`<pre>${shorten(JSON.stringify(result, null, 1), longest)}</pre>`
}
