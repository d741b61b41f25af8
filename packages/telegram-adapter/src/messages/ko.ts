import { html, lines } from './html.ts'
import { instantParts } from './instant-parts.ts'
import type { OpsTexts } from './texts.ts'

/** Korean texts: the default of the bot and the notifier. */
export const korean: OpsTexts = {
  language: 'ko',

  span(ms) {
    if (ms < 10_000) return `${Math.round(ms / 100) / 10}초`
    const seconds = Math.round(ms / 1_000)
    if (seconds < 60) return `${seconds}초`
    const minutes = Math.floor(seconds / 60)
    if (minutes < 60) return withRest(`${minutes}분`, seconds % 60, '초')
    return withRest(`${Math.floor(minutes / 60)}시간`, minutes % 60, '분')
  },
  instant(at, zone = 'Asia/Seoul') {
    const { month, day, weekday, hour, minute, label } = instantParts(at, { zone, locale: 'ko-KR' })
    return `${month}/${day}(${weekday}) ${hour}:${minute} ${label}`
  },
  count: (value) => value.toLocaleString('en-US'),

  descriptions: {
    start: '봇을 시작하고 등록합니다',
    help: '쓸 수 있는 명령을 봅니다',
    show_schedules: '스케줄을 보고 버튼으로 바로 실행합니다',
    trigger_job: '잡을 지금 실행합니다',
    status: '시스템이나 한 실행의 상태를 봅니다',
    history: '잡의 최근 실행을 봅니다',
    cancel: '실행을 취소합니다',
    undelivered: '보내지 못한 종료 알림을 봅니다',
    redeliver: '보내지 못한 종료 알림을 다시 보냅니다',
    discard: '보내지 못한 종료 알림을 지웁니다',
  },
  welcome: ({ name, role }) =>
    lines(
      html`👋 ${name}님, 반갑습니다. 운영 봇입니다.`,
      role === 'admin'
        ? html`관리자로 등록되어 있습니다. /help 로 명령을 볼 수 있습니다.`
        : html`등록되었습니다. 관리 명령은 관리자만 쓸 수 있습니다.`,
    ),
  helpTitle: '명령',
  unknownCommand: '❓ 모르는 명령입니다. /help 를 보내면 쓸 수 있는 명령을 알려 드립니다.',
  foreignCommand: '✋ 전달된 메시지나 다른 봇이 만든 명령은 실행하지 않습니다. 직접 입력해 보내세요.',
  missingArgument: (usage) => html`✏️ 이렇게 보내 주세요: <code>${usage}</code>`,
  argumentTooLong: '✏️ 명령에 붙인 값이 너무 깁니다. 짧게 줄여 다시 보내세요.',

  refusals: {
    bot_secret_invalid: '⚠️ 봇과 서버의 비밀키가 다릅니다. 운영자에게 BOT_SECRET_KEY 확인을 요청하세요.',
    token_missing: '⚠️ 서버가 봇의 인증을 거절했습니다. 잠시 후 다시 시도하세요.',
    token_invalid: '⚠️ 서버가 봇의 인증을 거절했습니다. 잠시 후 다시 시도하세요.',
    admin_required: '🚫 관리자만 쓸 수 있는 기능입니다.',
    user_blocked: '🚫 차단된 사용자입니다. 관리자에게 문의하세요.',
    not_found: '❓ 그런 잡이나 실행이 없습니다. /show_schedules 로 목록을 확인하세요.',
    invalid_request: '⚠️ 서버가 요청을 이해하지 못했습니다. 입력을 확인하세요.',
    idempotency_mismatch: '⚠️ 이미 다른 내용으로 처리된 요청입니다. 명령을 다시 보내세요.',
    body_too_large: '⚠️ 요청이 너무 큽니다.',
    rate_limited: '⏳ 요청이 너무 많습니다. 잠시 후 다시 시도하세요.',
    upstream_auth: '⚠️ 한국투자증권 토큰에 문제가 있습니다. 운영자에게 알려 주세요.',
    upstream_unavailable: '⚠️ 서버가 작업 저장소나 한국투자증권에 연결할 수 없습니다. 잠시 후 다시 시도하세요.',
    internal: '⚠️ 서버에 오류가 있습니다. 운영자에게 알려 주세요.',
  },
  retryAfter: (span) => html`⏳ 요청이 너무 많습니다. ${span} 후에 다시 시도하세요.`,
  unreachable: '⚠️ 서버에 연결할 수 없습니다. 잠시 후 다시 시도하세요. 같은 버튼을 다시 눌러도 두 번 실행되지 않습니다.',
  internal: '⚠️ 처리하지 못했습니다. 운영자가 로그에서 원인을 볼 수 있습니다.',
  auditFailed: '⚠️ 감사 기록을 남기지 못해 실행하지 않았습니다. 운영자에게 알려 주세요.',

  schedulesTitle: '📅 스케줄',
  schedulesHint: '버튼을 누르면 지금 실행합니다.',
  noJobs: '등록된 잡이 없습니다.',
  pageGone: '그 페이지는 이제 없습니다. /show_schedules 를 다시 보내세요.',
  jobButton: (jobName) => `▶ ${jobName}`,
  previousPage: '◀ 이전',
  nextPage: '다음 ▶',
  paused: '일시 중지',
  manualOnly: '수동 실행',
  noNextRun: '예정 없음',
  nextRun: (instant) => `다음 ${instant}`,

  confirmJob: (jobName) => html`⚠️ <b>${jobName}</b> — 정말 실행할까요?`,
  confirmButton: '✅ 실행',
  dismissButton: '✖ 그만두기',
  confirmed: '✅ 실행을 확인했습니다.',
  dismissed: '✖ 실행하지 않았습니다.',

  pressTaken: '⏳ 요청을 받았습니다.',
  pressRepeated: '이미 접수된 요청입니다.',
  pressInvalid: '쓸 수 없는 버튼입니다. /show_schedules 로 새로 여세요.',
  pressExpired: '시간이 지났습니다. 명령을 다시 보내세요.',

  states: {
    queued: '대기 중',
    running: '실행 중',
    retry_wait: '재시도 대기',
    succeeded: '성공',
    failed: '실패',
    timed_out: '시간 초과',
    cancelled: '취소됨',
    expired: '기한 지남',
    skipped: '건너뜀',
  },
  completed: '완료',
  accepted: (jobName) => html`✅ 잡 실행 요청이 접수되었습니다: <b>${jobName}</b>`,
  joined: '이미 실행 중이라 그 실행의 결과를 알려 드립니다.',
  deduplicated: '같은 요청이 이미 접수되어 있어 새로 실행하지 않았습니다.',
  noNotifier: '⚠️ 지금은 종료 알림을 보낼 프로세스가 없습니다. 결과는 /status 로 확인하세요.',
  runId: (runId) => html`실행 번호: <code>${runId}</code>`,
  cancelButton: '⏹ 취소',
  cancelAsked: (runId) => html`⏹ 취소를 요청했습니다: <code>${runId}</code>`,
  alreadyEnded: (runId) => html`이미 끝난 실행입니다: <code>${runId}</code>`,
  cause: ({ message, code }) => html`원인: ${message} (<code>${code}</code>)`,
  attempts: (count) => html`시도: ${count}회`,
  attemptOf: (attempt, maxAttempts) => html`시도: ${attempt}/${maxAttempts}`,
  truncated: '(결과가 길어 잘렸습니다)',
  maybeRepeated: '(같은 알림이 이미 갔을 수 있습니다)',
  acceptedAt: (instant) => html`접수: ${instant}`,
  startedAt: (instant) => html`시작: ${instant}`,
  finishedAt: (instant) => html`종료: ${instant}`,
  duration: (span) => html`걸린 시간: ${span}`,

  whichJob: '❓ 어느 잡인가요? 버튼을 누르거나, 이름이나 아이디를 붙여 다시 보내세요.',

  undeliveredButton: '📭 못 보낸 알림 보기',
  undeliveredTitle: (count) => html`📭 <b>못 보낸 알림 ${count}건</b>`,
  noUndelivered: '📭 못 보낸 알림이 없습니다.',
  redeliverButton: (position) => `🔁 ${position} 다시 보내기`,
  discardButton: (position) => `🗑 ${position} 지우기`,
  redelivered: (deliveryId) => html`🔁 다시 보냅니다: <code>${deliveryId}</code>`,
  discarded: (deliveryId) => html`🗑 지웠습니다: <code>${deliveryId}</code>`,

  noRuns: '아직 실행한 적이 없습니다.',
  historyColumns: { acceptedAt: '접수', state: '상태', duration: '시간', error: '오류' },
  latestRunId: (runId) => html`마지막 실행 번호: <code>${runId}</code>`,

  healthy: '정상',
  problems: (count) => html`⚠️ <b>문제 ${count}건</b>`,
  figures: {
    running: '실행 중',
    queued: '대기 중',
    lag: '대기 시간',
    workers: '워커',
    pendingDeliveries: '보낼 알림',
    deadDeliveries: '못 보낸 알림',
  },
}

const withRest = (head: string, rest: number, unit: string) => (rest === 0 ? head : `${head} ${rest}${unit}`)
