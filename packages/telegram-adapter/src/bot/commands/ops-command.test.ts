import { manualClock } from '@stockeye/test-kit/manual-clock'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { isOpsError, OpsRefusedError, OpsUnreachableError } from '../../errors.ts'
import { startFake } from '../../fake-telegram/fake-telegram.test-kit.ts'
import type { OpsLogEntry } from '../../log.ts'
import { html } from '../../messages/html.ts'
import { createFakeRunner } from '../../ports/fake-runner.test-kit.ts'
import { inProcessPort } from '../../ports/in-process.ts'
import { expectNoFindings, labelsOf, prepareWorld, startWorld, textsOf } from '../../tests/bot-world.test-kit.ts'
import { createOpsBot } from '../ops-bot.ts'
import type { OpsCommand, OpsCommandRequest } from './ops-command.ts'

/** Creates a command that records its requests. */
function createCommand(fields: Partial<OpsCommand> = {}) {
  const requests: OpsCommandRequest[] = []
  const command: OpsCommand = {
    name: 'quote',
    description: '현재가를 봅니다',
    usage: '/quote <symbol>',
    access: 'admin',
    async handle(request) {
      requests.push(request)
      await request.reply(`시세 ${request.argument} <70,100>`)
    },
    ...fields,
  }
  return { command, requests }
}

