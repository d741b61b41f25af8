import { expect, it } from 'vitest'
import { createChatPace } from './chat-pace.ts'

it('allows one message a second in a chat, and delays no other chat', () => {
  const chatPace = createChatPace()

  expect([chatPace.turn('1', 0), chatPace.turn('1', 400), chatPace.turn('2', 400), chatPace.turn('1', 1_000)]).toEqual([
    0, 600, 0, 0,
  ])
})

it('allows 20 messages a minute in a group', () => {
  const chatPace = createChatPace()
  const inGroup = Array.from({ length: 21 }, (_, index) => chatPace.turn('-100', index * 2_000))
  const inChat = Array.from({ length: 21 }, (_, index) => chatPace.turn('100', index * 2_000))

  expect([inGroup.indexOf(20_000), inChat.filter((ms) => ms > 0)]).toEqual([20, []])
})

it('allows 30 messages a second in all chats together', () => {
  const chatPace = createChatPace()
  const waits = Array.from({ length: 31 }, (_, index) => chatPace.turn(String(index + 1), 10))

  expect(waits).toEqual([...Array.from({ length: 30 }, () => 0), 1_000])
  expect(chatPace.turn('31', 1_010)).toBe(0)
})

it('keeps the next turn for a first caller that had to wait, for a second', () => {
  const chatPace = createChatPace()
  chatPace.turn('1', 0)

  expect(chatPace.turn('1', 400, { isFirst: true })).toBe(600)
  expect(chatPace.turn('1', 1_000)).toBe(1_000)
  expect(chatPace.turn('1', 1_001, { isFirst: true })).toBe(0)
  expect(chatPace.turn('1', 2_001)).toBe(0)
})

it('returns a turn that was kept, and not used, to the next caller', () => {
  const chatPace = createChatPace()
  chatPace.turn('1', 0)
  chatPace.turn('1', 400, { isFirst: true })

  expect([chatPace.turn('1', 1_999), chatPace.turn('1', 2_000)]).toEqual([1, 0])
})

it('counts a message that was sent without a turn', () => {
  const chatPace = createChatPace()
  chatPace.note('1', 0)
  chatPace.note('1', 300)

  expect(chatPace.turn('1', 500)).toBe(800)
})

it('calls half of a group used from 10 messages of the last minute on, and never of a private chat', () => {
  const chatPace = createChatPace()
  const isHalfUsed: boolean[] = []
  for (let index = 0; index < 10; index += 1) {
    isHalfUsed.push(chatPace.isHalfUsed('-100', index))
    chatPace.note('-100', index)
    chatPace.note('100', index)
  }

  expect(isHalfUsed).not.toContain(true)
  expect([chatPace.isHalfUsed('-100', 59_999), chatPace.isHalfUsed('-100', 60_000)]).toEqual([true, false])
  expect(chatPace.isHalfUsed('100', 10)).toBe(false)
})
