import { isOpen, orderLine } from '@stockeye/example-api/notices/wording/order'
import { traderApi } from '@stockeye/example-api/routes/trader-contract'
import { type HttpPort, html, type OpsCommand } from '@stockeye/telegram-adapter'
import { changedSince, orAnswer } from './texts/answers.ts'
import { ask, nothing } from './texts/ask.ts'
import { joined } from './texts/lines.ts'
import { evidenceButtons, orderList } from './texts/order-list.ts'
import { bodyOf, seenOf } from './texts/seen.ts'

/** Creates `/kill`: all open orders are cancelled, and none is placed until `/resume`. The question lists what will be cancelled. */
export const killCommand = (port: HttpPort): OpsCommand => ({
  name: 'kill',
  description: '미체결 주문을 모두 취소하고 멈춥니다',
  access: 'admin',
  async confirmation(request) {
    const answer = await orAnswer(request, async () => ({
      state: await ask(port, request, traderApi.getTrader, nothing),
      ...(await ask(port, request, traderApi.listOrders, nothing)),
    }))
    if (answer === undefined) return undefined
    const open = answer.orders.filter(isOpen)
    const question = joined([
      html`<b>트레이더를 정지할까요?</b> 재개할 때까지 주문하지 않고, 손절도 하지 않습니다.`,
      open.length === 0 ? '취소할 미체결 주문이 없습니다.' : `미체결 주문 ${open.length}건을 취소합니다:`,
      ...open.map((order) => `• ${orderLine(order)}`),
    ])
    return { question, argument: seenOf(answer.state) }
  },
  async handle(request) {
    const input = { params: {}, body: bodyOf(request.argument) }
    const kill = () => ask(port, request, traderApi.killTrader, input)
    const killed = await orAnswer(request, kill, { invalid_request: changedSince })
    if (killed === undefined) return
    const { cancelled, left } = killed
    const warning = `⚠️ 아직 체결될 수 있는 주문 ${left.length}건:`
    const title = html`🛑 <b>정지했습니다.</b> 취소 접수 ${cancelled}건`
    await request.reply(joined([title, ...(left.length === 0 ? [] : [warning, ...orderList(left)])]), {
      buttons: evidenceButtons(left.slice(0, 20)),
    })
  },
})
