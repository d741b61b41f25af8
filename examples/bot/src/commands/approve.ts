import type { HttpPort, OpsCommand } from '@stockeye/telegram-adapter'
import { answerCommand } from './texts/approval.ts'

/** Creates `/approve`: a sale above the limit may leave. */
export const approveCommand = (port: HttpPort): OpsCommand =>
  answerCommand(port, { name: 'approve', description: '기다리는 매도를 승인합니다', approved: true })
