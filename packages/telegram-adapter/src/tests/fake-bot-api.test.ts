import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { asObject, call, complaint, startFake } from '../fake-telegram/fake-telegram.test-kit.ts'
import type { FakeTelegram } from '../fake-telegram/fake-telegram.ts'
import { pngOf } from '../fake-telegram/files/png.test-kit.ts'

const fetchJson = async (url: string, init?: RequestInit) => {
  const response = await fetch(url, init)
  return { status: response.status, headers: response.headers, body: asObject(await response.json()) }
}

async function withPerson(): Promise<FakeTelegram> {
  const fake = await startFake()
  fake.user({ id: 1, name: '관리자' }).send('/start')
  return fake
}

describe('the envelope', () => {
  it('reads parameters from the query, a form, multipart and JSON, and method names in any case', async () => {
    const fake = await withPerson()
    const url = `${fake.url}/bot${fake.token}/SENDmessage`
    const multipart = new FormData()
    multipart.set('chat_id', '1')
    multipart.set('text', '안녕')

    const answers = [
      await fetchJson(`${url}?chat_id=1&text=${encodeURIComponent('안녕')}`),
      await fetchJson(url, { method: 'POST', body: new URLSearchParams({ chat_id: '1', text: '안녕' }) }),
      await fetchJson(url, { method: 'POST', body: multipart }),
      await fetchJson(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{"chat_id":1,"text":"안녕"}',
      }),
    ]

    for (const { status, body } of answers) {
      expect(status).toBe(200)
      expect(body).toMatchObject({ ok: true, result: { text: '안녕', chat: { id: 1, type: 'private' } } })
    }
  })

  it.each([
    ['/', 404, 'Not Found'],
    ['/bot', 404, 'Not Found'],
    ['/botTOKEN/getMee', 404, 'Not Found: method not found'],
    ['/bot0:x/getMe', 401, 'Unauthorized: invalid token specified'],
    ['/botnocolon/getMe', 401, 'Unauthorized: invalid token specified'],
    [`/bot1:${'x'.repeat(80)}/getMe`, 401, 'Unauthorized: invalid token specified'],
    ['/botabc:def/getMe', 421, 'Misdirected Request: unallowed token specified'],
    ['/bot123:wrong/getMe', 401, 'Unauthorized'],
  ])('answers %s with %i', async (path, code, description) => {
    const fake = await startFake()

    const { status, body } = await fetchJson(fake.url + path.replace('TOKEN', fake.token))

    expect(status).toBe(code)
    expect(body).toEqual({ ok: false, error_code: code, description })
  })

  it.each([
    ['{"chat_id":', 400],
    ['[1]', 400],
  ])('refuses the body %s', async (json, code) => {
    const fake = await startFake()

    const { status } = await fetchJson(`${fake.url}/bot${fake.token}/getMe`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: json,
    })

    expect(status).toBe(code)
  })

  it('refuses a token that was revoked', async () => {
    const fake = await startFake()

    fake.revokeToken()

    expect(await call(fake, 'getMe')).toMatchObject({ ok: false, error_code: 401, description: 'Unauthorized' })
  })

  it('describes the bot', async () => {
    const fake = await startFake({ token: '42:secret', bot: { name: '봇', username: 'some_bot' } })

    expect(await call(fake, 'getMe')).toMatchObject({
      result: { id: 42, is_bot: true, first_name: '봇', username: 'some_bot', can_join_groups: true },
    })
  })
})

const long = (count: number) => '가'.repeat(count)
const button = (fields: object) => ({ inline_keyboard: [[fields]] })

