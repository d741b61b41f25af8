import { orderLine, reasonLines } from '@stockeye/example-api/notices/wording/order'
import { traderApi } from '@stockeye/example-api/routes/trader-contract'
import { type HttpPort, html, type OpsCommand } from '@stockeye/telegram-adapter'
import { askForArgument, orAnswer } from './texts/answers.ts'
import { ask } from './texts/ask.ts'
import { joined } from './texts/lines.ts'

/** Code points of evidence that a message shows; a longer one is sent as a document. */
const mostShown = 3_000
const usage = '/why <주문>'

/** Creates `/why`: an order with its evidence. */
export const whyCommand = (port: HttpPort): OpsCommand => ({
  name: 'why',
  description: '주문의 판단과 상태의 근거를 봅니다',
  usage,
  access: 'admin',
  async handle(request) {
    const { argument, reply } = request
    if (argument === '') return askForArgument(request, usage)
    const input = { params: { order_id: argument }, body: {} }
    const unknown = '❓ 그런 주문이 없습니다. /orders 로 목록을 확인하세요.'
    const order = await orAnswer(request, () => ask(port, request, traderApi.getOrder, input), {
      not_found: unknown,
      invalid_request: unknown,
    })
    if (order === undefined) return
    const { id, evidence, number } = order
    const head = joined([
      html`<b>🔍 ${orderLine(order)}</b>`,
      html`주문 <code>${id}</code>${number === undefined ? '' : ` · 한국투자증권 번호 ${number}`}`,
      ...reasonLines(order),
    ])
    if (evidence.trim() === '') return reply(head)
    if ([...evidence].length <= mostShown) return reply(html`${head}\n<pre>${evidence}</pre>`)
    await reply(head, { document: new File([evidence], `order-${id.replaceAll(/[^\w-]/g, '_')}.txt`) })
  },
})
