import { approvalButtons } from '@stockeye/example-api/notices/wording/approval'
import { traderApi } from '@stockeye/example-api/routes/trader-contract'
import type { HttpPort, OpsCommand } from '@stockeye/telegram-adapter'
import { orAnswer } from './texts/answers.ts'
import { approvalText } from './texts/approval.ts'
import { ask, nothing } from './texts/ask.ts'
import { joined } from './texts/lines.ts'

/** Creates `/approvals`: sales that wait for a person, each with its buttons, and those of today that were answered. */
export const approvalsCommand = (port: HttpPort): OpsCommand => ({
  name: 'approvals',
  description: '승인을 기다리는 매도를 봅니다',
  access: 'admin',
  async handle(request) {
    const answer = await orAnswer(request, () => ask(port, request, traderApi.listApprovals, nothing))
    if (answer === undefined) return
    const { approvals } = answer
    if (approvals.length === 0) return request.reply('🙋 승인을 기다리는 매도가 없습니다.')
    const answered = approvals.filter(({ state }) => state !== 'waiting')
    if (answered.length > 0) await request.reply(joined(answered.map(approvalText)))
    for (const approval of approvals) {
      if (approval.state !== 'waiting') continue
      await request.reply(approvalText(approval), { buttons: approvalButtons(approval.id) })
    }
  },
})
