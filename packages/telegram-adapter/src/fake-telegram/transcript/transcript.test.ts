import { manualClock } from '@stockeye/test-kit/manual-clock'
import { describe, expect, it } from 'vitest'
import { documentedFloodLimits } from '../chat/flood-limits.ts'
import { call, startFake } from '../fake-telegram.test-kit.ts'

async function world(options: Parameters<typeof startFake>[0] = {}) {
  const clock = manualClock()
  const fake = await startFake({ clock, ...options })
  const admin = fake.user({ id: 1, name: '관리자' })
  admin.send('/start')
  const send = (text: string, chatId = 1) => call(fake, 'sendMessage', { chat_id: chatId, text })
  const codes = (leastEditGapMs?: number) =>
    fake.transcript.findings(leastEditGapMs === undefined ? {} : { leastEditGapMs }).map(({ code }) => code)
  const keyboard = { inline_keyboard: [[{ text: '실행', callback_data: 'run' }]] }
  return { clock, fake, admin, send, codes, keyboard }
}

describe('presses', () => {
  it('reports a press that has no answer, and one that has two', async () => {
    const { fake, admin, codes, keyboard } = await world()
    await call(fake, 'sendMessage', { chat_id: 1, text: 'x', reply_markup: keyboard })
    const [first, second] = admin.pressTwice('실행')

    const before = codes()
    for (const id of [first.id, first.id]) await call(fake, 'answerCallbackQuery', { callback_query_id: id })

    expect(first.id).not.toBe(second.id)
    expect(before).toEqual(['callback-unanswered', 'callback-unanswered'])
    expect(codes()).toEqual(['callback-answered-twice', 'callback-unanswered'])
  })

  it('accepts an answer for 15 s, by its own id, with at most 200 characters', async () => {
    const { clock, fake, admin } = await world()
    const press = admin.forge('data of my own')
    const answer = (id: unknown, text = '') => call(fake, 'answerCallbackQuery', { callback_query_id: id, text })
    const tooOld = 'Bad Request: query is too old and response timeout expired or query ID is invalid'

    expect(await answer('x')).toMatchObject({ error_code: 400, description: tooOld })
    expect(await answer(press.id, '가'.repeat(201))).toMatchObject({ description: 'Bad Request: MESSAGE_TOO_LONG' })
    clock.advance(15_000)
    expect(await answer(press.id, '됐다')).toEqual({ ok: true, result: true })
    clock.advance(1)
    expect(await answer(press.id)).toMatchObject({ error_code: 400, description: tooOld })
    expect(press.answers).toEqual([{ text: '됐다', showAlert: false, at: clock.now() - 1 }])
  })

  it('presses an existing button of the newest message, or throws with the list of buttons', async () => {
    const { fake, admin, keyboard } = await world()
    await call(fake, 'sendMessage', { chat_id: 1, text: 'old', reply_markup: keyboard })
    await call(fake, 'sendMessage', { chat_id: 1, text: 'new', reply_markup: keyboard })

    admin.press(/실/)
    admin.press('실행', { messageId: 2 })

    const presses = fake.transcript
      .entries()
      .flatMap((entry) => (entry.kind === 'user-pressed' ? [entry.messageId] : []))
    expect(presses).toEqual([3, 2])
    expect(() => admin.press('삭제')).toThrow('실행')
  })
})

describe('manners', () => {
  it('reports a message that is sent to a chat after its 403, until the person has unblocked the bot', async () => {
    const { admin, send, codes } = await world()
    admin.block()
    await send('once')
    const afterOne = codes()
    await send('again')
    const afterTwo = codes()
    admin.unblock()
    await send('welcome back')

    expect(afterOne).toEqual([])
    expect(afterTwo).toEqual(['sent-after-403'])
    expect(codes()).toEqual(['sent-after-403'])
  })

  it('reports every 400', async () => {
    const { send, codes } = await world()

    await send('')
    await send('x', 404)

    expect(codes()).toEqual(['bad-request', 'bad-request'])
  })

  it('reports edits that follow each other faster than agreed', async () => {
    const { clock, fake, send, codes } = await world()
    await send('0')
    const edit = (text: string) => call(fake, 'editMessageText', { chat_id: 1, message_id: 2, text })
    await edit('1')
    clock.advance(3_000)
    await edit('2')
    clock.advance(2_999)
    await edit('3')

    expect(codes(3_000)).toEqual(['edits-too-fast'])
    expect(codes(2_999)).toEqual([])
    expect(codes()).toEqual([])
  })
})

describe('flood limits', () => {
  it('accepts a short burst, then answers with the seconds to wait, and refuses until they are over', async () => {
    const { clock, send } = await world({ floodLimits: documentedFloodLimits })
    for (const text of ['1', '2', '3', '4', '5']) await send(text)

    const sixth = await send('6')
    clock.advance(5_000)
    const later = await send('6')

    expect(sixth).toMatchObject({ error_code: 429, parameters: { retry_after: 5 } })
    expect(later).toMatchObject({ ok: true })
  })

  it('counts a group by the minute, and all chats together', async () => {
    const { clock, fake, send } = await world({
      floodLimits: { group: { count: 2, perMs: 60_000 }, overall: { count: 3, perMs: 1_000 } },
    })
    const group = fake.group({ title: '운영' })

    const answers = []
    for (const chatId of [group.id, group.id, group.id, 1, 1]) answers.push(await send('x', chatId))
    clock.advance(1_000)
    answers.push(await send('x', 1))

    expect(answers.map((answer) => answer['parameters'])).toEqual([
      undefined,
      undefined,
      { retry_after: 60 },
      undefined,
      { retry_after: 1 },
      undefined,
    ])
  })
})

describe('events', () => {
  it('yields every entry from the first, then each new one, and ends when the signal aborts', async () => {
    const { fake, send } = await world()
    const listener = new AbortController()
    const seen: string[] = []

    const reading = (async () => {
      for await (const entry of fake.events({ signal: listener.signal })) {
        seen.push(entry.kind)
        if (entry.kind === 'bot-sent') listener.abort()
      }
    })()
    await send('x')
    await reading

    expect(seen).toEqual(['user-sent', 'bot-sent'])
  })

  it('stops waiting with the reason of the signal', async () => {
    const { fake } = await world()
    const reason = new Error('enough')

    await expect(fake.until(() => undefined, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })

  it('delivers any update that the bot is to be tried with', async () => {
    const { fake } = await world()

    const update = fake.deliver({ poll: { id: '1' } })

    expect(update).toMatchObject({ poll: { id: '1' } })
    expect(fake.pendingUpdates()).toBe(2)
  })
})

describe('a delayed answer', () => {
  it('is delivered when the clock reaches its time, though the work was done at once', async () => {
    const { clock, fake, admin, send } = await world()
    fake.fault({ method: 'sendMessage' }, { delayMs: 30_000 })

    const answer = send('x')
    await fake.until(() => admin.messages().length === 2)
    const unanswered = fake.calls({ method: 'sendMessage' })[0]?.status
    await fake.until(() => clock.waits()[0] === 30_000)
    clock.advance(30_000)

    expect(unanswered).toBeUndefined()
    expect(await answer).toMatchObject({ ok: true })
  })
})
