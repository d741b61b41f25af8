import { drawEquity } from '@stockeye/example-api/notices/digest/chart'
import { money, percent } from '@stockeye/example-api/notices/wording/amount'
import { traderApi } from '@stockeye/example-api/routes/trader-contract'
import type { EquityPoint } from '@stockeye/example-trader/desk/desk'
import { type Html, type HttpPort, html, type OpsCommand } from '@stockeye/telegram-adapter'
import { orAnswer } from './texts/answers.ts'
import { ask, nothing } from './texts/ask.ts'
import { joined } from './texts/lines.ts'

/** Creates `/profit`: equity, return and drawdown in each currency, with a picture. */
export const profitCommand = (port: HttpPort): OpsCommand => ({
  name: 'profit',
  description: '평가자산과 수익률, 낙폭을 그림으로 봅니다',
  access: 'admin',
  async handle(request) {
    const answer = await orAnswer(request, () => ask(port, request, traderApi.listEquity, nothing))
    if (answer === undefined) return
    const { points } = answer
    if (points.length === 0) return request.reply('📈 아직 기록된 평가자산이 없습니다.')
    for (const own of Map.groupBy(points, ({ currency }) => currency).values()) {
      const photo = await drawEquity(own)
      await request.reply(equityText(own), photo === undefined ? {} : { photo })
    }
  },
})

/** Returns the figures of the points of one currency, the oldest first. */
function equityText(points: readonly EquityPoint[]): Html {
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined) return html``
  const { currency, equity, drawdownPercent } = last
  const start = Number(first.equity)
  const deepest = points.reduce((most, point) => Math.max(most, Math.abs(point.drawdownPercent)), 0)
  return joined([
    html`<b>📈 ${currency} 평가자산 ${money(equity, currency)}</b>`,
    start === 0 ? '수익률을 셀 수 없습니다' : `기록 시작 이후 ${percent((Number(equity) / start - 1) * 100)}`,
    `고점 대비 ${percent(-Math.abs(drawdownPercent))}, 가장 깊은 낙폭 ${percent(-deepest)}`,
    // The trader does not know a deposit or a withdrawal from a result.
    '입금과 출금도 수익과 낙폭에 들어 있습니다',
  ])
}
