import { expect, it } from 'vitest'
import { createInbox } from './inbox.ts'

/** Creates an inbox whose handler takes an update and does not end before `release`. */
function startInbox() {
  const handled: number[] = []
  const warned: string[] = []
  const gate = Promise.withResolvers<void>()
  const inbox = createInbox({
    handle({ updateId }) {
      handled.push(updateId)
      return gate.promise
    },
    log: ({ code, telegramId }) => void warned.push(`${code} ${telegramId}`),
  })
  return { inbox, handled, warned, release: () => gate.resolve() }
}

const messageOf = (userId: number, updateId: number) => ({
  update_id: updateId,
  message: {
    message_id: 1,
    chat: { id: -100, type: 'supergroup' },
    from: { id: userId, is_bot: false, first_name: '길동' },
    text: '/help',
  },
})

it('drops what a user sends beyond 20 open updates, logs it once, and handles the update of another user', () => {
  const { inbox, handled, warned } = startInbox()

  for (let id = 1; id <= 25; id += 1) void inbox.receive(messageOf(7, id))
  void inbox.receive(messageOf(8, 26))

  expect(handled).toEqual([...Array.from({ length: 20 }, (_, index) => index + 1), 26])
  expect(warned).toEqual(['flooded 7'])
})

it('logs the error of a handler, and handles the next update of the user', async () => {
  const logged: object[] = []
  const handled: number[] = []
  const inbox = createInbox({
    async handle({ updateId }) {
      handled.push(updateId)
      if (updateId === 1) throw new Error('a text of the program threw')
    },
    log: (entry) => void logged.push(entry),
  })

  await inbox.receive(messageOf(7, 1))
  await inbox.receive(messageOf(7, 2))
  await inbox.settled()

  expect(handled).toEqual([1, 2])
  expect(logged).toMatchObject([{ level: 'error', code: 'fault', message: 'a text of the program threw', updateId: 1 }])
})

it('handles the updates of a user again after the open ones were handled', async () => {
  const { inbox, handled, release } = startInbox()
  for (let id = 1; id <= 21; id += 1) void inbox.receive(messageOf(7, id))

  release()
  await inbox.settled()
  await inbox.receive(messageOf(7, 22))

  expect(handled.at(-1)).toBe(22)
})