describe('a command of the program', () => {
  it('receives the user, the role, the argument and the key of the update, and answers', async () => {
    const { command, requests } = createCommand()
    const { admin, sent, fake } = await startWorld({ bot: { commands: [command] } })

    admin.send('/quote  005930 ')
    const answer = await sent('시세')

    expect(answer.text).toBe('시세 005930 <70,100>')
    expect(requests).toMatchObject([{ user: '1', role: 'admin', chatId: '1', argument: '005930' }])
    expect(requests[0]?.idempotencyKey).toMatch(/^\d+$/)
    expectNoFindings(fake)
  })

  it('asks the port in the name of its user', async () => {
    const { command } = createCommand({
      async handle({ port, user, reply }) {
        const names = (await port.listJobs(user)).map(({ name }) => name)
        await reply(html`<b>${names.join(', ')}</b>`)
      },
    })
    const { admin, sent } = await startWorld({ bot: { commands: [command] } })

    admin.send('/quote')
    const answer = await sent('느린 작업')

    expect(answer.text).toBe('종목 마스터 갱신, 느린 작업')
    expect(answer.entities).toMatchObject([{ type: 'bold' }])
  })

  it('is listed in /help and in the menu of each user who may use it, and of no other user', async () => {
    const { command: forAdmins } = createCommand()
    const { command: forAll } = createCommand({ name: 'ping', description: '응답합니다', access: 'everyone' })
    const { usage: _, ...ping } = forAll
    const { admin, sent, fake } = await startWorld({ bot: { commands: [forAdmins, ping] } })
    const stranger = fake.user({ id: 5, name: '손님' })

    admin.send('/help')
    const adminHelp = await sent('쓸 수 있는 명령을 봅니다')
    stranger.send('/help')
    const strangerHelp = await sent('쓸 수 있는 명령을 봅니다', stranger)
    const menus = await fake.until(() => {
      const calls = fake.calls({ method: 'setMyCommands' })
      return calls.length === 2 && calls
    })

    expect(adminHelp.text).toContain('/quote <symbol> — 현재가를 봅니다\n/ping — 응답합니다')
    expect(strangerHelp.text).toContain('/ping — 응답합니다')
    expect(strangerHelp.text).not.toContain('/quote')
    const shown = menus.map(({ parameters: { commands = '' } }) =>
      JSON.parse(commands).map((entry: { readonly command: string }) => entry.command),
    )
    expect(shown[0]).toEqual(['start', 'help', 'ping'])
    expect(shown[1].slice(-2)).toEqual(['quote', 'ping'])
  })

  it('does not run for a user without the role', async () => {
    const { command, requests } = createCommand()
    const { sent, fake, log, audit } = await startWorld({ bot: { commands: [command] } })
    const stranger = fake.user({ id: 5, name: '손님' })

    stranger.send('/quote 005930')
    await sent('관리자만', stranger)

    expect(requests).toEqual([])
    expect(audit).toEqual([])
    expect(log).toContainEqual(expect.objectContaining({ code: 'access-refused', telegramId: '5' }))
  })

  it('runs for every user when it is for everyone, and stores no audit entry', async () => {
    const { command, requests } = createCommand({ access: 'everyone' })
    const { sent, fake, audit } = await startWorld({ bot: { commands: [command] } })
    const stranger = fake.user({ id: 5, name: '손님' })

    stranger.send('/quote 005930')
    await sent('시세 005930', stranger)

    expect(requests).toMatchObject([{ user: '5', role: 'user' }])
    expect(audit).toEqual([])
  })

  it('is recorded before it runs when it is for admins, and does not run when the audit fails', async () => {
    const { command, requests } = createCommand()
    const kept = await startWorld({ bot: { commands: [command] } })
    kept.admin.send('/quote 005930')
    await kept.sent('시세')

    expect(kept.audit).toMatchObject([
      { telegramId: '1', action: 'command', target: '/quote 005930', idempotencyKey: requests[0]?.idempotencyKey },
    ])

    const lost = await startWorld({
      bot: { commands: [command], audit: () => Promise.reject(new Error('disk full')) },
    })
    lost.admin.send('/quote 000660')
    await lost.sent('감사 기록을 남기지 못해')

    expect(requests.map(({ argument }) => argument)).toEqual(['005930'])
  })

  it.each([
    [new OpsRefusedError('user_blocked'), '차단된 사용자', 'port'],
    [new OpsUnreachableError('away'), '서버에 연결할 수 없습니다', 'port'],
    [new Error('no such table'), '처리하지 못했습니다', 'fault'],
  ] as const)('answers and logs the error %s', async (error, text, code) => {
    const { command } = createCommand({ handle: () => Promise.reject(error) })
    const { admin, sent, log, fake } = await startWorld({ bot: { commands: [command] } })

    admin.send('/quote 005930')
    await sent(text)

    expect(log).toContainEqual(expect.objectContaining({ code, message: error.message, telegramId: '1' }))
    expectNoFindings(fake)
  })

  it('answers a refusal that another installed copy of this package has thrown', async () => {
    vi.resetModules()
    const copy: typeof import('../../errors.ts') = await import('../../errors.ts')
    const { command } = createCommand({ handle: () => Promise.reject(new copy.OpsRefusedError('user_blocked')) })
    const { admin, fake, log } = await startWorld({ bot: { commands: [command] } })

    admin.send('/quote 005930')
    await fake.until(() => textsOf(admin).length === 2)

    expect(copy.OpsRefusedError).not.toBe(OpsRefusedError)
    expect(textsOf(admin)[1]).toContain('차단된 사용자')
    expect(log).toContainEqual(expect.objectContaining({ code: 'port' }))
  })

  it('logs the command and the place of a fault, and no secret', async () => {
    const fake = await startFake()
    const { command } = createCommand({
      handle() {
        throw new TypeError(`cannot read ${fake.token}`, { cause: new Error(`of ${fake.token}`) })
      },
    })
    const world = await startWorld({ fake: { token: fake.token }, bot: { commands: [command] } })

    world.admin.send('/quote 005930')
    const entry = await world.logged('fault')

    expect(entry).toMatchObject({ command: 'quote', message: 'cannot read ***: of ***' })
    expect(entry.stack).toMatch(
      /^TypeError: cannot read \*\*\*\n +at .*ops-command\.test\.ts.*caused by Error: of \*\*\*\n/s,
    )
    expect(JSON.stringify(world.log)).not.toContain(fake.token)
    expect(JSON.stringify(world.log)).not.toContain('005930')
  })

  it.each<[string, (request: OpsCommandRequest) => Promise<unknown>]>([
    ['text', ({ reply }) => reply(untyped(undefined))],
    ['text', ({ reply }) => reply(untyped(5))],
    ['text', ({ reply }) => reply('')],
    ['text', ({ reply }) => reply(html`<b></b>`)],
    ['options', ({ reply }) => reply('text', untyped(null))],
    ['buttons', ({ reply }) => reply('text', untyped({ buttons: 'help' }))],
    ['buttons[0]', ({ reply }) => reply('text', untyped({ buttons: [{ label: 'Help', command: 'help' }] }))],
    ['buttons[0][0].label', ({ reply }) => reply('text', untyped({ buttons: [[{ command: 'help' }]] }))],
    ['picture', ({ reply }) => reply('text', untyped({ picture: new Uint8Array(1) }))],
    ['ack', ({ followRun }) => followRun(untyped('run-1'))],
    ['ack.jobId', ({ followRun }) => followRun(untyped({ runId: 'run-1' }))],
    ['request', ({ port, user }) => port.trigger(user, 'slow_job', untyped(undefined))],
  ])('refuses a wrong %s, and sends nothing: %s', async (field, call) => {
    const thrown = Promise.withResolvers<unknown>()
    const { command } = createCommand({
      handle: async (request) => thrown.resolve(await call(request).catch((e) => e)),
    })
    const { admin, fake } = await startWorld({ bot: { commands: [command] } })
    const before = fake.calls({ method: 'sendMessage' }).length

    admin.send('/quote 005930')

    expect(await thrown.promise).toMatchObject({ code: 'OPS_INPUT', field })
    expect(fake.calls({ method: 'sendMessage' })).toHaveLength(before)
  })

  it('repeats a call of its port while the other side cannot be reached', async () => {
    const clock = manualClock()
    let calls = 0
    const { command } = createCommand({
      async handle({ retried, reply }) {
        const answer = await retried(async () => {
          calls += 1
          if (calls < 3) throw new OpsUnreachableError('away')
          return '돌아왔습니다'
        })
        await reply(answer)
      },
    })
    const { admin, fake, later } = await startWorld({
      telegram: { clock },
      bot: { commands: [command] },
      fake: { clock },
    })

    admin.send('/quote')
    await later(clock, () => textsOf(admin).find((text) => text === '돌아왔습니다'))

    expect(calls).toBe(3)
    expectNoFindings(fake)
  })

  it('aborts its signal when the bot stops, and answers nothing then', async () => {
    const begun = Promise.withResolvers<AbortSignal>()
    const { command } = createCommand({
      handle: ({ signal }) =>
        new Promise((_, reject) => {
          begun.resolve(signal)
          signal.addEventListener('abort', () => reject(signal.reason))
        }),
    })
    const { admin, bot } = await startWorld({ bot: { commands: [command] } })
    admin.send('/quote 005930')
    const signal = await begun.promise

    const wasAborted = signal.aborted
    await bot.stop({ deadlineMs: 0 })

    expect([wasAborted, signal.aborted]).toEqual([false, true])
    expect(textsOf(admin)).toHaveLength(1)
  })

  it('follows a run that it has triggered, with a button to cancel it', async () => {
    const { command } = createCommand({
      async handle({ port, user, chatId, idempotencyKey, followRun }) {
        await followRun(await port.trigger(user, 'slow_job', { chatId, idempotencyKey }))
      },
    })
    const { admin, sent, runner } = await startWorld({ bot: { commands: [command] } })

    admin.send('/quote')
    const notice = await sent('접수되었습니다')
    admin.press('⏹ 취소')
    await sent('취소를 요청했습니다: run-1')

    expect(labelsOf(notice)).toEqual([['⏹ 취소']])
    expect(runner.runs).toMatchObject([{ jobId: 'slow_job', state: 'cancelled' }])
  })
})

