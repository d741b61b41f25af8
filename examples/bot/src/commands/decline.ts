import type { HttpPort, OpsCommand } from '@stockeye/telegram-adapter'
import { answerCommand } from './texts/approval.ts'

/** Creates `/decline`: a sale above the limit does not leave. */
export const declineCommand = (port: HttpPort): OpsCommand =>
  answerCommand(port, { name: 'decline', description: '기다리는 매도를 거절합니다', approved: false })
