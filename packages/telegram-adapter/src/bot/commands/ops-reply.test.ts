import { openAsBlob, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { manualClock } from '@stockeye/test-kit/manual-clock'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { describe, expect, it } from 'vitest'
import { asObject, call } from '../../fake-telegram/fake-telegram.test-kit.ts'
import type { FakeTelegram } from '../../fake-telegram/fake-telegram.ts'
import { pngOf } from '../../fake-telegram/files/png.test-kit.ts'
import type { FakeUser } from '../../fake-telegram/people/user.ts'
import type { WireMessage } from '../../fake-telegram/wire-types.ts'
import { html } from '../../messages/html.ts'
import { type BotWorld, expectNoFindings, labelsOf, startWorld, textsOf } from '../../tests/bot-world.test-kit.ts'
import type { OpsCommand, OpsCommandRequest } from './ops-command.ts'
import type { OpsReplyOptions } from './ops-reply.ts'

const chart = pngOf(640, 480)
const orders = new File(['종목,수량\n005930,10\n'], '주문.csv')

/** Creates a command `/report` that answers as `handle` says. */
const report = (handle: OpsCommand['handle']): OpsCommand => ({
  name: 'report',
  description: '보고서를 봅니다',
  access: 'admin',
  handle,
})

/** Starts a world in which an admin has sent `/report`. */
async function startReport(handle: OpsCommand['handle'], options: Parameters<typeof startWorld>[0] = {}) {
  const world = await startWorld({ ...options, bot: { commands: [report(handle)], ...options.bot } })
  return { ...world, ask: () => world.admin.send('/report') }
}

const fileOf = (user: FakeUser): WireMessage | undefined =>
  user.messages().find(({ photo, document }) => photo !== undefined || document !== undefined)

async function downloadOf(fake: FakeTelegram, fileId: string | undefined): Promise<Uint8Array> {
  const { result } = await call(fake, 'getFile', { file_id: fileId })
  const download = await fetch(`${fake.url}/file/bot${fake.token}/${asObject(result)['file_path']}`)
  return new Uint8Array(await download.arrayBuffer())
}

describe('an answer with a picture', () => {
  it('keeps the line breaks of its caption', async () => {
    const { admin, fake, ask } = await startReport(({ reply }) => reply('한 줄\n두 줄', { photo: chart }))

    ask()
    const message = await fake.until(() => fileOf(admin))

    expect(message.caption).toBe('한 줄\n두 줄')
  })

  it.each([
    ['bytes', chart],
    ['a Blob', new Blob([chart], { type: 'image/png' })],
  ])('sends %s with a caption and buttons, byte for byte', async (_, photo) => {
    const { admin, fake, ask } = await startReport(({ reply }) =>
      reply(html`<b>${'5 < 6'}</b>`, { photo, buttons: [[{ label: '도움말', command: 'help' }]] }),
    )

    ask()
    const message = await fake.until(() => fileOf(admin))

    expect(message).toMatchObject({ caption: '5 < 6', caption_entities: [{ type: 'bold', offset: 0, length: 5 }] })
    expect(labelsOf(message)).toEqual([['도움말']])
    expect(message.photo?.at(-1)).toMatchObject({ width: 640, height: 480 })
    expect(await downloadOf(fake, message.photo?.at(-1)?.file_id)).toEqual(chart)
    expectNoFindings(fake)
  })

  it('runs the command of a button below it', async () => {
    const { admin, fake, sent, ask } = await startReport(({ reply }) =>
      reply('', { photo: chart, buttons: [[{ label: '도움말', command: 'help' }]] }),
    )
    ask()
    const before = await fake.until(() => fileOf(admin))

    const press = admin.press('도움말')
    await sent('쓸 수 있는 명령을 봅니다')
    await fake.until(() => JSON.stringify(fileOf(admin)?.reply_markup) !== JSON.stringify(before.reply_markup))

    expect(press.answers).toHaveLength(1)
    expect(before).not.toHaveProperty('caption')
    expectNoFindings(fake)
  })

  it('keeps a caption of 1,024 characters, and sends a longer text below the picture', async () => {
    const { admin, fake, ask } = await startReport(async ({ reply }) => {
      await reply(html`<b>${'가'.repeat(1_024)}</b>`, { photo: chart })
      await reply('나'.repeat(1_025), { photo: chart, buttons: [[{ label: '도움말', command: 'help' }]] })
    })

    ask()
    await fake.until(() => admin.messages().at(-1)?.text?.startsWith('나'))

    const [short, long, text] = admin.messages().slice(-3)
    expect(short).toMatchObject({ caption: '가'.repeat(1_024), photo: {} })
    expect(long).not.toHaveProperty('caption')
    expect(long).not.toHaveProperty('reply_markup')
    expect(text?.text).toBe('나'.repeat(1_025))
    expect(text && labelsOf(text)).toEqual([['도움말']])
    expectNoFindings(fake)
  })
})

describe('an answer with a document', () => {
  it('sends it under its name, byte for byte', async () => {
    const { admin, fake, ask } = await startReport(({ reply }) => reply('오늘의 주문', { document: orders }))

    ask()
    const message = await fake.until(() => fileOf(admin))

    expect(message).toMatchObject({
      caption: '오늘의 주문',
      document: { file_name: '주문.csv', mime_type: 'text/csv' },
    })
    expect(Buffer.from(await downloadOf(fake, message.document?.file_id)).toString()).toBe('종목,수량\n005930,10\n')
    expectNoFindings(fake)
  })

  it('is sent by the fetch of the program', async () => {
    const types: string[] = []
    const { admin, fake, ask } = await startReport(({ reply }) => reply('', { document: orders }), {
      telegram: {
        fetch(url, request) {
          if (url.endsWith('/sendDocument')) types.push(request.headers['content-type'] ?? '')
          return fetch(url, request)
        },
      },
    })

    ask()
    await fake.until(() => fileOf(admin))

    expect(types).toEqual([expect.stringMatching(/^multipart\/form-data; ?boundary=/)])
  })
})

describe('a file that could not be sent', () => {
  it('waits for its answer longer than a text does: a second for each 125 kB', async () => {
    const clock = manualClock()
    const document = new File([new Uint8Array(2_500_000)], 'x.bin')
    const handle = async ({ reply }: OpsCommandRequest) => {
      await reply('', { document })
      await reply('끝')
    }
    const { admin, fake, later, log, ask } = await startReport(handle, { telegram: { clock }, fake: { clock } })
    // The call has 20 s as any call, and 20 s for its bytes.
    fake.fault({ method: 'sendDocument' }, { delayMs: 39_000 })

    ask()
    await later(clock, () => textsOf(admin).find((text) => text === '끝'))

    expect(log.map(({ code }) => code)).toEqual(['started'])
  })

  it.each([{ retryAfter: 7 }, { status: 500 }, 'html-502'] as const)(
    'is sent again after %j, which is not an answer',
    async (fault) => {
      const clock = manualClock()
      const { admin, fake, later, ask } = await startReport(({ reply }) => reply('차트', { photo: chart }), {
        telegram: { clock },
      })
      fake.fault({ method: 'sendPhoto' }, fault, 2)

      ask()
      const message = await later(clock, () => fileOf(admin))

      expect(message.photo?.at(-1)).toMatchObject({ file_size: chart.length })
      expect(fake.calls({ method: 'sendPhoto' })).toHaveLength(3)
    },
  )

  it.each(['drop-after', 'cut-json'] as const)('is not sent twice when only its answer was lost: %s', async (fault) => {
    const { admin, fake, sent, log, ask } = await startReport(async ({ reply }) => {
      await reply('', { document: orders })
      await reply('끝')
    })
    fake.fault({ method: 'sendDocument' }, fault)

    ask()
    await sent('끝')

    expect(admin.messages().filter(({ document }) => document)).toHaveLength(1)
    expect(log).toContainEqual(expect.objectContaining({ code: 'not-sent', chatId: '1' }))
  })

  it('closes the chat that has removed the bot', async () => {
    const { admin, fake, ask, logged } = await startReport(async ({ reply }) => {
      admin.block()
      await reply('차트', { photo: chart })
      await reply('끝')
    })

    ask()
    await logged('not-sent')
    admin.unblock()
    admin.send('/help')
    await fake.until(() => textsOf(admin).find((text) => text.includes('쓸 수 있는 명령')))

    expect(fake.calls({ method: 'sendPhoto' })).toMatchObject([{ status: 403 }])
    expect(textsOf(admin)).not.toContain('끝')
    expectNoFindings(fake)
  })

  it('is an error of the command when Telegram refuses it, and the user receives an answer', async () => {
    const { fake, sent, log, ask } = await startReport(({ reply }) => reply('차트', { photo: pngOf(8_000, 2_001) }))

    ask()
    await sent('처리하지 못했습니다')

    expect(log).toContainEqual(
      expect.objectContaining({ code: 'fault', message: 'sendPhoto: Bad Request: PHOTO_INVALID_DIMENSIONS' }),
    )
    expect(fake.transcript.findings()).toMatchObject([{ code: 'bad-request' }])
  })
})

describe('a file that cannot be read', () => {
  it('is an error of the command, and the user receives an answer', async () => {
    const path = join(tempFolder('reply'), 'orders.csv')
    writeFileSync(path, 'a,b')
    const blob = await openAsBlob(path)
    writeFileSync(path, 'written again, longer')
    const { fake, sent, log, ask } = await startReport(({ reply }) =>
      reply('주문', { document: new File([blob], 'orders.csv') }),
    )

    ask()
    await sent('처리하지 못했습니다')

    expect(log).toContainEqual(expect.objectContaining({ code: 'fault' }))
    expect(fake.calls({ method: 'sendDocument' })).toEqual([])
  })
})

describe('reply', () => {
  const megabytes = (count: number, more = 0) => new Uint8Array(count * 1024 * 1024 + more)
  const notTyped = (options: object): OpsReplyOptions => options

  /** Answers with `options`, and returns the error and the world. */
  async function errorOf(options: OpsReplyOptions): Promise<BotWorld & { readonly errors: readonly unknown[] }> {
    const errors: unknown[] = []
    const handle = async ({ reply }: OpsCommandRequest) => {
      await reply('보고서', options).catch((error: unknown) => errors.push(error))
      await reply('끝')
    }
    const { ask, ...world } = await startReport(handle)
    ask()
    await world.sent('끝')
    return { ...world, errors }
  }

  it('sends a picture of 10 MB', async () => {
    const photo = new Blob([chart, megabytes(10, -chart.length)])

    const { errors, admin } = await errorOf({ photo })

    expect(errors).toEqual([])
    expect(fileOf(admin)?.photo?.at(-1)).toMatchObject({ file_size: 10_485_760 })
  })

  it.each([
    [
      { photo: megabytes(10, 1) },
      'photo: has 10485761 bytes, and must have 10485760 at most; scale it down, or send it as a document',
    ],
    [{ photo: new Uint8Array() }, 'photo: has 0 bytes, and Telegram accepts no empty file'],
    [notTyped({ photo: 'chart.png' }), 'photo: must be a Uint8Array or a Blob, and is "chart.png"'],
    [
      { document: new File([megabytes(50, 1)], 'x.bin') },
      'document: has 52428801 bytes, and must have 52428800 at most; send less',
    ],
    [{ document: new File([], 'x.csv') }, 'document: has 0 bytes, and Telegram accepts no empty file'],
    [
      notTyped({ document: new Uint8Array(3) }),
      'document: must be a File, and is Uint8Array; pass new File([bytes], "orders.csv")',
    ],
    [{ document: new File(['x'], ' ') }, 'document.name: " " must not be blank'],
    [{ photo: chart, document: orders }, 'document: must not come with a photo; send two answers'],
  ])('refuses the file of case %#, and sends nothing', async (options, message) => {
    const { errors, fake } = await errorOf(options)

    expect(errors).toMatchObject([{ code: 'OPS_INPUT', message }])
    expect([...fake.calls({ method: 'sendPhoto' }), ...fake.calls({ method: 'sendDocument' })]).toEqual([])
  })
})
