import type { Approval } from '@stockeye/example-trader/desk/desk'
import type { OpsReplyButton } from '@stockeye/telegram-adapter'
import { currencyOf, grouped, money } from './amount.ts'

/** Returns a sale that needs an answer in a line: `005930 매도 500주 · 70,100원`. */
export const saleLine = ({ symbol, exchange, quantity, price }: Approval): string =>
  `${symbol} 매도 ${grouped(quantity)}주 · ${money(price, currencyOf(exchange))}`

/** Returns the buttons that answer a sale, by the commands of the bot. */
export const approvalButtons = (argument: string): readonly (readonly OpsReplyButton[])[] => [
  [
    { label: '✅ 승인', command: 'approve', argument },
    { label: '✖ 거절', command: 'decline', argument },
  ],
]
