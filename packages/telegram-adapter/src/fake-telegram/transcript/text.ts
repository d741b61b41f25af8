import type { WireMessage } from '../wire-types.ts'
import type { TranscriptEntry } from './transcript.ts'

/** Returns a chat as a person would copy it. @see Transcript.text */
export function transcriptText(
  entries: readonly TranscriptEntry[],
  { chatId, times = false }: { readonly chatId?: number; readonly times?: boolean } = {},
): string {
  const lines = entries.flatMap((entry) => {
    if (chatId !== undefined && entry.chatId !== chatId) return []
    const line = describe(entry, chatId === undefined)
    if (line === undefined) return []
    return times ? `${new Date(entry.at).toISOString()} ${line}` : line
  })
  return lines.map((line) => `${line}\n`).join('')
}

function describe(entry: TranscriptEntry, isNamed: boolean): string | undefined {
  const bot = (message: WireMessage) => (isNamed ? `bot to ${chatName(message)}` : 'bot')
  switch (entry.kind) {
    case 'user-sent':
    case 'user-edited': {
      const mark = entry.kind === 'user-edited' ? ' (edited)' : ''
      return `${entry.message.from?.first_name ?? '?'}${mark}> ${body(entry.message)}`
    }
    case 'bot-sent':
      return `${bot(entry.message)}> ${body(entry.message)}`
    case 'bot-edited':
      return `${bot(entry.message)} (edits message ${entry.message.message_id})> ${body(entry.message)}`
    case 'user-pressed':
      return `${entry.name}> (presses ${entry.label === undefined ? `forged data ${entry.data}` : `[${entry.label}]`})`
    case 'bot-answered':
      return entry.answer.text === undefined ? undefined : `bot> (on the button: ${entry.answer.text})`
    case 'refused':
      return `telegram> (refuses ${entry.method}: ${entry.code} ${entry.description})`
    case 'access':
      return `telegram> (${entry.change}${entry.toChatId === undefined ? '' : ` to ${entry.toChatId}`})`
  }
}

const chatName = ({ chat }: WireMessage) => chat.title ?? chat.first_name ?? String(chat.id)

function body(message: WireMessage): string {
  const file = message.document?.file_name ?? (message.photo === undefined ? undefined : 'photo')
  const text = [file === undefined ? undefined : `<${file}>`, message.text ?? message.caption]
    .filter((part) => part !== undefined)
    .join(' ')
  const rows =
    message.reply_markup?.inline_keyboard.map((row) => row.map(({ text: label }) => `[${label}]`).join(' ')) ?? []
  // Lines after the first are indented, so that it stays plain who speaks.
  return [...text.split('\n'), ...rows].join('\n  ')
}
