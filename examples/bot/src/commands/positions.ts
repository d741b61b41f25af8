import { traderApi } from '@stockeye/example-api/routes/trader-contract'
import { type HttpPort, html, type OpsCommand } from '@stockeye/telegram-adapter'
import { orAnswer } from './texts/answers.ts'
import { ask, nothing } from './texts/ask.ts'
import { joined } from './texts/lines.ts'
import { positionLine, worthLine } from './texts/position.ts'

/** Creates `/positions`: the positions of the trader's watchlist. */
export const positionsCommand = (port: HttpPort): OpsCommand => ({
  name: 'positions',
  description: '보유 종목을 봅니다',
  access: 'admin',
  async handle(request) {
    const answer = await orAnswer(request, () => ask(port, request, traderApi.listPositions, nothing))
    if (answer === undefined) return
    const { positions } = answer
    if (positions.length === 0) return request.reply('📦 보유 종목이 없습니다.')
    const title = html`<b>📦 보유 ${positions.length}종목</b>`
    await request.reply(joined([title, ...positions.map(positionLine), worthLine(positions)]))
  },
})
