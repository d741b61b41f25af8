import { expect, it } from 'vitest'
import { createChatPace } from './chat-pace.ts'

it('lets one message a second into a chat, and holds no other chat for it', () => {
  const pace = createChatPace()

  expect([pace.turn('1', 0), pace.turn('1', 400), pace.turn('2', 400), pace.turn('1', 1_000)]).toEqual([0, 600, 0, 0])
})

it('lets 20 messages a minute into a group', () => {
  const pace = createChatPace()
  const inGroup = Array.from({ length: 21 }, (_, index) => pace.turn('-100', index * 2_000))
  const inChat = Array.from({ length: 21 }, (_, index) => pace.turn('100', index * 2_000))

  expect([inGroup.indexOf(20_000), inChat.filter((ms) => ms > 0)]).toEqual([20, []])
})

it('lets 30 messages a second out overall', () => {
  const pace = createChatPace()
  const waits = Array.from({ length: 31 }, (_, index) => pace.turn(String(index + 1), 10))

  expect(waits).toEqual([...Array.from({ length: 30 }, () => 0), 1_000])
  expect(pace.turn('31', 1_010)).toBe(0)
})
