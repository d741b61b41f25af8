import { manualClock } from '@stockeye/test-kit/manual-clock'
import { expect, it } from 'vitest'
import type { TelegramCompletion } from '../notifier/completion.ts'
import { telegramNotifier } from '../notifier.ts'
import { startWorld } from './bot-world.test-kit.ts'

const completion: TelegramCompletion = {
  deliveryId: 'run-1/0',
  runId: 'run-1',
  jobId: 'update_stock_master',
  cause: 'manual',
  jobName: '느린 작업',
  status: 'succeeded',
  durationMs: 1_000,
  finishedAt: 1,
  attempt: 1,
  recipient: { channel: 'telegram', chatId: '1' },
  redelivered: false,
}
const { signal } = new AbortController()

it('keeps one pace for the messages of the bot and of the notifier', async () => {
  const clock = manualClock()
  const { telegram, admin, sent } = await startWorld({ telegram: { clock } })
  const notifier = telegramNotifier(telegram)
  admin.send('/trigger_job slow_job')
  await sent('접수되었습니다')

  const tooSoon = await notifier.deliver(completion, { signal }).catch((error: unknown) => error)
  clock.advance(1_000)
  await notifier.deliver(completion, { signal })

  expect(tooSoon).toMatchObject({ code: 'DELIVERY_THROTTLED', retryAfterMs: 1_000 })
  expect((await sent('완료')).text).toContain('느린 작업 완료')
})

it('delivers by the notifier after the bot was stopped', async () => {
  const clock = manualClock()
  const { telegram, bot, sent } = await startWorld({ telegram: { clock } })
  const notifier = telegramNotifier(telegram)
  await bot.stop({ deadlineMs: 0 })
  clock.advance(1_000)

  await notifier.verify()
  await notifier.deliver(completion, { signal })

  expect((await sent('완료')).text).toContain('느린 작업 완료')
})

it('follows a group that became a supergroup with one refusal', async () => {
  const clock = manualClock()
  const { telegram, admin, fake } = await startWorld({ telegram: { clock } })
  const notifier = telegramNotifier(telegram)
  const group = fake.group({ title: '운영' })
  const oldId = String(group.id)
  admin.send('/status@stockeye_bot', { in: group })
  await fake.until(() => group.messages().find(({ from }) => from?.is_bot))
  group.upgrade()
  clock.advance(1_000)
  await notifier.deliver({ ...completion, recipient: { channel: 'telegram', chatId: oldId } }, { signal })
  const refusals = () => fake.calls({ method: 'sendMessage' }).filter(({ status }) => status === 400)
  const before = refusals().length

  clock.advance(1_000)
  await notifier.deliver({ ...completion, recipient: { channel: 'telegram', chatId: oldId } }, { signal })

  expect([before, refusals().length]).toEqual([1, 1])
})
