import { isOpen } from '@stockeye/example-api/notices/wording/order'
import { traderApi } from '@stockeye/example-api/routes/trader-contract'
import type { DeskOrder } from '@stockeye/example-trader/desk/desk'
import { exchangeDate } from '@stockeye/kis-client'
import { type HttpPort, html, type OpsCommand } from '@stockeye/telegram-adapter'
import { orAnswer } from './texts/answers.ts'
import { ask, nothing } from './texts/ask.ts'
import { joined } from './texts/lines.ts'
import { evidenceButtons, orderList } from './texts/order-list.ts'

/** Most orders of one message: each has a button. */
const mostShown = 20

/** Creates `/orders`: the orders of today and those that may still be filled, each with a button to its evidence. */
export const ordersCommand = (port: HttpPort, { now }: { readonly now: () => number }): OpsCommand => ({
  name: 'orders',
  description: '오늘 주문과 미체결 주문을 봅니다',
  access: 'admin',
  async handle(request) {
    const answer = await orAnswer(request, () => ask(port, request, traderApi.listOrders, nothing))
    if (answer === undefined) return
    const isOfToday = ({ exchange, intendedAt }: DeskOrder) =>
      exchangeDate(exchange, intendedAt) === exchangeDate(exchange, now())
    const orders = answer.orders.filter((order) => isOpen(order) || isOfToday(order))
    if (orders.length === 0) return request.reply('🧾 오늘 주문이 없습니다.')
    // Those that may still be filled are the ones that a person can act on.
    const shown = [...orders.filter(isOpen), ...orders.filter((order) => !isOpen(order))].slice(0, mostShown)
    const rest = orders.length - shown.length
    const more = rest === 0 ? [] : [`외 ${rest}건`]
    const title = html`<b>🧾 주문 ${orders.length}건</b> (미체결 ${orders.filter(isOpen).length}건)`
    await request.reply(joined([title, ...orderList(shown), ...more]), { buttons: evidenceButtons(shown) })
  },
})
