import type { TranscriptEntry, WireMessage } from '@stockeye/telegram-adapter/fake-telegram'

/** A button that stands in the chat. */
export interface ScreenButton {
  readonly messageId: number
  readonly label: string
}

/** A chat as a terminal shows it: lines in, and buttons by number. */
export interface ChatScreen {
  /** Formats an entry. @returns the text to print; undefined when the entry is not visible in the chat */
  show(entry: TranscriptEntry): string | undefined
  /** Returns the button with a number. A number always stays with its button, so that a new message does not change what the user is about to press. */
  button(number: number): ScreenButton | undefined
}

/** Creates a screen. @param options.echo also prints what the person sends and presses, for a terminal that does not show it */
export function createChatScreen({ echo }: { readonly echo: boolean }): ChatScreen {
  const buttons: ScreenButton[] = []
  const seen = new Map<number, readonly string[]>()

  function numberOf(messageId: number, label: string): number {
    const known = buttons.findIndex((button) => button.messageId === messageId && button.label === label)
    return known >= 0 ? known + 1 : buttons.push({ messageId, label })
  }

  function linesOf({
    message_id: id,
    text,
    photo,
    caption = '',
    reply_markup: keyboard,
  }: WireMessage): readonly string[] {
    const labels = keyboard?.inline_keyboard.flat().map(({ text: label }) => `  [${numberOf(id, label)}] ${label}`)
    const shown = text ?? `${photo === undefined ? '📎' : '🖼'} ${caption}`
    return [...shown.split('\n'), ...(labels ?? [])]
  }

  /** Returns the new lines of an edited message. */
  function changed(message: WireMessage): readonly string[] {
    const before = seen.get(message.message_id) ?? []
    const lines = linesOf(message)
    seen.set(message.message_id, lines)
    return lines.filter((line) => !before.includes(line))
  }

  const format = (who: string, lines: readonly string[]) =>
    lines.length === 0 ? undefined : `${who} ${lines.join('\n   ')}`

  return {
    show(entry) {
      switch (entry.kind) {
        case 'bot-sent':
          return format('봇', changed(entry.message))
        case 'bot-edited':
          return format('봇 ✎', changed(entry.message))
        case 'bot-answered':
          return entry.answer.text === undefined ? undefined : `봇 ∙ ${entry.answer.text}`
        case 'user-sent':
          return echo ? `나 ${entry.message.text ?? ''}` : undefined
        case 'user-pressed':
          return echo ? `나 [${entry.label ?? ''}]` : undefined
        default:
          return undefined
      }
    },
    button: (number) => buttons[number - 1],
  }
}
