import { manualClock } from '@stockeye/test-kit/manual-clock'
import { describe, expect, it } from 'vitest'
import { expectNoFindings, pauseOf, startWorld, textsOf } from '../tests/bot-world.test-kit.ts'

describe('a message that could not be sent', () => {
  it('is sent again when the time is over for which Telegram asks, and not before', async () => {
    const clock = manualClock()
    const { admin, fake, sent } = await startWorld({ telegram: { clock } })
    fake.fault({ method: 'sendMessage' }, { retryAfter: 7 })

    admin.send('/help')
    const pauseMs = await pauseOf(clock)
    clock.advance(pauseMs)
    await sent('쓸 수 있는 명령')

    expect(pauseMs).toBe(7_000)
    expect(textsOf(admin)).toHaveLength(2)
  })

  it('is sent again when no byte of it has left', async () => {
    const clock = manualClock()
    let refusals = 2
    const { admin, later } = await startWorld({
      telegram: {
        clock,
        fetch(url, request) {
          const isHelp = url.endsWith('/sendMessage') && String(request.body).includes('쓸 수 있는 명령')
          if (!isHelp || refusals === 0) return fetch(url, request)
          refusals -= 1
          return Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))
        },
      },
    })

    admin.send('/help')
    await later(clock, () => textsOf(admin).find((text) => text.includes('쓸 수 있는 명령')))

    expect(refusals).toBe(0)
    expect(textsOf(admin)).toHaveLength(2)
  })

  it.each([{ status: 500 }, 'html-502'] as const)('is sent again after %j, which is not an answer', async (fault) => {
    const clock = manualClock()
    const { admin, fake, later } = await startWorld({ telegram: { clock } })
    fake.fault({ method: 'sendMessage' }, fault, 2)

    admin.send('/help')
    await later(clock, () => textsOf(admin).find((text) => text.includes('쓸 수 있는 명령')))

    expect(textsOf(admin)).toHaveLength(2)
  })

  it.each(['drop-after', 'cut-json'] as const)('is not sent twice when only its answer was lost: %s', async (fault) => {
    const { admin, fake, sent, log, runner } = await startWorld()
    fake.fault({ method: 'sendMessage' }, fault)

    admin.send('/trigger_job slow_job')
    await sent('접수되었습니다')
    admin.send('/help')
    await sent('쓸 수 있는 명령')

    expect(textsOf(admin).filter((text) => text.includes('접수되었습니다'))).toHaveLength(1)
    expect(runner.runs).toHaveLength(1)
    expect(log).toContainEqual(expect.objectContaining({ code: 'not-sent', chatId: '1' }))
  })

  it.each(['drop-after', 'cut-json'] as const)(
    'answers a press once when the answer of Telegram was lost: %s',
    async (fault) => {
      const { admin, fake, sent } = await startWorld()
      admin.send('/show_schedules')
      await sent('📅')
      fake.fault({ method: 'answerCallbackQuery' }, fault)

      const press = admin.press('▶ 느린 작업')
      await sent('접수되었습니다')

      expect(press.answers).toHaveLength(1)
      expectNoFindings(fake)
    },
  )
})

it('lets Telegram show no preview of a link in a text', async () => {
  const { admin, fake, sent } = await startWorld()

  admin.send('/help')
  await sent('쓸 수 있는 명령')

  const previews = fake.calls({ method: 'sendMessage' }).map(({ parameters }) => parameters['link_preview_options'])
  expect(previews).toEqual(['{"is_disabled":true}', '{"is_disabled":true}'])
})

describe('a chat that has removed the bot', () => {
  it('receives no further message until a user writes from it', async () => {
    const clock = manualClock()
    const { admin, fake, runner, later } = await startWorld({ telegram: { clock } })
    const group = fake.group({ title: '운영' })
    admin.send('/trigger_job@stockeye_bot slow_job', { in: group })
    await fake.until(() => group.messages().find(({ text }) => text?.includes('접수되었습니다')))
    group.kickBot()

    runner.progress('run-1', { done: 1, total: 2 })
    await later(clock, () => fake.calls({ method: 'editMessageText' }).find(({ status }) => status === 403))
    runner.progress('run-1', { done: 2, total: 2 })
    clock.advance(5_000)
    group.addBot()
    admin.send('/help@stockeye_bot', { in: group })
    await fake.until(() => group.messages().find(({ text }) => text?.includes('쓸 수 있는 명령')))

    expect(fake.calls({ method: 'editMessageText' })).toHaveLength(1)
    expectNoFindings(fake)
  })
})
