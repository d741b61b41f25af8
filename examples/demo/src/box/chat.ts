import type { FakeTelegram, FakeUser, WireEntity, WireMessage } from '@stockeye/telegram-adapter/fake-telegram'
import * as z from 'zod'
import type { ChatMessage } from './contract.ts'

/** Chat of the visitor with the bot. */
export interface Chat {
  /** Sends a text as the visitor. */
  send(text: string): void
  /** Presses a button. @returns whether the message has it */
  press(messageId: number, label: string): boolean
  /** Returns the bytes of a picture; undefined if the number names none. */
  picture(number: number): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Yields each message as it stands, at its sending and after each edit, until the signal aborts. */
  messages(signal: AbortSignal): AsyncGenerator<ChatMessage>
}

/** Longest text that a visitor sends, in characters: that of a message of Telegram. */
export const longestText = 4_096

const fileSchema = z.object({ result: z.object({ file_path: z.string() }) })

/** Creates the chat of a person with the bot of a fake Telegram. */
export function createChat(telegram: FakeTelegram, person: FakeUser): Chat {
  const pictures: string[] = []

  function pictureOf({ photo }: WireMessage): string | undefined {
    const id = photo?.at(-1)?.file_id
    if (id === undefined) return undefined
    const known = pictures.indexOf(id)
    return `/box/files/${known === -1 ? pictures.push(id) : known + 1}`
  }

  function shown(message: WireMessage, from: ChatMessage['from']): ChatMessage {
    const { message_id: id, date, edit_date: editedAt, text, caption, entities, caption_entities: captioned } = message
    return {
      id,
      from,
      at: date * 1_000,
      html: htmlOf(text ?? caption ?? '', entities ?? captioned ?? []),
      picture: pictureOf(message),
      isEdited: editedAt !== undefined,
      buttons: message.reply_markup?.inline_keyboard.map((row) => row.map(({ text: label }) => label)) ?? [],
    }
  }

  return {
    send: (text) => void person.send(text.slice(0, longestText)),
    press(messageId, label) {
      try {
        person.press(label, { messageId })
        return true
      } catch {
        // The message has been edited meanwhile.
        return false
      }
    },
    async picture(number) {
      const id = pictures[number - 1]
      if (id === undefined) return undefined
      const asked = await fetch(`${telegram.url}/bot${telegram.token}/getFile?file_id=${encodeURIComponent(id)}`)
      const { result } = fileSchema.parse(await asked.json())
      const file = await fetch(`${telegram.url}/file/bot${telegram.token}/${result.file_path}`)
      return new Uint8Array(await file.arrayBuffer())
    },
    async *messages(signal) {
      for await (const entry of telegram.events({ signal })) {
        if (entry.chatId !== person.id) continue
        if (entry.kind === 'bot-sent' || entry.kind === 'bot-edited') yield shown(entry.message, 'bot')
        if (entry.kind === 'user-sent') yield shown(entry.message, 'visitor')
      }
    },
  }
}

const elements: Readonly<Record<string, string>> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  text_link: 'a',
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character] ?? '')

/** Returns a text with its entities as HTML. Entities nest, as Telegram checks; others than those of `elements` are left out. */
export function htmlOf(text: string, entities: readonly WireEntity[]): string {
  const marks = entities.flatMap((entity) => {
    const element = elements[entity.type]
    if (element === undefined) return []
    const { offset, length, url = '' } = entity
    const open = element === 'a' ? `<a href="${escapeHtml(url)}">` : `<${element}>`
    return [{ from: offset, to: offset + length, open, close: `</${element}>` }]
  })
  // An outer entity begins before an inner one of the same place, and ends after it.
  const begins = marks.toSorted((one, other) => one.from - other.from || other.to - one.to)
  const open: (typeof marks)[number][] = []
  let html = ''
  for (let at = 0, next = 0; at <= text.length; at += 1) {
    while (open.at(-1)?.to === at) html += open.pop()?.close ?? ''
    for (let mark = begins[next]; mark?.from === at; mark = begins[next]) {
      html += mark.open
      open.push(mark)
      next += 1
    }
    html += escapeHtml(text.charAt(at))
  }
  return html
}
