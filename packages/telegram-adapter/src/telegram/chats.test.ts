import { manualClock } from '@stockeye/test-kit/manual-clock'
import { expect, it } from 'vitest'
import { OpsTelegramError } from '../errors.ts'
import { createChats } from './chats.ts'

it('grants the turn of a chat to a waiting notice before an edit', () => {
  const clock = manualClock()
  const chats = createChats(clock)
  chats.noteMessage('1')
  clock.advance(400)

  const first = chats.turnOfNotice('1')
  clock.advance(600)

  expect([first, chats.turnOfEdit('1'), chats.turnOfNotice('1')]).toEqual([600, 1_000, 0])
})

it('keeps the new id of a group, and its pace', async () => {
  const clock = manualClock()
  const chats = createChats(clock)
  const asked: string[] = []
  const ask = async (chatId: string) => {
    asked.push(chatId)
    if (chatId !== '-2') {
      const moved = { status: 400, description: 'group chat was upgraded', movedToChatId: '-2' }
      throw new OpsTelegramError({ method: 'sendMessage', outcome: 'refused', ...moved })
    }
  }

  await chats.inChat('-1', ask)
  await chats.inChat('-1', ask)
  chats.noteMessage('-1')

  expect(asked).toEqual(['-1', '-2', '-2'])
  expect(chats.turnOfEdit('-2')).toBe(1_000)
})
