import { money } from '@stockeye/example-api/notices/wording/amount'
import { marketApi } from '@stockeye/example-api/routes/contract'
import { type Currency, parseDecimal } from '@stockeye/kis-client'
import { type HttpPort, html, isOpsError, type OpsCommand, type OpsCommandRequest } from '@stockeye/telegram-adapter'
import { ask } from './texts/ask.ts'
import { joined } from './texts/lines.ts'

/** Creates `/balance`: the cash of the account in won and in dollars. */
export const balanceCommand = (port: HttpPort): OpsCommand => ({
  name: 'balance',
  description: '예수금을 봅니다',
  access: 'admin',
  async handle(request) {
    const lines = await Promise.all([cashLine(port, request, 'KRW'), cashLine(port, request, 'USD')])
    await request.reply(joined([html`<b>💵 예수금</b>`, ...lines]))
  },
})

/** Returns the cash in one currency. A currency that KIS does not answer for hides no other one. */
async function cashLine(port: HttpPort, request: OpsCommandRequest, currency: Currency): Promise<string> {
  try {
    const input = { params: { currency }, body: {} }
    const { deposit, settled } = await ask(port, request, marketApi.getBalance, input)
    return `• ${money(parseDecimal(deposit), currency)}, 결제 후 ${money(parseDecimal(settled), currency)}`
  } catch (error) {
    const isUpstream = isOpsError(error) && error.code === 'OPS_REFUSED' && error.reason === 'upstream_unavailable'
    if (!isUpstream) throw error
    return `• ${currency}: 한국투자증권이 지금 답하지 않습니다`
  }
}
