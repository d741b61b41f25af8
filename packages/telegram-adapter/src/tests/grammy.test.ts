import { Bot, GrammyError, InlineKeyboard, InputFile } from 'grammy'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startFake } from '../fake-telegram/fake-telegram.test-kit.ts'
import type { FakeTelegram } from '../fake-telegram/fake-telegram.ts'
import { pngOf } from '../fake-telegram/files/png.test-kit.ts'

/** Creates a small bot on grammY that polls the fake. */
function botFor(fake: FakeTelegram): Bot {
  const bot = new Bot(fake.token, { client: { apiRoot: fake.url } })
  bot.command('menu', (context) =>
    context.reply('<b>잡</b> 하나 &amp; 둘', {
      parse_mode: 'HTML',
      reply_markup: new InlineKeyboard().text('▶ 하나', 'run:1').row().text('▶ 둘', 'run:2'),
    }),
  )
  bot.callbackQuery(/run:(\d)/, async (context) => {
    await context.answerCallbackQuery('접수했습니다')
    await context.editMessageText(`${context.match[1]}번을 실행합니다`)
  })
  bot.on('edited_message', (context) => context.reply('고쳤군요'))
  onTestFinished(() => bot.stop())
  return bot
}

describe('grammY', () => {
  it('plays a conversation: a command, a menu, a press, its answer and the edit', async () => {
    const fake = await startFake()
    const bot = botFor(fake)
    void bot.start()
    const admin = fake.user({ id: 1, name: '관리자' })

    admin.send('/menu')
    const menu = await fake.until(() => admin.messages().find(({ reply_markup }) => reply_markup))
    const press = admin.press('▶ 둘')
    await fake.until(() => admin.messages().find(({ text }) => text === '2번을 실행합니다'))

    expect(menu).toMatchObject({ text: '잡 하나 & 둘', entities: [{ type: 'bold', offset: 0, length: 1 }] })
    expect(press.answers).toMatchObject([{ text: '접수했습니다', showAlert: false }])
    expect(fake.transcript.findings()).toEqual([])
    expect(fake.transcript.text()).toBe(
      [
        '관리자> /menu',
        'bot to 관리자> 잡 하나 & 둘',
        '  [▶ 하나]',
        '  [▶ 둘]',
        '관리자> (presses [▶ 둘])',
        'bot> (on the button: 접수했습니다)',
        'bot to 관리자 (edits message 2)> 2번을 실행합니다',
        '',
      ].join('\n'),
    )
  })

  it('receives an edit', async () => {
    const fake = await startFake()
    void botFor(fake).start()
    const admin = fake.user({ id: 1, name: '관리자' })

    const { message_id: id } = admin.send('안녕')
    admin.edit(id, '안녕하세요')
    await fake.until(() => admin.messages().find(({ text }) => text === '고쳤군요'))

    expect(admin.messages().map(({ text }) => text)).toEqual(['안녕하세요', '고쳤군요'])
  })

  it('receives an error as Telegram sends it', async () => {
    const fake = await startFake()
    const bot = botFor(fake)

    const error = await bot.api.sendMessage(404, 'x').catch((thrown: unknown) => thrown)

    expect(error).toBeInstanceOf(GrammyError)
    expect(error).toMatchObject({ error_code: 400, description: 'Bad Request: chat not found' })
  })

  it('uploads a document by multipart', async () => {
    const fake = await startFake()
    const admin = fake.user({ id: 1, name: '관리자' })
    admin.send('/start')

    await botFor(fake).api.sendDocument(1, new InputFile(Buffer.from('a,b\n'), '보고서.csv'), { caption: '오늘' })

    expect(admin.messages().at(-1)).toMatchObject({
      caption: '오늘',
      document: { file_name: '보고서.csv', file_size: 4, mime_type: 'text/csv' },
    })
  })

  it('uploads a photo by multipart, with caption and buttons, and downloads it', async () => {
    const fake = await startFake()
    const admin = fake.user({ id: 1, name: '관리자' })
    admin.send('/start')
    const { api } = botFor(fake)

    const sent = await api.sendPhoto(1, new InputFile(pngOf(640, 480), 'chart.png'), {
      caption: '<b>차트</b>',
      parse_mode: 'HTML',
      reply_markup: new InlineKeyboard().text('▶ 하나', 'run:1'),
    })
    const { file_path: path } = await api.getFile(sent.photo.at(-1)?.file_id ?? '')
    const download = await fetch(`${fake.url}/file/bot${fake.token}/${path}`)

    expect(admin.messages().at(-1)).toMatchObject({ caption: '차트', photo: sent.photo, reply_markup: {} })
    expect(sent.photo.at(-1)).toMatchObject({ width: 640, height: 480 })
    expect(new Uint8Array(await download.arrayBuffer())).toEqual(pngOf(640, 480))
  })

  it('reads commands in a group that are meant for it, and not those for another bot', async () => {
    const fake = await startFake()
    void botFor(fake).start()
    const admin = fake.user({ id: 1, name: '관리자' })
    const group = fake.group({ title: '운영' })

    admin.send('/menu@other_bot', { in: group })
    admin.send('/menu@stockeye_bot', { in: group })
    await fake.until(() => group.messages().find(({ from }) => from?.is_bot))
    admin.press('▶ 하나', { in: group })
    await fake.until(() => group.messages().find(({ text }) => text === '1번을 실행합니다'))

    expect(group.messages().filter(({ from }) => from?.is_bot)).toHaveLength(1)
    expect(fake.transcript.findings()).toEqual([])
  })
})
