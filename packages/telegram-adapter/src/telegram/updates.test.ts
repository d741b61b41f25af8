import { expect, it } from 'vitest'
import { parseUpdate } from './updates.ts'

const chat = { id: -1_001_234_567_890, type: 'supergroup', title: '운영' }
const from = { id: 7_000_000_123, is_bot: false, first_name: '길동', last_name: '홍' }

it('reads a message and a press, ids as text', () => {
  const message = parseUpdate({ update_id: 5, message: { message_id: 1, chat, from, text: '/help', extra: 1 } })
  const press = parseUpdate({
    update_id: 6,
    callback_query: { id: '77', from, data: 'x', message: { message_id: 1, chat, date: 0 } },
  })

  const about = {
    chatId: '-1001234567890',
    isPrivate: false,
    from: { telegramId: '7000000123', name: '길동 홍' },
  }
  expect(message).toEqual({ ...about, updateId: 5, kind: 'message', text: '/help', isForeign: false })
  expect(press).toEqual({
    ...about,
    updateId: 6,
    kind: 'press',
    callbackId: '77',
    data: 'x',
    messageId: 1,
    keyboard: undefined,
  })
})

it('reads a press below a keyboard that has a button of another kind, without the keyboard', () => {
  const reply_markup = { inline_keyboard: [[{ text: '차트', url: 'https://example.com/' }]] }
  const message = { message_id: 1, chat, reply_markup }

  const press = parseUpdate({ update_id: 6, callback_query: { id: '77', from, data: 'x', message } })

  expect(press).toMatchObject({ kind: 'press', data: 'x', keyboard: undefined })
})

it.each([
  ['forward_origin', { type: 'user' }],
  ['forward_date', 1],
  ['via_bot', { id: 9, is_bot: true }],
  ['is_automatic_forward', true],
  ['sender_business_bot', { id: 9, is_bot: true }],
])('reads a message with %s as one whose text is not of the user', (name, value) => {
  const message = { message_id: 1, chat, from, text: '/help', [name]: value }

  expect(parseUpdate({ update_id: 5, message })).toMatchObject({ isForeign: true })
})

it.each([
  [undefined],
  [null],
  [{}],
  [{ update_id: 5 }],
  [{ update_id: 5, poll: {} }],
  [{ update_id: 5, message: { chat, from } }],
  [{ update_id: 5, message: { chat, text: 'a channel has no sender' } }],
  [{ update_id: 5, message: { chat, from: { ...from, is_bot: true }, text: '/help' } }],
  [{ update_id: 5, callback_query: { id: '1', from, data: 'x' } }],
])('returns undefined for %j', (raw) => {
  expect(parseUpdate(raw)).toBeUndefined()
})

it.each([
  [{ message_thread_id: 45, is_topic_message: true }, '45'],
  // A reply outside of a forum has a thread, to which no message can be sent.
  [{ message_thread_id: 45 }, undefined],
  [{}, undefined],
])('reads the topic of a message and of a press with %j', (fields, threadId) => {
  const chat = { id: -100777, type: 'supergroup' }
  const from = { id: 7, is_bot: false, first_name: 'A' }
  const message = { message_id: 1, chat, ...fields }

  const typed = parseUpdate({ update_id: 1, message: { ...message, from, text: '/help' } })
  const pressed = parseUpdate({ update_id: 2, callback_query: { id: 'c', from, data: 'x', message } })

  expect([typed?.threadId, pressed?.threadId]).toEqual([threadId, threadId])
})
