import { manualClock } from '@stockeye/test-kit/manual-clock'
import { expect, it } from 'vitest'
import { english } from '../messages/en.ts'
import { korean } from '../messages/ko.ts'
import { telegramNotifier } from '../notifier.ts'
import { createTelegram } from '../telegram/connection.ts'
import { expectNoFindings, prepareWorld, type WorldOptions } from '../tests/bot-world.test-kit.ts'

/** Starts a bot in Korean and English, whose admin has an app in English. */
async function startBilingual(options: WorldOptions = {}) {
  const telegram = { texts: [korean, english], ...options.telegram }
  const world = await prepareWorld({ ...options, telegram })
  world.admin.setLanguage('en')
  await world.bot.start()
  return world
}

it('answers each user in the language of the user, and users of another one in the first', async () => {
  const { admin, fake, sent, runner } = await startBilingual()
  admin.setLanguage('en-GB')
  const user = fake.user({ id: 2, name: '사용자' })
  const french = fake.user({ id: 3, name: 'Utilisateur' })
  french.setLanguage('fr')

  admin.send('/show_schedules')
  const schedules = await sent('Schedules')
  const press = admin.press('▶ 느린 작업')
  await sent('The request was accepted')
  admin.send('/help')
  await sent('Lists the commands')
  user.send('/start')
  await sent('반갑습니다', user)
  french.send('/status')
  await sent('관리자만', french)

  expect(schedules.text).toContain('next Mon 23 Nov 07:00 KST')
  expect(press.answers).toMatchObject([{ text: '⏳ Request received.' }])
  expect(runner.recipientsOf('run-1')).toEqual([{ channel: 'telegram', chatId: '1', language: 'en' }])
  expectNoFindings(fake)
})

it('answers a group in the first language, and stores that', async () => {
  const { admin, fake, runner } = await startBilingual()
  const group = fake.group({ title: '운영' })

  admin.send('/trigger_job@stockeye_bot slow_job', { in: group })
  await fake.until(() => group.messages().find(({ text }) => text?.includes('접수되었습니다')))

  expect(runner.recipientsOf('run-1')).toEqual([{ channel: 'telegram', chatId: String(group.id), language: 'ko' }])
})

it('shows progress and end of a run in the language of the user who triggered it', async () => {
  const clock = manualClock()
  const { admin, fake, sent, runner, later } = await startBilingual({ telegram: { clock } })
  admin.send('/trigger_job slow_job')
  await sent('The request was accepted')
  runner.progress('run-1', { done: 1, total: 2 })
  const edited = await later(clock, () => fake.calls({ method: 'editMessageText' })[0])
  // This is another process, as after a restart.
  const texts = [korean, english]
  const worker = telegramNotifier(createTelegram({ token: fake.token, apiRoot: fake.url, texts }))
  const [recipient = { channel: 'none' }] = runner.recipientsOf('run-1')
  const run = {
    runId: 'run-1',
    jobId: 'update_stock_master',
    cause: 'manual',
    jobName: '느린 작업',
    status: 'succeeded',
    durationMs: 2_000,
    finishedAt: 1,
    attempt: 1,
  } as const

  await worker.deliver(
    { ...run, deliveryId: 'run-1/0', recipient: { ...recipient }, redelivered: false },
    { signal: new AbortController().signal },
  )

  expect(edited.parameters['text']).toContain('running 1/2 (50%)')
  expect((await sent('completed')).text).toBe('✅ 느린 작업 completed (2 s)\nRun: run-1')
})

it('passes the language to a command of the program', async () => {
  const languages: (string | undefined)[] = []
  const { admin, sent } = await startBilingual({
    bot: {
      commands: [
        {
          name: 'ping',
          description: '응답합니다',
          access: 'everyone',
          async handle({ language, reply }) {
            languages.push(language)
            await reply('pong')
          },
        },
      ],
    },
  })

  admin.send('/ping')
  await sent('pong')

  expect(languages).toEqual(['en'])
})

it('sets the menu in each language, and that of an admin in the language of the admin', async () => {
  const { admin, sent, fake } = await startBilingual()
  admin.send('/start')
  await sent('Welcome')
  admin.send('/start')
  await fake.until(() => fake.calls({ method: 'sendMessage' }).length === 2)
  admin.setLanguage('ko')
  admin.send('/start')
  await sent('반갑습니다')

  const menus = fake.calls({ method: 'setMyCommands' }).map(({ parameters }) => {
    const [first] = JSON.parse(parameters['commands'] ?? '[]')
    return [JSON.parse(parameters['scope'] ?? '').type, parameters['language_code'], first.description]
  })

  expect(menus).toEqual([
    ['default', undefined, korean.descriptions.start],
    ['default', 'en', english.descriptions.start],
    ['chat', undefined, english.descriptions.start],
    ['chat', undefined, korean.descriptions.start],
  ])
})
