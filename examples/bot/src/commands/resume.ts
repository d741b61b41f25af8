import type { HttpPort, OpsCommand } from '@stockeye/telegram-adapter'
import { modeCommand } from './texts/mode-command.ts'

/** Creates `/resume`: the trader trades again. */
export const resumeCommand = (port: HttpPort): OpsCommand =>
  modeCommand(port, {
    name: 'resume',
    description: '트레이더를 다시 시작합니다',
    command: 'resume',
    question: '트레이더를 다시 시작할까요? 규칙에 따라 사고팝니다.',
  })
