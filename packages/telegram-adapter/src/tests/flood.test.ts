import { manualClock } from '@stockeye/test-kit/manual-clock'
import { describe, expect, it } from 'vitest'
import { documentedFloodLimits } from '../fake-telegram/chat/flood-limits.ts'
import { startWorld, textsOf, type WorldOptions } from './bot-world.test-kit.ts'

/** Starts a bot on a clock of its own, at a Telegram that refuses messages above its limits. */
async function startLimited(options: Pick<WorldOptions, 'port'> = {}) {
  const clock = manualClock()
  const world = await startWorld({
    ...options,
    telegram: { clock },
    fake: { clock, floodLimits: documentedFloodLimits, callbackAnswerMs: 120_000 },
  })
  return { ...world, clock }
}

describe('a bot in a flood', () => {
  it.each([
    { strangers: 1, messages: 300 },
    { strangers: 10, messages: 100 },
    { strangers: 300, messages: 1 },
  ])(
    'answers an admin at once beside $messages messages of each of $strangers strangers',
    async ({ strangers, messages }) => {
      const { admin, fake, clock, later, log } = await startLimited()
      const others = Array.from({ length: strangers }, (_, index) => fake.user({ id: 100 + index, name: '손님' }))
      for (let round = 0; round < messages; round += 1) for (const other of others) other.send('/help')
      clock.advance(5_000)
      const startedAt = clock.now()

      admin.send('/status')
      await later(clock, () => textsOf(admin).find((text) => text.includes('정상')))

      expect(clock.now() - startedAt).toBeLessThan(10_000)
      expect(log.filter(({ code }) => code === 'flooded').length).toBeLessThanOrEqual(strangers * 3)
    },
  )

  it('takes a command of an admin within two polls, while ten strangers send 1,000 messages', async () => {
    let polls = () => 0
    let takenAt = 0
    const { admin, fake, clock, later } = await startLimited({
      port: (port) => ({
        ...port,
        ensureUser(user) {
          if (user.telegramId === '1') takenAt = polls()
          return port.ensureUser(user)
        },
      }),
    })
    polls = () => fake.calls({ method: 'getUpdates' }).length
    const strangers = Array.from({ length: 10 }, (_, index) => fake.user({ id: 100 + index, name: '손님' }))
    const flood = (rounds: number) => {
      for (let round = 0; round < rounds; round += 1) for (const one of strangers) one.send('/help')
    }
    const answers = () => textsOf(admin).filter((text) => text.includes('정상')).length
    const needed: number[] = []

    for (let command = 1; command <= 10; command += 1) {
      const before = polls()
      flood(5)
      admin.send('/status')
      flood(5)
      // The answer goes out beside the next poll, which is not counted.
      await later(clock, () => (answers() >= command ? true : undefined))
      needed.push(takenAt - before)
    }

    expect(Math.max(...needed)).toBeLessThanOrEqual(2)
  })

  it('answers the press of an admin', async () => {
    const { admin, fake, clock, later, sent, runner } = await startLimited()
    admin.send('/show_schedules')
    await sent('스케줄')
    const stranger = fake.user({ id: 100, name: '손님' })
    for (let round = 0; round < 130; round += 1) stranger.send('/help')

    const press = admin.press('▶ 느린 작업')
    await later(clock, () => press.answers[0])
    await later(clock, () => runner.runs[0])

    expect(runner.runs).toMatchObject([{ jobId: 'slow_job' }])
  })

  it('keeps half of the messages of a group for its admin', async () => {
    const { admin, fake, clock, later, log } = await startLimited()
    const group = fake.group({ title: '운영' })
    const stranger = fake.user({ id: 100, name: '손님' })
    for (let round = 0; round < 130; round += 1) stranger.send('/trigger_job@stockeye_bot slow_job', { in: group })
    await later(clock, () => log.find(({ message }) => message.startsWith('half of the messages of a group')))
    const answers = group.messages().filter(({ from }) => from?.is_bot)
    const startedAt = clock.now()

    admin.send('/status@stockeye_bot', { in: group })
    await later(clock, () => group.messages().find(({ text }) => text?.includes('정상')))

    expect(answers).toHaveLength(10)
    expect(clock.now() - startedAt).toBeLessThan(10_000)
  })
})