describe('sendMessage', () => {
  // Each row stands before the check of the next ones: the chat is looked at in the middle.
  const beforeTheChat: readonly (readonly [object, string])[] = [
    [{}, 'message text is empty'],
    [{ text: long(10_923) }, 'text is too long'],
    [{ text: 'x', parse_mode: 'XML' }, 'unsupported parse_mode'],
    [
      { text: '<b>x</i>', parse_mode: 'HTML' },
      'can\'t parse entities: Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
    ],
    [
      { text: '1.', parse_mode: 'MarkdownV2' },
      "can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
    ],
    [{ text: 'x', reply_parameters: '{' }, "can't parse reply parameters JSON object"],
    [{ text: 'x', reply_markup: '{' }, "can't parse reply keyboard markup JSON object"],
    [{ text: 'x', reply_markup: '[]' }, 'object expected as reply markup'],
    [{ text: 'x', reply_markup: { inline_keyboard: 1 } }, 'field "inline_keyboard" must be of type Array'],
    [
      { text: 'x', reply_markup: button({ callback_data: 'x' }) },
      'can\'t parse inline keyboard button: Can\'t find field "text"',
    ],
    [
      { text: 'x', reply_markup: button({ text: 'x' }) },
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    [{ text: 'x' }, 'chat not found'],
  ]
  it.each(beforeTheChat)('refuses %j before it looks for the chat', async (parameters, reason) => {
    const fake = await startFake()

    const answer = await call(fake, 'sendMessage', { chat_id: 404, ...parameters })

    expect(answer).toEqual({ ok: false, error_code: 400, description: `Bad Request: ${reason}` })
  })

  const afterTheChat: readonly (readonly [object, string])[] = [
    [{ text: ' \n ' }, 'text must be non-empty'],
    [{ text: '<b></b>', parse_mode: 'HTML' }, 'text must be non-empty'],
    [{ text: long(4_097) }, 'message is too long'],
    [{ text: 'x', message_thread_id: 3 }, 'message thread not found'],
    [{ text: 'x', reply_parameters: { message_id: 99 } }, 'message to be replied not found'],
    [
      { text: ' ', reply_markup: button({ text: ' ', callback_data: 'x' }) },
      'inline keyboard button text must be non-empty',
    ],
    [
      { text: 'x', reply_markup: button({ text: 'x', url: 'localhost' }) },
      "inline keyboard button URL 'localhost' is invalid: Wrong HTTP URL",
    ],
    [{ text: 'x', reply_markup: button({ text: 'x', callback_data: long(22) }) }, 'BUTTON_DATA_INVALID'],
    [{ text: 'x', reply_markup: button({ text: 'x', callback_data: '' }) }, 'BUTTON_DATA_INVALID'],
    [
      {
        text: 'x',
        reply_markup: { inline_keyboard: Array.from({ length: 101 }, () => [{ text: 'x', callback_data: 'x' }]) },
      },
      'reply markup is too long',
    ],
  ]
  it.each(afterTheChat)('refuses %j in a chat that exists', async (parameters, reason) => {
    const fake = await withPerson()

    const answer = await call(fake, 'sendMessage', { chat_id: 1, ...parameters })

    expect(answer).toEqual({ ok: false, error_code: 400, description: `Bad Request: ${reason}` })
  })

  it('accepts 4,096 characters of any width and 64 bytes of data, and trims invisible characters', async () => {
    const fake = await withPerson()
    const data = `${long(21)}x`

    const full = await call(fake, 'sendMessage', { chat_id: 1, text: '😀'.repeat(4_096) })
    const trimmed = await call(fake, 'sendMessage', {
      chat_id: 1,
      text: '\n <b>가</b> \n',
      parse_mode: 'html',
      reply_markup: button({ text: '버튼', callback_data: data }),
    })

    expect(full['ok']).toBe(true)
    expect(trimmed['result']).toMatchObject({
      text: '가',
      entities: [{ type: 'bold', offset: 0, length: 1 }],
      reply_markup: button({ text: '버튼', callback_data: data }),
    })
  })
})

describe('edits', () => {
  async function withMessage() {
    const fake = await withPerson()
    const answer = await call(fake, 'sendMessage', {
      chat_id: 1,
      text: '하나',
      reply_markup: button({ text: '버튼', callback_data: 'x' }),
    })
    return { fake, at: { chat_id: 1, message_id: asObject(answer['result'])['message_id'] } }
  }

  it('replaces the text of a message, and drops a keyboard that the edit does not repeat', async () => {
    const { fake, at } = await withMessage()

    const { result } = await call(fake, 'editMessageText', { ...at, text: '둘' })

    expect(result).toMatchObject({ text: '둘', message_id: at.message_id })
    expect(result).not.toHaveProperty('reply_markup')
    expect(fake.messages(1).map(({ text }) => text)).toEqual(['/start', '둘'])
  })

  it('changes only the keyboard', async () => {
    const { fake, at } = await withMessage()

    const { result } = await call(fake, 'editMessageReplyMarkup', at)

    expect(result).toMatchObject({ text: '하나' })
    expect(result).not.toHaveProperty('reply_markup')
  })

  it('reports each fault with the text of the real server', async () => {
    const { fake, at } = await withMessage()
    const same = { ...at, text: '하나', reply_markup: button({ text: '버튼', callback_data: 'x' }) }
    const notModified =
      'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

    expect(await complaint(fake, 'editMessageText', { ...at, text: '' })).toBe('Bad Request: message text is empty')
    expect(await complaint(fake, 'editMessageText', { text: 'x' })).toBe(
      'Bad Request: message identifier is not specified',
    )
    expect(await complaint(fake, 'editMessageText', { chat_id: 404, message_id: 1, text: 'x' })).toBe(
      'Bad Request: chat not found',
    )
    expect(await complaint(fake, 'editMessageText', { chat_id: 1, message_id: 99, text: 'x' })).toBe(
      'Bad Request: message to edit not found',
    )
    expect(await complaint(fake, 'editMessageText', { chat_id: 1, message_id: 1, text: 'x' })).toBe(
      "Bad Request: message can't be edited",
    )
    expect(await complaint(fake, 'editMessageText', { ...at, text: long(4_097) })).toBe('Bad Request: MESSAGE_TOO_LONG')
    expect(await complaint(fake, 'editMessageText', same)).toBe(notModified)
    expect(await complaint(fake, 'editMessageReplyMarkup', same)).toBe(notModified)
  })
})

describe('files', () => {
  async function upload(fake: FakeTelegram, method: string, fields: Record<string, string | File>) {
    const form = new FormData()
    for (const [name, value] of Object.entries({ chat_id: '1', ...fields })) form.set(name, value)
    return (await fetchJson(`${fake.url}/bot${fake.token}/${method}`, { method: 'POST', body: form })).body
  }

  it('accepts a document by its name or as attach://, byte for byte, and recognizes its id later', async () => {
    const fake = await withPerson()
    // The server takes the MIME type from the name.
    const file = new File([Buffer.from([0, 13, 10, 45, 45, 255])], '보고서.csv', { type: 'application/x-other' })

    const named = await upload(fake, 'sendDocument', { document: file, caption: '<i>끝</i>', parse_mode: 'HTML' })
    const attached = await upload(fake, 'sendDocument', { document: 'attach://part', part: file })
    const { document } = asObject(named['result'])
    const again = await call(fake, 'sendDocument', { chat_id: 1, document: asObject(document)['file_id'] })

    const seen = { file_name: '보고서.csv', mime_type: 'text/csv', file_size: 6 }
    expect(named).toMatchObject({ result: { document: seen, caption: '끝', caption_entities: [{ type: 'italic' }] } })
    expect(attached).toMatchObject({ result: { document: seen } })
    expect(again).toMatchObject({ result: { document } })
  })

  it.each([
    ['sendDocument', {}, 'there is no document in the request'],
    ['sendDocument', { document: 'attach://missing' }, 'there is no document in the request'],
    ['sendDocument', { document: new File([], 'x') }, 'file must be non-empty'],
    ['sendDocument', { document: new File(['x'], 'x'), caption: long(1_025) }, 'message caption is too long'],
    ['sendDocument', { document: 'https://example.com/x' }, 'failed to get HTTP URL content'],
    [
      'sendDocument',
      { document: 'AgAD' },
      "wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
    ],
    ['sendPhoto', {}, 'there is no photo in the request'],
    ['sendPhoto', { photo: new File(['x'], 'x.png') }, 'IMAGE_PROCESS_FAILED'],
    ['sendPhoto', { photo: new File([pngOf(8_000, 2_001)], 'x.png') }, 'PHOTO_INVALID_DIMENSIONS'],
    ['sendPhoto', { photo: new File([pngOf(210, 10)], 'x.png') }, 'PHOTO_INVALID_DIMENSIONS'],
    [
      'sendPhoto',
      { photo: new File([pngOf(10, 10)], 'x.webp') },
      'photo has unsupported extension. Use one of .jpg, .jpeg, .gif, .png, .tif or .bmp',
    ],
  ])('%s refuses %j', async (method, fields, reason) => {
    const fake = await withPerson()

    expect(await upload(fake, method, fields)).toMatchObject({ error_code: 400, description: `Bad Request: ${reason}` })
  })

  it('stores a photo in its sizes, shows it with its caption, and recognizes the id of any size', async () => {
    const fake = await withPerson()
    const file = new File([pngOf(640, 480)], 'chart.png')

    const answer = await upload(fake, 'sendPhoto', { photo: file, caption: '<b>오늘</b> 차트', parse_mode: 'HTML' })
    const { photo } = asObject(answer['result'])
    const [small] = Array.isArray(photo) ? photo : []
    const again = await call(fake, 'sendPhoto', { chat_id: 1, photo: small.file_id })
    const asDocument = await complaint(fake, 'sendDocument', { chat_id: 1, document: small.file_id })

    expect(fake.messages(1).at(1)).toMatchObject({
      caption: '오늘 차트',
      caption_entities: [{ type: 'bold', offset: 0, length: 2 }],
      photo: [
        { width: 100, height: 75 },
        { width: 320, height: 240 },
        { width: 640, height: 480, file_size: 33 },
      ],
    })
    expect(again).toMatchObject({ result: { photo } })
    expect(asDocument).toBe("Bad Request: can't use file of type Photo as Document")
    expect(fake.transcript.text()).toContain('bot to 관리자> <photo> 오늘 차트\n')
  })

  it('accepts 10 MB as a photo and 50 MB as a document, and no byte more', async () => {
    const fake = await withPerson()
    const photo = (more: number) => new File([pngOf(10, 10), new Uint8Array(10 * 1024 * 1024 - 33 + more)], 'x.png')
    const document = (more: number) => new File([new Uint8Array(50 * 1024 * 1024 + more)], 'x.bin')

    expect(await upload(fake, 'sendPhoto', { photo: photo(0) })).toMatchObject({ ok: true })
    expect(await upload(fake, 'sendPhoto', { photo: photo(1) })).toMatchObject({
      error_code: 400,
      description:
        'Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes',
    })
    expect(await upload(fake, 'sendDocument', { document: document(0) })).toMatchObject({ ok: true })
    expect(await upload(fake, 'sendDocument', { document: document(1) })).toMatchObject({
      error_code: 413,
      description: 'Request Entity Too Large',
    })
  })

  it('serves a file that the bot has sent, at the path of getFile', async () => {
    const fake = await withPerson()
    const file = new File([Buffer.from([0, 13, 10, 45, 45, 255])], '보고서.csv')
    const sent = asObject((await upload(fake, 'sendDocument', { document: file }))['result'])
    const { file_id } = asObject(sent['document'])

    const { file_path, ...fields } = asObject((await call(fake, 'getFile', { file_id }))['result'])
    const download = (token: string, path: unknown) => fetch(`${fake.url}/file/bot${token}/${path}`)
    const good = await download(fake.token, file_path)

    expect(fields).toEqual({ file_id, file_unique_id: expect.any(String), file_size: 6 })
    expect(Buffer.from(await good.arrayBuffer())).toEqual(Buffer.from([0, 13, 10, 45, 45, 255]))
    expect((await download(fake.token, 'documents/other')).status).toBe(404)
    expect((await download('1:other', file_path)).status).toBe(401)
    expect(await complaint(fake, 'getFile')).toBe('Bad Request: file_id not specified')
    expect(await complaint(fake, 'getFile', { file_id: 'AgAD' })).toBe('Bad Request: invalid file_id')
  })

  it.each([
    ['drop-before', 0],
    ['drop-after', 1],
    ['cut-json', 1],
    ['html-502', 0],
  ] as const)('loses the answer of an upload by %s, and has sent the photo %i times', async (fault, times) => {
    const fake = await withPerson()
    fake.fault({ method: 'sendPhoto' }, fault)

    await expect(upload(fake, 'sendPhoto', { photo: new File([pngOf(10, 10)], 'x.png') })).rejects.toThrow()

    expect(fake.messages(1).filter(({ photo }) => photo)).toHaveLength(times)
    expect(fake.calls({ method: 'sendPhoto' })).toHaveLength(1)
  })
})

describe('commands', () => {
  it('keeps a list for each scope and language', async () => {
    const fake = await withPerson()
    const commands = [{ command: '/start', description: '시작' }]

    await call(fake, 'setMyCommands', { commands, scope: { type: 'chat', chat_id: 1 }, language_code: 'ko' })

    const scope = { type: 'chat', chat_id: '1' }
    expect(await call(fake, 'getMyCommands')).toEqual({ ok: true, result: [] })
    expect(await call(fake, 'getMyCommands', { scope, language_code: 'ko' })).toEqual({
      ok: true,
      result: [{ command: 'start', description: '시작' }],
    })
    await call(fake, 'deleteMyCommands', { scope, language_code: 'ko' })
    expect(await call(fake, 'getMyCommands', { scope, language_code: 'ko' })).toEqual({ ok: true, result: [] })
  })

  const command = (fields: object) => ({ commands: [{ command: 'a', description: 'b', ...fields }] })
  it.each([
    [{ commands: '{' }, "can't parse commands JSON object"],
    [{ commands: '{}' }, 'expected an Array of BotCommand'],
    [{ commands: [{ command: 'a' }] }, 'can\'t parse BotCommand: Can\'t find field "description"'],
    [{ scope: { type: 'x' } }, "can't parse BotCommandScope: Unsupported type specified"],
    [{ scope: { type: 'chat' } }, "can't parse BotCommandScope: Empty chat_id specified"],
    [{ scope: { type: 'chat_member', chat_id: 1 } }, "can't parse BotCommandScope: Invalid user_id specified"],
    [{ scope: { type: 'chat', chat_id: 404 } }, 'chat not found'],
    [{ scope: { type: 'chat_administrators', chat_id: 1 } }, "can't use specified scope in private chats"],
    [{ language_code: 'KO' }, 'invalid language code specified'],
    [command({ command: '/' }), 'command must be non-empty'],
    [command({ command: 'a'.repeat(33) }), 'command length must not exceed 32'],
    [command({ description: ' ' }), 'command description must be non-empty'],
    [command({ description: long(257) }), 'command description length must not exceed 256'],
    [command({ command: 'Upper' }), 'BOT_COMMAND_INVALID'],
    [command({ command: '한글' }), 'BOT_COMMAND_INVALID'],
  ])('refuses %j', async (parameters, reason) => {
    const fake = await withPerson()

    expect(await complaint(fake, 'setMyCommands', parameters)).toBe(`Bad Request: ${reason}`)
  })

  it('reads missing commands as an empty list', async () => {
    const fake = await startFake()

    expect(await call(fake, 'setMyCommands')).toEqual({ ok: true, result: true })
  })
})

describe('access to a chat', () => {
  it('reports for each chat why the bot cannot write there', async () => {
    const fake = await startFake()
    const blocked = fake.user({ id: 1, name: 'a' })
    blocked.send('/start')
    blocked.block()
    const deactivated = fake.user({ id: 2, name: 'b' })
    deactivated.send('/start')
    deactivated.deactivate()
    fake.user({ id: 3, name: 'stranger' })
    const groups = Object.fromEntries(
      ['kicked', 'left', 'deleted', 'old', 'super', 'muted', 'plain'].map(
        (title) => [title, fake.group({ title })] as const,
      ),
    )
    fake.user({ id: 4, name: 'met in a group' }).send('hi', { in: groups['plain'] })
    groups['kicked']?.kickBot()
    groups['left']?.removeBot()
    groups['deleted']?.delete()
    const oldId = groups['old']?.id
    const newId = groups['old']?.upgrade()
    groups['super']?.upgrade()
    groups['super']?.kickBot()
    groups['muted']?.muteBot()

    const send = async (chatId: unknown) => {
      const answer = await call(fake, 'sendMessage', { chat_id: chatId, text: 'x' })
      return [answer['error_code'], answer['description']]
    }

    expect(await send('')).toEqual([400, 'Bad Request: chat_id is empty'])
    expect(await send('@nobody')).toEqual([400, 'Bad Request: chat not found'])
    expect(await send(3)).toEqual([400, 'Bad Request: chat not found'])
    expect(await send(1)).toEqual([403, 'Forbidden: bot was blocked by the user'])
    expect(await send(2)).toEqual([403, 'Forbidden: user is deactivated'])
    expect(await send(4)).toEqual([403, "Forbidden: bot can't initiate conversation with a user"])
    expect(await send(groups['kicked']?.id)).toEqual([403, 'Forbidden: bot was kicked from the group chat'])
    expect(await send(groups['super']?.id)).toEqual([403, 'Forbidden: bot was kicked from the supergroup chat'])
    expect(await send(groups['left']?.id)).toEqual([403, 'Forbidden: bot is not a member of the group chat'])
    expect(await send(groups['deleted']?.id)).toEqual([403, 'Forbidden: the group chat was deleted'])
    expect(await send(groups['muted']?.id)).toEqual([400, 'Bad Request: have no write access to the chat'])
    expect(await send(newId)).toEqual([undefined, undefined])
    expect(await call(fake, 'sendMessage', { chat_id: oldId, text: 'x' })).toEqual({
      ok: false,
      error_code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: newId },
    })
  })

  it('accepts messages of the bot again once it is unblocked', async () => {
    const fake = await withPerson()
    const person = fake.user({ id: 1, name: '관리자' })

    person.block()
    person.unblock()

    expect(await call(fake, 'sendMessage', { chat_id: 1, text: 'x' })).toMatchObject({ ok: true })
  })

  it('looks at the action before the chat', async () => {
    const fake = await withPerson()

    expect(await complaint(fake, 'sendChatAction', { action: 'dance', chat_id: 404 })).toBe(
      'Bad Request: wrong parameter action in request',
    )
    expect(await complaint(fake, 'sendChatAction', { action: 'typing', chat_id: 404 })).toBe(
      'Bad Request: chat not found',
    )
    expect(await call(fake, 'sendChatAction', { action: 'typing', chat_id: 1 })).toEqual({ ok: true, result: true })
  })
})

