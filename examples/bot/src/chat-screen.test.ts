import type { TranscriptEntry, WireMessage } from '@stockeye/telegram-adapter/fake-telegram'
import { describe, expect, it } from 'vitest'
import { createChatScreen } from './chat-screen.ts'

const chat = { id: 1, type: 'private' } as const

const message = (id: number, text: string, ...labels: string[]): WireMessage => ({
  message_id: id,
  date: 0,
  chat,
  text,
  ...(labels.length > 0 && {
    reply_markup: { inline_keyboard: labels.map((label) => [{ text: label, callback_data: 'x' }]) },
  }),
})
const entry = (kind: 'bot-sent' | 'bot-edited' | 'user-sent', of: WireMessage): TranscriptEntry => ({
  kind,
  message: of,
  chatId: 1,
  at: 0,
})

describe('the chat in a terminal', () => {
  it('numbers the buttons, and never changes the number of a button', () => {
    const screen = createChatScreen({ echo: false })

    expect(screen.show(entry('bot-sent', message(1, '첫째', 'A', 'B')))).toBe('봇 첫째\n     [1] A\n     [2] B')
    expect(screen.show(entry('bot-sent', message(2, '둘째', 'A')))).toBe('봇 둘째\n     [3] A')

    expect(screen.button(1)).toEqual({ messageId: 1, label: 'A' })
    expect(screen.button(3)).toEqual({ messageId: 2, label: 'A' })
    expect(screen.button(4)).toBeUndefined()
    expect(screen.button(0)).toBeUndefined()
  })

  it('prints the new lines of an edit, and nothing when only the data of a button differs', () => {
    const screen = createChatScreen({ echo: false })
    screen.show(entry('bot-sent', message(1, '접수\n번호', '취소')))

    expect(screen.show(entry('bot-edited', message(1, '접수\n번호\n50%', '취소')))).toBe('봇 ✎ 50%')
    expect(screen.show(entry('bot-edited', message(1, '접수\n번호\n50%', '취소')))).toBeUndefined()
  })

  it('marks a picture above its text', () => {
    const { text: _, ...rest } = message(1, '', '자세히')
    const picture = { ...rest, caption: '평가자산\n낙폭', photo: [] }

    expect(createChatScreen({ echo: false }).show(entry('bot-sent', picture))).toBe(
      '봇 🖼 평가자산\n   낙폭\n     [1] 자세히',
    )
  })

  it('prints a typed line only where no terminal has shown it', () => {
    const typed = entry('user-sent', message(1, '/start'))

    expect(createChatScreen({ echo: false }).show(typed)).toBeUndefined()
    expect(createChatScreen({ echo: true }).show(typed)).toBe('나 /start')
  })
})
