import { fileURLToPath, pathToFileURL } from 'node:url'
import * as root from '@stockeye/telegram-adapter'
import * as api from '@stockeye/telegram-adapter/api'
import * as fakeTelegram from '@stockeye/telegram-adapter/fake-telegram'
import { startFakeTelegram } from '@stockeye/telegram-adapter/fake-telegram'
import * as suites from '@stockeye/telegram-adapter/testing'
import { type DocBlock, promisedLines } from '@stockeye/test-kit/docs/blocks'
import { readDocs } from '@stockeye/test-kit/docs/read-docs'
import { runBlock } from '@stockeye/test-kit/docs/run-blocks'
import { startProgram } from '@stockeye/test-kit/program'
import { tempFolder } from '@stockeye/test-kit/temp-folder'
import { assert, describe, expect, it, onTestFinished } from 'vitest'

const folderOf = (url: URL) => fileURLToPath(url)
// The programs need the job runner too, on which the adapter does not depend: they run here, where both are installed.
const docs = readDocs(folderOf(new URL('.', import.meta.resolve('@stockeye/telegram-adapter/package.json'))), {
  programsIn: folderOf(new URL('../..', import.meta.url)),
})
const isSuite = ({ text }: DocBlock) => text.includes('testOpsPort(')
/** Recognizes a program that goes on until SIGTERM. */
const isBot = ({ text }: DocBlock) => text.includes('SIGTERM')

/** Starts a bot of the pages, as printed, against a Telegram of its own in which an admin writes. */
async function startBot(name: string) {
  const fake = await startFakeTelegram()
  onTestFinished(() => fake.close())
  const block = docs.blocks.find((one) => one.name === name)
  assert(block && isBot(block))
  const env = { TELEGRAM_BOT_TOKEN: fake.token, TELEGRAM_API: fake.url }
  const program = startProgram(pathToFileURL(block.path), { env, cwd: tempFolder('docs') })
  const admin = fake.user({ id: 123456789, name: '관리자' })
  const sent = (part: string) =>
    fake.until(() => admin.messages().find(({ text, caption }) => (text ?? caption)?.includes(part)))
  return { fake, admin, sent, program }
}

describe('a bot of the pages', () => {
  it('sends both notices when an admin presses a button of the first program', async () => {
    const { fake, admin, sent, program } = await startBot('README 1')

    admin.send('/show_schedules')
    await sent('스케줄')
    admin.press('▶ 종목 마스터 갱신')
    await sent('✅ 잡 실행 요청이 접수되었습니다')
    const end = await sent('완료')

    expect(end.text).toContain('종목 2,873개, 신규 3개')
    expect(await program.end()).toBe(0)
    expect(program.output().trim().split('\n')).toEqual([
      'info: @stockeye_bot takes updates by long polling',
      'info: the bot takes no more updates',
    ])
    expect(fake.transcript.findings()).toEqual([])
  })

  it('answers both commands that its program adds', async () => {
    const { fake, admin, sent, program } = await startBot('commands 1')

    admin.send('/orders')
    const list = await sent('미체결 주문 2건')
    admin.send('/close_all')
    await sent('정말 모두 취소할까요?')
    admin.press('✅ 실행')
    await sent('✅ 잡 실행 요청이 접수되었습니다')
    await sent('주문 2건을 취소했습니다')
    admin.send('/orders')
    await sent('미체결 주문 0건')

    expect(list.document).toMatchObject({ file_name: 'orders.csv', mime_type: 'text/csv' })
    expect(list.reply_markup?.inline_keyboard).toMatchObject([[{ text: '모두 취소' }]])
    expect(await program.end()).toBe(0)
    expect(fake.transcript.findings()).toEqual([])
  })
})

it.each(docs.blocks.filter((block) => !isBot(block) && !isSuite(block)))(
  'runs the program $name as printed, and prints the lines that its comments promise',
  async (block) => {
    const stdout = await runBlock(block, { cwd: tempFolder('docs') })

    for (const line of promisedLines(block)) expect(stdout.split('\n')).toContain(line)
  },
)

// A block with `testOpsPort` is a suite: it registers its tests in this file.
for (const { path } of docs.blocks.filter(isSuite)) await import(pathToFileURL(path).href)

it('has an example on each public function', () => {
  expect(docs.functionsWithoutExample([root, api, fakeTelegram, suites])).toEqual([])
})

it('compiles every program of the pages, and every example of the sources', async () => {
  expect(await docs.compile(declarations)).toBe('')
})

/** The names that an example may use without a declaration. */
const declarations = `
import { createJobRunner, memoryBackend } from '@stockeye/job-runner'
import { createOpsBot, createTelegram, english, html, httpPort, inProcessPort, isOpsError, type OpsCommandRequest, type OpsJobRunner, type OpsPort, type OpsTexts, type Telegram, telegramNotifier } from '@stockeye/telegram-adapter'
import { opsApi } from '@stockeye/telegram-adapter/api'
import { documentedFloodLimits, type FakeTelegram, startFakeTelegram } from '@stockeye/telegram-adapter/fake-telegram'
import { type PortWorld, testOpsPort } from '@stockeye/telegram-adapter/testing'
import { describe } from 'vitest'
const backend = memoryBackend()
declare const telegram: Telegram
declare const port: OpsPort
declare const jobs: OpsJobRunner
declare const fake: FakeTelegram
declare const startWorld: () => Promise<PortWorld>
declare const request: OpsCommandRequest
`
