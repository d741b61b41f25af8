import type { DeskOrder } from '@stockeye/example-trader/desk/desk'
import type { OpsReplyButton } from '@stockeye/telegram-adapter'

/** Bytes of a command's name and argument that a button carries. */
const mostBytes = 47
const inRow = 5

/** Returns a button for the evidence of each order, by its number in the list. An id that no button carries has none: `/why` takes it. */
export function evidenceButtons(orders: readonly DeskOrder[]): readonly (readonly OpsReplyButton[])[] {
  const buttons = orders.flatMap(({ id }, index) =>
    Buffer.byteLength(`why${id}`) > mostBytes ? [] : { label: `🔍 ${index + 1}`, command: 'why', argument: id },
  )
  return Array.from({ length: Math.ceil(buttons.length / inRow) }, (_, row) =>
    buttons.slice(row * inRow, (row + 1) * inRow),
  )
}
