import { expect, it } from 'vitest'
import { english } from '../messages/en.ts'
import { html } from '../messages/html.ts'
import { korean } from '../messages/ko.ts'
import { prepareWorld, startWorld } from '../tests/bot-world.test-kit.ts'

const report = { id: 'report', name: 'Daily report', isPaused: false }
const cleanUp = {
  id: 'clean_up',
  name: 'Clean up',
  schedule: '0 7 * * 1-5',
  zone: 'Asia/Seoul',
  nextRunAt: Date.parse('2026-11-23T07:00:00+09:00'),
  isPaused: false,
}

it('sends no Hangul with the english texts', async () => {
  const { bot, fake, runner, admin, sent, audit } = await prepareWorld({
    jobs: [report, cleanUp],
    telegram: { texts: english },
    bot: { dangerous: ['clean_up'] },
  })
  await bot.start()
  const stranger = fake.user({ id: 5, name: 'Guest' })
  const asks = async (text: string, answer: string, user = admin) => {
    user.send(text)
    return sent(answer, user)
  }

  await asks('/start', 'Welcome, Guest', stranger)
  await asks('/status', 'Only admins', stranger)
  await asks('/help', '/trigger_job <job> — Runs a job now')
  await asks('/no_such', 'Unknown command')
  await asks('/cancel', '/cancel <run>')
  await asks('/trigger_job no_such', 'There is no such job or run')
  const schedules = await asks('/show_schedules', 'Schedules')
  const refused = admin.forge('trigger_job_report:AAAAAAAAAAA')
  await fake.until(() => refused.answers.length > 0)
  await asks('/trigger_job clean_up', 'Really run Clean up?')
  admin.press('✖ Do not run')
  await sent('Nothing was run')
  admin.press('▶ Daily report')
  await sent('The request was accepted')
  runner.progress('run-1', { done: 1_000, total: 2_873 })
  await asks('/status run-1', 'Attempt: 1/1')
  await asks('/trigger_job report', 'The job is running already')
  await asks('/status', 'All is well')
  await asks('/cancel run-1', 'Asked to cancel')
  await asks('/cancel run-1', 'Asked to cancel')
  await asks('/history report', 'Latest run: run-1')
  await asks('/history clean_up', 'has not run yet')

  expect(schedules.text).toContain('Clean up (clean_up) — next Mon 23 Nov 07:00 KST')
  expect(audit.length).toBeGreaterThan(0)
  const shown = fake.calls().map(({ parameters }) => JSON.stringify(parameters))
  expect(shown.length).toBeGreaterThan(20)
  expect(shown.filter((text) => /\p{Script=Hangul}/u.test(text))).toEqual([])
})

it('uses a text and a format that the program has replaced, wherever they show', async () => {
  const { admin, sent, runner } = await startWorld({
    telegram: {
      texts: {
        ...korean,
        welcome: ({ name }) => html`<b>${name}</b> 반갑습니다!`,
        span: (ms) => `${ms} ms`,
        descriptions: { ...korean.descriptions, status: '상태' },
      },
    },
  })
  const welcome = await sent('반갑습니다')
  admin.send('/trigger_job slow_job')
  await sent('run-1')
  runner.end('run-1', { state: 'succeeded' })

  admin.send('/status run-1')
  const run = await sent('시도: 1/1')
  admin.send('/history slow_job')
  const history = await sent('마지막 실행')
  admin.send('/help')
  const help = await sent('/status [run]')

  expect(welcome.text).toBe('관리자 반갑습니다!')
  expect(run.text).toContain('걸린 시간: 8000 ms')
  expect(history.text).toContain('8000 ms')
  expect(help.text).toContain('/status [run] — 상태\n')
})
