import type { HttpPort, OpsCommand } from '@stockeye/telegram-adapter'
import { modeCommand } from './texts/mode-command.ts'

/** Creates `/pause`: the trader places no order, also no sale at a stop. */
export const pauseCommand = (port: HttpPort): OpsCommand =>
  modeCommand(port, {
    name: 'pause',
    description: '트레이더를 일시 중지합니다 (손절도 하지 않습니다)',
    command: 'pause',
    question:
      '트레이더를 일시 중지할까요? 재개할 때까지 사지도 팔지도 않고, 손절도 하지 않습니다. 미체결 주문은 남습니다.',
  })
