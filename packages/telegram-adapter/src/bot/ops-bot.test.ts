import { manualClock } from '@stockeye/test-kit/manual-clock'
import { describe, expect, it } from 'vitest'
import { systemClock } from '../clock.ts'
import { OpsUnreachableError } from '../errors.ts'
import { call } from '../fake-telegram/fake-telegram.test-kit.ts'
import { slowJob } from '../ports/fake-runner.test-kit.ts'
import { expectNoFindings, labelsOf, startWorld, textsOf } from '../tests/bot-world.test-kit.ts'
import type { OpsCommand } from './commands/ops-command.ts'

describe('commands', () => {
  it('lists the jobs by their human names, each as a button, with its next run', async () => {
    const { admin, sent, fake } = await startWorld()

    admin.send('/show_schedules')
    const message = await sent('스케줄')

    expect(message.text).toContain('종목 마스터 갱신 (update_stock_master) — 다음 11/23(월) 07:00 KST')
    expect(message.text).toContain('느린 작업 (slow_job) — 수동 실행')
    expect(labelsOf(message)).toEqual([['▶ 종목 마스터 갱신'], ['▶ 느린 작업']])
    expect(message.reply_markup?.inline_keyboard[0]?.[0]?.callback_data).toMatch(/^trigger_job_update_stock_master:/)
    expectNoFindings(fake)
  })

  it('runs a job when its button is pressed, and sends the ack at once', async () => {
    const { admin, sent, runner, fake } = await startWorld()
    admin.send('/show_schedules')
    await sent('스케줄')

    const press = admin.press('▶ 종목 마스터 갱신')
    const notice = await sent('✅ 잡 실행 요청이 접수되었습니다')

    expect(notice.text).toContain('종목 마스터 갱신')
    expect(runner.runs).toMatchObject([{ jobId: 'update_stock_master', state: 'running' }])
    expect(runner.recipientsOf('run-1')).toEqual([{ channel: 'telegram', chatId: '1' }])
    expect(press.answers).toHaveLength(1)
    expectNoFindings(fake)
  })

  it.each(['forwarded', 'via another bot'])('runs no command of an admin that is %s, and says so', async (how) => {
    const { admin, sent, runner, fake } = await startWorld()
    const stranger = fake.user({ id: 5, name: '손님' })

    admin.send('/trigger_job slow_job', how === 'forwarded' ? { forwardedFrom: stranger } : { viaBot: 'inline_bot' })
    await fake.until(() => fake.pendingUpdates() === 0 && textsOf(admin).length > 1)

    expect(textsOf(admin).at(-1)).toContain('직접 입력')
    expect(runner.triggers).toEqual([])
    admin.send('/trigger_job slow_job')
    await sent('접수되었습니다')
  })

  it('runs a job by its id', async () => {
    const { admin, sent, runner } = await startWorld()

    admin.send('/trigger_job slow_job')
    await sent('느린 작업')
    admin.send('/trigger_job update_stock_master')
    await sent('종목 마스터 갱신')

    expect(runner.runs.map(({ jobId }) => jobId)).toEqual(['slow_job', 'update_stock_master'])
  })

  it('answers a missing argument, an unknown command and /help', async () => {
    const { admin, sent, fake } = await startWorld()

    admin.send('/cancel')
    await sent('/cancel <run>')
    admin.send('/trigger_job no_such_job')
    await sent('그런 잡이나 실행이 없습니다')
    admin.send('/no_such_command')
    await sent('모르는 명령')
    admin.send('안녕하세요')
    await fake.until(() => textsOf(admin).filter((text) => text.includes('모르는 명령')).length === 2)
    admin.send('/help')
    const help = await sent('쓸 수 있는 명령을 봅니다')

    expect(help.text).toContain('/history <job>')
    expectNoFindings(fake)
  })

  it('shows the health of the system, the state of a run, and the runs of a job', async () => {
    const { admin, sent, runner } = await startWorld()
    admin.send('/trigger_job slow_job')
    await sent('접수되었습니다')
    runner.progress('run-1', { done: 3, total: 12, note: '코스닥' })

    admin.send('/status')
    const health = await sent('정상')
    admin.send('/status run-1')
    const run = await sent('시도: 1/1')
    runner.end('run-1', { state: 'failed', error: { name: 'E', code: 'KIS_DOWN', message: '없음', retryable: false } })
    admin.send('/history slow_job')
    const history = await sent('KIS_DOWN')

    expect(health.text).toMatch(/실행 중 {7}1/)
    expect(health.text).toContain('▶️ 실행 중 느린 작업 3/12 (25%) 코스닥 run-1')
    expect(run.text).toContain('실행 중 3/12 (25%) 코스닥')
    expect(history.text).toContain('실패')
    expect(history.entities).toContainEqual(expect.objectContaining({ type: 'pre' }))
  })

  it('cancels a run by its id, and by the button below its first notice', async () => {
    const { admin, sent, runner, audit } = await startWorld()
    admin.send('/trigger_job slow_job')
    await sent('run-1')
    admin.press('⏹ 취소')
    await sent('취소를 요청했습니다: run-1')
    admin.send('/trigger_job update_stock_master')
    await sent('run-2')
    admin.send('/cancel run-2')
    await sent('취소를 요청했습니다: run-2')

    expect(runner.runs.map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
    expect(audit.map(({ action, target }) => `${action} ${target}`)).toEqual([
      'trigger_job slow_job',
      'cancel_run run-1',
      'trigger_job update_stock_master',
      'cancel_run run-2',
    ])
  })

  it('answers a cancel of an ended run with its final state', async () => {
    const { admin, sent, runner } = await startWorld()
    admin.send('/trigger_job slow_job')
    await sent('run-1')
    runner.end('run-1', { state: 'succeeded' })

    admin.send('/cancel run-1')

    expect((await sent('이미 끝난 실행입니다')).text).toContain('✅ 성공')
    expect(runner.runs.map(({ state }) => state)).toEqual(['succeeded'])
  })

  it('pages through 60 jobs', async () => {
    const jobs = Array.from({ length: 60 }, (_, index) => ({ ...slowJob, id: `job_${index}`, name: `작업 ${index}` }))
    const { admin, sent, runner, fake } = await startWorld({ jobs })
    admin.send('/show_schedules')
    const first = await sent('(1/8)')
    admin.press('다음 ▶')
    const second = await sent('(2/8)')
    for (let page = 3; page <= 8; page += 1) {
      admin.press('다음 ▶')
      await sent(`(${page}/8)`)
    }
    admin.press('▶ 작업 59')
    await sent('접수되었습니다')

    expect(labelsOf(first).at(-1)).toEqual(['다음 ▶'])
    expect(labelsOf(second).at(-1)).toEqual(['◀ 이전', '다음 ▶'])
    expect(second.message_id).toBe(first.message_id)
    expect(runner.runs).toMatchObject([{ jobId: 'job_59' }])
    expectNoFindings(fake)
  })

  it('sends a long output in several messages', async () => {
    const { admin, runner, sent, fake } = await startWorld()
    admin.send('/trigger_job slow_job')
    await sent('run-1')
    runner.end('run-1', { state: 'succeeded', result: '<가&나>\n'.repeat(2_000) })

    admin.send('/status run-1')
    const last = await sent('시도: 1/1').then(() =>
      fake.until(() =>
        admin.messages().findLast(({ text }) => text?.endsWith('실행 번호: run-1') && text.includes('<가&나>')),
      ),
    )

    const parts = textsOf(admin).filter((text) => text.includes('<가&나>'))
    expect(parts.join('\n').match(/<가&나>/g)).toHaveLength(2_000)
    expect(parts.length).toBeGreaterThan(2)
    expect(last.text).toBe(parts.at(-1))
    expectNoFindings(fake)
  })
})

describe('dangerous jobs', () => {
  const dangerous = { bot: { dangerous: ['slow_job', 'update_stock_master'], checkAs: ['1'] } }

  it('asks before it runs a dangerous job, by command and by button', async () => {
    const { admin, sent, runner, fake } = await startWorld(dangerous)
    for (const command of ['/trigger_job slow_job', '/trigger_job update_stock_master']) {
      admin.send(command)
    }
    await sent('느린 작업 — 정말 실행할까요?')
    await sent('종목 마스터 갱신 — 정말 실행할까요?')
    admin.send('/show_schedules')
    await sent('스케줄')
    admin.press('▶ 느린 작업')
    await fake.until(() => textsOf(admin).filter((text) => text.includes('정말')).length === 3)
    expect(runner.runs).toEqual([])

    admin.press('✅ 실행')
    await sent('접수되었습니다')

    expect(runner.runs).toMatchObject([{ jobId: 'slow_job' }])
    expectNoFindings(fake)
  })

  it('runs nothing after a question of six minutes ago', async () => {
    let now = Date.parse('2026-10-19T10:00:00+09:00')
    const clock = { ...systemClock, now: () => now }
    const { admin, sent, runner, fake } = await startWorld({ ...dangerous, telegram: { clock } })
    admin.send('/trigger_job slow_job')
    await sent('정말 실행할까요?')
    now += 6 * 60_000

    const press = admin.press('✅ 실행')
    await fake.until(() => press.answers.length > 0)
    admin.send('/help')
    await sent('쓸 수 있는 명령을 봅니다')

    expect(press.answers).toMatchObject([{ text: expect.stringContaining('시간이 지났습니다') }])
    expect(runner.triggers).toEqual([])
  })

  it('runs nothing when the admin declines', async () => {
    const { admin, sent, runner, fake } = await startWorld(dangerous)
    admin.send('/trigger_job slow_job')
    await sent('정말 실행할까요?')

    admin.press('✖ 그만두기')
    const answer = await sent('실행하지 않았습니다')

    expect(labelsOf(answer)).toEqual([])
    expect(runner.runs).toEqual([])
    expectNoFindings(fake)
  })
})

describe('access', () => {
  it('registers a stranger at the first contact, and sends one answer to a command for admins', async () => {
    const seen: string[] = []
    const { fake, sent, runner, log } = await startWorld({
      port: (port) => ({
        ...port,
        ensureUser(user) {
          seen.push(`${user.telegramId} ${user.name}`)
          return port.ensureUser(user)
        },
      }),
    })
    const stranger = fake.user({ id: 5, name: '손님' })

    stranger.send('/trigger_job slow_job')
    await sent('관리자만', stranger)

    expect(seen).toContain('5 손님')
    expect(textsOf(stranger)).toHaveLength(1)
    expect(runner.runs).toEqual([])
    expect(log).toContainEqual(expect.objectContaining({ code: 'access-refused', telegramId: '5' }))
  })

  it('answers a blocked user once, also an admin', async () => {
    let active = true
    const { admin, sent, runner } = await startWorld({
      port: (port) => ({ ...port, ensureUser: async () => ({ role: 'admin', active }) }),
    })

    active = false
    admin.send('/trigger_job slow_job')
    await sent('차단된 사용자')

    expect(textsOf(admin)).toHaveLength(2)
    expect(runner.triggers).toEqual([])
  })

  it('applies a demotion at the next update', async () => {
    let role: 'admin' | 'user' = 'admin'
    const { admin, sent, runner } = await startWorld({
      port: (port) => ({ ...port, ensureUser: async () => ({ role, active: true }) }),
    })
    admin.send('/show_schedules')
    await sent('스케줄')

    role = 'user'
    const press = admin.press('▶ 느린 작업')
    await sent('관리자만')

    expect(press.answers).toHaveLength(1)
    expect(runner.runs).toEqual([])
  })

  it('shows the commands for admins in the private chat of each admin, and the others in every other chat', async () => {
    const { fake } = await startWorld()

    const menus = await fake.until(() => {
      const calls = fake.calls({ method: 'setMyCommands' })
      return calls.length === 2 && calls
    })

    expect(
      menus.map(({ parameters: { scope = '', commands = '' } }) => [JSON.parse(scope), JSON.parse(commands).length]),
    ).toEqual([
      [{ type: 'default' }, 2],
      [{ type: 'chat', chat_id: '1' }, 10],
    ])
  })

  it('takes the menu for admins from a demoted one, again at the next update when Telegram has failed', async () => {
    let role: 'admin' | 'user' = 'admin'
    const { admin, fake, logged } = await startWorld({
      port: (port) => ({ ...port, ensureUser: async () => ({ role, active: true }) }),
    })
    const shown = () => call(fake, 'getMyCommands', { scope: { type: 'chat', chat_id: 1 } })
    const before = await shown()

    role = 'user'
    fake.fault({ method: 'setMyCommands' }, { status: 500 })
    admin.send('/help')
    await logged('not-sent')
    admin.send('/help')
    await fake.until(() => textsOf(admin).filter((text) => text.startsWith('명령')).length === 2)

    expect(before['result']).toHaveLength(10)
    expect((await shown())['result']).toHaveLength(2)
  })
})

describe('presses', () => {
  it('runs a job once when one tap arrives as two presses, and answers each press once', async () => {
    const { admin, sent, runner, fake } = await startWorld()
    admin.send('/show_schedules')
    await sent('스케줄')

    const presses = admin.pressTwice('▶ 느린 작업')
    await sent('접수되었습니다')
    await fake.until(() => presses.every(({ answers }) => answers.length > 0))
    admin.send('/help')
    await sent('쓸 수 있는 명령을 봅니다')

    expect(runner.triggers).toHaveLength(1)
    expect(textsOf(admin).filter((text) => text.includes('접수되었습니다'))).toHaveLength(1)
    expect(presses.map(({ answers }) => answers.length)).toEqual([1, 1])
    expectNoFindings(fake)
  })

  it('runs a job again for a later press of the same button', async () => {
    const { admin, sent, runner, fake } = await startWorld()
    admin.send('/show_schedules')
    const before = await sent('스케줄')
    admin.press('▶ 느린 작업')
    await fake.until(() => {
      const now = admin.messages().find(({ message_id }) => message_id === before.message_id)
      return JSON.stringify(now?.reply_markup) !== JSON.stringify(before.reply_markup)
    })
    runner.end('run-1', { state: 'succeeded' })

    admin.press('▶ 느린 작업')
    await sent('run-2')

    expect(runner.runs).toHaveLength(2)
  })

  it.each([
    'trigger_job_slow_job',
    'trigger_job_slow_job:AAAAAAAAAAA',
    'confirm_slow_job:AAAAAAAAAAAAAAA',
    'cancel_run_run-1:AAAAAAAAAAA',
    '',
    '../../admin',
  ])('refuses the forged data %j, even from an admin', async (data) => {
    const { admin, runner, sent, log, fake } = await startWorld()

    const press = admin.forge(data)
    await fake.until(() => press.answers.length > 0)
    admin.send('/help')
    await sent('쓸 수 있는 명령을 봅니다')

    expect(press.answers).toEqual([expect.objectContaining({ text: expect.stringContaining('쓸 수 없는 버튼') })])
    expect(runner.triggers).toEqual([])
    expect(log).toContainEqual(expect.objectContaining({ code: 'button-refused', telegramId: '1' }))
  })

  it('sends the same key for a second press when the first one could not reach the other side', async () => {
    const clock = manualClock()
    let isAway = true
    const keys: string[] = []
    const pressedAgain = Promise.withResolvers<void>()
    const { admin, sent, runner, later } = await startWorld({
      fake: { clock },
      telegram: {
        clock,
        async fetch(url, request) {
          const response = await fetch(url, request)
          // The admin may press the button before the bot has received the answer to its message.
          if (String(request.body).includes('연결할 수 없습니다')) await pressedAgain.promise
          return response
        },
      },
      port: (port) => ({
        ...port,
        trigger(as, jobId, request) {
          keys.push(request.idempotencyKey)
          return isAway ? Promise.reject(new OpsUnreachableError('away')) : port.trigger(as, jobId, request)
        },
      }),
    })
    admin.send('/show_schedules')
    await sent('스케줄')
    admin.press('▶ 느린 작업')
    await later(clock, () => (keys.length === 3 ? keys : undefined))
    await sent('서버에 연결할 수 없습니다')

    isAway = false
    const press = admin.press('▶ 느린 작업')
    await later(clock, () => press.answers[0])
    pressedAgain.resolve()
    await sent('접수되었습니다')

    expect(keys).toHaveLength(4)
    expect(new Set(keys).size).toBe(1)
    expect(runner.runs).toHaveLength(1)
  })
})

describe('groups', () => {
  it('lets an admin press a button that a user without rights is pressing', async () => {
    const gate = Promise.withResolvers<void>()
    const { admin, fake, runner, logged } = await startWorld({
      port: (port) => ({
        ...port,
        async ensureUser(user) {
          if (user.telegramId === '5') await gate.promise
          return port.ensureUser(user)
        },
      }),
    })
    const group = fake.group({ title: '운영' })
    admin.send('/show_schedules@stockeye_bot', { in: group })
    await fake.until(() => group.messages().find(({ text }) => text?.includes('스케줄')))

    const other = fake.user({ id: 5, name: '손님' }).press('▶ 느린 작업', { in: group })
    await fake.until(() => other.answers.length > 0)
    const press = admin.press('▶ 느린 작업', { in: group })
    await fake.until(() => press.answers.length > 0)
    gate.resolve()
    await logged('access-refused')

    expect(press.answers).toEqual([expect.objectContaining({ text: '⏳ 요청을 받았습니다.' })])
    await fake.until(() => runner.runs.length > 0)
    expect(runner.runs).toMatchObject([{ jobId: 'slow_job' }])
  })

  it('runs no command that names another bot', async () => {
    const { admin, runner, sent } = await startWorld()

    // A private chat passes every message: a group passes one for another bot only to a bot that reads everything.
    admin.send('/trigger_job@other_bot slow_job')
    admin.send('/help')
    await sent('쓸 수 있는 명령')

    expect(runner.triggers).toEqual([])
    expect(textsOf(admin)).toHaveLength(2)
  })

  it('runs commands of admins in a group when they name the bot, and ignores other messages', async () => {
    const { admin, fake, runner } = await startWorld()
    const group = fake.group({ title: '운영' })

    admin.send('/trigger_job@stockeye_bot slow_job', { in: group })
    const ack = await fake.until(() => group.messages().find(({ text }) => text?.includes('접수되었습니다')))
    // A group passes a message without a command only when it answers one of the bot.
    admin.send('점심 뭐 먹지', { in: group, replyTo: ack.message_id })
    admin.send('/trigger_job@other_bot update_stock_master', { in: group, replyTo: ack.message_id })
    admin.send('/help@stockeye_bot', { in: group })
    await fake.until(() => group.messages().find(({ text }) => text?.includes('쓸 수 있는 명령')))

    expect(group.messages().filter(({ from }) => from?.is_bot)).toHaveLength(2)
    expect(runner.triggers).toHaveLength(1)
    expect(runner.recipientsOf('run-1')).toEqual([{ channel: 'telegram', chatId: String(group.id) }])
    // The menu of a group would show the commands for admins to every member.
    const menus = fake.calls({ method: 'setMyCommands' }).map(({ parameters }) => parameters['scope'])
    expect(menus.filter((scope) => scope?.includes(String(group.id)))).toEqual([])
  })

  it('answers in the supergroup that a group has become since the command', async () => {
    const asked = Promise.withResolvers<void>()
    const gate = Promise.withResolvers<void>()
    const { admin, fake } = await startWorld({
      port: (port) => ({
        ...port,
        async health(as) {
          asked.resolve()
          await gate.promise
          return port.health(as)
        },
      }),
    })
    const group = fake.group({ title: '운영' })
    admin.send('/status@stockeye_bot', { in: group })
    await asked.promise
    const newId = group.upgrade()

    gate.resolve()
    const answer = await fake.until(() => group.messages().find(({ text }) => text?.includes('정상')))

    expect(answer.chat.id).toBe(newId)
  })
})

describe('the audit', () => {
  it('receives an entry before the act is done', async () => {
    const order: string[] = []
    const { admin, sent } = await startWorld({
      bot: { audit: (entry) => void order.push(`${entry.telegramId} ${entry.action} ${entry.target}`) },
      port: (port) => ({
        ...port,
        trigger(...asked) {
          order.push('done')
          return port.trigger(...asked)
        },
      }),
    })

    admin.send('/trigger_job slow_job')
    await sent('접수되었습니다')

    expect(order).toEqual(['1 trigger_job slow_job', 'done'])
  })

  it('receives no entry for an act that the other side records itself, but one for a command of the program', async () => {
    const ping: OpsCommand = {
      name: 'ping',
      description: '응답합니다',
      access: 'admin',
      handle: ({ reply }) => reply('pong'),
    }
    const { admin, sent, runner, audit } = await startWorld({
      bot: { commands: [ping] },
      port: (port) => ({ ...port, keepsAudit: true }),
    })

    admin.send('/trigger_job slow_job')
    await sent('run-1')
    admin.send('/cancel run-1')
    await sent('취소를 요청했습니다')
    admin.send('/ping')
    await sent('pong')

    expect(runner.runs).toMatchObject([{ state: 'cancelled' }])
    expect(audit).toMatchObject([{ action: 'command', target: '/ping' }])
  })

  it('stops an act whose entry it cannot keep', async () => {
    const { admin, sent, runner, log } = await startWorld({
      bot: { audit: () => Promise.reject(new Error('disk full')) },
    })

    admin.send('/trigger_job slow_job')
    await sent('감사 기록을 남기지 못해')

    expect(runner.triggers).toEqual([])
    expect(log).toContainEqual(
      expect.objectContaining({ code: 'fault', message: expect.stringContaining('disk full') }),
    )
  })
})

describe('progress', () => {
  it('edits the first notice of a run with its progress, once a second at most, until it ends', async () => {
    const clock = manualClock()
    const { admin, sent, runner, fake, later } = await startWorld({ telegram: { clock }, fake: { clock } })
    admin.send('/trigger_job update_stock_master')
    const notice = await sent('접수되었습니다')
    const shows = (text: string) => () =>
      admin.messages().find((message) => message.message_id === notice.message_id && message.text?.includes(text))

    runner.progress('run-1', { done: 1_000, total: 2_873, note: 'KOSPI' })
    const first = await later(clock, shows('1,000/2,873 (34%) KOSPI'))
    runner.progress('run-1', { done: 2_873, total: 2_873 })
    await later(clock, shows('(100%)'))
    runner.end('run-1', { state: 'succeeded' })
    const last = await later(clock, shows('✅ 성공'))

    expect(labelsOf(first)).toEqual([['⏹ 취소']])
    expect(labelsOf(last)).toEqual([])
    expect(last.text).toContain('✅ 잡 실행 요청이 접수되었습니다')
    expect(textsOf(admin)).toHaveLength(2)
    expectNoFindings(fake, { leastEditGapMs: 1_000 })
  })

  it('shows the end of a run after Telegram was away', async () => {
    const clock = manualClock()
    const { admin, sent, runner, fake, later } = await startWorld({ telegram: { clock }, fake: { clock } })
    admin.send('/trigger_job slow_job')
    await sent('접수되었습니다')
    // An edit is tried four times.
    fake.fault({ method: 'editMessageText' }, { status: 500 }, 4)
    const isEdited = () => fake.calls({ method: 'editMessageText' }).some(({ status }) => status === 200)

    runner.end('run-1', { state: 'succeeded' })
    await later(clock, () => (isEdited() || clock.monotonic() > 60_000 ? true : undefined))

    const notice = admin.messages().findLast(({ text }) => text?.includes('접수되었습니다'))
    expect(notice?.text).toContain('✅ 성공')
    expect(notice && labelsOf(notice)).toEqual([])
  })

  it('is not shown after an hour', async () => {
    const clock = manualClock()
    const { admin, sent, runner, fake, later } = await startWorld({ telegram: { clock }, fake: { clock } })
    admin.send('/trigger_job slow_job')
    const { message_id: id } = await sent('접수되었습니다')
    const editsOf = (messageId: number) =>
      fake
        .calls({ method: 'editMessageText' })
        .filter(({ parameters }) => parameters['message_id'] === String(messageId))

    const pass = (ms: number) => {
      const end = clock.monotonic() + ms
      return later(clock, () => (clock.monotonic() >= end ? true : undefined))
    }

    await later(clock, () => editsOf(id)[0])
    clock.advance(60 * 60_000)
    await pass(1_000)
    runner.progress('run-1', { done: 1, total: 3 })
    // The last looks of the hour were 30 s apart.
    await pass(61_000)

    expect(editsOf(id)).toHaveLength(1)
  })

  it('does not edit a first notice again that was deleted', async () => {
    const clock = manualClock()
    const { admin, sent, runner, fake, later } = await startWorld({ telegram: { clock }, fake: { clock } })
    admin.send('/trigger_job slow_job')
    const { message_id: id } = await sent('접수되었습니다')
    const edits = () => fake.calls({ method: 'editMessageText' })

    admin.remove(id)
    runner.progress('run-1', { done: 1, total: 3 })
    await later(clock, () => edits()[0])
    runner.progress('run-1', { done: 2, total: 3 })
    // Another run is followed meanwhile: its edits show that the looks go on.
    admin.send('/trigger_job update_stock_master')
    await sent('접수되었습니다: 종목 마스터 갱신')
    for (const done of [1, 2, 3]) {
      runner.progress('run-2', { done, total: 3 })
      await later(clock, () => admin.messages().find(({ text }) => text?.includes(`${done}/3`)))
    }

    expect(edits().map(({ status }) => status)).toEqual([400, 200, 200, 200])
  })
})
