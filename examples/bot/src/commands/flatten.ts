import { traderApi } from '@stockeye/example-api/routes/trader-contract'
import type { DeskPosition } from '@stockeye/example-trader/desk/desk'
import { type Html, type HttpPort, html, type OpsCommand } from '@stockeye/telegram-adapter'
import { changedSince, orAnswer } from './texts/answers.ts'
import { ask, nothing } from './texts/ask.ts'
import { joined } from './texts/lines.ts'
import { modeCommand } from './texts/mode-command.ts'
import { positionLine, worthLine } from './texts/position.ts'
import { seenOf, symbolsSeen } from './texts/seen.ts'

/**
 * Creates `/flatten`: the trader sells all that it holds. The question lists what will be sold; the button sells only while the
 * symbols are those of the list.
 */
export function flattenCommand(port: HttpPort): OpsCommand {
  const command = modeCommand(port, {
    name: 'flatten',
    description: '보유 종목을 모두 팝니다',
    command: 'flatten',
    question: '모두 팔까요?',
  })
  return {
    ...command,
    async confirmation(request) {
      const answer = await orAnswer(request, async () => ({
        state: await ask(port, request, traderApi.getTrader, nothing),
        ...(await ask(port, request, traderApi.listPositions, nothing)),
      }))
      if (answer === undefined) return undefined
      const { state, positions } = answer
      return { question: questionOf(positions), argument: `${seenOf(state)} ${symbolsSeen(positions)}` }
    },
    async handle(request) {
      const answer = await orAnswer(request, () => ask(port, request, traderApi.listPositions, nothing))
      if (answer === undefined) return
      const [, seen] = request.argument.split(' ')
      if (symbolsSeen(answer.positions) === seen) await command.handle(request)
      else await request.reply(changedSince)
    },
  }
}

function questionOf(positions: readonly DeskPosition[]): Html {
  if (positions.length === 0) {
    return html`<b>지금 보유 종목이 없습니다.</b> 그래도 전량 매도로 바꿀까요? 재개할 때까지 매수하지 않습니다.`
  }
  return joined([
    html`<b>이 ${positions.length}종목을 모두 팔까요?</b> 재개할 때까지 매수하지 않습니다.`,
    ...positions.map(positionLine),
    worthLine(positions),
    '버튼을 누르는 때의 수량이 팔립니다. 가격은 달라질 수 있습니다.',
  ])
}
