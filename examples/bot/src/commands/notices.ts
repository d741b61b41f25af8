import { type NoticeKind, type NoticeLevel, noticeKinds, noticeLevels } from '@stockeye/example-api/notices/kinds'
import { type QuietHours, quietHoursSchema } from '@stockeye/example-api/notices/quiet-hours'
import type { NoticeSettings } from '@stockeye/example-api/notices/settings'
import { noticesApi } from '@stockeye/example-api/routes/notices-contract'
import {
  type Html,
  type HttpPort,
  html,
  type OpsCommand,
  type OpsCommandRequest,
  type OpsReplyButton,
} from '@stockeye/telegram-adapter'
import { ask, nothing } from './texts/ask.ts'
import { joined } from './texts/lines.ts'
import { rowsOf } from './texts/rows.ts'

const kinds: Readonly<Record<NoticeKind, string>> = {
  runs: '직접 실행한 잡',
  failures: '예약된 잡의 실패',
  alerts: '토큰 경보',
  fills: '체결',
  trouble: '주문 문제',
  mode: '트레이더 상태',
  approvals: '매도 승인',
  digest: '일일 요약',
}
const levels: Readonly<Record<NoticeLevel, string>> = { loud: '🔔 소리', silent: '🔕 무음', off: '🚫 끔' }

/** Hours that the button sets. */
const usualNight = '22:00-07:00'

/** Creates `/notices`: shows and changes how the notices of the user read, by buttons and by typed arguments. */
export const noticesCommand = (port: HttpPort): OpsCommand => ({
  name: 'notices',
  description: '알림의 종류별 소리와 조용한 시간을 정합니다',
  access: 'admin',
  async handle(request) {
    const settings = await change(port, request)
    if (settings === undefined) return request.reply(usage)
    await request.reply(settingsText(settings), { buttons: buttonsOf(settings) })
  },
})

/** Makes the change that the argument asks for. @returns the settings after it; undefined for another argument */
async function change(port: HttpPort, request: OpsCommandRequest): Promise<NoticeSettings | undefined> {
  const [first = '', second = '', third] = request.argument.split(/\s+/)
  if (first === '') return ask(port, request, noticesApi.getNotices, nothing)
  if (first === 'quiet') {
    const quiet = second === 'off' ? null : readQuiet(second, third)
    return quiet === undefined
      ? undefined
      : ask(port, request, noticesApi.setQuietHours, { params: {}, body: { quiet } })
  }
  const kind = noticeKinds.find((name) => name === first)
  const level = noticeLevels.find((name) => name === second)
  if (kind === undefined || level === undefined) return undefined
  return ask(port, request, noticesApi.setNoticeLevel, { params: { kind }, body: { level } })
}

function readQuiet(hours: string, zone = 'Asia/Seoul'): QuietHours | undefined {
  const [from, to] = hours.split('-')
  return quietHoursSchema.safeParse({ from, to, zone }).data
}

function settingsText({ levels: set, quiet }: NoticeSettings): Html {
  const night =
    quiet === undefined
      ? '🌙 조용한 시간: 없음'
      : `🌙 조용한 시간: ${quiet.from}-${quiet.to} (${quiet.zone}). 토큰 경보와 매도 승인은 소리를 냅니다.`
  return joined([
    html`<b>🔔 알림 설정</b>`,
    ...noticeKinds.map((kind) => html`${levels[set[kind]]} — ${kinds[kind]} (<code>${kind}</code>)`),
    night,
    '버튼을 누르면 다음 단계로 바뀝니다.',
  ])
}

/** Returns a button for each kind, which sets its next level, and one for the quiet hours. */
function buttonsOf({ levels: set, quiet }: NoticeSettings): readonly (readonly OpsReplyButton[])[] {
  const buttons = noticeKinds.map((kind) => {
    const next = nextOf(set[kind])
    return { label: `${kinds[kind]} → ${levels[next]}`, command: 'notices', argument: `${kind} ${next}` }
  })
  const label = quiet === undefined ? `🌙 ${usualNight} 조용히` : '🌙 조용한 시간 끄기'
  const argument = quiet === undefined ? `quiet ${usualNight}` : 'quiet off'
  return [...rowsOf(buttons, 2), [{ label, command: 'notices', argument }]]
}

const nextOf = (level: NoticeLevel): NoticeLevel =>
  noticeLevels[(noticeLevels.indexOf(level) + 1) % noticeLevels.length] ?? 'loud'

const usage = html`✏️ 이렇게 보내 주세요:
<code>/notices fills silent</code> — 종류와 단계 (${noticeKinds.join(', ')}; ${noticeLevels.join(', ')})
<code>/notices quiet 22:00-07:00 Asia/Seoul</code>
<code>/notices quiet off</code>`
