import { saleLine } from '@stockeye/example-api/notices/wording/approval'
import { traderApi } from '@stockeye/example-api/routes/trader-contract'
import type { Approval } from '@stockeye/example-trader/desk/desk'
import { type Html, type HttpPort, html, type OpsCommand } from '@stockeye/telegram-adapter'
import { askForArgument, orAnswer } from './answers.ts'
import { ask } from './ask.ts'
import { joined } from './lines.ts'

const states = { waiting: '🙋 대기 중', approved: '✅ 승인됨', declined: '✖ 거절됨' } as const

/** Returns a sale that needs an answer, in lines. */
export const approvalText = (approval: Approval): Html =>
  joined([
    html`<b>${states[approval.state]}</b>${approval.by === undefined ? '' : ` — ${approval.by}`}`,
    saleLine(approval),
    `사유: ${approval.reason}`,
    html`<code>${approval.id}</code>`,
  ])

/** Creates a command that answers a sale. The first answer holds, and is shown. */
export const answerCommand = (
  port: HttpPort,
  { name, description, approved }: { readonly name: string; readonly description: string; readonly approved: boolean },
): OpsCommand => ({
  name,
  description,
  usage: `/${name} <번호>`,
  access: 'admin',
  async handle(request) {
    const { argument, reply } = request
    if (argument === '') return askForArgument(request, `/${name} <번호>`)
    const input = { params: { approval_id: argument }, body: { approved } }
    const unknown = '❓ 그런 매도 승인 요청이 없습니다. /approvals 로 목록을 확인하세요.'
    const approval = await orAnswer(request, () => ask(port, request, traderApi.answerApproval, input), {
      not_found: unknown,
      invalid_request: unknown,
    })
    if (approval === undefined) return
    const isMine = approval.state === (approved ? 'approved' : 'declined')
    await reply(isMine ? approvalText(approval) : joined(['먼저 온 답이 있습니다.', approvalText(approval)]))
  },
})
