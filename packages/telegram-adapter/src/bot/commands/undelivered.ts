import type { BuiltInCommand } from './command.ts'

/** Largest number of notices in one answer, each with its two buttons. */
const mostShown = 8

export const undelivered: BuiltInCommand = {
  name: 'undelivered',
  usage: '/undelivered',
  access: 'admin',
  async run(request, { port, reply, buttons }) {
    const { as, chatId, messages } = request
    const all = await port.undelivered(as)
    const shown = all.slice(0, mostShown)
    const keyboard = shown.flatMap(({ deliveryId }, index) => {
      const row = (['redeliver', 'discard'] as const).flatMap((kind) => {
        const data = buttons.format({ kind, deliveryId }, chatId)
        return data === undefined ? [] : [{ text: messages.deliveryButton(kind, index + 1), callback_data: data }]
      })
      return row.length === 0 ? [] : [row]
    })
    await reply(request, messages.undelivered(shown, all.length), keyboard.length === 0 ? undefined : keyboard)
  },
}
