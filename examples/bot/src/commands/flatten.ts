import { traderApi } from '@stockeye/example-api/routes/trader-contract'
import { type HttpPort, html, type OpsCommand } from '@stockeye/telegram-adapter'
import { orAnswer } from './texts/answers.ts'
import { ask, nothing } from './texts/ask.ts'
import { joined } from './texts/lines.ts'
import { modeCommand } from './texts/mode-command.ts'
import { positionLine, worthLine } from './texts/position.ts'

/** Creates `/flatten`: the trader sells all that it holds. The question lists what will be sold. */
export const flattenCommand = (port: HttpPort): OpsCommand => ({
  ...modeCommand(port, {
    name: 'flatten',
    description: '보유 종목을 모두 팝니다',
    command: 'flatten',
    question: '모두 팔까요?',
  }),
  async confirmation(request) {
    const answer = await orAnswer(request, () => ask(port, request, traderApi.listPositions, nothing))
    if (answer === undefined) return undefined
    const { positions } = answer
    if (positions.length === 0) {
      return html`<b>지금 보유 종목이 없습니다.</b> 그래도 전량 매도로 바꿀까요? 재개할 때까지 매수하지 않습니다.`
    }
    return joined([
      html`<b>이 ${positions.length}종목을 모두 팔까요?</b> 재개할 때까지 매수하지 않습니다.`,
      ...positions.map(positionLine),
      worthLine(positions),
      '버튼을 누르는 때의 보유가 팔립니다. 가격은 달라질 수 있습니다.',
    ])
  },
})
