import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createOpsBot, createTelegram, inProcessPort } from '@stockeye/telegram-adapter'
import { Bot } from 'grammy'
import * as z from 'zod'
import { defineBench } from '../../../scripts/bench/define-bench.ts'

const warmUp = 2_000
const updates = 20_000
const load = fileURLToPath(new URL('load/telegram.ts', import.meta.url))

const placeSchema = z.object({ url: z.string(), token: z.string() })
const countSchema = z.object({ answers: z.number(), errors: z.number() })

/** Returns the next message of the telegram process. */
async function nextMessage<T>(telegram: ChildProcess, schema: z.ZodType<T>): Promise<T> {
  const [message] = await once(telegram, 'message')
  return schema.parse(message)
}

/**
 * Measures a bot under load.
 * @returns CPU ms of this process for each update, between the first that arrives and the last that is confirmed
 */
async function measure(start: (telegram: { readonly url: string; readonly token: string }) => Promise<void>) {
  const telegram = fork(load)
  process.once('exit', () => telegram.kill())
  await start(await nextMessage(telegram, placeSchema))
  telegram.send({ updates: warmUp })
  const before = await nextMessage(telegram, countSchema)
  const cpu = process.cpuUsage()
  telegram.send({ updates })
  const after = await nextMessage(telegram, countSchema)
  const { user, system } = process.cpuUsage(cpu)
  assert.equal(after.errors, 0, 'errors')
  assert.equal(after.answers - before.answers, updates, 'updates less lost answers')
  return (user + system) / 1_000 / updates
}

const nothing = async () => []

/** Measures this bot: it looks the user up, checks the access, and lists the commands of the user. */
const ours = () =>
  measure(async ({ url, token }) => {
    const jobs = {
      listJobs: nothing,
      history: nothing,
      trigger: () => Promise.reject(new Error('trigger was called: measure only commands that list jobs')),
      getRun: async () => undefined,
      cancel: async () => undefined,
      listDead: nothing,
      redeliver: async () => undefined,
      discard: async () => undefined,
      health: () => Promise.reject(new Error('health was called: measure only commands that list jobs')),
    }
    const telegram = createTelegram({ token, apiRoot: url })
    const bot = createOpsBot({ telegram, port: inProcessPort(jobs, { admins: [] }) })
    await bot.start()
  })

const help = `<b>명령</b>
/start — 봇을 시작하고 등록합니다
/help — 쓸 수 있는 명령을 봅니다`

/** Measures bare grammY: the same text to the same chats, over its own HTTP client and one after the other, as `bot.start()` does it. */
const bareGrammy = () =>
  measure(async ({ url, token }) => {
    const bot = new Bot(token, { client: { apiRoot: url } })
    bot.command('help', (context) =>
      context.reply(help, { parse_mode: 'HTML', link_preview_options: { is_disabled: true } }),
    )
    void bot.start()
  })

export default defineBench({
  id: 'bot-update',
  title: 'an update of the bot, over 20,000',
  unit: 'CPU ms',
  figure: 'returned',
  better: 'lower',
  ours,
  peers: { 'bare grammY': bareGrammy },
})
