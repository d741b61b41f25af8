import { orderLine } from '@stockeye/example-api/notices/wording/order'
import type { DeskOrder } from '@stockeye/example-trader/desk/desk'
import { type Html, html, type OpsReplyButton } from '@stockeye/telegram-adapter'
import { rowsOf } from './rows.ts'

/** Bytes of a command's name and argument that a button carries. */
const mostBytes = 47

/** Returns orders as numbered lines, each with its id. */
export const orderList = (orders: readonly DeskOrder[]): readonly Html[] =>
  orders.map((order, index) => html`${index + 1}. ${orderLine(order)} — <code>${order.id}</code>`)

/** Returns a button for the evidence of each order, by its number in the list. An id that no button carries has none: `/why` takes it. */
export function evidenceButtons(orders: readonly DeskOrder[]): readonly (readonly OpsReplyButton[])[] {
  const buttons = orders.flatMap(({ id }, index) =>
    Buffer.byteLength(`why${id}`) > mostBytes ? [] : { label: `🔍 ${index + 1}`, command: 'why', argument: id },
  )
  return rowsOf(buttons, 5)
}
