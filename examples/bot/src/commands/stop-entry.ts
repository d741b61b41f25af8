import type { HttpPort, OpsCommand } from '@stockeye/telegram-adapter'
import { modeCommand } from './texts/mode-command.ts'

/** Creates `/stopentry`: the trader buys nothing; stops and sales go on. */
export const stopEntryCommand = (port: HttpPort): OpsCommand =>
  modeCommand(port, {
    name: 'stopentry',
    description: '매수를 멈춥니다 (매도와 손절은 계속합니다)',
    command: 'stop-entry',
    question: '매수를 멈출까요? 매도와 손절은 계속합니다.',
  })