describe('a confirmation that is computed', () => {
  it('shows what the command would do, whole and escaped, and runs it after the button', async () => {
    const list = Array.from({ length: 200 }, (_, index) => `<b>종목 ${index}</b> 10주`).join('\n')
    const { command, requests } = createCommand({
      confirmation: async ({ argument, port, user }) =>
        html`${(await port.listJobs(user)).length} <i>${argument}</i>\n${list}`,
    })
    const { admin, sent, fake, audit } = await startWorld({ bot: { commands: [command] } })

    admin.send('/quote 5&6')
    const question = await sent('종목 199')
    const asked = { requests: requests.length, audit: audit.length }
    admin.press('✅ 실행')
    await sent('시세 5&6')

    expect(textsOf(admin).some((text) => text.startsWith('⚠️ 2 5&6\n<b>종목 0</b> 10주'))).toBe(true)
    expect(labelsOf(question)).toEqual([['✅ 실행', '✖ 그만두기']])
    expect(asked).toEqual({ requests: 0, audit: 0 })
    expect(requests.map(({ argument }) => argument)).toEqual(['5&6'])
    expectNoFindings(fake)
  })

  it('shows a long list in plain text to its last line', async () => {
    const list = Array.from({ length: 1_000 }, (_, index) => `종목 ${index} <10주>`).join('\n')
    const { command } = createCommand({ confirmation: async () => list })
    const { admin, fake } = await startWorld({ bot: { commands: [command] } })

    admin.send('/quote')
    await fake.until(() => admin.messages().find(({ reply_markup }) => reply_markup))

    expect(textsOf(admin).slice(1).join('\n')).toBe(`⚠️ ${list}`)
  })

  it('has no button when a part of it was not sent', async () => {
    const list = Array.from({ length: 1_000 }, (_, index) => `종목 ${index} 10주`).join('\n')
    const { command } = createCommand({ confirmation: async () => list })
    const { admin, fake, sent, log } = await startWorld({ bot: { commands: [command] } })
    // The bot sends no message that would wait for more than a minute.
    fake.fault({ method: 'sendMessage' }, { retryAfter: 61 })

    admin.send('/quote')
    const last = await sent('종목 999 10주')

    expect(textsOf(admin).some((text) => text.includes('종목 0 10주'))).toBe(false)
    expect(labelsOf(last)).toEqual([])
    expect(log).toContainEqual(expect.objectContaining({ code: 'not-sent' }))
  })

  it('runs the command with the argument that the question gives, not with the typed one', async () => {
    const { command, requests } = createCommand({
      confirmation: async () => ({ question: '볼까요?', argument: 'seen-7' }),
    })
    const { admin, sent } = await startWorld({ bot: { commands: [command] } })

    admin.send('/quote 005930')
    await sent('볼까요?')
    admin.press('✅ 실행')
    await sent('시세 seen-7')

    expect(requests.map(({ argument }) => argument)).toEqual(['seen-7'])
  })

  it('asks nothing and runs nothing when the function returns undefined, which has answered why', async () => {
    const { command, requests } = createCommand({
      async confirmation({ reply }) {
        await reply('보유 종목이 없습니다')
        return undefined
      },
    })
    const { admin, sent } = await startWorld({ bot: { commands: [command] } })

    admin.send('/quote')
    const answer = await sent('보유 종목이 없습니다')

    expect(labelsOf(answer)).toEqual([])
    expect(requests).toEqual([])
  })

  it.each([
    ['a refusal', () => Promise.reject(new OpsRefusedError('user_blocked')), '차단된 사용자'],
    ['a blank question', async () => ' ', '처리하지 못했습니다'],
    ['a question of tags alone', async () => html`<b></b>`, '처리하지 못했습니다'],
    ['a blank question with an argument', async () => ({ question: ' ', argument: '' }), '처리하지 못했습니다'],
    [
      'a question whose argument is not a text',
      untyped(async () => ({ question: '?', argument: 1 })),
      '처리하지 못했습니다',
    ],
  ])('is answered with the reason after %s, and runs nothing', async (_, confirmation, text) => {
    const { command, requests } = createCommand({ confirmation })
    const { admin, sent } = await startWorld({ bot: { commands: [command] } })

    admin.send('/quote')
    await sent(text)

    expect(requests).toEqual([])
  })
})

