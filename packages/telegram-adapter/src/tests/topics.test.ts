import { manualClock } from '@stockeye/test-kit/manual-clock'
import { describe, expect, it } from 'vitest'
import { telegramNotifier } from '../notifier.ts'
import { startWorld } from './bot-world.test-kit.ts'

/** Starts a bot, and a forum with one topic in which its admin writes. */
async function startForum(options: Parameters<typeof startWorld>[0] = {}) {
  const world = await startWorld(options)
  const group = world.fake.group({ title: '운영' })
  group.upgrade()
  const topic = group.createTopic()
  const inTopic = () => group.messages().filter(({ from, message_thread_id: id }) => from?.is_bot && id === topic)
  const answer = (text: string) =>
    world.fake.until(() => group.messages().findLast(({ from, text: shown }) => from?.is_bot && shown?.includes(text)))
  return { ...world, group, topic, inTopic, answer }
}

const { signal } = new AbortController()

const endOf = (runId: string, recipient: { readonly chatId: string; readonly threadId?: string }) => ({
  deliveryId: `${runId}/0`,
  runId,
  jobId: 'slow_job',
  cause: 'manual',
  jobName: '느린 작업',
  status: 'succeeded' as const,
  durationMs: 1,
  finishedAt: 1,
  attempt: 1,
  recipient: { channel: 'telegram', ...recipient },
  redelivered: false,
})

describe('a bot in a topic of a forum', () => {
  it('answers commands and presses in the topic, and stores the topic with the recipient', async () => {
    const { admin, group, topic, inTopic, answer, runner, fake } = await startForum()

    admin.send('/trigger_job@stockeye_bot slow_job', { in: group, topic })
    await answer('접수되었습니다')
    admin.send('/show_schedules@stockeye_bot', { in: group, topic })
    await answer('스케줄')
    admin.press('▶ 종목 마스터 갱신', { in: group })
    await answer('접수되었습니다: 종목 마스터 갱신')
    admin.send('/status@stockeye_bot none', { in: group, topic })
    await answer('그런 잡이나 실행이 없습니다')

    const recipient = { channel: 'telegram', chatId: String(group.id), threadId: String(topic) }
    expect(runner.recipientsOf('run-1')).toEqual([recipient])
    expect(runner.recipientsOf('run-2')).toEqual([recipient])
    expect(inTopic()).toHaveLength(4)
    expect(group.messages().filter(({ from }) => from?.is_bot)).toHaveLength(4)
    expect(fake.transcript.findings()).toEqual([])
  })

  it('answers a reply outside of a topic in the chat itself: its thread is not one of a forum', async () => {
    const { admin, group, answer, fake } = await startForum()
    const first = admin.send('/help@stockeye_bot', { in: group })
    await answer('쓸 수 있는 명령')

    admin.send('/status@stockeye_bot', { in: group, replyTo: first.message_id })
    const { message_thread_id: thread } = await answer('정상')

    expect(thread).toBeUndefined()
    expect(fake.transcript.findings()).toEqual([])
  })

  it('answers in the chat itself when the topic was deleted', async () => {
    const { admin, group, topic, answer } = await startForum()
    const gone = admin.send('/status@stockeye_bot', { in: group, topic })
    group.deleteTopic(topic)

    const { message_thread_id: thread } = await answer('정상')

    expect(gone.message_thread_id).toBe(topic)
    expect(thread).toBeUndefined()
  })
})

describe('the end notice of a run that was asked for in a topic', () => {
  it('goes to the topic, and to the chat itself when the topic was deleted', async () => {
    const clock = manualClock()
    const { group, topic, telegram, inTopic } = await startForum({ telegram: { clock } })
    const notifier = telegramNotifier(telegram)
    const recipient = { chatId: String(group.id), threadId: String(topic) }

    await notifier.deliver(endOf('run-1', recipient), { signal })
    group.deleteTopic(topic)
    clock.advance(1_000)
    await notifier.deliver(endOf('run-2', recipient), { signal })

    expect(inTopic().map(({ text }) => text)).toEqual([expect.stringContaining('run-1')])
    expect(group.messages().at(-1)).toMatchObject({ text: expect.stringContaining('run-2') })
    expect(group.messages().at(-1)).not.toHaveProperty('message_thread_id')
  })

  it.each(['abc', '-5', ''])('goes to the chat itself when %j is stored as the topic', async (threadId) => {
    const { fake, group, telegram } = await startForum({ telegram: { clock: manualClock() } })

    await telegramNotifier(telegram).deliver(endOf('run-1', { chatId: String(group.id), threadId }), { signal })

    expect(group.messages().at(-1)).toMatchObject({ text: expect.stringContaining('run-1') })
    expect(fake.calls({ method: 'sendMessage' }).at(-1)?.parameters).not.toHaveProperty('message_thread_id')
  })

  it('is sent to each topic that asked for the run', async () => {
    const clock = manualClock()
    const { group, topic, telegram } = await startForum({ telegram: { clock } })
    const notifier = telegramNotifier(telegram)
    const other = group.createTopic()

    for (const [index, threadId] of [topic, other].entries()) {
      const recipient = { chatId: String(group.id), threadId: String(threadId) }
      await notifier.deliver({ ...endOf('run-1', recipient), deliveryId: `run-1/${index}` }, { signal })
      clock.advance(1_000)
    }

    const sent = group.messages().filter(({ from }) => from?.is_bot)
    expect(sent.map(({ message_thread_id: id }) => id)).toEqual([topic, other])
  })
})