describe('faults', () => {
  const send = (fake: FakeTelegram) => call(fake, 'sendMessage', { chat_id: 1, text: 'x' })
  const sent = (fake: FakeTelegram) => fake.messages(1).length - 1

  it.each([
    ['drop-before', 0],
    ['reset', 0],
    ['drop-after', 1],
    ['cut-json', 1],
    ['html-502', 0],
  ] as const)('%s: the answer is lost, and the message was sent %i times', async (fault, times) => {
    const fake = await withPerson()
    fake.fault({ method: 'sendMessage' }, fault)

    await expect(send(fake)).rejects.toThrow()

    expect(sent(fake)).toBe(times)
    expect(await send(fake)).toMatchObject({ ok: true })
  })

  it('answers 429 with the seconds in the body and in the header, and has sent nothing', async () => {
    const fake = await withPerson()
    fake.fault({}, { retryAfter: 7 })

    const { status, headers, body } = await fetchJson(`${fake.url}/bot${fake.token}/sendMessage?chat_id=1&text=x`)

    expect(status).toBe(429)
    expect(headers.get('retry-after')).toBe('7')
    expect(body).toEqual({
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 7',
      parameters: { retry_after: 7 },
    })
    expect(sent(fake)).toBe(0)
  })

  it('answers with a 5xx as often as it was set, to that method only', async () => {
    const fake = await withPerson()
    fake.fault({ method: 'sendmessage' }, { status: 500 }, 2)

    const answers = [await call(fake, 'getMe'), await send(fake), await send(fake), await send(fake)]

    expect(answers.map((answer) => answer['error_code'])).toEqual([undefined, 500, 500, undefined])
  })

  it('resets the connection, rather than closing it', async () => {
    const fake = await startFake()
    fake.fault({ method: 'getMe' }, 'reset')
    const socket = connect(Number(new URL(fake.url).port), '127.0.0.1')

    const error = await new Promise<unknown>((resolve) => {
      socket.on('error', resolve)
      socket.on('close', () => resolve('closed'))
      socket.write(`GET /bot${fake.token}/getMe HTTP/1.1\r\nHost: x\r\n\r\n`)
    })

    expect(error).toMatchObject({ code: 'ECONNRESET' })
  })
})