describe('a confirmation', () => {
  it('asks first, and runs the command with its argument when the button is pressed', async () => {
    const { command, requests } = createCommand({ confirmation: '시세를 <정말> 볼까요?' })
    const { admin, sent, audit, fake } = await startWorld({ bot: { commands: [command] } })
    admin.send('/quote 005930')
    const question = await sent('시세를 <정말> 볼까요?')
    expect([requests, audit]).toEqual([[], []])

    const press = admin.press('✅ 실행')
    await sent('시세 005930')
    await sent('실행을 확인했습니다')

    expect(labelsOf(question)).toEqual([['✅ 실행', '✖ 그만두기']])
    expect(requests).toMatchObject([{ argument: '005930', user: '1' }])
    expect(press.answers).toHaveLength(1)
    expectNoFindings(fake)
  })

  it('runs nothing when the user declines', async () => {
    const { command, requests } = createCommand({ confirmation: '볼까요?' })
    const { admin, sent } = await startWorld({ bot: { commands: [command] } })
    admin.send('/quote 005930')
    await sent('볼까요?')

    admin.press('✖ 그만두기')
    await sent('실행하지 않았습니다')

    expect(requests).toEqual([])
  })

  it('accepts a decline by any user who may use the command', async () => {
    const { command, requests } = createCommand({ confirmation: '볼까요?', access: 'everyone' })
    const { sent, fake } = await startWorld({ bot: { commands: [command] } })
    const stranger = fake.user({ id: 5, name: '손님' })
    stranger.send('/quote 005930')
    await sent('볼까요?', stranger)

    stranger.press('✖ 그만두기')
    await sent('실행하지 않았습니다', stranger)

    expect(requests).toEqual([])
  })

  it('runs once when one tap arrives as two presses', async () => {
    const { command, requests } = createCommand({ confirmation: '볼까요?' })
    const { admin, sent, fake } = await startWorld({ bot: { commands: [command] } })
    admin.send('/quote 005930')
    await sent('볼까요?')

    const presses = admin.pressTwice('✅ 실행')
    await sent('실행을 확인했습니다')
    await fake.until(() => presses.every(({ answers }) => answers.length > 0))

    expect(requests).toHaveLength(1)
  })

  it('refuses a press by a user who has lost the role', async () => {
    let role: 'admin' | 'user' = 'admin'
    const { command, requests } = createCommand({ confirmation: '볼까요?' })
    const { admin, sent } = await startWorld({
      bot: { commands: [command] },
      port: (port) => ({ ...port, ensureUser: async () => ({ role, active: true }) }),
    })
    admin.send('/quote 005930')
    await sent('볼까요?')

    role = 'user'
    admin.press('✅ 실행')
    await sent('관리자만')

    expect(requests).toEqual([])
  })

  it('answers an argument that does not fit the button', async () => {
    const { command, requests } = createCommand({ confirmation: '볼까요?' })
    const { admin, sent } = await startWorld({ bot: { commands: [command] } })

    // The 5 bytes of the name and 39 of the argument are one more than fit.
    admin.send(`/quote ${'a'.repeat(39)}`)
    await sent('값이 너무 깁니다')
    admin.send(`/quote ${'a'.repeat(38)}`)
    await sent('볼까요?')

    expect(requests).toEqual([])
  })
})

