import { manualClock } from '@stockeye/test-kit/manual-clock'
import { describe, expect, it } from 'vitest'
import { documentedFloodLimits } from '../fake-telegram/chat/flood-limits.ts'
import { startWorld, textsOf } from './bot-world.test-kit.ts'

/** Starts a bot on a clock of its own, at a Telegram that refuses messages above its limits. */
async function startLimited() {
  const clock = manualClock()
  const world = await startWorld({
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