describe('a button of an answer', () => {
  const menu: OpsCommand = {
    name: 'menu',
    description: '버튼을 봅니다',
    access: 'everyone',
    async handle({ reply }) {
      await reply('고르세요', {
        buttons: [
          [{ label: '삼성전자', command: 'quote', argument: '005930' }],
          [{ label: '도움말', command: 'help' }],
        ],
      })
    },
  }

  it('runs a command with its argument, and each press is a request of its own', async () => {
    const { command, requests } = createCommand()
    const { admin, sent, fake } = await startWorld({ bot: { commands: [command, menu] } })
    admin.send('/menu')
    const before = await sent('고르세요')

    admin.press('삼성전자')
    await sent('시세 005930')
    await fake.until(() => {
      const now = admin.messages().find(({ message_id }) => message_id === before.message_id)
      return JSON.stringify(now?.reply_markup) !== JSON.stringify(before.reply_markup)
    })
    admin.press('삼성전자')
    await fake.until(() => requests.length === 2)
    admin.press('도움말')
    await sent('쓸 수 있는 명령을 봅니다')

    expect(labelsOf(before)).toEqual([['삼성전자'], ['도움말']])
    expect(new Set(requests.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2)
    expectNoFindings(fake)
  })

  it('requires the access of its command', async () => {
    const { command, requests } = createCommand()
    const { sent, fake } = await startWorld({ bot: { commands: [command, menu] } })
    const stranger = fake.user({ id: 5, name: '손님' })
    stranger.send('/menu')
    await sent('고르세요', stranger)

    stranger.press('삼성전자')
    await sent('관리자만', stranger)
    stranger.press('도움말')
    await sent('쓸 수 있는 명령을 봅니다', stranger)

    expect(requests).toEqual([])
  })

  it('is refused when the bot no longer has its command', async () => {
    const { command } = createCommand()
    const { admin, sent, bot, fake, telegram } = await startWorld({ bot: { commands: [command, menu] } })
    admin.send('/menu')
    await sent('고르세요')
    await bot.stop()
    const log: OpsLogEntry[] = []
    const successor = createOpsBot({
      telegram,
      port: inProcessPort(createFakeRunner(), { admins: ['1'] }),
      log: (entry) => void log.push(entry),
    })
    onTestFinished(() => successor.stop({ deadlineMs: 0 }))
    await successor.start()

    const press = admin.press('삼성전자')
    await fake.until(() => press.answers.length > 0)

    expect(press.answers).toMatchObject([{ text: expect.stringContaining('쓸 수 없는 버튼') }])
    expect(log).toContainEqual(expect.objectContaining({ code: 'button-refused' }))
  })

  it.each([
    [
      { label: '없음', command: 'no_such' },
      'buttons[0][0]: "no_such" is not a command of this bot; pass the name of one, without the slash',
    ],
    [
      { label: '긴 값', command: 'quote', argument: 'a'.repeat(43) },
      `buttons[0][0]: name and argument of "/quote ${'a'.repeat(43)}" have 48 bytes, of 47 at most; shorten the argument`,
    ],
  ])('fails with OPS_INPUT when it is wrong: %j', async (button, message) => {
    const errors: unknown[] = []
    const { command } = createCommand({
      async handle({ reply }) {
        await reply('x', { buttons: [[button]] }).catch((error: unknown) => errors.push(error))
        await reply('끝')
      },
    })
    const { admin, sent } = await startWorld({ bot: { commands: [command] } })

    admin.send('/quote')
    await sent('끝')

    expect(errors).toMatchObject([{ code: 'OPS_INPUT', message }])
  })
})

/** Returns the fields as a program in JavaScript passes them. */
// biome-ignore lint/suspicious/noExplicitAny: a program in JavaScript can pass anything.
const untyped = (fields: unknown): any => fields

describe('createOpsBot', () => {
  const fault = async (...commands: readonly OpsCommand[]) => {
    const error = await prepareWorld({ bot: { commands } }).catch((thrown: unknown) => thrown)
    return isOpsError(error) ? error : undefined
  }

  it.each([
    ['commands[0].name', { name: 'Quote' }],
    ['commands[0].name', { name: '/quote' }],
    ['commands[0].name', { name: '' }],
    ['commands[0].name', { name: 'a'.repeat(33) }],
    ['commands[0].name', { name: 'history', usage: '/history' }],
    ['commands[0].description', { description: ' ' }],
    ['commands[0].description', { description: '가'.repeat(257) }],
    ['commands[0].usage', { usage: 'quote <symbol>' }],
    ['commands[0].usage', { usage: '/quotes' }],
    ['commands[0].confirmation', { confirmation: '' }],
    ['commands[0].description', untyped({ description: undefined })],
    ['commands[0].access', untyped({ access: 'root' })],
    ['commands[0].handle', untyped({ handle: undefined })],
    ['commands[0].confirmation', untyped({ confirmation: true })],
    ['commands[0].usage', untyped({ usage: 5 })],
    ['commands[0].descripton', untyped({ descripton: 'x' })],
  ])('refuses a command and names the field %s: %j', async (field, fields) => {
    const error = await fault(createCommand(fields).command)

    expect(error).toMatchObject({ code: 'OPS_INPUT', field })
  })

  it('refuses two commands of one name', async () => {
    const { command } = createCommand()

    expect(await fault(command, command)).toMatchObject({ code: 'OPS_INPUT', field: 'commands[1].name' })
  })

  it('refuses more commands than a menu of Telegram holds', async () => {
    const many = Array.from({ length: 100 }, (_, index) => {
      const name = `quote_${index}`
      return createCommand({ name, usage: `/${name}` }).command
    })

    expect(await fault(...many)).toMatchObject({ code: 'OPS_INPUT', field: 'commands' })
  })

  it('accepts the longest name and description', async () => {
    const name = 'a'.repeat(32)

    expect(
      await fault(createCommand({ name, usage: `/${name}`, description: '가'.repeat(256) }).command),
    ).toBeUndefined()
  })
})
